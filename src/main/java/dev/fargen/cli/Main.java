package dev.fargen.cli;

import dev.fargen.diag.Suggestion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;

/** Starts the command that was named. */
public final class Main {

  private Main() {}

  /**
   * The process: the launcher says in {@code fargen.terminal} whether standard error is a terminal,
   * which Java can't tell. Ends it with the command's exit code.
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    boolean colour =
        Boolean.getBoolean("fargen.terminal") && System.getenv("NO_COLOR") == null && !dumb();
    int code = ExitCode.WRONG;
    try {
      code = run(args, new Console(out, err, Path.of(""), colour));
    } catch (RuntimeException e) {
      err.println(
          "fargen: this is a fault of fargen, not of your spec; please report it with the spec");
      e.printStackTrace(err);
    }
    out.flush();
    err.flush();
    Runtime.getRuntime().halt(code);
  }

  /** The terminal says of itself that it can do no more than print. */
  static boolean dumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs the command line and gives the exit code. */
  static int run(String[] args, Console console) {
    String first = args.length == 0 ? "--help" : args[0];
    if (first.equals("--version") || first.equals("-V")) {
      console.out().println("fargen " + version());
      return ExitCode.DONE;
    }
    if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
      return help(args, console);
    }
    Optional<Command> command = Commands.named(first);
    if (command.isEmpty()) {
      return unknown(first, console);
    }
    return run(command.get(), Arrays.asList(args).subList(1, args.length), console);
  }

  private static int help(String[] args, Console console) {
    Optional<Command> named = args.length > 1 ? Commands.named(args[1]) : Optional.empty();
    CommandLine line =
        named.isPresent() ? new CommandLine(named.get().spec()) : Commands.commandLine();
    line.usage(args.length == 0 ? console.err() : console.out());
    return args.length == 0 ? ExitCode.WRONG : ExitCode.DONE;
  }

  private static int unknown(String name, Console console) {
    String help =
        Suggestion.nearest(name, Commands.NAMES)
            .map(near -> Suggestion.question("fargen " + near))
            .orElse("the commands are " + String.join(", ", Commands.NAMES));
    console.err().println("fargen: there is no command `" + name + "`; " + help);
    return ExitCode.WRONG;
  }

  private static int run(Command command, List<String> words, Console console) {
    try {
      return Arguments.areOperands(words)
          ? command.run(new Arguments.Operands(words), console)
          : OptionParser.run(command, words, console);
    } catch (UsageException e) {
      console.err().println("fargen: " + e.getMessage());
      return ExitCode.WRONG;
    } catch (InvalidPathException e) {
      console
          .err()
          .println(
              "fargen: `"
                  + e.getInput()
                  + "` can't be a file's name in this locale; set LC_ALL to C.UTF-8");
      return ExitCode.WRONG;
    }
  }

  private static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}

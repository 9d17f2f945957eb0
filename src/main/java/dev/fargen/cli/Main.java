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
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;

/** Starts the named command. */
public final class Main {

  /** What to do about a bug in fargen. */
  static final String REPORT =
      "report it with the spec and the output of `FARGEN_DEBUG=1 fargen ...`";

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code. The launcher sets {@code
   * fargen.terminal} if standard error is a terminal, which Java cannot tell, and {@code
   * fargen.columns} to its width.
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    StandardOutput output = new StandardOutput();
    PrintStream out = output.printer();
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    boolean colour =
        Boolean.getBoolean("fargen.terminal")
            && Objects.requireNonNullElse(System.getenv("NO_COLOR"), "").isEmpty()
            && !dumb();
    int code = ExitCode.WRONG;
    try {
      code = run(args, new Console(out, err, Path.of(""), colour, columns()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      internal(e, err);
    }
    out.flush();
    Optional<String> lost = output.fault();
    if (lost.isPresent()) {
      err.println("fargen: standard output cannot be written: " + lost.get());
      code = code == ExitCode.DONE ? ExitCode.WRONG : code;
    }
    err.flush();
    Runtime.getRuntime().halt(code);
  }

  private static void internal(Throwable fault, PrintStream err) {
    err.println("fargen: internal error: a bug in fargen, not in your spec");
    err.println("Please " + REPORT + ".");
    trace(fault, err);
  }

  /** Prints where in fargen the fault is, if that is asked for. */
  static void trace(Throwable fault, PrintStream err) {
    if (System.getenv("FARGEN_DEBUG") != null) {
      fault.printStackTrace(err);
    }
  }

  /** The width at which lines wrap: that of the terminal behind standard error, if there is one. */
  private static int columns() {
    if (!Boolean.getBoolean("fargen.terminal")) {
      return Integer.MAX_VALUE;
    }
    String given = System.getenv("COLUMNS");
    String columns = given == null ? System.getProperty("fargen.columns", "") : given;
    return columns.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(columns) : Integer.MAX_VALUE;
  }

  /** Whether the terminal supports nothing but plain lines. */
  static boolean dumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  /** Runs the command line and returns the exit code. */
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
    boolean general = args.length < 2 || args[1].startsWith("-");
    Optional<Command> named = general ? Optional.empty() : Commands.named(args[1]);
    if (!general && named.isEmpty()) {
      return unknown(args[1], console);
    }
    CommandLine line =
        named.isPresent() ? new CommandLine(named.get().spec()) : Commands.commandLine();
    line.getCommandSpec().usageMessage().width(Commands.usageWidth(console));
    line.usage(args.length == 0 ? console.err() : console.out());
    return args.length == 0 ? ExitCode.WRONG : ExitCode.DONE;
  }

  private static int unknown(String name, Console console) {
    if (name.startsWith("-")) {
      console
          .err()
          .println(
              "fargen: unknown option `"
                  + name
                  + "`; use --help or --version, or begin with a command, as in `fargen render`");
      return ExitCode.WRONG;
    }
    String help =
        Suggestion.nearest(name, Commands.NAMES)
            .map(near -> Suggestion.question("fargen " + near))
            .orElse("commands: " + String.join(", ", Commands.NAMES));
    console.err().println("fargen: unknown command `" + name + "`; " + help);
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
                  + "` is not a valid file name in this locale; set LC_ALL to C.UTF-8");
      return ExitCode.WRONG;
    }
  }

  private static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.isEmpty() ? "unknown" : text.replaceFirst("^version=", "").strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}

package dev.fargen.cli;

import dev.fargen.list.Lists;
import dev.fargen.spec.FileText;
import dev.fargen.teavm.Posix;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The native program: the same commands, without the launcher, which tells {@link Main} of the
 * terminal. Its methods are what a {@code Cut} calls; they start Java where the work is Java's.
 */
public final class Native {

  /** A hundred ordinary specs take 200 MB of the heap, and one of a megabyte 130 MB. */
  private static final int MOST_WORDS = 100;

  private static final long MOST_BYTES = 3 << 20;

  /** Characters of files. An import renders more than one spec: of 100 KB it takes 350 MB. */
  private static final int MOST_IMPORTED = 128 << 10;

  private static final Map<String, Integer> IMPORTED = new HashMap<>();

  private Native() {}

  /** Starts {@link Main}, or Java, where the specs could fill the heap. */
  public static void main(String[] args) {
    if (Posix.isTerminal(2)) {
      System.setProperty("fargen.terminal", "true");
      System.setProperty("fargen.columns", Integer.toString(Posix.columns()));
    }
    if (isLarge(args)) {
      java("a run over as many or as large specs");
    }
    Main.main(args);
  }

  private static boolean isLarge(String... words) {
    long bytes = 0;
    for (String word : words) {
      bytes += Posix.size(word);
    }
    return words.length > MOST_WORDS || bytes > MOST_BYTES;
  }

  static int run(Command command, Arguments arguments, Console console) {
    if (command instanceof RenderCommand render) {
      return render.run(arguments, console);
    }
    if (command instanceof ValidateCommand validate) {
      return validate.run(arguments, console);
    }
    if (command instanceof ExplainCommand explain) {
      return explain.run(arguments, console);
    }
    if (command instanceof SchemaCommand schema) {
      return schema.run(arguments, console);
    }
    if (command instanceof ImportCommand && isOfFiles(arguments)) {
      return ImportCommand.files(arguments, console);
    }
    return java("`" + command.spec().name() + "`");
  }

  /** Whether AWS is not asked; for a template, so many specs are tried that Java is faster. */
  private static boolean isOfFiles(Arguments arguments) {
    return arguments.value("--stack").isEmpty()
        && Lists.first(arguments.operands()).filter(ImportCommand.TEMPLATE::equals).isEmpty();
  }

  static int watch(List<String> names, Rendering rendering, Console console) {
    return java("`fargen render --watch`");
  }

  /** Reads a file that is imported. */
  static FileText read(Path path, int most) {
    FileText file = TextFile.read(path, most);
    IMPORTED.put(path.toString(), file.text().map(String::length).orElse(0));
    int characters = 0;
    for (int length : IMPORTED.values()) {
      characters += length;
    }
    if (characters > MOST_IMPORTED) {
      java("an import of as many or as large files");
    }
    return file;
  }

  static ImportedStack.Comparison compare(ImportedStack stack, String spec, Console console) {
    java("`fargen import --stack`");
    throw new IllegalStateException("Java has taken over");
  }

  private static int java(String what) {
    Posix.runJava(what);
    return ExitCode.WRONG;
  }

  static <A, B> void each(List<A> things, Function<A, B> work, Consumer<B> take) {
    things.forEach(thing -> take.accept(work.apply(thing)));
  }

  static void draw(ProgressBar progress) {}

  static CommandSpec extractCommandSpec(Object command, IFactory factory, boolean annotated) {
    return (CommandSpec) command;
  }

  static boolean isJavaIdentifierPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  static int detectTerminalWidth() {
    return -1;
  }

  static boolean isCodePointCJK(int codePoint) {
    return false;
  }

  static boolean calcTTY() {
    return Posix.isTerminal(0) && Posix.isTerminal(1);
  }
}

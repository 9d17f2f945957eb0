package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.teavm.Posix;
import java.util.List;
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
    if (command instanceof ValidateCommand validate && isText(arguments)) {
      return validate.run(arguments, console);
    }
    if (command instanceof ExplainCommand explain && isText(arguments)) {
      return explain.run(arguments, console);
    }
    return java("`" + command.spec().name() + "`" + (isText(arguments) ? "" : " with JSON"));
  }

  private static boolean isText(Arguments arguments) {
    return !List.of("json", "github", "sarif").contains(arguments.value("--output").orElse(""));
  }

  static int watch(List<String> names, Rendering rendering, Console console) {
    return java("`fargen render --watch`");
  }

  private static int java(String what) {
    Posix.runJava(what);
    return ExitCode.WRONG;
  }

  static <A, B> void each(List<A> things, Function<A, B> work, Consumer<B> take) {
    things.forEach(thing -> take.accept(work.apply(thing)));
  }

  static void draw(ProgressBar progress) {}

  static String of(Object document) {
    return inJava();
  }

  static String json(List<Diagnostics> all) {
    return inJava();
  }

  static String github(List<Diagnostics> all) {
    return inJava();
  }

  static String sarif(List<Diagnostics> all) {
    return inJava();
  }

  /** What prints JSON is Java's so far; {@link #run} has it before anything is printed. */
  private static String inJava() {
    java("JSON");
    return "";
  }

  static CommandSpec extractCommandSpec(Object command, IFactory factory, boolean annotated) {
    return (CommandSpec) command;
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

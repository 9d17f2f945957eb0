package dev.fargen.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a command line in this JVM, as {@code main} would, and keeps what it printed. */
public final class InProcess {
  private InProcess() {}

  /** How a command line ended, and what it printed. */
  public record Result(int exit, String stdout, String stderr) {}

  /** The names of all commands. */
  public static List<String> commands() {
    return Commands.NAMES;
  }

  /** Runs it as if in this folder, without colour. */
  public static Result run(Path folder, String... args) {
    return run(Integer.MAX_VALUE, folder, args);
  }

  /** Runs it as on a terminal of that width. */
  static Result run(int width, Path folder, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), folder, false, width);
    int exit = Main.run(args, console);
    console.out().flush();
    console.err().flush();
    return new Result(exit, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package dev.fargen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program to its end, and keeps what it printed. */
public final class Run {
  private static final long MINUTES = 10;

  private final ProcessBuilder builder;
  private String input = "";

  private Run(List<String> command) {
    builder = new ProcessBuilder(command);
  }

  /** What is to be run; the rest of the words are its arguments. */
  public static Run of(String... command) {
    return of(List.of(command));
  }

  /** What is to be run; the rest of the words are its arguments. */
  public static Run of(List<String> command) {
    return new Run(List.copyOf(command));
  }

  /** Runs it in this folder. */
  public Run in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  /** Adds to its environment. */
  public Run with(Map<String, String> variables) {
    builder.environment().putAll(variables);
    return this;
  }

  /** Gives it this environment, and nothing of ours. */
  public Run withOnly(Map<String, String> variables) {
    builder.environment().clear();
    return with(variables);
  }

  /** What it reads from standard input. */
  public Run input(String text) {
    input = text;
    return this;
  }

  /** Runs it. */
  public Result go() {
    try {
      // Files rather than pipes: nobody has to read two streams at once.
      Path stdin = Files.createTempFile("stdin", ".txt");
      Path stdout = Files.createTempFile("stdout", ".txt");
      Path stderr = Files.createTempFile("stderr", ".txt");
      try {
        Files.writeString(stdin, input);
        Process process =
            builder
                .redirectInput(stdin.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(builder.command() + " took more than " + MINUTES + " minutes");
        }
        return new Result(
            builder.command(), process.exitValue(), Result.text(stdout), Result.text(stderr));
      } finally {
        Files.delete(stdin);
        Files.delete(stdout);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How it ended, and what it printed. */
  public record Result(List<String> command, int exit, String stdout, String stderr) {
    /** Copies the command. */
    public Result {
      command = List.copyOf(command);
    }

    /** Fails the test if the program failed. */
    public Result expectSuccess() {
      if (exit != 0) {
        throw new AssertionError(command + " ended with " + exit + "\n" + stdout + stderr);
      }
      return this;
    }

    private static String text(Path file) throws IOException {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
  }
}

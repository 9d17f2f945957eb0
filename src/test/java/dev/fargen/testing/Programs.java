package dev.fargen.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs on the PATH. */
public final class Programs {
  private Programs() {}

  /** Leaves the test out unless all of them are there; see {@link Skip}. */
  public static void need(String... names) {
    for (String name : names) {
      if (find(name).isEmpty()) {
        Skip.because("there is no " + name);
      }
    }
  }

  /** Leaves the test out for want of a program; what is returned is for the compiler. */
  public static IllegalStateException missing(String name) {
    Skip.because("there is no " + name);
    return new IllegalStateException(name);
  }

  /** The first program of this name. */
  public static Optional<Path> find(String name) {
    return all(name).stream().findFirst();
  }

  /** Every program of this name, in the order of the PATH. */
  public static List<Path> all(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .toList();
  }
}

package dev.fargen.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The first program of this name. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

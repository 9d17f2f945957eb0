package dev.fargen.cases;

import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The example specs, and what is committed of what they become. */
public final class Examples {
  private Examples() {}

  /** The specs, by name. */
  public static List<Path> all() {
    try (var files = Files.list(Path.of("src/examples"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Path and text of every file in {@code templates/} and {@code params/}. */
  static Map<String, String> committed() {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("templates", "params")) {
      TextFiles.read(Path.of(folder)).forEach((name, text) -> files.put(folder + "/" + name, text));
    }
    return files;
  }
}

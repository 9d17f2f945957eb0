package dev.fargen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opentest4j.AssertionFailedError;

/** All files of a folder at once, by their paths in it. */
public final class TextFiles {
  private TextFiles() {}

  /** Path and text of every file under the folder; none where there is no folder. */
  public static Map<String, String> read(Path folder) {
    Map<String, String> files = new TreeMap<>();
    for (Path file : list(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      try {
        files.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** Makes the folder hold these files and no others. */
  public static void replace(Path folder, Map<String, String> files) {
    try {
      for (Path old : list(folder)) {
        Files.delete(old);
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the first line that differs, since two whole texts are hard to read. */
  public static void same(String file, String expected, String actual) {
    if (!expected.equals(actual)) {
      List<String> wanted = expected.lines().toList();
      List<String> found = actual.lines().toList();
      int line = 0;
      while (line < Math.min(wanted.size(), found.size())
          && wanted.get(line).equals(found.get(line))) {
        line++;
      }
      String message =
          "%s:%d%n  expected: %s%n  but was:  %s"
              .formatted(file, line + 1, line(wanted, line), line(found, line));
      throw new AssertionFailedError(message, expected, actual);
    }
  }

  private static String line(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the end)";
  }

  /** Writes a file, and the folders that it needs. */
  public static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder and everything in it. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.fargen.cases;

import dev.fargen.cli.InProcess;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code fargen render} makes of a spec, in a folder of its own.
 *
 * @param files path and text of every file that it wrote
 */
public record Rendering(InProcess.Result result, Map<String, String> files) {

  /** The folder beside a spec with the files that it names. */
  private static final String NAMED = "files";

  private static void copyFiles(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Renders a copy of the spec, which may be a folder or not there at all. */
  public static Rendering of(Path spec) {
    try {
      Path folder = Files.createTempDirectory("fargen-case-");
      try {
        Path copy = folder.resolve(spec.getFileName());
        if (Files.isDirectory(spec)) {
          Files.createDirectory(copy);
        } else if (Files.exists(spec)) {
          Files.copy(spec, copy);
        }
        Path named = folder.resolve(NAMED);
        copyFiles(spec.resolveSibling(NAMED), named);
        InProcess.Result result = InProcess.run(folder, "render", copy.getFileName().toString());
        Files.deleteIfExists(copy);
        TextFiles.delete(named);
        return new Rendering(result, TextFiles.read(folder));
      } finally {
        TextFiles.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders a {@code spec.yml} of this text. */
  static Rendering ofText(String text) {
    try {
      Path folder = Files.createTempDirectory("fargen-case-");
      try {
        return of(TextFiles.write(folder.resolve("spec.yml"), text));
      } finally {
        TextFiles.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the compiler said: all but the remarks of {@code cli}, which begin with its name. */
  public String diagnostics() {
    return Stream.of(result.stderr().split("(?<=\n)"))
        .filter(line -> !line.startsWith("fargen: "))
        .collect(Collectors.joining());
  }

  /** The files, and {@code diagnostics.txt} where there was something to say. */
  Map<String, String> filesAndDiagnostics() {
    Map<String, String> all = new TreeMap<>(files);
    if (!result.stderr().isEmpty()) {
      all.put("diagnostics.txt", result.stderr());
    }
    return all;
  }
}

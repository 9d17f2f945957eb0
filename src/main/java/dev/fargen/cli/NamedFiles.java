package dev.fargen.cli;

import dev.fargen.spec.FileText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the files that a spec names, for the compiler. Their paths are relative to the directory of
 * the spec, as in Compose.
 */
final class NamedFiles implements Function<String, FileText> {

  /** More than a task definition may have. */
  private static final int MOST_BYTES = 1 << 16;

  private final Path directory;
  private final Consumer<Path> asked;

  NamedFiles(String spec, Console console) {
    this(spec, console, path -> {});
  }

  /**
   * @param asked receives the path of each file, whether it exists or not
   */
  NamedFiles(String spec, Console console, Consumer<Path> asked) {
    this.asked = asked;
    Path file = console.directory().resolve(spec);
    Path parent = file.getParent();
    this.directory =
        spec.equals(SpecFile.STANDARD_INPUT) || parent == null ? console.directory() : parent;
  }

  @Override
  public FileText apply(String name) {
    Path path = directory.resolve(name);
    asked.accept(path);
    if (!Files.exists(path)) {
      return FileText.missing(name);
    }
    if (Files.isDirectory(path)) {
      return FileText.unusable("is a directory");
    }
    return TextFile.read(path, MOST_BYTES);
  }
}

package dev.fargen.cli;

import dev.fargen.migrate.Sources;
import dev.fargen.spec.FileText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that {@code fargen import} reads: those in the directory it runs in and in those that
 * the command line names, and below them. Links that lead out of them are not followed.
 */
final class ImportedFolder implements Sources.Files {

  /** The largest file that is read, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** The most files that are looked at in one directory and below it. */
  private static final int MOST_FILES = 10_000;

  private static final int DEEPEST = 12;

  private final Path directory;
  private final List<Path> roots = new ArrayList<>();

  /**
   * @param operands the files and directories of the command line
   */
  ImportedFolder(Path directory, List<String> operands) {
    this.directory = directory.toAbsolutePath().normalize();
    roots.add(this.directory);
    for (String operand : operands) {
      Path path = this.directory.resolve(operand).normalize();
      Path parent = path.getParent();
      roots.add(Files.isDirectory(path) || parent == null ? path : parent);
    }
  }

  @Override
  public FileText text(String name) {
    Path path = directory.resolve(name).normalize();
    if (!isWithin(path)) {
      return FileText.OUTSIDE;
    }
    if (!Files.exists(path)) {
      return FileText.missing(name);
    }
    if (Files.isDirectory(path)) {
      return FileText.unusable("is a directory");
    }
    if (!Files.isRegularFile(path)) {
      return FileText.unusable("is not a regular file");
    }
    try {
      if (!isReallyWithin(path)) {
        return FileText.unusable("is a link out of this directory and is not read");
      }
    } catch (IOException e) {
      return FileText.unusable("cannot be read: " + FileFault.reason(e));
    }
    return TextFile.read(path, MOST_BYTES);
  }

  private boolean isWithin(Path path) {
    return roots.stream().anyMatch(path::startsWith);
  }

  private boolean isReallyWithin(Path path) throws IOException {
    Path real = path.toRealPath();
    for (Path root : roots) {
      if (Files.exists(root) && real.startsWith(root.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> below(String name) {
    Path folder = directory.resolve(name).normalize();
    if (!isWithin(folder) || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      walk.filter(Files::isRegularFile).limit(MOST_FILES).forEach(file -> files.add(shown(file)));
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
    Collections.sort(files);
    return files;
  }

  /** The path as it is shown: relative to the directory where it lies below it. */
  private String shown(Path file) {
    Path shown = file.startsWith(directory) ? directory.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}

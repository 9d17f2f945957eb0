package dev.fargen.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A spec that a command writes for the user. */
final class NewFile {

  private NewFile() {}

  /**
   * Writes the whole file or nothing, and replaces no other file.
   *
   * @throws UsageException where there is such a file, or it cannot be written
   */
  static void write(Path file, String name, String text) {
    try {
      Path temporary = OutputFiles.beside(file);
      try {
        Files.writeString(temporary, text);
        putInPlace(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("`" + name + "` exists and is not overwritten");
    } catch (IOException e) {
      throw new UsageException("cannot write `" + name + "`: " + FileFault.reason(e));
    }
  }

  /** A link fails if the file exists, in one step; not every file system has links. */
  private static void putInPlace(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.move(temporary, file);
    }
  }
}

package dev.fargen.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a render. Each is written whole or not at all: to a temporary file next to it, which
 * is then renamed.
 */
final class OutputFiles {

  private final Map<Path, byte[]> files = new LinkedHashMap<>();

  void add(Path path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The files, each compared with the one on disk. */
  Map<Path, FileState> states() throws IOException {
    Map<Path, FileState> states = new LinkedHashMap<>();
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      try {
        states.put(file.getKey(), state(file.getKey().toFile(), file.getValue()));
      } catch (IOException e) {
        throw FileFault.at(file.getKey(), "read", e);
      }
    }
    return states;
  }

  private static FileState state(File file, byte[] bytes) throws IOException {
    if (!file.exists()) {
      return FileState.MISSING;
    }
    if (!file.isFile() || file.length() != bytes.length) {
      return FileState.DIFFERENT;
    }
    try (InputStream there = new FileInputStream(file)) {
      return Arrays.equals(there.readNBytes(bytes.length + 1), bytes)
          ? FileState.UNCHANGED
          : FileState.DIFFERENT;
    }
  }

  /**
   * Writes the files that are missing or differ; if one cannot be written, none is. Then deletes
   * the obsolete ones.
   */
  void write(Map<Path, FileState> states) throws IOException {
    Map<Path, Path> temporaries = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        if (states.get(file.getKey()) != FileState.UNCHANGED) {
          write(file.getKey(), file.getValue(), temporaries);
        }
      }
      for (Map.Entry<Path, Path> ready : temporaries.entrySet()) {
        move(ready.getKey(), ready.getValue());
      }
      for (Map.Entry<Path, FileState> file : states.entrySet()) {
        if (file.getValue() == FileState.OBSOLETE) {
          delete(file.getKey());
        }
      }
    } finally {
      for (Path temporary : temporaries.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void write(Path file, byte[] bytes, Map<Path, Path> temporaries)
      throws IOException {
    try {
      Path temporary = beside(file);
      temporaries.put(temporary, file);
      Files.write(temporary, bytes);
    } catch (IOException e) {
      throw FileFault.at(file, "write", e);
    }
  }

  private static void move(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileFault.at(file, "write", e);
    }
  }

  private static void delete(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFault.at(file, "delete", e);
    }
  }

  /** A name in the same folder that no other run uses; creates the folder. */
  static Path beside(Path path) throws IOException {
    String name = "." + path.getFileName() + "." + System.nanoTime() + ".tmp";
    Path folder = path.getParent();
    if (folder == null) {
      return path.resolveSibling(name);
    }
    Files.createDirectories(folder);
    return folder.resolve(name);
  }

  /**
   * The directory of an option.
   *
   * @throws UsageException if its name is empty
   */
  static Path folder(String option, String usual, Optional<String> given, Console console) {
    if (given.isPresent() && given.get().isBlank()) {
      throw UsageException.value(option, "''", "use the path of a directory");
    }
    return console.directory().resolve(given.orElse(usual));
  }
}

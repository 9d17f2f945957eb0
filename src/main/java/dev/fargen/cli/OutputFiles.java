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
      states.put(file.getKey(), state(file.getKey().toFile(), file.getValue()));
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
          Path path = file.getKey().toAbsolutePath();
          Path temporary = beside(path);
          temporaries.put(temporary, path);
          Files.write(temporary, file.getValue());
        }
      }
      for (Map.Entry<Path, Path> ready : temporaries.entrySet()) {
        Files.move(ready.getKey(), ready.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
      for (Map.Entry<Path, FileState> file : states.entrySet()) {
        if (file.getValue() == FileState.OBSOLETE) {
          Files.deleteIfExists(file.getKey());
        }
      }
    } finally {
      for (Path temporary : temporaries.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** A name in the same folder that no other run uses; creates the folder. */
  static Path beside(Path path) throws IOException {
    Path folder = path.getParent() == null ? path : path.getParent();
    Files.createDirectories(folder);
    return folder.resolve("." + path.getFileName() + "." + System.nanoTime() + ".tmp");
  }
}

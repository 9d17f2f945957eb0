package dev.fargen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detects changes of files by polling their times and sizes, which works on every file system and
 * costs almost nothing for a few files.
 */
final class Watch {

  private static final long LOOK_MILLIS = 20;

  private final Map<String, String> seen = new LinkedHashMap<>();
  private final Console console;

  Watch(List<String> names, Console console) {
    this.console = console;
    for (String name : names) {
      seen.put(name, state(name));
    }
  }

  /** Watches these files too. */
  void also(List<String> names) {
    names.forEach(name -> seen.computeIfAbsent(name, this::state));
  }

  /**
   * Waits until at least one file has changed and none changes any more: an editor may write in two
   * steps.
   *
   * @throws InterruptedException where the thread is interrupted
   */
  List<String> changed() throws InterruptedException {
    List<String> changed = new ArrayList<>();
    while (true) {
      Thread.sleep(LOOK_MILLIS);
      boolean moving = false;
      for (Map.Entry<String, String> file : seen.entrySet()) {
        String now = state(file.getKey());
        if (!now.equals(file.getValue())) {
          file.setValue(now);
          moving = true;
          if (!changed.contains(file.getKey())) {
            changed.add(file.getKey());
          }
        }
      }
      if (!moving && !changed.isEmpty()) {
        return changed;
      }
    }
  }

  private String state(String name) {
    try {
      Path path = console.directory().resolve(name);
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    } catch (IOException e) {
      return "not there";
    }
  }
}

package dev.fargen.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that specs name, each with those specs; specs are rendered at the same time. */
final class WatchedFiles {

  private final Map<String, Set<String>> specs = new TreeMap<>();

  synchronized void add(Path file, String spec) {
    specs.computeIfAbsent(file.toString(), path -> new TreeSet<>()).add(spec);
  }

  synchronized List<String> all() {
    return new ArrayList<>(specs.keySet());
  }

  /** The changed specs, and those that name a changed file. */
  synchronized List<String> specs(List<String> changed) {
    Set<String> all = new LinkedHashSet<>();
    for (String file : changed) {
      all.add(file);
      all.addAll(specs.getOrDefault(file, Set.of()));
    }
    return new ArrayList<>(all);
  }
}

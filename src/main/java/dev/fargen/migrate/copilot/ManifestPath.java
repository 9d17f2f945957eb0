package dev.fargen.migrate.copilot;

import java.util.List;

/** The path of a key in a manifest, its parts joined by dots; {@code *} stands for any name. */
final class ManifestPath {

  private ManifestPath() {}

  static String then(String path, String key) {
    return path.isEmpty() ? key : path + "." + key.replace('.', '_');
  }

  static boolean matches(String path, String pattern) {
    String[] parts = path.split("\\.", -1);
    String[] wanted = pattern.split("\\.", -1);
    boolean matches = parts.length == wanted.length;
    for (int i = 0; matches && i < parts.length; i++) {
      matches = wanted[i].equals("*") || wanted[i].equals(parts[i]);
    }
    return matches;
  }

  static boolean isOneOf(String path, List<String> patterns) {
    for (String pattern : patterns) {
      if (matches(path, pattern)) {
        return true;
      }
    }
    return false;
  }
}

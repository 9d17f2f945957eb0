package dev.fargen.migrate.compose;

import java.util.ArrayList;
import java.util.List;

/** Paths with {@code /} between their parts, as Compose files have them. */
final class Paths {

  private Paths() {}

  /** The path without {@code .} and, as far as possible, without {@code ..}. */
  static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.replace('\\', '/').split("/")) {
      boolean up = part.equals("..") && !parts.isEmpty() && !last(parts).equals("..");
      if (up) {
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
  }

  private static String last(List<String> parts) {
    return parts.get(parts.size() - 1);
  }

  /** The directory of a path; empty where it has none. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
  }

  /** The last part of a path. */
  static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A path relative to a directory. */
  static String in(String directory, String path) {
    return path.startsWith("/") || directory.isEmpty()
        ? normal(path)
        : normal(directory + "/" + path);
  }

  /** Whether a path is the directory or below it. */
  static boolean isWithin(String directory, String path) {
    return directory.isEmpty()
        ? !path.startsWith("/") && !path.startsWith("..")
        : path.equals(directory) || path.startsWith(directory + "/");
  }
}

package dev.fargen.migrate.copilot;

import java.nio.file.Path;

/**
 * The directory that paths in manifests are relative to: the one above {@code copilot}, seen from
 * the directory that fargen runs in.
 */
record Workspace(Application application) {

  /** A path of a manifest, relative to the directory that fargen runs in; {@code .} for itself. */
  String path(String path) {
    Path copilot = Path.of(application.files().directory());
    Path above = copilot.toString().isEmpty() ? Path.of("..") : parent(copilot);
    return shown(above.resolve(path.strip()).normalize());
  }

  private static Path parent(Path directory) {
    Path parent = directory.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** One of these paths, relative to another. */
  static String relative(String from, String path) {
    Path base = from.equals(".") ? Path.of("") : Path.of(from);
    return shown(base.relativize(Path.of(path)));
  }

  private static String shown(Path path) {
    String text = path.toString().replace('\\', '/');
    return text.isEmpty() ? "." : text;
  }
}

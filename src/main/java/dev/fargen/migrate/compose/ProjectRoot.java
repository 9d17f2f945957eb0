package dev.fargen.migrate.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The project directory of a file that Compose has resolved, as {@code docker compose config} and
 * {@code docker compose bridge} print it: paths in it are absolute.
 */
final class ProjectRoot {

  private ProjectRoot() {}

  /**
   * The absolute path of the directory; empty where the file has relative paths.
   *
   * @param project the name in the file: by default, that of the directory
   */
  static String of(Collection<ItemMap> services, String project) {
    List<String> contexts = new ArrayList<>();
    for (ItemMap service : services) {
      String context = service.map("build").map(build -> build.literal("context")).orElse("");
      if (context.startsWith("/")) {
        contexts.add(Paths.normal(context));
      }
    }
    String common = contexts.isEmpty() ? "" : contexts.get(0);
    for (String context : contexts) {
      while (!common.isEmpty() && !Paths.isWithin(common, context)) {
        common = Paths.parent(common).equals("/") ? "" : Paths.parent(common);
      }
    }
    for (String at = common; at.length() > 1; at = Paths.parent(at)) {
      if (name(Paths.file(at)).equals(project)) {
        return at;
      }
    }
    return contexts.size() > 1 ? common : "";
  }

  /** The name that Compose gives a project in this directory. */
  private static String name(String directory) {
    return directory.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
  }
}

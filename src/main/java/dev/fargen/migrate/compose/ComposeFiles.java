package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.EnvFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a Compose application: those that the command line names, else those that Compose
 * would find (Compose Specification, "The Compose file").
 *
 * @param directory the project directory, relative to the one that fargen runs in; empty if it is
 *     the same
 * @param environment the variables of {@code .env}
 * @param places where each of them is
 */
record ComposeFiles(
    List<String> paths,
    String directory,
    Map<String, String> environment,
    Map<String, Origin> places) {

  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  ComposeFiles {
    paths = List.copyOf(paths);
    environment = Map.copyOf(environment);
  }

  static ComposeFiles of(Sources sources, ImportOptions options) {
    List<String> paths = new ArrayList<>();
    for (String path : options.paths()) {
      if (sources.has(path) || sources.below(path).isEmpty()) {
        paths.add(Paths.normal(path));
      } else {
        paths.addAll(found(path, sources));
      }
    }
    if (paths.isEmpty()) {
      Map<String, String> here = environment("", sources).variables();
      String named = here.getOrDefault("COMPOSE_FILE", "");
      paths.addAll(
          named.isEmpty()
              ? found("", sources)
              : List.of(named.split(here.getOrDefault("COMPOSE_PATH_SEPARATOR", ":"))));
    }
    String directory = Paths.parent(paths.get(0));
    EnvFile file = environment(directory, sources);
    Map<String, Origin> places = new LinkedHashMap<>();
    for (String name : file.variables().keySet()) {
      places.put(name, EnvFiles.place(Paths.in(directory, ".env"), name, file));
    }
    return new ComposeFiles(paths, directory, file.variables(), places);
  }

  private static List<String> found(String directory, Sources sources) {
    Optional<String> main = Lists.first(NAMES, name -> sources.has(Paths.in(directory, name)));
    if (main.isEmpty()) {
      throw new CannotImport(
          "no Compose file in "
              + (directory.isEmpty() ? "this directory" : "`" + directory + "`")
              + ": expected "
              + Lists.enumerated(NAMES, "or"));
    }
    List<String> paths = new ArrayList<>();
    paths.add(Paths.in(directory, main.get()));
    Lists.first(OVERRIDES, name -> sources.has(Paths.in(directory, name)))
        .ifPresent(name -> paths.add(Paths.in(directory, name)));
    return paths;
  }

  private static EnvFile environment(String directory, Sources sources) {
    String text = sources.text(Paths.in(directory, ".env")).text().orElse("");
    return EnvFile.parse(text, Map.of());
  }
}

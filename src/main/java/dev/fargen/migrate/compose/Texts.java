package dev.fargen.migrate.compose;

import dev.fargen.migrate.Sources;
import dev.fargen.spec.containers.EnvFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All texts of a service in which other services can be named. */
final class Texts {

  private static final String COMMAND = "command";
  private static final String ENTRYPOINT = "entrypoint";

  /** Longer files have no addresses that matter. */
  private static final int LONGEST = 64 * 1024;

  private final Sources sources;
  private final BuildFiles builds;

  Texts(Sources sources, BuildFiles builds) {
    this.sources = sources;
    this.builds = builds;
  }

  /**
   * A text.
   *
   * @param name the variable, or the option before it
   */
  record Named(Optional<String> name, String text) {}

  List<Named> of(Service service) {
    List<Named> texts = new ArrayList<>();
    service
        .keys()
        .map("environment")
        .ifPresent(
            variables -> {
              for (String variable : variables.keys()) {
                variables
                    .text(variable)
                    .ifPresent(
                        value -> texts.add(new Named(Optional.of(variable), value.written())));
              }
            });
    for (Item file : service.keys().list("env_file")) {
      path(file)
          .flatMap(path -> sources.text(path).text())
          .ifPresent(
              text ->
                  EnvFile.parse(text, Map.of())
                      .variables()
                      .forEach((name, value) -> texts.add(new Named(Optional.of(name), value))));
    }
    texts.addAll(words(service, COMMAND));
    texts.addAll(words(service, ENTRYPOINT));
    for (Item volume : service.keys().list("volumes")) {
      Mount.of(volume)
          .filter(Mount::isBind)
          .map(mount -> builds.path(volume, mount.source()))
          .flatMap(path -> sources.text(path).text())
          .filter(text -> text.length() <= LONGEST)
          .ifPresent(text -> texts.add(new Named(Optional.empty(), text)));
    }
    return texts;
  }

  /** The path of a file with variables, relative to the directory that fargen runs in. */
  Optional<String> path(Item file) {
    Optional<String> path =
        file instanceof ItemMap map
            ? map.text("path").map(ItemText::literal)
            : file instanceof ItemText text ? Optional.of(text.literal()) : Optional.empty();
    return path.map(one -> builds.path(file, one));
  }

  private static List<Named> words(Service service, String key) {
    List<Named> words = new ArrayList<>();
    boolean list = service.keys().get(key).orElse(service.keys()) instanceof ItemList;
    Optional<String> option = Optional.empty();
    for (ItemText text : service.keys().texts(key)) {
      words.add(new Named(option, text.written()));
      option = list ? option(text.literal()) : Optional.empty();
    }
    return words;
  }

  /** The word that names what follows it: {@code --db-host}. */
  static Optional<String> option(String word) {
    boolean host = word.equals("-h") || word.matches("--[a-z-]*(host|hostname|server|addr)");
    return host ? Optional.of("HOST") : Optional.empty();
  }
}

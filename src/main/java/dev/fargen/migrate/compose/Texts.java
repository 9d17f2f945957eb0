package dev.fargen.migrate.compose;

import dev.fargen.migrate.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All texts of a service in which other services can be named. */
final class Texts {

  private static final String COMMAND = "command";
  private static final String ENTRYPOINT = "entrypoint";

  /** Longer files have no addresses that matter. */
  private static final int LONGEST = 64 * 1024;

  /** The most files of a directory. */
  private static final int MOST = 20;

  /** Images of proxies, whose builds copy their configuration. */
  private static final Set<String> PROXIES =
      Set.of(
          "nginx",
          "nginxinc/nginx-unprivileged",
          "openresty/openresty",
          "httpd",
          "caddy",
          "haproxy",
          "traefik",
          "envoyproxy/envoy");

  private final Sources sources;
  private final BuildFiles builds;
  private final Optional<ItemMap> configs;

  /**
   * @param configs those at the top of the file
   */
  Texts(Sources sources, BuildFiles builds, Optional<ItemMap> configs) {
    this.sources = sources;
    this.builds = builds;
    this.configs = configs;
  }

  /**
   * A text.
   *
   * @param name the variable, or the option before it
   */
  record Named(Optional<String> name, String text) {}

  /**
   * A file that the container has.
   *
   * @param item the key or item that says so
   */
  record FileText(String path, String text, Item item) {}

  List<Named> of(Service service) {
    List<Named> texts = new ArrayList<>();
    for (String variable : service.variables().keys()) {
      service
          .variables()
          .text(variable)
          .ifPresent(
              value -> {
                texts.add(new Named(Optional.of(variable), value.written()));
                if (!value.text().variables().isEmpty()) {
                  texts.add(new Named(Optional.of(variable), value.literal()));
                }
              });
    }
    texts.addAll(words(service, COMMAND));
    texts.addAll(words(service, ENTRYPOINT));
    HealthWriter.of(service)
        .ifPresent(
            check ->
                check
                    .texts("test")
                    .forEach(word -> texts.add(new Named(Optional.empty(), word.written()))));
    files(service).forEach(file -> texts.add(new Named(Optional.empty(), file.text())));
    return texts;
  }

  /** The text files that a service mounts, and those that the build of a proxy copies. */
  List<FileText> files(Service service) {
    Map<String, FileText> files = new LinkedHashMap<>();
    for (Item volume : service.keys().list("volumes")) {
      Mount.of(volume)
          .filter(Mount::isBind)
          .filter(mount -> !mount.source().startsWith("~"))
          .map(mount -> builds.path(volume, mount.source()))
          .filter(path -> !path.isEmpty())
          .ifPresent(path -> add(path, volume, files));
    }
    for (Item item : service.keys().list("configs")) {
      String name =
          item instanceof ItemMap map
              ? map.literal("source")
              : item instanceof ItemText text ? text.literal() : "";
      Optional<ItemMap> config = configs.flatMap(all -> all.map(name));
      config
          .flatMap(one -> one.text("file"))
          .ifPresent(file -> add(builds.path(file, file.literal()), item, files));
      config
          .flatMap(one -> one.text("content"))
          .ifPresent(text -> files.put(name, new FileText(name, text.literal(), item)));
    }
    Optional<String> context = builds.context(service);
    boolean proxy =
        builds.base(service).filter(image -> PROXIES.contains(image.repository())).isPresent();
    if (context.isPresent() && proxy) {
      Item build = service.keys().get("build").orElse(service.keys());
      for (String path : builds.copied(service)) {
        add(path, build, files);
      }
    }
    return new ArrayList<>(files.values());
  }

  private void add(String path, Item item, Map<String, FileText> files) {
    List<String> paths = new ArrayList<>(sources.below(path));
    if (paths.isEmpty()) {
      paths.add(path);
    }
    for (String one : paths.subList(0, Math.min(MOST, paths.size()))) {
      sources
          .text(one)
          .text()
          .filter(text -> text.length() <= LONGEST)
          .ifPresent(text -> files.putIfAbsent(one, new FileText(one, text, item)));
    }
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

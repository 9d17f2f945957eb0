package dev.fargen.spec.hint;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * What to write instead of dependencies and files as Compose has them (Compose Specification,
 * "Services top-level element": {@code depends_on}, {@code volumes}, {@code configs}, {@code
 * env_file}).
 */
final class ComposeHints {

  /** The sections of what Compose has as services. */
  private static final List<String> STORES = List.of("databases", "caches");

  private final MapNode tree;

  ComposeHints(MapNode tree) {
    this.tree = tree;
  }

  /** The line to write, where what was meant can be told. */
  Optional<String> help(Place place) {
    if (place.pointed().isPresent() || place.key().isEmpty() || place.form().isEmpty()) {
      return Optional.empty();
    }
    String name = place.written().get(place.written().size() - 1);
    Node value = place.value();
    if (isDependency(place) && value instanceof MapNode map) {
      Optional<String> condition =
          map.value("condition", ScalarNode.class)
              .flatMap(one -> Candidates.of(one, place.key().get(), place.form().get()));
      return condition.map(one -> "write `" + name + ": " + one + "`" + call(place, name));
    }
    if (place.path().equals("configs.<name>") && value instanceof ScalarNode file) {
      return !isPath(file.text())
          ? Optional.empty()
          : Optional.of("write `" + name + ": {file: " + relative(file.text()) + "}`");
    }
    if (place.key().get().name().equals("env_file") && value instanceof MapNode file) {
      return file.text("path")
          .map(path -> "write `env_file: [" + relative(path) + "]`; each file must exist");
    }
    boolean mount = place.path().startsWith("workloads.<name>.") && name.startsWith("volumes");
    if (mount && value instanceof ScalarNode text && isOfHost(text.text())) {
      return mountedFile(text.text()).or(() -> Optional.of(mountedFolder(text.text())));
    }
    if (name.equals("port") && !place.path().contains(".nlb")) {
      Optional<MapNode> workload = Spot.of(tree, place, value).workload();
      boolean forwarded = workload.filter(own -> own.entry("nlb").isPresent()).isPresent();
      return PublishedPort.datagrams(value, name, forwarded);
    }
    boolean target =
        name.equals("target")
            && (place.path().contains(".configs[") || place.path().contains(".secrets"));
    if (target && value instanceof ScalarNode file && isFileName(file.text())) {
      String directory = place.path().contains(".secrets.") ? "secrets" : "configs";
      return Optional.of("write `target: /run/" + directory + "/" + file.text() + "`");
    }
    return Optional.empty();
  }

  private static boolean isDependency(Place place) {
    return place.path().endsWith(".depends_on.<name>");
  }

  /** A database or a cache where a container is expected, whatever its condition is. */
  Optional<Diagnostic> store(Place place) {
    String name = place.written().isEmpty() ? "" : place.written().get(place.written().size() - 1);
    Spot spot = Spot.of(tree, place, place.value());
    if (!isDependency(place) || !(place.value() instanceof MapNode) || isRun(name, spot)) {
      return Optional.empty();
    }
    boolean workloads =
        place.path().startsWith("workloads.<name>.depends_on")
            && spot.names("workloads").size() > 1;
    return Lists.first(
            STORES,
            section ->
                tree.value(section, MapNode.class)
                    .filter(all -> all.entry(name).isPresent())
                    .isPresent())
        .map(section -> store(name, section.equals("databases"), workloads, spot.key()));
  }

  /** Whether a workload or a sidecar has the name. */
  private static boolean isRun(String name, Spot spot) {
    return spot.names("workloads").contains(name)
        || spot.workload()
            .flatMap(workload -> workload.value("sidecars", MapNode.class))
            .filter(sidecars -> sidecars.entry(name).isPresent())
            .isPresent();
  }

  /**
   * @param workloads whether it could be a workload
   */
  private static Diagnostic store(String name, boolean database, boolean workloads, Span place) {
    String kind = database ? "a database" : "a cache";
    return Diagnostic.of(
            Code.UNKNOWN_REFERENCE,
            workloads
                ? "`" + name + "` is neither a container of this task nor a workload"
                : "container `" + name + "` is not defined in this task")
        .at(place, "`" + name + "` is " + kind)
        .help(
            "remove `"
                + name
                + "` from `depends_on`: a workload that refers to "
                + kind
                + ", as in `environment: {"
                + (database ? "DB_HOST: \"${databases." : "CACHE_URL: \"${caches.")
                + name
                + (database ? ".host}\"}`" : ".url}\"}`")
                + ", starts after the "
                + kind.substring(2)
                + " is created, and has access to it");
  }

  /** How a workload calls another one that it only waits for. */
  private String call(Place place, String name) {
    boolean server =
        tree.value("workloads", MapNode.class)
            .flatMap(all -> all.value(name, MapNode.class))
            .filter(other -> other.entry("port").isPresent())
            .isPresent();
    return server && place.path().startsWith("workloads.<name>.depends_on")
        ? "; to call it, write `links: [" + name + "]`"
        : "";
  }

  /** A file of the host in a volume of Compose, which is a config. */
  private static Optional<String> mountedFile(String mount) {
    List<String> parts = List.of(mount.split(":"));
    if (!mount.startsWith(".") || parts.size() < 2 || !parts.get(1).startsWith("/")) {
      return Optional.empty();
    }
    String source = relative(parts.get(0));
    String file = source.substring(source.lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    List<String> names = dot < 1 ? List.of() : Candidates.names(file.substring(0, dot));
    return dot < 1 || source.startsWith("..")
        ? Optional.empty()
        : Optional.of(
            "write `configs: {"
                + names.get(1)
                + ": {file: "
                + source
                + "}}` at the top level, and `configs: [{source: "
                + names.get(1)
                + ", target: /run/configs/"
                + file
                + "}]` in the workload, and configure the program to read this path");
  }

  private static boolean isOfHost(String mount) {
    return mount.startsWith(".") || mount.startsWith("/") || mount.startsWith("~");
  }

  /** In place of a folder of the host, a volume: the first one that the spec has, or a new one. */
  private String mountedFolder(String mount) {
    String[] parts = mount.split(":");
    String target = parts.length > 1 && parts[1].startsWith("/") ? parts[1] : "/data";
    Optional<MapNode.Entry> volume =
        tree.value("volumes", MapNode.class).flatMap(all -> Lists.first(all.entries()));
    return "build the files into the image, or "
        + volume
            .map(
                one ->
                    "mount a volume of the spec, for example `\""
                        + one.key().text()
                        + ":"
                        + target
                        + "\"`")
            .orElse(
                "write `data: {}` under the top-level key `volumes`, and `\"data:"
                    + target
                    + "\"` here");
  }

  /** Whether it is a file, and not the text of one. */
  private static boolean isPath(String text) {
    boolean path = text.indexOf('/') >= 0 || text.indexOf('.') >= 0;
    for (int i = 0; i < text.length(); i++) {
      path &= text.charAt(i) > ' ' && "{}[]<>=;\"'".indexOf(text.charAt(i)) < 0;
    }
    return path;
  }

  private static String relative(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static boolean isFileName(String text) {
    boolean name = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(0));
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      name &= Character.isLetterOrDigit(letter) || "._-".indexOf(letter) >= 0;
    }
    return name;
  }
}

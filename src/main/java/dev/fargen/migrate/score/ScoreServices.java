package dev.fargen.migrate.score;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.score.ScoreText.Kind;
import dev.fargen.migrate.score.ScoreText.Value;
import dev.fargen.migrate.score.ScoreThings.Thing;
import dev.fargen.yaml.MapNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The other workloads that a file has resources for. */
final class ScoreServices {

  /** The types of resources that stand for other workloads. */
  private static final Set<String> TYPES = Set.of("service", "service-port", "workload");

  private final ScoreFile file;
  private final List<ScoreFile> files;
  private final ScoreThings things;
  private final Set<String> mentioned = new LinkedHashSet<>();

  /**
   * @param files all files that are imported
   */
  ScoreServices(ScoreFile file, List<ScoreFile> files, ScoreThings things) {
    this.file = file;
    this.files = files;
    this.things = things;
  }

  /** The workloads that texts of the file refer to. */
  Set<String> mentioned() {
    return mentioned;
  }

  /** What an output of a resource is; empty where workloads have no such output. */
  Optional<Value> value(Thing thing, String resource, String output) {
    Optional<ScoreFile> server = server(thing.tree(), resource);
    if (server.isEmpty() || ScorePorts.of(server.get()).isEmpty()) {
      String name = LegalName.parameter(resource + "-" + (output.isEmpty() ? "host" : output));
      String why = server.isEmpty() ? "is in none of the files" : "has no TCP port";
      String fallback = output.equals("port") || output.equals("url") ? "" : ":-" + resource;
      return Optional.of(
          new Value(
              "${" + name + fallback + "}",
              Kind.OPEN,
              "the workload `" + resource + "` " + why + ": its " + output + " is `" + name + "`"));
    }
    if (!server.get().workload().equals(file.workload())) {
      mentioned.add(server.get().workload());
    }
    String start = "${workloads." + server.get().workload();
    return switch (output) {
      case "name", "host", "hostname" -> Optional.of(Value.plain(start + ".host}"));
      case "port" -> Optional.of(port(thing.tree(), server.get(), start));
      case "url" -> Optional.of(Value.plain(start + ".url}"));
      default -> Optional.empty();
    };
  }

  /** The file with the workload that a resource stands for. */
  Optional<ScoreFile> server(MapNode resource, String name) {
    String wanted =
        ScoreFile.map(resource, "params")
            .flatMap(params -> params.text("workload"))
            .orElse(resource.text("id").orElse(name));
    for (ScoreFile one : files) {
      if (one.name().equals(wanted) || one.workload().equals(wanted)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether another workload has a resource that stands for this one. */
  boolean isCalled() {
    boolean called = false;
    for (ScoreFile other : files) {
      for (MapNode.Entry entry : other.resources()) {
        String type = things.of(other, entry.key().text()).map(Thing::type).orElse("");
        called |=
            !other.equals(file)
                && TYPES.contains(type)
                && server((MapNode) entry.value(), entry.key().text()).equals(Optional.of(file));
      }
    }
    return called;
  }

  private static Value port(MapNode resource, ScoreFile server, String start) {
    Optional<Integer> named =
        ScoreFile.map(resource, "params")
            .flatMap(params -> params.text("port"))
            .flatMap(text -> ScorePorts.named(server, text));
    boolean main = named.isEmpty() || named.equals(ScorePorts.of(server));
    return Value.plain(main ? start + ".port}" : String.valueOf(named.get()));
  }
}

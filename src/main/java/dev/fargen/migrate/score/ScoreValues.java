package dev.fargen.migrate.score;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.score.ScoreText.Kind;
import dev.fargen.migrate.score.ScoreText.Value;
import dev.fargen.migrate.score.ScoreThings.Thing;
import dev.fargen.spec.hint.SecretLooks;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the placeholders of a file stand for. */
final class ScoreValues {

  /** The types of resources that stand for other workloads. */
  static final Set<String> SERVICES = Set.of("service", "service-port", "workload");

  private final ScoreFile file;
  private final List<ScoreFile> files;
  private final ScoreThings things;
  private final String spec;

  /** The workloads that texts refer to. */
  private final Set<String> mentioned = new LinkedHashSet<>();

  /**
   * @param files all files that are imported
   * @param spec the name of the spec
   */
  ScoreValues(ScoreFile file, List<ScoreFile> files, ScoreThings things, String spec) {
    this.file = file;
    this.files = files;
    this.things = things;
    this.spec = spec;
  }

  Set<String> mentioned() {
    return mentioned;
  }

  ScoreText text(String text) {
    return ScoreText.of(text, this::value);
  }

  private Value value(String path) {
    List<String> steps = steps(path);
    if (steps.get(0).equals("metadata")) {
      return metadata(steps)
          .map(text -> Value.plain(ScoreText.literal(text)))
          .orElse(unknown("is not in the file"));
    }
    if (!steps.get(0).equals("resources") || steps.size() < 2) {
      return unknown("is no placeholder of Score");
    }
    String resource = steps.get(1);
    Optional<Thing> thing = things.of(file, resource);
    if (thing.isEmpty()) {
      return unknown("refers to a resource that the file does not have");
    }
    String output = String.join(".", steps.subList(2, steps.size()));
    return output.isEmpty() && !thing.get().type().equals("volume")
        ? Value.plain(thing.get().name())
        : value(thing.get(), resource, output);
  }

  /** The steps of a path; a dot behind a backslash is part of a name. */
  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.') {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        i += c == '\\' && i + 1 < path.length() ? 1 : 0;
        step.append(path.charAt(i));
      }
    }
    steps.add(step.toString());
    return steps;
  }

  private Optional<String> metadata(List<String> steps) {
    Node at = file.tree();
    for (String step : steps) {
      Optional<Node> next =
          at instanceof MapNode map ? map.entry(step).map(MapNode.Entry::value) : Optional.empty();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return at instanceof ScalarNode scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private Value value(Thing thing, String resource, String output) {
    if (thing.kind().isPresent()) {
      return ofKind(thing, thing.kind().get(), output);
    }
    return switch (thing.type()) {
      case "environment" -> variable(thing, output);
      case "dns" -> dns(thing, resource, output);
      case "service", "service-port", "workload" -> service(thing, resource, output);
      default -> open(thing, output);
    };
  }

  private Value ofKind(Thing thing, ResourceType kind, String output) {
    String reference = kind.outputs().get(output);
    if (reference == null) {
      return output.isEmpty() && kind.section().equals("volumes")
          ? Value.plain(thing.name())
          : open(thing, output);
    }
    if (reference.isEmpty()) {
      String why =
          kind.section().equals("caches")
              ? "the cache has no users and passwords: security groups limit who can connect"
              : "the task role has the permissions, which the AWS SDKs use where no key is set";
      return new Value("", Kind.ABSENT, why);
    }
    boolean secret = reference.contains(".password}");
    String text = reference.replace("%", thing.name());
    return new Value(text, secret ? Kind.SECRET : Kind.PLAIN, "");
  }

  /** A variable of the environment that the workload is deployed to. */
  private Value variable(Thing thing, String name) {
    Optional<MapNode> property =
        ScoreFile.map(thing.tree(), "properties").flatMap(all -> ScoreFile.map(all, name));
    Optional<String> fallback = property.flatMap(map -> map.text("default"));
    if (SecretLooks.isNamedSo(name)) {
      return secret(file.workload(), name, "the value of `" + name + "`");
    }
    return fallback.isPresent()
        ? Value.plain("${" + LegalName.parameter(name) + ":-" + fallback.get() + "}")
        : parameter(name, "the value of `" + name + "`");
  }

  /** The report says what the parameter is where the resource is. */
  private static Value dns(Thing thing, String resource, String output) {
    String host = host(thing.tree(), resource);
    return Value.plain(output.equals("url") ? "https://" + host : host);
  }

  /** The host name of a resource of the type {@code dns}, which may be a parameter. */
  static String host(MapNode dns, String resource) {
    return ScoreFile.map(dns, "params")
        .flatMap(params -> params.text("host"))
        .filter(host -> host.indexOf('$') < 0)
        .orElse("${" + host(resource) + "}");
  }

  /** The parameter with the host name that a resource of the type {@code dns} stands for. */
  static String host(String resource) {
    return LegalName.parameter(resource + "-host");
  }

  private Value service(Thing thing, String resource, String output) {
    Optional<ScoreFile> server = server(thing.tree(), resource);
    if (server.isEmpty() || ScorePorts.of(server.get()).isEmpty()) {
      String name = LegalName.parameter(resource + "-" + (output.isEmpty() ? "host" : output));
      String why = server.isEmpty() ? "is in none of the files" : "has no TCP port";
      String fallback = output.equals("port") || output.equals("url") ? "" : ":-" + resource;
      return new Value(
          "${" + name + fallback + "}",
          Kind.OPEN,
          "the workload `" + resource + "` " + why + ": its " + output + " is `" + name + "`");
    }
    if (!server.get().workload().equals(file.workload())) {
      mentioned.add(server.get().workload());
    }
    String start = "${workloads." + server.get().workload();
    return switch (output) {
      case "name", "host", "hostname" -> Value.plain(start + ".host}");
      case "port" -> port(thing.tree(), server.get(), start);
      case "url" -> Value.plain(start + ".url}");
      default -> open(thing, output);
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
                && SERVICES.contains(type)
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

  /** What the spec does not have: the user gives its value. */
  private Value open(Thing thing, String output) {
    String what = "the " + output + " of `" + thing.name() + "`";
    return SecretLooks.isNamedSo(output)
        ? secret(thing.name(), output, what)
        : parameter(thing.name() + "-" + output, what);
  }

  private static Value parameter(String name, String what) {
    String parameter = LegalName.parameter(name);
    return new Value("${" + parameter + "}", Kind.OPEN, decision(parameter, what));
  }

  private static String decision(String parameter, String what) {
    return "the parameter `" + parameter + "` is " + what;
  }

  private Value secret(String owner, String name, String what) {
    String stored = ScoreSecrets.name(spec, owner, name);
    return new Value(
        "${secret:" + stored + "}", Kind.SECRET, what + ": " + ScoreSecrets.command(stored));
  }

  private static Value unknown(String why) {
    return new Value("", Kind.UNKNOWN, why);
  }
}

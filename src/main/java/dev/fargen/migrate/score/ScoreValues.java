package dev.fargen.migrate.score;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.score.ScoreText.Kind;
import dev.fargen.migrate.score.ScoreText.Value;
import dev.fargen.migrate.score.ScoreThings.Thing;
import dev.fargen.spec.hint.SecretLooks;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the placeholders of a file stand for. */
final class ScoreValues {

  private final ScoreFile file;
  private final ScoreThings things;
  private final ScoreServices services;
  private final String spec;

  /**
   * @param spec the name of the spec
   */
  ScoreValues(ScoreFile file, ScoreThings things, ScoreServices services, String spec) {
    this.file = file;
    this.things = things;
    this.services = services;
    this.spec = spec;
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
      case "service", "service-port", "workload" ->
          services.value(thing, resource, output).orElseGet(() -> open(thing, output));
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
  private Value dns(Thing thing, String resource, String output) {
    String host = host(thing.tree(), resource, file.workload());
    return Value.plain(output.equals("url") ? "https://" + host : host);
  }

  /** The host name of a resource of the type {@code dns}, which may be a parameter. */
  static String host(MapNode dns, String resource, String workload) {
    return ScoreFile.map(dns, "params")
        .flatMap(params -> params.text("host"))
        .filter(host -> host.indexOf('$') < 0)
        .orElse("${" + hostParameter(dns, resource, workload) + "}");
  }

  /**
   * The parameter with the host name that a resource of the type {@code dns} stands for. Workloads
   * share a resource only by its {@code id}.
   */
  static String hostParameter(MapNode dns, String resource, String workload) {
    return LegalName.parameter(dns.text("id").orElse(workload + "-" + resource) + "-host");
  }

  /** What the spec does not have: the user gives its value. */
  private Value open(Thing thing, String output) {
    String what = "the " + output + " of `" + thing.name() + "`";
    return SecretLooks.isNamedSo(output)
        ? secret(thing.name(), output, what)
        : parameter(thing.name() + "-" + output + (thing.kind().isPresent() ? "-value" : ""), what);
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
        "${secret:" + stored + "}",
        Kind.SECRET,
        what + ": store it with " + StoredSecret.command(stored));
  }

  private static Value unknown(String why) {
    return new Value("", Kind.UNKNOWN, why);
  }
}

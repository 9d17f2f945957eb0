package dev.fargen.spec.hint;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Choice;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.FromCfn;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to write instead of a value that its key does not accept. */
final class ValueHints {

  /** What is written for a task that starts when somebody starts it. */
  private static final List<String> NEVER =
      List.of("manual", "never", "none", "once", "off", "on-demand");

  /** What is written for the default version. */
  private static final List<String> LATEST =
      List.of("latest", "newest", "default", "stable", "current", "lts");

  /** A usual value of each limit of a process (setrlimit(2)); the others have none. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "core", "0",
          "memlock", "67108864",
          "nofile", "65535",
          "nproc", "4096",
          "stack", "8388608");

  private static final String SECRET = "{secret: <name>}";
  private static final String SECRET_NAME = ", with the name of a secret in Secrets Manager";

  private ValueHints() {}

  /** The line to write, where what was meant can be told. */
  static Optional<String> help(Place place) {
    if (place.pointed().isPresent()) {
      return place
          .map()
          .flatMap(map -> name(place.pointed().get().key(), map, (MapNode) place.value()));
    }
    if (place.key().isEmpty() || place.form().isEmpty()) {
      return Optional.empty();
    }
    Key<?> key = place.key().get();
    Optional<String> exported = FromCfn.meant(place.value());
    if (exported.isPresent() && place.form().filter(FromCfn::fits).isPresent()) {
      return exported;
    }
    Optional<String> own = ofKey(place);
    if (own.isPresent()) {
      return own;
    }
    return ofForm(place, key, place.form().get());
  }

  private static Optional<String> name(ScalarNode written, MapOf<?> map, MapNode around) {
    if (written.text().startsWith("Fn::ForEach")) {
      return Optional.of("write each entry separately");
    }
    List<String> names = new ArrayList<>(Candidates.names(written.text()));
    if ("_A".matches(map.names().pattern())) {
      Collections.reverse(names); // a variable
    }
    return Lists.first(
            names, name -> name.matches(map.names().pattern()) && !name.equals(written.text()))
        .map(
            name ->
                around.entry(name).isEmpty()
                    ? write(name)
                    : "write another name, such as `"
                        + free(name, map, around)
                        + "`: `"
                        + name
                        + "` exists already");
  }

  /** A name like this one that the map does not have. */
  private static String free(String name, MapOf<?> map, MapNode around) {
    String start = (name + "-2").matches(map.names().pattern()) ? name + "-" : name;
    int number = 2;
    while (around.entry(start + number).isPresent()) {
      number++;
    }
    return start + number;
  }

  /** What other tools write under the same key. */
  private static Optional<String> ofKey(Place place) {
    Node value = place.value();
    String text = value instanceof ScalarNode scalar ? scalar.text() : "";
    String step = place.steps().get(place.steps().size() - 1);
    boolean ofWorkload = place.path().startsWith("workloads.<name>.");
    if (ofWorkload && step.equals("http") && !text.isEmpty()) {
      return text.startsWith("/")
          ? Optional.of(write("http: {path: " + text + "}"))
          : text.equals("true") ? Optional.of(write("http: {}")) : Optional.empty();
    }
    if (ofWorkload && step.equals("run")) {
      return Optional.of(
          "write `run: manual`, or remove `run`: without it, a service runs the workload");
    }
    if (place.path().equals("configs.<name>") && value instanceof ScalarNode) {
      String name = place.written().get(place.written().size() - 1);
      String content = text.indexOf('\n') < 0 ? Candidates.quoted(text) : "...";
      return Optional.of(write(name + ": {content: " + content + "}"));
    }
    if (place.path().endsWith(".environment.<name>") && value instanceof ScalarNode none) {
      String name = place.written().get(place.written().size() - 1);
      return none.isNull() ? Optional.of(write(name + ": \"\"")) : Optional.empty();
    }
    if (place.path().endsWith(".secrets.<name>") && value instanceof ScalarNode) {
      String name = place.written().get(place.written().size() - 1);
      return text.contains(":") || text.contains("${")
          ? Optional.empty()
          : Optional.of(
              text.startsWith("/")
                  ? write(name + ": {ssm: " + Candidates.quoted(text) + "}")
                  : write(name + ": " + SECRET) + SECRET_NAME);
    }
    if (place.path().endsWith(".ulimits.<name>") && value instanceof ScalarNode) {
      String name = place.written().get(place.written().size() - 1);
      String none = name.equals("nofile") ? "" : ", or `" + name + ": -1` for no limit";
      String usual =
          Optional.ofNullable(LIMITS.get(name))
              .map(number -> ", for example `" + name + ": " + number + "`")
              .orElse("");
      return Optional.of("write a number" + usual + none);
    }
    if (step.equals("Description") && value.tag().isPresent()) {
      return Optional.of("write the text itself, or remove `Description`");
    }
    if (ofWorkload && step.startsWith("nlb") && text.contains(":")) {
      String key = step.equals("nlb") ? "nlb: " : "";
      String local =
          text.startsWith("127.")
              ? ", or remove `" + text + "` if only containers of the task connect to the port"
              : "";
      return PublishedPort.of(text).map(one -> write(key + one.item()) + one.listening() + local);
    }
    if (ofWorkload && step.equals("schedule") && NEVER.contains(text)) {
      return Optional.of("write `run: manual` in place of `schedule`");
    }
    if (step.equals("notify") || step.equals("notify[]")) {
      return text.startsWith("http")
          ? Optional.of(
              "write the ARN of an SNS topic; Amazon Q Developer in chat applications sends its"
                  + " messages to Slack and Microsoft Teams")
          : Optional.empty();
    }
    boolean engine = place.path().startsWith("databases.") || place.path().startsWith("caches.");
    if (engine && step.equals("version") && LATEST.contains(text)) {
      return Optional.of("remove `version` to use the default");
    }
    if (step.equals("destination") && value instanceof ScalarNode && !text.isEmpty()) {
      return Optional.of(
          write("destination: {Name: " + text.toLowerCase(Locale.ROOT) + "}")
              + ", with the options that this output of Fluent Bit requires");
    }
    if (ofWorkload && step.startsWith("volumes")) {
      return volumes(value);
    }
    return Optional.empty();
  }

  private static Optional<String> volumes(Node value) {
    if (!(value instanceof MapNode map)) {
      return Optional.empty();
    }
    List<String> items = new ArrayList<>();
    for (MapNode.Entry entry : map.entries()) {
      if (entry.value() instanceof ScalarNode path && path.text().startsWith("/")) {
        items.add("\"" + entry.key().text() + ":" + path.text() + "\"");
      }
    }
    Optional<String> source = map.text("source");
    Optional<String> target = map.text("target");
    if (source.isPresent() && target.isPresent()) {
      return Optional.of(write("\"" + source.get() + ":" + target.get() + "\""));
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(write("volumes: [" + String.join(", ", items) + "]"));
  }

  /** What the form says about a value of another kind. */
  private static Optional<String> ofForm(Place place, Key<?> key, Form<?> form) {
    Node value = place.value();
    if (value instanceof MapNode item && key.form().bare() instanceof Choice.MapOrItems<?> list) {
      return place.steps().get(place.steps().size() - 1).equals(MapOf.NAME)
          ? single(item, place.written().get(place.written().size() - 1))
          : item(item, key, list);
    }
    if (value instanceof ListNode list && place.map().isPresent() && place.list().isEmpty()) {
      return map(list, key, place.map().get());
    }
    if (value instanceof ScalarNode scalar && form.shape().isPresent()) {
      int colon = scalar.text().indexOf(':');
      String name = colon < 1 ? "" : scalar.text().substring(0, colon);
      if (form.shape().get().key(name).isPresent()) {
        return Optional.of("write a space after the colon: `" + name + ": ...`");
      }
    }
    boolean direct = place.steps().get(place.steps().size() - 1).equals(key.name());
    if (value instanceof ScalarNode scalar && direct && form.shape().isPresent()) {
      if (scalar.text().equals("true") && mayBeEmpty(form.shape().get())) {
        return Optional.of(write(key.name() + ": {}"));
      }
      boolean off = List.of("false", "none", "off", "no").contains(scalar.text());
      String always = key.name().equals("logs") ? "; logs cannot be turned off" : "";
      String how =
          place.environment() > 0 && always.isEmpty()
              ? "write `" + key.name() + ":` without a value, which removes it here"
              : "remove `" + key.name() + "`" + always;
      return off ? Optional.of(how) : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean mayBeEmpty(Shape block) {
    return !Lists.any(block.keys(), Key::required);
  }

  /** A list where names stand before what they name. */
  private static Optional<String> map(ListNode list, Key<?> key, MapOf<?> map) {
    Optional<Node> first = Lists.first(list.items());
    if (first.isPresent() && first.get() instanceof MapNode item) {
      Optional<String> name = item.text("name");
      Optional<String> single = item.text("value").or(() -> item.text("valueFrom"));
      return name.map(
          one ->
              single.isPresent()
                  ? write(key.name() + ": {" + one + ": " + Candidates.quoted(single.get()) + "}")
                  : "write the name as the key: `" + key.name() + ": {" + one + ": {...}}`");
    }
    if (first.isEmpty() || !(first.get() instanceof ScalarNode item)) {
      return Optional.empty();
    }
    int equals = item.text().indexOf('=');
    String name = equals > 0 ? item.text().substring(0, equals) : item.text();
    if (!name.matches(map.names().pattern())) {
      return Optional.empty();
    }
    boolean single = map.values().shape().isEmpty();
    Optional<String> value = value(key, map);
    List<String> entries = new ArrayList<>();
    for (Node one : list.items()) {
      String text = one instanceof ScalarNode other ? other.text() : "";
      int end = text.indexOf('=');
      if (single && end > 0) {
        entries.add(text.substring(0, end) + ": " + Candidates.quoted(text.substring(end + 1)));
      } else if (value.isPresent() && text.matches(map.names().pattern())) {
        entries.add(text + ": " + value.get());
      }
    }
    return entries.size() < list.items().size()
        ? Optional.empty()
        : Optional.of(
            write(key.name() + ": {" + String.join(", ", entries) + "}")
                + (value.filter(SECRET::equals).isPresent() ? SECRET_NAME : ""));
  }

  /** A map with only the value of a name. */
  private static Optional<String> single(MapNode map, String name) {
    Optional<MapNode.Entry> first = Lists.first(List.copyOf(map.entries()));
    return first.isPresent()
            && first.get().value() instanceof ScalarNode text
            && first.get().key().text().equals("value")
        ? Optional.of(write(name + ": " + Candidates.quoted(text.text())))
        : Optional.empty();
  }

  /** A map in place of an item such as {@code KEY=value}. */
  private static Optional<String> item(MapNode item, Key<?> key, Choice.MapOrItems<?> list) {
    Optional<String> name = item.text("name");
    Optional<MapNode.Entry> first = Lists.first(List.copyOf(item.entries()));
    if (first.isEmpty()
        || first.get().key().text().startsWith("Fn::")
        || !(first.get().value() instanceof ScalarNode value)) {
      return Optional.empty();
    }
    String written = name.orElse(first.get().key().text());
    String text = name.isPresent() ? item.text("value").orElse("...") : value.text();
    return Optional.of(
        list.value().isPresent()
            ? write(key.name() + ": {" + written + ": " + text + "}")
            : write(written + "=" + text));
  }

  /** What may stand behind a name. */
  private static Optional<String> value(Key<?> key, MapOf<?> map) {
    Form<?> values = map.values().bare();
    if (values instanceof Scalar.OneOf one) {
      return Lists.first(one.choices());
    }
    return switch (key.name()) {
      case "secrets" -> Optional.of(SECRET);
      case "workloads", "sidecars" -> Optional.of("{image: ...}");
      case "resources", "outputs", "environment" -> Optional.empty();
      default -> values.shape().filter(ValueHints::mayBeEmpty).map(shape -> "{}");
    };
  }

  /** The line with the value that was meant, where only its spelling is wrong. */
  static Optional<String> spelling(Place place) {
    Optional<Form<?>> form = place.form();
    if (place.key().isEmpty()
        || form.isEmpty()
        || place.pointed().isPresent()
        || form.get().bare() instanceof Form.Anything
        || !(place.value() instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    String step = place.written().get(place.written().size() - 1);
    return Candidates.of(scalar, place.key().get(), form.get())
        .filter(text -> !text.equals(scalar.text()) || scalar.tag().isPresent())
        .map(Candidates::quoted)
        .map(text -> write(step.endsWith("[]") ? text : step + ": " + text));
  }

  private static String write(String line) {
    return "write `" + line + "`";
  }
}

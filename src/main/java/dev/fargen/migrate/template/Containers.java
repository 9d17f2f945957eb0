package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container definition as keys of a workload or sidecar. What a spec cannot say is left out: a
 * patch keeps it.
 */
final class Containers {

  /** Properties whose value is written as it is, each with the key of the spec. */
  private static final Map<String, String> TEXTS =
      Map.of("WorkingDirectory", "working_dir", "User", "user");

  /** Properties that are off by default. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "ReadonlyRootFilesystem", "read_only",
          "Interactive", "stdin_open",
          "PseudoTerminal", "tty");

  private static final String UNKNOWN_IMAGE = "CHANGE_ME";

  /** The comment on a value that only holds its place. */
  static final String BY_PATCH = "set by a patch";

  private final TemplateFile template;
  private final Texts texts;
  private final List<String> path;
  private final Mapping definition;
  private final DraftMap to;

  /**
   * @param path of the definition in the template
   * @param to the keys of the workload or sidecar
   */
  Containers(
      TemplateFile template, Texts texts, List<String> path, Mapping definition, DraftMap to) {
    this.template = template;
    this.texts = texts;
    this.path = List.copyOf(path);
    this.definition = definition;
    this.to = to;
  }

  /** Writes the keys that workloads and sidecars have. */
  void write() {
    Optional<Draft> image =
        property("Image")
            .flatMap(texts::draft)
            .map(Draft.class::cast)
            .filter(one -> !isOfStack(one));
    to.put("image", image.orElse(DraftValue.text(UNKNOWN_IMAGE)), from("Image"));
    if (image.isEmpty()) {
      to.comment("image", BY_PATCH);
    }
    ports();
    list("Command", "command");
    list("EntryPoint", "entrypoint");
    TEXTS.forEach(
        (name, key) ->
            property(name).flatMap(texts::draft).ifPresent(text -> to.put(key, text, from(name))));
    FLAGS.forEach(
        (name, key) -> {
          if (text(name).orElse("").equals("true")) {
            to.put(key, DraftValue.bool(true), from(name));
          }
        });
    seconds("StopTimeout")
        .ifPresent(time -> to.put("stop_grace_period", time, from("StopTimeout")));
    init();
    environment();
    secrets();
    healthCheck();
    dependsOn();
    limits();
    labels();
  }

  /**
   * Whether the image is in a repository of the template: in a new stack it would be empty, and
   * fargen would start no tasks until a parameter says that it is not.
   */
  private static boolean isOfStack(Draft image) {
    return image.value() instanceof Scalar scalar && scalar.asText().contains("${resources.");
  }

  private Optional<Value> property(String name) {
    return Optional.ofNullable(definition.entries().get(name));
  }

  private Optional<String> text(String name) {
    return property(name).filter(Scalar.class::isInstance).map(is -> ((Scalar) is).asText());
  }

  private List<Origin> from(String... steps) {
    List<String> whole = new ArrayList<>(path);
    whole.addAll(List.of(steps));
    return template.origin(whole).map(List::of).orElse(List.of());
  }

  private Optional<String> seconds(String name) {
    return text(name).filter(Containers::isNumber).map(number -> number + "s");
  }

  static boolean isNumber(String text) {
    boolean number = !text.isEmpty() && text.length() < 7;
    for (int i = 0; i < text.length(); i++) {
      number &= Character.isDigit(text.charAt(i));
    }
    return number;
  }

  static List<Value> items(Optional<Value> value) {
    return value.orElse(Value.list()) instanceof Sequence list ? list.items() : List.of();
  }

  static String text(Value item, String key) {
    return item instanceof Mapping map && map.entries().get(key) instanceof Scalar text
        ? text.asText()
        : "";
  }

  /** A number, or the parameter that is one; empty where it is neither. */
  private String number(Value item, String key) {
    String text = text(item, key);
    return isNumber(text)
        ? text
        : item instanceof Mapping map && map.entries().containsKey(key)
            ? texts.of(map.entries().get(key)).filter(is -> is.startsWith("${")).orElse("")
            : "";
  }

  private void ports() {
    DraftList further = new DraftList();
    for (Value item : items(property("PortMappings"))) {
      String port = number(item, "ContainerPort");
      boolean udp = text(item, "Protocol").equals("udp");
      if (port.isEmpty() || (port.startsWith("${") && to.has("port"))) {
        continue;
      }
      if (!to.has("port") && !udp) {
        to.put("port", DraftValue.of(port), from("PortMappings"));
      } else {
        further.add(udp ? DraftValue.text(port + "/udp") : DraftValue.of(port));
      }
    }
    if (!further.isEmpty()) {
      to.put("expose", further, from("PortMappings"));
    }
  }

  private void list(String name, String key) {
    DraftList words = new DraftList();
    List<Value> items = items(property(name));
    for (int i = 0; i < items.size(); i++) {
      Optional<Draft> word = texts.draft(items.get(i));
      if (word.isEmpty()) {
        return;
      }
      words.add(word.get(), from(name, Integer.toString(i)).toArray(Origin[]::new));
    }
    if (!words.isEmpty()) {
      to.put(key, words, from(name));
    }
  }

  private void init() {
    if (property("LinuxParameters").orElse(Value.list()) instanceof Mapping linux
        && linux.entries().get("InitProcessEnabled") instanceof Scalar init
        && init.asText().equals("true")) {
      to.put("init", DraftValue.bool(true), from("LinuxParameters"));
    }
  }

  private void environment() {
    DraftMap variables = new DraftMap();
    List<Value> items = items(property("Environment"));
    for (int i = 0; i < items.size(); i++) {
      String name = text(items.get(i), "Name");
      if (name.isEmpty() || !(items.get(i) instanceof Mapping map)) {
        return; // a patch keeps the whole list
      }
      Value value = map.entries().getOrDefault("Value", Value.text(""));
      Optional<Draft> draft = texts.draft(value);
      variables.put(
          name, draft.orElse(DraftValue.text("")), from("Environment", Integer.toString(i)));
      if (draft.isEmpty()) {
        variables.comment(name, BY_PATCH);
      }
    }
    if (!variables.isEmpty()) {
      to.put("environment", variables, from("Environment"));
    }
  }

  private void secrets() {
    DraftMap secrets = new DraftMap();
    List<Value> items = items(property("Secrets"));
    for (int i = 0; i < items.size(); i++) {
      String name = text(items.get(i), "Name");
      Value from = items.get(i) instanceof Mapping map ? map : Value.map();
      Optional<Draft> secret =
          Optional.ofNullable(((Mapping) from).entries().get("ValueFrom"))
              .flatMap(texts::draft)
              .flatMap(SecretReference::of);
      if (name.isEmpty() || secret.isEmpty()) {
        return;
      }
      secrets.put(name, secret.get(), from("Secrets", Integer.toString(i)));
    }
    if (!secrets.isEmpty()) {
      to.put("secrets", secrets, from("Secrets"));
    }
  }

  private void healthCheck() {
    if (!(property("HealthCheck").orElse(Value.list()) instanceof Mapping check)) {
      return;
    }
    List<Value> command = items(Optional.ofNullable(check.entries().get("Command")));
    List<String> words = new ArrayList<>();
    for (Value word : command) {
      Optional<String> text = texts.of(word);
      if (text.isEmpty()) {
        return;
      }
      words.add(text.get());
    }
    if (words.size() < 2) {
      return;
    }
    boolean shell = words.get(0).equals("CMD-SHELL");
    DraftMap draft = new DraftMap();
    draft.put(
        "test",
        shell && words.size() == 2
            ? DraftValue.text(words.get(1))
            : DraftValue.texts(
                words.get(0).equals("CMD") ? words.subList(1, words.size()) : words));
    draft.put(
        "interval", text(check, "Interval").isEmpty() ? "30s" : text(check, "Interval") + "s");
    draft.put("timeout", text(check, "Timeout").isEmpty() ? "5s" : text(check, "Timeout") + "s");
    String retries = text(check, "Retries");
    draft.put("retries", DraftValue.of(retries.isEmpty() ? "3" : retries));
    String start = text(check, "StartPeriod");
    draft.put("start_period", start.isEmpty() ? "0s" : start + "s");
    to.put("healthcheck", draft, from("HealthCheck"));
  }

  private void dependsOn() {
    Map<String, String> words =
        Map.of(
            "START", "started", "HEALTHY", "healthy", "COMPLETE", "complete", "SUCCESS", "success");
    DraftMap needs = new DraftMap();
    for (Value item : items(property("DependsOn"))) {
      String word = words.getOrDefault(text(item, "Condition"), "");
      if (!word.isEmpty()) {
        needs.put(text(item, "ContainerName"), word);
      }
    }
    if (!needs.isEmpty()) {
      to.put("depends_on", needs, from("DependsOn"));
    }
  }

  private void limits() {
    DraftMap limits = new DraftMap();
    for (Value item : items(property("Ulimits"))) {
      String soft = text(item, "SoftLimit");
      String hard = text(item, "HardLimit");
      if (isNumber(soft) && isNumber(hard)) {
        Draft limit =
            soft.equals(hard)
                ? DraftValue.of(soft)
                : new DraftMap().put("soft", DraftValue.of(soft)).put("hard", DraftValue.of(hard));
        limits.put(text(item, "Name"), limit);
      }
    }
    if (!limits.isEmpty()) {
      to.put("ulimits", limits, from("Ulimits"));
    }
  }

  private void labels() {
    if (property("DockerLabels").orElse(Value.list()) instanceof Mapping map) {
      DraftMap labels = new DraftMap();
      map.entries()
          .forEach((key, value) -> texts.draft(value).ifPresent(text -> labels.put(key, text)));
      if (!labels.isEmpty()) {
        to.put("labels", labels, from("DockerLabels"));
      }
    }
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a container definition that Copilot renders from the manifest, as far as the
 * spec has them: a change inside of one leaves the rest of it as it is.
 */
record Rendered(DraftMap container) {

  /** Properties that fargen renders too, but has no value of here. */
  boolean has(String property) {
    return switch (property) {
      case "logconfiguration" -> true;
      case "secrets" -> container.has("secrets");
      case "environment" -> container.has("environment");
      case "mountpoints" -> container.has("volumes");
      case "portmappings" -> container.has("port") || container.has("expose");
      case "linuxparameters" -> container.has("init") || container.has("cap_add");
      default -> false;
    };
  }

  /** Whether only Copilot knows which item has which index. */
  boolean isOrdered(String property) {
    boolean listed = property.equals("secrets") || property.equals("mountpoints");
    boolean quoted =
        container
            .get(property)
            .map(draft -> draft.text().orElse("").matches("(?s).*[\"'\\\\].*"))
            .orElse(false);
    return property.equals("environment") || quoted || (listed && has(property));
  }

  /**
   * The value that the property has without the change.
   *
   * @param property in small letters
   */
  Optional<Value> value(String property) {
    return switch (property) {
      case "entrypoint", "command" -> container.get(property).map(Rendered::words);
      case "dockerlabels" -> container.get("labels").map(Draft::value);
      case "dependson" -> container.get("depends_on").map(Rendered::dependsOn);
      case "ulimits" -> container.getMap("ulimits").map(Rendered::ulimits);
      case "portmappings" -> has(property) ? Optional.of(ports()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A text is split at spaces. */
  private static Value words(Draft draft) {
    Value value = draft.value();
    if (value instanceof Sequence) {
      return value;
    }
    List<Value> words = new ArrayList<>();
    for (String word : TaskOverrides.text(value).split(" ")) {
      if (!word.isEmpty()) {
        words.add(Value.text(word));
      }
    }
    return Value.list(words);
  }

  private static Value dependsOn(Draft draft) {
    List<Value> all = new ArrayList<>();
    Value value = draft.value();
    if (value instanceof Mapping map) {
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        String condition = TaskOverrides.text(entry.getValue()).toUpperCase(Locale.ROOT);
        all.add(dependency(entry.getKey(), condition.equals("STARTED") ? "START" : condition));
      }
    } else if (value instanceof Sequence list) {
      list.items().forEach(one -> all.add(dependency(TaskOverrides.text(one), "START")));
    }
    return Value.list(all);
  }

  private static Value dependency(String name, String condition) {
    return Value.map()
        .with("ContainerName", Value.text(name))
        .with("Condition", Value.text(condition));
  }

  private static Value ulimits(DraftMap limits) {
    List<Value> all = new ArrayList<>();
    for (DraftMap.Entry entry : limits.entries()) {
      Value both = entry.draft().value();
      Value soft = both instanceof Mapping map ? map.entries().getOrDefault("soft", both) : both;
      Value hard = both instanceof Mapping map ? map.entries().getOrDefault("hard", both) : both;
      all.add(
          Value.map()
              .with("Name", Value.text(entry.key()))
              .with("SoftLimit", soft)
              .with("HardLimit", hard));
    }
    return Value.list(all);
  }

  private Value ports() {
    List<Value> all = new ArrayList<>();
    container.get("port").ifPresent(port -> all.add(port(port.value())));
    if (container.get("expose").map(Draft::value).orElse(null) instanceof Sequence list) {
      list.items().forEach(port -> all.add(port(port)));
    }
    return Value.list(all);
  }

  private static Value port(Value port) {
    String text = port instanceof Scalar scalar ? scalar.asText() : "";
    return text.endsWith("/udp")
        ? Value.map()
            .with("ContainerPort", Value.text(text.replace("/udp", "")))
            .with("Protocol", Value.text("udp"))
        : Value.map().with("ContainerPort", port);
  }
}

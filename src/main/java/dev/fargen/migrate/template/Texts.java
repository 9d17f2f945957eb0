package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of a template as texts of a spec, with its references. */
final class Texts {

  private static final String OPENING = "${";
  private static final String PSEUDO = "AWS::";

  private final TemplateFile template;
  private final Set<String> claimed;

  private final Map<String, String> things;

  /**
   * @param claimed the resources that are not raw, which texts cannot refer to
   * @param things what refers to a typed resource: {@code queues.jobs.url} for the queue itself
   */
  Texts(TemplateFile template, Set<String> claimed, Map<String, String> things) {
    this.template = template;
    this.claimed = claimed;
    this.things = things;
  }

  /** The text; empty where a spec cannot say it. */
  Optional<String> of(Value value) {
    return text(Canonical.of(value));
  }

  /** The text, or the value that another stack exports. */
  Optional<Draft> draft(Value value) {
    Value canonical = Canonical.of(value);
    if (canonical instanceof Intrinsic call && call.name().equals("ImportValue")) {
      return text(call.argument()).map(name -> new DraftMap().put("from_cfn", name));
    }
    return of(value).map(DraftValue::text);
  }

  private Optional<String> text(Value value) {
    if (value instanceof Scalar scalar) {
      return Optional.of(scalar.asText().replace(OPENING, "$" + OPENING));
    }
    if (!(value instanceof Intrinsic call)) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "Ref", "GetAtt" ->
          call.argument() instanceof Scalar name ? reference(name.asText()) : Optional.empty();
      case "Sub" -> sub(call.argument());
      case "Join" -> join(call.argument());
      default -> Optional.empty();
    };
  }

  private Optional<String> reference(String name) {
    String id = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (name.startsWith(PSEUDO)) {
      boolean value = !name.equals("AWS::NoValue") && !name.equals("AWS::NotificationARNs");
      return Optional.of(OPENING + name + "}").filter(text -> value);
    }
    Value parameter = template.document().section("Parameters").get(name);
    if (parameter != null) {
      boolean resolved = Containers.text(parameter, "Type").startsWith("AWS::SSM::");
      return Optional.of(OPENING + name + "}").filter(text -> !resolved);
    }
    if (things.containsKey(name)) {
      return Optional.of(OPENING + things.get(name) + "}");
    }
    boolean raw = template.document().section("Resources").containsKey(id) && !claimed.contains(id);
    return Optional.of(OPENING + "resources." + name + "}").filter(text -> raw);
  }

  private Optional<String> join(Value argument) {
    if (!(argument instanceof Sequence both)
        || both.items().size() != 2
        || !(both.items().get(0) instanceof Scalar delimiter)
        || !(both.items().get(1) instanceof Sequence parts)) {
      return Optional.empty();
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.items().size(); i++) {
      Optional<String> part = text(parts.items().get(i));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      joined.append(i == 0 ? "" : delimiter.asText()).append(part.get());
    }
    return Optional.of(joined.toString());
  }

  private Optional<String> sub(Value argument) {
    if (argument instanceof Scalar template) {
      return sub(template.asText(), Map.of());
    }
    return argument instanceof Sequence both
            && both.items().size() == 2
            && both.items().get(0) instanceof Scalar template
            && both.items().get(1) instanceof Mapping own
        ? sub(template.asText(), own.entries())
        : Optional.empty();
  }

  private Optional<String> sub(String template, Map<String, Value> own) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = template.indexOf(OPENING); at >= 0; at = template.indexOf(OPENING, from)) {
      int end = template.indexOf('}', at);
      if (end < 0) {
        return Optional.empty();
      }
      String name = template.substring(at + OPENING.length(), end).strip();
      Optional<String> value =
          name.startsWith("!")
              ? Optional.of("$" + OPENING + name.substring(1) + "}")
              : own.containsKey(name) ? text(own.get(name)) : reference(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(template, from, at).append(value.get());
      from = end + 1;
    }
    return Optional.of(out.append(template.substring(from)).toString());
  }
}

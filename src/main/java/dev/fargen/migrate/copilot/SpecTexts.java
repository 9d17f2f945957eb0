package dev.fargen.migrate.copilot;

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

/**
 * Values of a template as texts of a spec.
 *
 * @param raw the raw resources, which a text can refer to
 */
record SpecTexts(Set<String> raw) {

  /** The text, or the value that another stack exports; empty where a spec cannot say it. */
  Optional<Draft> draft(Value value) {
    if (value instanceof Intrinsic call && call.name().equals("ImportValue")) {
      return of(call.argument()).map(name -> new DraftMap().put("from_cfn", name));
    }
    if (value instanceof Scalar scalar && !(scalar.content() instanceof String)) {
      return Optional.of(new DraftValue(scalar));
    }
    return of(value).map(DraftValue::text);
  }

  /** The text; empty where a spec cannot say it. */
  Optional<String> of(Value value) {
    if (value instanceof Scalar scalar) {
      return Optional.of(scalar.asText().replace("${", "$${"));
    }
    if (!(value instanceof Intrinsic call)) {
      return Optional.empty();
    }
    if (call.name().equals("Sub")) {
      return sub(call.argument());
    }
    if (call.name().equals("Join")
        && call.argument() instanceof Sequence both
        && both.items().size() == 2
        && both.items().get(0) instanceof Scalar by
        && both.items().get(1) instanceof Sequence parts) {
      StringBuilder joined = new StringBuilder();
      for (Value part : parts.items()) {
        Optional<String> text = of(part);
        if (text.isEmpty()) {
          return text;
        }
        joined.append(joined.isEmpty() ? "" : by.asText()).append(text.get());
      }
      return Optional.of(joined.toString());
    }
    boolean named = call.name().equals("Ref") || call.name().equals("GetAtt");
    return named && call.argument() instanceof Scalar name
        ? reference(name.asText())
        : Optional.empty();
  }

  private Optional<String> reference(String name) {
    int dot = name.indexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    if (name.equals(AddonValues.ENVIRONMENT)) {
      return Optional.of("${environment.name}");
    }
    if (name.startsWith("AWS::")) {
      return Optional.of("${" + name + "}");
    }
    return raw.contains(id) ? Optional.of("${resources." + name + "}") : Optional.empty();
  }

  private Optional<String> sub(Value argument) {
    Map<String, Value> own =
        argument instanceof Sequence both
                && both.items().size() == 2
                && both.items().get(1) instanceof Mapping map
            ? map.entries()
            : Map.of();
    Value whole = argument instanceof Sequence both ? both.items().get(0) : argument;
    if (!(whole instanceof Scalar scalar)) {
      return Optional.empty();
    }
    String text = scalar.asText();
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        return Optional.empty();
      }
      String name = text.substring(at + 2, end).strip();
      Optional<String> value =
          name.startsWith("!")
              ? Optional.of("$${" + name.substring(1) + "}")
              : own.containsKey(name) ? of(own.get(name)) : reference(name);
      if (value.isEmpty()) {
        return value;
      }
      out.append(text, from, at).append(value.get());
      from = end + 1;
    }
    return Optional.of(out.append(text.substring(from)).toString());
  }
}

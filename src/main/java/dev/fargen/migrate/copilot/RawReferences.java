package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** References to raw resources: those of texts of a spec, and those of raw CloudFormation. */
final class RawReferences {

  private static final String BEGINNING = "${resources.";

  private RawReferences() {}

  /** The resources and attributes that texts name: {@code Orders} and {@code Orders.Arn}. */
  static Set<String> inTexts(Draft draft) {
    Set<String> found = new LinkedHashSet<>();
    draft
        .value()
        .walk(
            (value, path) -> {
              if (value instanceof Scalar scalar) {
                String text = scalar.asText();
                for (int at = text.indexOf(BEGINNING);
                    at >= 0;
                    at = text.indexOf(BEGINNING, at + 1)) {
                  int end = text.indexOf('}', at);
                  if (end > 0) {
                    found.add(text.substring(at + BEGINNING.length(), end));
                  }
                }
              }
            });
    return found;
  }

  /** The logical ids that raw CloudFormation names, in functions and in {@code DependsOn}. */
  static Set<String> inRaw(Draft draft) {
    Set<String> found = new LinkedHashSet<>();
    draft
        .value()
        .walk(
            (value, path) -> {
              if (value instanceof Intrinsic call && call.argument() instanceof Scalar scalar) {
                String text = scalar.asText();
                if (call.name().equals("Sub")) {
                  variables(text, found);
                } else {
                  found.add(id(text));
                }
              } else if (value instanceof Intrinsic call && call.name().equals("Sub")) {
                AddonValues.arguments(call).subList(0, 1).forEach(one -> sub(one, found));
              }
            });
    if (draft instanceof DraftMap map) {
      map.get("DependsOn").ifPresent(on -> on.value().walk((value, path) -> sub(value, found)));
    }
    return found;
  }

  private static void sub(Value value, Set<String> found) {
    if (value instanceof Scalar scalar) {
      variables(scalar.asText(), found);
      found.add(scalar.asText());
    }
  }

  private static void variables(String text, Set<String> found) {
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
      int end = text.indexOf('}', at);
      if (end > 0) {
        found.add(id(text.substring(at + 2, end).strip()));
      }
    }
  }

  private static String id(String reference) {
    int dot = reference.indexOf('.');
    return dot < 0 ? reference : reference.substring(0, dot);
  }

  /** Replaces references in texts. */
  static UnaryOperator<Value> texts(Map<String, String> replaced) {
    return value -> {
      if (!(value instanceof Scalar scalar) || !scalar.asText().contains(BEGINNING)) {
        return value;
      }
      String text = scalar.asText();
      for (Map.Entry<String, String> one : replaced.entrySet()) {
        text = text.replace(BEGINNING + one.getKey() + "}", one.getValue());
      }
      return Value.text(text);
    };
  }

  /** Replaces logical ids in functions. */
  static UnaryOperator<Value> raw(Map<String, String> replaced) {
    return value -> {
      if (!(value instanceof Intrinsic call)) {
        return value;
      }
      if (call.name().equals("Sub")) {
        Value whole = AddonValues.arguments(call).get(0);
        return whole instanceof Scalar
            ? new Intrinsic("Sub", call.argument().rewrite(part -> sub(part, replaced)))
            : call;
      }
      if ((call.name().equals("Ref") || call.name().equals("GetAtt"))
          && call.argument() instanceof Scalar name) {
        String id = id(name.asText());
        String rest = name.asText().substring(id.length());
        return replaced.containsKey(id)
            ? new Intrinsic(call.name(), Value.text(replaced.get(id) + rest))
            : call;
      }
      return call;
    };
  }

  private static Value sub(Value value, Map<String, String> replaced) {
    if (!(value instanceof Scalar scalar)) {
      return value;
    }
    String text = scalar.asText();
    for (Map.Entry<String, String> one : replaced.entrySet()) {
      text = text.replace("${" + one.getKey() + "}", "${" + one.getValue() + "}");
      text = text.replace("${" + one.getKey() + ".", "${" + one.getValue() + ".");
    }
    return text.equals(scalar.asText()) ? value : Value.text(text);
  }

  /** The same draft with other values; places and comments stay. */
  static Draft changed(Draft draft, UnaryOperator<Value> change) {
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        map.put(entry.key(), changed(entry.draft(), change), entry.origins());
      }
      return map;
    }
    if (draft instanceof DraftList list) {
      DraftList made = new DraftList();
      for (DraftList.Item item : list.items()) {
        made.add(changed(item.draft(), change), item.origins().toArray(Origin[]::new));
      }
      return made;
    }
    return draft instanceof DraftValue value
        ? new DraftValue(value.value().rewrite(change))
        : draft;
  }
}

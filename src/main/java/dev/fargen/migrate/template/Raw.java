package dev.fargen.migrate.template;

import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;

/** Parts of a template as a spec has them: the same values, functions in their short form. */
final class Raw {

  /** What YAML 1.1 reads as true and false, which CloudFormation follows. */
  private static final List<String> TRUE = List.of("true", "yes", "on");

  private static final List<String> FALSE = List.of("false", "no", "off");

  private Raw() {}

  /** The value, each part with its place. */
  static Draft draft(String file, Node node) {
    if (RawFunction.of(node).isPresent()) {
      return new DraftValue(value(node));
    }
    if (node instanceof MapNode map) {
      DraftMap draft = new DraftMap();
      for (MapNode.Entry entry : map.entries()) {
        Draft value =
            namesCondition(entry)
                ? new DraftValue(RawValues.of(entry.value()))
                : draft(file, entry.value());
        draft.put(entry.key().text(), value, Origin.of(file, entry));
      }
      return draft;
    }
    if (node instanceof ListNode list) {
      DraftList draft = new DraftList();
      for (Node item : list.items()) {
        draft.add(draft(file, item), new Origin(file, item.span()));
      }
      return draft;
    }
    return new DraftValue(value(node));
  }

  /** Whether it has the name of a condition, which may be {@code On}. */
  private static boolean namesCondition(MapNode.Entry entry) {
    return entry.key().text().equals("Condition") && entry.value() instanceof ScalarNode;
  }

  /** The value without places. */
  static Value value(Node node) {
    if (node instanceof ScalarNode scalar && scalar.plain() && scalar.tag().isEmpty()) {
      return scalar(scalar);
    }
    if (RawFunction.of(node).isPresent()) {
      return RawValues.of(node);
    }
    if (node instanceof MapNode map) {
      var value = Value.map();
      for (MapNode.Entry entry : map.entries()) {
        Value inside = namesCondition(entry) ? RawValues.of(entry.value()) : value(entry.value());
        value = value.with(entry.key().text(), inside);
      }
      return value;
    }
    if (node instanceof ListNode list) {
      List<Value> items = new java.util.ArrayList<>();
      list.items().forEach(item -> items.add(value(item)));
      return Value.list(items);
    }
    return RawValues.of(node);
  }

  private static Value scalar(ScalarNode scalar) {
    Value value = RawValues.of(scalar);
    String word = scalar.text().toLowerCase(Locale.ROOT);
    if (value instanceof Scalar text && text.content() instanceof String) {
      return TRUE.contains(word) || FALSE.contains(word) ? Value.bool(TRUE.contains(word)) : value;
    }
    return value;
  }
}

package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * An event pattern: each value is a list, or a map of such values (Amazon EventBridge user guide,
 * "Creating Amazon EventBridge event patterns" and "Comparison operators for use in event
 * patterns").
 */
final class EventPattern {

  private static final List<String> OPERATORS =
      List.of(
          "anything-but",
          "cidr",
          "equals-ignore-case",
          "exists",
          "numeric",
          "prefix",
          "suffix",
          "wildcard");

  private static final List<String> COMPARISONS = List.of("<", "<=", "=", ">", ">=");

  private final Subject subject;

  private EventPattern(Subject subject) {
    this.subject = subject;
  }

  static Verdict check(Subject subject) {
    return Grammars.json(subject.value())
        .map(map -> new EventPattern(subject).map(map))
        .orElse(Verdict.FITS);
  }

  private Verdict map(MapNode map) {
    Verdict verdict = Verdict.FITS;
    for (Entry entry : map.entries()) {
      verdict = verdict.and(value(entry));
    }
    return verdict;
  }

  private Verdict value(Entry entry) {
    Node value = entry.value();
    String name = entry.key().text();
    if (RawFunction.of(value).isPresent() || DynamicReference.isIn(value)) {
      return Verdict.OPEN;
    }
    if (value instanceof MapNode map) {
      return map(map);
    }
    if (value instanceof ScalarNode) {
      return refused(
          value, "`" + name + "` in an event pattern must be a list, not " + value.kind());
    }
    List<Node> items = ((ListNode) value).items();
    if (items.isEmpty()) {
      return refused(value, "`" + name + "` in an event pattern must not be an empty list");
    }
    Verdict verdict = Verdict.FITS;
    for (MapNode item : Lists.only(items, MapNode.class)) {
      verdict = verdict.and(name.equals("$or") ? map(item) : operator(item));
    }
    return verdict;
  }

  private Verdict operator(MapNode item) {
    for (Entry entry : item.entries()) {
      String name = entry.key().text();
      if (RawFunction.of(item).isEmpty() && !OPERATORS.contains(name)) {
        return refused(entry.key(), "unknown comparison operator `" + name + "`");
      }
      Node value = entry.value();
      boolean open = RawFunction.of(value).isPresent() || DynamicReference.isIn(value);
      if (!open && name.equals("numeric") && !isRange(value)) {
        return refused(
            value, "`numeric` must be comparisons with numbers, such as `[\">\", 0, \"<=\", 5]`");
      }
      if (!open && name.equals("exists") && !isTruth(value)) {
        return refused(value, "`exists` must be `true` or `false`");
      }
    }
    return Verdict.FITS;
  }

  /** One comparison with a number, or one from below and one from above. */
  private static boolean isRange(Node node) {
    if (!(node instanceof ListNode list)
        || (list.items().size() != 2 && list.items().size() != 4)) {
      return false;
    }
    for (int i = 0; i < list.items().size(); i++) {
      boolean fits =
          list.items().get(i) instanceof ScalarNode part
              && (i % 2 == 0
                  ? COMPARISONS.contains(part.text())
                  : !COMPARISONS.contains(part.text()));
      if (!fits && RawFunction.of(list.items().get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTruth(Node node) {
    return node instanceof ScalarNode truth && List.of("true", "false").contains(truth.text());
  }

  private Verdict refused(Node node, String message) {
    return Grammars.refused(subject, node, Code.INVALID_VALUE, message, "");
  }
}

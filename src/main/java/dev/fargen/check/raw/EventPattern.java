package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An event pattern: each value is a list, or a map of such values (Amazon EventBridge user guide,
 * "Creating Amazon EventBridge event patterns" and "Comparison operators for use in event
 * patterns"). The filter policy of a subscription is one as well (Amazon SNS developer guide,
 * "Amazon SNS subscription filter policies").
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
  private static final String OR = "$or";

  private EventPattern() {}

  static Verdict check(Subject subject) {
    return Grammars.json(subject.value()).map(EventPattern::map).orElse(Verdict.FITS);
  }

  /**
   * Only the filter policy for bodies has maps in maps (Amazon SNS developer guide, "Amazon SNS
   * subscription filter policy scope").
   *
   * @param subject a subscription
   */
  static Verdict scope(Subject subject) {
    if (!(subject.value() instanceof MapNode subscription)) {
      return Verdict.FITS;
    }
    Optional<Node> scope = StateNodes.value(subscription, "FilterPolicyScope");
    Optional<MapNode> policy =
        StateNodes.value(subscription, "FilterPolicy").flatMap(Grammars::json);
    boolean attributes =
        scope.isEmpty()
            || StateNodes.text(subscription, "FilterPolicyScope")
                .filter(one -> one.text().equals("MessageAttributes"))
                .isPresent();
    return attributes
        ? policy
            .flatMap(EventPattern::nested)
            .map(
                entry ->
                    Grammars.refused(
                        entry.key(),
                        Code.WRONG_TYPE,
                        "`" + entry.key().text() + "` in `FilterPolicy` must be a list, not a map",
                        "only a policy with `FilterPolicyScope: MessageBody` can be nested"))
            .orElse(Verdict.FITS)
        : Verdict.FITS;
  }

  private static Optional<Entry> nested(MapNode policy) {
    for (Entry entry : policy.entries()) {
      if (entry.value() instanceof MapNode && RawFunction.of(entry.value()).isEmpty()) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static Verdict map(MapNode map) {
    Verdict verdict = Verdict.FITS;
    for (Entry entry : map.entries()) {
      verdict = verdict.and(value(entry));
    }
    return verdict;
  }

  private static Verdict value(Entry entry) {
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
      verdict = verdict.and(name.equals(OR) ? map(item) : operator(item));
    }
    return verdict;
  }

  private static Verdict operator(MapNode item) {
    for (Entry entry : item.entries()) {
      String name = entry.key().text();
      if (RawFunction.of(item).isEmpty() && !OPERATORS.contains(name)) {
        return Verdict.of(
            Diagnostic.of(Code.INVALID_VALUE, "unknown comparison operator `" + name + "`")
                .at(entry.key().span())
                .unknown(name, OPERATORS, "write " + Suggestion.oneOf(OPERATORS)));
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
      Node part = list.items().get(i);
      boolean fits =
          part instanceof ScalarNode text
              && (i % 2 == 0 ? COMPARISONS.contains(text.text()) : isNumber(text));
      if (!fits && RawFunction.of(part).isEmpty() && !DynamicReference.isIn(part)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a number, and not a text of digits. */
  private static boolean isNumber(ScalarNode text) {
    try {
      return text.plain() && new BigDecimal(text.text()).scale() > Integer.MIN_VALUE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isTruth(Node node) {
    return node instanceof ScalarNode truth && List.of("true", "false").contains(truth.text());
  }

  private static Verdict refused(Node node, String message) {
    return Grammars.refused(node, Code.INVALID_VALUE, message, "");
  }
}

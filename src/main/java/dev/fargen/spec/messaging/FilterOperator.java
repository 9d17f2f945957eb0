package dev.fargen.spec.messaging;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.network.Cidrs;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator of a filter policy is compared with: texts, {@code true} or {@code false}, a
 * block of addresses, or bounds from -10^9 to 10^9 with five decimals, the lower one first (Amazon
 * SNS developer guide, "Numeric value matching", "Key matching in Amazon SNS" and "Filter policy
 * constraints in Amazon SNS").
 */
final class FilterOperator {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
  private static final int DECIMALS = 5;

  /** More decimals are no number that anybody means. */
  private static final int MOST_SCALE = 20;

  private static final int PAIR = 2;
  private static final List<String> LOWER = List.of(">", ">=");
  private static final List<String> UPPER = List.of("<", "<=");

  private FilterOperator() {}

  static Optional<Diagnostic> fault(MapNode.Entry entry) {
    Node value = entry.value();
    return switch (entry.key().text()) {
      case "prefix", "suffix", "equals-ignore-case" ->
          isText(value) ? Optional.empty() : fault(entry, value, "must be a string", "\"5\"", "in");
      case "exists" ->
          value instanceof ScalarNode text
                  && text.plain()
                  && List.of("true", "false").contains(text.text())
              ? Optional.empty()
              : fault(entry, value, "must be `true` or `false`", "true", "true");
      case "cidr" ->
          value instanceof ScalarNode text
                  && (Cidrs.contains(text.text(), text.text()) || text.text().contains(":"))
              ? Optional.empty()
              : fault(
                  entry, value, "must be a CIDR block of addresses", "10.0.0.0/24", "10.0.0.0/24");
      case "anything-but" ->
          value instanceof ListNode list && list.items().isEmpty()
              ? fault(entry, value, "must not be an empty list", "[eu]", "[eu]")
              : Optional.empty();
      default -> numeric(entry);
    };
  }

  private static Optional<Diagnostic> numeric(MapNode.Entry entry) {
    List<Node> items = entry.value().items();
    boolean pairs = entry.value() instanceof ListNode && items.size() % PAIR == 0;
    if (!pairs || items.isEmpty() || items.size() > 2 * PAIR) {
      return numeric(
          entry, entry.value(), "must be a list of one or two pairs of an operator and a bound");
    }
    for (int i = 0; i < items.size(); i += PAIR) {
      String word = word(items.get(i));
      boolean known = LOWER.contains(word) || UPPER.contains(word) || word.equals("=");
      if (!known) {
        return numeric(entry, items.get(i), "must have the operator `=`, `<`, `<=`, `>` or `>=`");
      }
      Optional<BigDecimal> bound = number(items.get(i + 1));
      if (bound.isEmpty()) {
        return numeric(entry, items.get(i + 1), "must have a number as bound, without quotes");
      }
      if (bound.get().abs().compareTo(MOST) > 0
          || bound.get().stripTrailingZeros().scale() > DECIMALS) {
        return numeric(
            entry,
            items.get(i + 1),
            "must have bounds from -1000000000 to 1000000000 with at most five decimals");
      }
    }
    return items.size() == PAIR ? Optional.empty() : range(entry, items);
  }

  private static Optional<Diagnostic> range(MapNode.Entry entry, List<Node> items) {
    boolean ordered = LOWER.contains(word(items.get(0))) && UPPER.contains(word(items.get(PAIR)));
    if (!ordered) {
      return numeric(
          entry, items.get(0), "with two bounds must have a lower bound, then an upper bound");
    }
    int order = number(items.get(1)).get().compareTo(number(items.get(PAIR + 1)).get());
    boolean one = word(items.get(0)).equals(">=") && word(items.get(PAIR)).equals("<=");
    return order < 0 || (order == 0 && one)
        ? Optional.empty()
        : numeric(
            entry,
            items.get(PAIR + 1),
            "with two bounds must have an upper bound above its lower bound");
  }

  private static Optional<Diagnostic> numeric(MapNode.Entry entry, Node at, String words) {
    String example = "[\">=\", 5, \"<\", 50]";
    return fault(entry, at, words, example, example);
  }

  private static Optional<Diagnostic> fault(
      MapNode.Entry entry, Node at, String words, String number, String other) {
    String word = entry.key().text();
    String example = number(at).isPresent() ? number : other;
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, "`" + word + "` in `filter` " + words)
            .at(at.span())
            .help("write, for example, `{" + word + ": " + example + "}`"));
  }

  private static String word(Node node) {
    return node instanceof ScalarNode text ? text.text() : "";
  }

  /** Whether it is no number and no truth value. */
  private static boolean isText(Node value) {
    return value instanceof ScalarNode text
        && !text.isNull()
        && number(text).isEmpty()
        && !(text.plain() && List.of("true", "false").contains(text.text()));
  }

  /**
   * The digits of a number in a notation that is not JSON's, or that YAML 1.1 reads as a text:
   * {@code 1e2} and {@code .5}.
   */
  static Optional<String> digits(ScalarNode value) {
    String text = value.text().toLowerCase(Locale.ROOT);
    boolean other =
        text.contains("e") || text.startsWith(".") || text.startsWith("+") || text.endsWith(".");
    if (!value.plain() || !other) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      boolean known = number.abs().compareTo(MOST) <= 0 && number.scale() <= MOST_SCALE;
      return known ? Optional.of(number.toPlainString()) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> number(Node value) {
    if (!(value instanceof ScalarNode text)
        || !text.plain()
        || text.text().toLowerCase(Locale.ROOT).contains("e")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.text()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

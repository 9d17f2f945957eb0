package dev.fargen.spec.messaging;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The filter policy of a subscription: names with lists of values, at most five of them, and at
 * most 150 combinations of values (Amazon SNS developer guide, "Amazon SNS subscription filter
 * policies" and "Filter policy constraints in Amazon SNS").
 */
public final class FilterPolicy {

  private static final String OR = "$or";
  private static final int MOST_NAMES = 5;
  private static final int MOST_COMBINATIONS = 150;

  /**
   * Those that "Amazon SNS currently supports" (developer guide, "Amazon SNS subscription filter
   * policies"); {@code wildcard} is one of EventBridge only.
   */
  private static final List<String> OPERATORS =
      List.of(
          "prefix", "suffix", "anything-but", "equals-ignore-case", "cidr", "numeric", "exists");

  /** Words of other filters, without separators. */
  private static final Map<String, String> MEANT =
      Map.of("startswith", "prefix", "beginswith", "prefix", "endswith", "suffix");

  private static final String LISTED =
      "a value in `filter` is in a list, even a single one, as in the filter policies of SNS";

  private static final String VALUE_ITSELF =
      "write the value itself; where it differs between environments, write `subscribe` of the queue"
          + " under each of them";

  private final Reading in;
  private final List<Span> names = new ArrayList<>();
  private boolean good = true;

  private FilterPolicy(Reading in) {
    this.in = in;
  }

  /** Whether the value is a filter policy; what is wrong is reported. */
  static boolean check(Node node, Reading in) {
    FilterPolicy policy = new FilterPolicy(in);
    if (policy.isFunction(node)) {
      return false;
    }
    if (!(node instanceof MapNode map)) {
      in.wrongType(node, "a map of names and lists of values");
      return false;
    }
    long combinations = policy.map(map);
    if (policy.good && policy.names.size() > MOST_NAMES) {
      policy.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`filter` has " + policy.names.size() + " names; the maximum is " + MOST_NAMES)
              .at(policy.names.get(MOST_NAMES)));
    } else if (policy.good && combinations > MOST_COMBINATIONS) {
      policy.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`filter` has "
                      + combinations
                      + " combinations of values; the maximum is "
                      + MOST_COMBINATIONS)
              .at(node.span().firstLine())
              .note("the numbers of values of all names are multiplied"));
    }
    return policy.good;
  }

  /** The first name that has a map of further names, which only a body can have. */
  public static Optional<MapNode.Entry> nested(Node node) {
    return node instanceof MapNode map
        ? Lists.firstPresent(
            map.entries(),
            entry ->
                entry.value() instanceof MapNode
                    ? Optional.of(entry)
                    : entry.key().text().equals(OR)
                        ? Lists.firstPresent(entry.value().items(), FilterPolicy::nested)
                        : Optional.empty())
        : Optional.empty();
  }

  private void report(Diagnostic fault) {
    good = false;
    in.report(fault);
  }

  /** Whether it is a function, which is reported: what it stands for is no reference either. */
  private boolean isFunction(Node node) {
    if (node.tag().isPresent()) {
      report(Reading.misplacedTag(node).help(VALUE_ITSELF));
    }
    return node.tag().isPresent();
  }

  /** The number of combinations. */
  private long map(MapNode map) {
    if (map.entries().isEmpty()) {
      report(
          Diagnostic.of(Code.OUT_OF_RANGE, "`" + in.key() + "` must not be an empty map")
              .at(map.span())
              .help("remove `filter`, or add a name with its values"));
    }
    long combinations = 1;
    for (MapNode.Entry entry : map.entries()) {
      combinations *= Math.max(1, entry(entry.key(), entry.value()));
      combinations = Math.min(combinations, 1_000_000);
    }
    return combinations;
  }

  private long entry(ScalarNode name, Node value) {
    if (name.text().equals(OR)) {
      return choices(name, value);
    }
    if (value instanceof MapNode map && value.tag().isEmpty() && !isOperator(map)) {
      return map(map);
    }
    names.add(name.span());
    if (value instanceof ListNode list && value.tag().isEmpty()) {
      return values(name, list);
    }
    if (isFunction(value)) {
      return 1;
    }
    String help =
        value instanceof ScalarNode text && !text.isNull()
            ? "write `" + name.text() + ": [" + text.text() + "]`"
            : value instanceof MapNode
                ? "write the operator in a list: `" + name.text() + ": [{...}]`"
                : "write, for example, `" + name.text() + ": [invoice]`";
    report(
        Diagnostic.of(Code.WRONG_TYPE, "`" + name.text() + "` in `filter` must be a list")
            .at(value.span())
            .note(LISTED)
            .help(help));
    return 1;
  }

  private static boolean isOperator(MapNode map) {
    return map.entries().size() == 1
        && OPERATORS.contains(map.entries().iterator().next().key().text());
  }

  /** Each choice is a filter policy of its own. */
  private long choices(ScalarNode name, Node value) {
    if (isFunction(value)) {
      return 1;
    }
    if (!(value instanceof ListNode list) || list.items().size() < 2) {
      report(
          Diagnostic.of(
                  Code.WRONG_TYPE, "`" + OR + "` in `filter` must be a list of two or more maps")
              .at(name.span())
              .help(
                  "write, for example, `$or: [{kind: [invoice]}, {amount: [{numeric: [\">\", 100]}]}]`"));
      return 1;
    }
    long sum = 0;
    for (Node choice : list.items()) {
      if (isFunction(choice)) {
        sum++;
      } else if (choice instanceof MapNode map) {
        sum += map(map);
      } else {
        report(
            Diagnostic.of(
                    Code.WRONG_TYPE, "an item of `" + OR + "` must be a map, not " + choice.kind())
                .at(choice.span()));
      }
    }
    return sum;
  }

  private long values(ScalarNode name, ListNode list) {
    if (list.items().isEmpty()) {
      report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE, "`" + name.text() + "` in `filter` must not be an empty list")
              .at(list.span())
              .help(
                  "write values, `[{exists: true}]` for messages with any `"
                      + name.text()
                      + "`, or `[{exists: false}]` for messages without `"
                      + name.text()
                      + "`"));
    }
    for (Node value : list.items()) {
      if (value instanceof MapNode map && value.tag().isEmpty()) {
        operator(name, map);
      } else {
        scalar(name, value, false);
      }
    }
    return list.items().size();
  }

  /**
   * @param bound whether it must be a number
   */
  private void scalar(ScalarNode name, Node value, boolean bound) {
    if (isFunction(value)) {
      return;
    }
    if (value instanceof ScalarNode nothing && nothing.isNull()) {
      report(
          Diagnostic.of(
                  Code.WRONG_TYPE, "a value of `" + name.text() + "` in `filter` must not be null")
              .at(value.span())
              .note("CloudFormation refuses a template with null in it")
              .help(
                  "remove null; for messages without `"
                      + name.text()
                      + "`, write `{exists: false}` in its place"));
    } else if (!(value instanceof ScalarNode text)) {
      report(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "a value of `"
                      + name.text()
                      + "` in `filter` must be a string, a number, `true`, `false` or an operator")
              .at(value.span()));
    } else if (text.text().contains("${")) {
      report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "references such as `"
                      + ScalarNode.shortened(text.text())
                      + "` are not supported in `filter`")
              .at(text.span())
              .help(VALUE_ITSELF));
    } else {
      FilterOperator.digits(text)
          .ifPresent(
              digits ->
                  report(
                      Diagnostic.of(
                              Code.INVALID_VALUE,
                              "`"
                                  + text.text()
                                  + "` in `filter` can be read as a number or as a string")
                          .at(text.span())
                          .help(
                              bound
                                  ? "write `" + digits + "`"
                                  : "write `"
                                      + digits
                                      + "` for a number, or `\""
                                      + text.text()
                                      + "\"` for a string")));
    }
  }

  private void operator(ScalarNode name, MapNode map) {
    for (MapNode.Entry entry : map.entries()) {
      String word = entry.key().text();
      if (!OPERATORS.contains(word)) {
        report(
            Diagnostic.of(Code.UNKNOWN_KEY, "unknown operator `" + word + "` in `filter`")
                .at(entry.key().span())
                .unknown(
                    word,
                    OPERATORS,
                    Optional.ofNullable(
                            MEANT.get(
                                word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "")))
                        .map(meant -> "write `" + meant + "` in place of `" + word + "`")
                        .orElse("write " + Suggestion.oneOf(OPERATORS))));
        return;
      }
      boolean before = good;
      good = true;
      if (entry.value() instanceof ListNode list) {
        list.items().forEach(value -> nested(entry.key(), value));
      } else {
        nested(entry.key(), entry.value());
      }
      if (good) { // otherwise something in it is reported
        FilterOperator.fault(entry).ifPresent(this::report);
      }
      good &= before;
    }
    if (map.entries().size() != 1) {
      report(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "an operator of `" + name.text() + "` in `filter` must be a map with one key")
              .at(map.span())
              .help(
                  "write each operator as an item of its own: `[{prefix: a}, {suffix: b}]`; a message"
                      + " matches if one of them does: SNS cannot require both"));
    }
  }

  private void nested(ScalarNode operator, Node value) {
    if (value instanceof MapNode map && operator.text().equals("anything-but")) {
      operator(operator, map);
    } else {
      scalar(operator, value, operator.text().equals("numeric"));
    }
  }
}

package dev.fargen.check.raw;

import dev.fargen.aws.Limits;
import dev.fargen.aws.Limits.Range;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Compares literal values with the limits in the schema of the resource type (CloudFormation CLI
 * user guide, "Resource type schema").
 */
final class LimitChecker {

  /**
   * Properties that take the name of a role as well as its ARN (Amazon ECS API reference,
   * "RegisterTaskDefinition").
   */
  private static final List<String> BY_NAME = List.of("ExecutionRoleArn", "TaskRoleArn");

  /** Schemas without a regular expression give ARNs this length (IAM API reference, "arnType"). */
  private static final Range ARN_LENGTH =
      new Range(Optional.of(BigDecimal.valueOf(20)), Optional.of(BigDecimal.valueOf(2048)));

  /** More allowed values than these are not listed. */
  private static final int MOST_LISTED = 24;

  private final String name;
  private final String resourceType;
  private final Diagnostics diagnostics;

  /**
   * @param name of the property, for messages
   */
  LimitChecker(String name, String resourceType, Diagnostics diagnostics) {
    this.name = name;
    this.resourceType = resourceType;
    this.diagnostics = diagnostics;
  }

  /** Checks a single value that is of the right type. */
  void value(ScalarNode node, boolean number, Limits limits) {
    String text = node.text();
    if (!limits.values().isEmpty()) {
      if (!isAllowed(text, number, limits)) {
        notAllowed(node, number, limits.values());
      }
    } else if (number) {
      range(node, new BigDecimal(text), limits.number());
    } else if (!length(node, limits)) {
      pattern(node, limits.patterns());
    }
  }

  /** Checks what a reference to a resource returns. */
  void call(RawFunction call, Node node, Peers peers, Limits limits) {
    Optional<Returned> returned = Returned.of(call, peers);
    if (returned.isPresent() && !BY_NAME.contains(name)) {
      Lists.first(limits.patterns(), returned.get()::isRefused)
          .ifPresent(
              pattern ->
                  diagnostics.report(ReturnedWords.fault(returned.get(), pattern, name, node)));
    }
  }

  private static boolean isAllowed(String text, boolean number, Limits limits) {
    if (limits.anyCase()) {
      String lower = text.toLowerCase(Locale.ROOT);
      return Lists.any(limits.values(), one -> one.toLowerCase(Locale.ROOT).equals(lower));
    }
    return limits.values().contains(text)
        || (number
            && Lists.any(
                limits.values(), one -> new BigDecimal(one).compareTo(new BigDecimal(text)) == 0));
  }

  private void notAllowed(ScalarNode node, boolean number, List<String> all) {
    List<String> values = Lists.filter(all, one -> !isRefused(one));
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_VALUE, Reading.written(name, node) + " is not valid")
            .at(node.span());
    String allowed =
        values.size() <= MOST_LISTED
            ? Suggestion.oneOf(values)
            : Suggestion.someOf(node.text(), values);
    fault = fault.note(Reading.must(name, allowed));
    diagnostics.report(number ? fault : fault.unknown(node.text(), values));
  }

  /** Whether the schema of the type has the value, and another rule says that AWS refuses it. */
  private boolean isRefused(String value) {
    return Lists.any(
        ResourceTypes.schemas(resourceType),
        rule ->
            rule.path().equals(List.of(name))
                && rule.schema().startsWith("{\"not\":{\"enum\":")
                && rule.schema().contains("\"" + value + "\""));
  }

  private void range(ScalarNode node, BigDecimal number, Range range) {
    if (range.isBelow(number)) {
      outside(node, "is below the minimum, " + range.least().orElseThrow());
    } else if (range.isAbove(number)) {
      outside(node, "is above the maximum, " + range.most().orElseThrow());
    }
  }

  private void outside(ScalarNode node, String reason) {
    diagnostics.report(
        Diagnostic.of(Code.OUT_OF_RANGE, Reading.written(name, node) + " " + reason)
            .at(node.span()));
  }

  /** Whether the length is out of range, which is reported. */
  private boolean length(ScalarNode node, Limits limits) {
    int length = node.text().codePointCount(0, node.text().length());
    Optional<Diagnostic> fault = size(node, length, "character", limits.size());
    fault.ifPresent(found -> diagnostics.report(arn(node, limits).map(found::note).orElse(found)));
    return fault.isPresent();
  }

  /** The rule for a value that must be an ARN, and is none. */
  private Optional<String> arn(ScalarNode node, Limits limits) {
    boolean open = limits.patterns().isEmpty() && limits.size().equals(ARN_LENGTH);
    List<String> patterns = open ? List.of("^arn:") : limits.patterns();
    return Lists.first(patterns, one -> one.contains("arn:") && isRefused(one, node.text()))
        .map(pattern -> ScalarWords.must(name, PatternWords.of(pattern, name, node.text())));
  }

  /** Reports a list with too many or too few items, or with one of them twice. */
  void list(ListNode list, Limits limits) {
    List<Node> items = list.items();
    if (!Lists.any(items, item -> RawFunction.of(item).isPresent())) {
      size(list, items.size(), "item", limits.size()).ifPresent(diagnostics::report);
    }
    if (limits.distinct()) {
      for (int i = 1; i < items.size(); i++) {
        Node item = items.get(i);
        Node first = items.get(indexOf(items, item));
        if (first != item) {
          diagnostics.report(
              Diagnostic.of(Code.VALUE_TWICE, "duplicate item in `" + name + "`")
                  .at(item.span().firstLine(), "duplicate")
                  .at(first.span().firstLine(), "first here")
                  .help("remove the duplicate"));
          return;
        }
      }
    }
  }

  private static int indexOf(List<Node> items, Node item) {
    int at = 0;
    while (!RawValues.of(items.get(at)).equals(RawValues.of(item))) {
      at++;
    }
    return at;
  }

  /** The fault of a size that is out of range. */
  private Optional<Diagnostic> size(Node node, int size, String unit, Range range) {
    BigDecimal number = BigDecimal.valueOf(size);
    boolean below = range.isBelow(number);
    if (below || range.isAbove(number)) {
      int end = (below ? range.least() : range.most()).orElseThrow().intValue();
      String units = size == 1 ? unit : unit + "s";
      String message = Sizes.outside(Reading.named(name), size, units, below, "", end);
      return Optional.of(
          !below && node instanceof ListNode list
              ? ListWords.tooMany(message, list, end)
              : Diagnostic.of(Code.OUT_OF_RANGE, message).at(node.span().firstLine()));
    }
    return Optional.empty();
  }

  private void pattern(ScalarNode node, List<String> patterns) {
    for (String pattern : patterns) {
      if (isRefused(pattern, node.text())) {
        Diagnostic fault =
            Diagnostic.of(Code.INVALID_VALUE, Reading.written(name, node) + " is not valid")
                .at(node.span());
        String rule = ScalarWords.must(name, PatternWords.of(pattern, name, node.text()));
        diagnostics.report(ScalarWords.explained(fault, rule, node));
        return;
      }
    }
  }

  /** A pattern that takes too long, or is of another dialect, refuses nothing. */
  private static boolean isRefused(String pattern, String text) {
    try {
      return !BoundedText.contains(pattern, text).orElse(true);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}

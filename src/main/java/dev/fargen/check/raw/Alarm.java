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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alarm looks at one day at most, or at a week where its period is an hour or longer, and at one
 * of its metrics (Amazon CloudWatch API reference, "PutMetricAlarm").
 */
final class Alarm {

  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;
  private static final long HOUR = 3_600;
  private static final int MOST_DIGITS = 9;
  private static final String METRICS = "Metrics";
  private static final String PERIODS = "EvaluationPeriods";

  private Alarm() {}

  static Verdict check(Subject subject) {
    return subject.value() instanceof MapNode alarm
        ? time(alarm).and(returned(alarm)).and(expressions(alarm))
        : Verdict.FITS;
  }

  private static Verdict time(MapNode alarm) {
    Optional<Long> period = number(alarm, "Period");
    Optional<Long> count = number(alarm, PERIODS);
    if (period.isEmpty() || count.isEmpty()) {
      return Verdict.FITS;
    }
    long most = period.get() >= HOUR ? WEEK : DAY;
    return period.get() * count.get() <= most
        ? Verdict.FITS
        : Verdict.of(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    "`Period` multiplied by `"
                        + PERIODS
                        + "` is "
                        + period.get() * count.get()
                        + " seconds; the maximum is "
                        + most)
                .at(alarm.entry(PERIODS).orElseThrow().value().span())
                .note(
                    "the maximum is a week if `Period` is an hour or longer, and a day otherwise"));
  }

  private static Verdict returned(MapNode alarm) {
    Optional<Entry> metrics = alarm.entry(METRICS);
    if (metrics.isEmpty() || !(metrics.get().value() instanceof ListNode list)) {
      return Verdict.FITS;
    }
    List<MapNode> returned = new ArrayList<>();
    for (Node item : list.items()) {
      Optional<Node> data =
          item instanceof MapNode map
              ? map.entry("ReturnData").map(Entry::value)
              : Optional.empty();
      boolean open = RawFunction.of(item).isPresent() || data.flatMap(RawFunction::of).isPresent();
      if (open || !(item instanceof MapNode map)) {
        return Verdict.FITS;
      }
      if (data.isEmpty() || (data.get() instanceof ScalarNode flag && flag.text().equals("true"))) {
        returned.add(map);
      }
    }
    boolean anomaly = alarm.entry("ThresholdMetricId").isPresent();
    boolean bands = anomaly && Lists.any(returned, one -> one.entry("Expression").isPresent());
    return returned.size() == 1 || bands
        ? Verdict.FITS
        : Verdict.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    (anomaly
                            ? "with `ThresholdMetricId`, a metric and its band in `"
                            : "without `ThresholdMetricId`, exactly one item of `")
                        + METRICS
                        + "` must have `ReturnData: true`, not "
                        + (returned.isEmpty() ? "none" : "several"))
                .at(metrics.get().key().span())
                .note("`ReturnData` defaults to `true`"));
  }

  /** An expression names metrics by their IDs, which begin with a lowercase letter. */
  private static Verdict expressions(MapNode alarm) {
    if (!(alarm.entry(METRICS).map(Entry::value).orElse(null) instanceof ListNode list)) {
      return Verdict.FITS;
    }
    List<MapNode> metrics = Lists.only(list.items(), MapNode.class);
    List<String> ids = Lists.map(Lists.present(Lists.map(metrics, Alarm::id)), ScalarNode::text);
    if (ids.size() != list.items().size()) {
      return Verdict.FITS;
    }
    for (MapNode metric : metrics) {
      Optional<ScalarNode> expression =
          metric
              .entry("Expression")
              .map(Entry::value)
              .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
              .map(ScalarNode.class::cast)
              .filter(Alarm::isMath);
      for (String name : expression.map(Alarm::names).orElse(List.of())) {
        if (!ids.contains(name)) {
          return Verdict.of(undefined(name, expression.orElseThrow(), metric, ids));
        }
      }
    }
    return Verdict.FITS;
  }

  private static Diagnostic undefined(
      String name, ScalarNode expression, MapNode metric, List<String> ids) {
    String own = id(metric).map(ScalarNode::text).orElse("");
    List<String> others = Lists.filter(ids, one -> !one.equals(own));
    Diagnostic fault =
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "no metric of the alarm has the ID `" + name + "`")
            .at(expression.span());
    return (others.isEmpty()
            ? fault
            : fault.note("IDs of the other metrics: " + Suggestion.quoted(others)))
        .unknown(
            name,
            unused(others, expression),
            "define a metric with `Id: " + name + "`, or write another ID");
  }

  /** The IDs that the expression can mean: not those that it has already. */
  private static List<String> unused(List<String> ids, ScalarNode expression) {
    List<String> used = names(expression);
    return Lists.filter(ids, one -> !used.contains(one));
  }

  private static Optional<ScalarNode> id(MapNode metric) {
    return metric
        .entry("Id")
        .map(Entry::value)
        .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
        .map(ScalarNode.class::cast);
  }

  /** Searches and queries have words of their own. */
  private static boolean isMath(ScalarNode expression) {
    String text = expression.text();
    return text.indexOf('\'') < 0 && text.indexOf('"') < 0 && !text.strip().startsWith("SELECT");
  }

  private static List<String> names(ScalarNode expression) {
    List<String> names = new ArrayList<>();
    String text = expression.text();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && isPart(text.charAt(at))) {
        at++;
      }
      if (at > from && text.charAt(from) >= 'a' && text.charAt(from) <= 'z') {
        names.add(text.substring(from, at));
      }
      at = Math.max(at, from + 1);
    }
    return names;
  }

  private static boolean isPart(char letter) {
    return letter == '_' || (letter < 128 && Character.isLetterOrDigit(letter));
  }

  private static Optional<Long> number(MapNode alarm, String name) {
    return alarm
        .entry(name)
        .map(Entry::value)
        .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
        .map(node -> ((ScalarNode) node).text())
        .filter(text -> text.length() <= MOST_DIGITS && isNumber(text))
        .map(Long::valueOf);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

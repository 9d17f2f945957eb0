package dev.fargen.check.scaling;

import dev.fargen.check.rule.Conflict;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A scheduled change sets the minimum, the maximum or both, and takes no effect if the minimum
 * would be greater than the maximum (Application Auto Scaling user guide, "How scheduled scaling
 * works": "In some cases, however, you must include both sizes"). A change that sets one of them
 * meets what the spec or another change has set before, so it is compared with all of these.
 */
final class ScheduledChanges {

  /** Application Auto Scaling user guide, "Quotas for Application Auto Scaling". */
  private static final int MOST = 200;

  private ScheduledChanges() {}

  static void check(Scaling scaling, Diagnostics diagnostics) {
    List<Change> changes = scaling.schedule();
    if (changes.size() > MOST) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`schedule` has " + changes.size() + " items; the maximum is " + MOST)
              .at(changes.get(MOST).span().firstLine()));
    }
    Given<Integer> greatest = scaling.max();
    Given<Integer> least = scaling.min();
    for (Change change : changes) {
      greatest = change.max().filter(greater(greatest)).orElse(greatest);
      least = change.min().filter(greater(least).negate()).orElse(least);
    }
    Map<List<String>, Change> known = new HashMap<>();
    for (Change change : changes) {
      limits(change, least, greatest, diagnostics);
      Change first =
          known.putIfAbsent(List.of(change.at().value(), change.timezone().value()), change);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(Code.VALUE_TWICE, "two items have `at: " + change.at().value() + "`")
                .at(change.at().span(), "second item")
                .at(first.at().span(), "first item")
                .help("write `min` and `max` in one item"));
      }
    }
  }

  private static Predicate<Given<Integer>> greater(Given<Integer> other) {
    return one -> one.value() > other.value();
  }

  private static void limits(
      Change change, Given<Integer> least, Given<Integer> greatest, Diagnostics diagnostics) {
    Optional<Given<Integer>> min = change.min();
    Optional<Given<Integer>> max = change.max();
    if (min.isEmpty() && max.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "an item of `schedule` requires `min` or `max`")
              .at(change.span().firstLine(), "changes nothing")
              .help("write, for example, `min: 6`"));
    } else if (min.isPresent() && max.isPresent()) {
      compare(min.get(), max.get(), "maximum number of tasks from then on", false, diagnostics);
    } else if (min.isPresent()) {
      compare(min.get(), greatest, "greatest maximum number of tasks", true, diagnostics);
    } else {
      compare(least, max.get(), "maximum number of tasks from then on", true, diagnostics);
    }
  }

  private static void compare(
      Given<Integer> min,
      Given<Integer> max,
      String what,
      boolean single,
      Diagnostics diagnostics) {
    if (min.value() > max.value()) {
      Diagnostic fault =
          Conflict.minOverMax(min.map(String::valueOf), max.map(String::valueOf), what);
      diagnostics.report(
          single
              ? fault.note("with `min` and `max` in one item of `schedule`, both change at once")
              : fault);
    }
  }
}

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

/**
 * A scheduled change sets the minimum and the maximum, and takes no effect if the minimum would be
 * greater than the maximum (Application Auto Scaling user guide, "How scheduled scaling for
 * Application Auto Scaling works": "In some cases, however, you must include both sizes"). A size
 * that a change does not name is the one of {@code scaling}.
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
    Map<List<String>, Change> known = new HashMap<>();
    for (Change change : changes) {
      limits(change, scaling, diagnostics);
      Change first =
          known.putIfAbsent(List.of(change.at().value(), change.timezone().value()), change);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(Code.VALUE_TWICE, "two items have `at: " + change.at().value() + "`")
                .at(change.at().span(), "second item")
                .at(first.at().span(), "first item")
                .help(
                    "remove one of the items, or write one item whose `max` is not below its `min`"));
      }
    }
  }

  private static void limits(Change change, Scaling scaling, Diagnostics diagnostics) {
    if (change.min().isEmpty() && change.max().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "an item of `schedule` requires `min` or `max`")
              .at(change.span().firstLine(), "changes nothing")
              .help("write, for example, `min: " + scaling.max().value() + "`"));
      return;
    }
    Given<Integer> min = change.min().orElse(scaling.min());
    Given<Integer> max = change.max().orElse(scaling.max());
    if (min.value() > max.value()) {
      Diagnostic fault =
          Conflict.minOverMax(
              min.map(String::valueOf),
              max.map(String::valueOf),
              change.max().isPresent() ? "maximum of this item" : "maximum in `scaling`");
      diagnostics.report(
          change.min().isPresent() && change.max().isPresent()
              ? fault
              : fault
                  .note("an item that omits `min` or `max` uses the value in `scaling`")
                  .help(
                      change.max().isPresent()
                          ? "write `max: "
                              + min.value()
                              + "` or more, or a lower `min`, in this item"
                          : "write `max: "
                              + min.value()
                              + "` or more in this item or in `scaling`"));
    }
  }
}

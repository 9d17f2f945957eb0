package dev.fargen.check.scaling;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Change;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of a number of tasks that is set once and stays: a scheduled action has no end at which the
 * earlier sizes return (Application Auto Scaling user guide, "How scheduled scaling for Application
 * Auto Scaling works").
 */
public final class OneTimeChangeRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .flatMap(OneTimeChangeRule::last)
          .ifPresent(change -> report(workload, change, warnings));
    }
  }

  /** The last change, if nothing follows it and it differs from the sizes of {@code scaling}. */
  private static Optional<Change> last(Scaling scaling) {
    if (Lists.any(scaling.schedule(), change -> !isOnce(change))) {
      return Optional.empty();
    }
    Change last = null;
    for (Change change : scaling.schedule()) {
      // Times in ISO 8601 are in order as text.
      if (last == null || change.at().value().compareTo(last.at().value()) > 0) {
        last = change;
      }
    }
    return Optional.ofNullable(last)
        .filter(
            change -> differs(change.min(), scaling.min()) || differs(change.max(), scaling.max()));
  }

  private static boolean isOnce(Change change) {
    return change.at().value().startsWith("at(");
  }

  private static boolean differs(Optional<Given<Integer>> size, Given<Integer> usual) {
    return size.filter(one -> !one.value().equals(usual.value())).isPresent();
  }

  private static void report(Workload workload, Change change, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.NEVER_CHANGES_BACK,
                "no item of `schedule` follows `" + change.at().value() + "`")
            .at(change.at().span(), "holds until an update of the scalable target")
            .help("add an item for the time at which `min` and `max` of `scaling` apply again"));
  }
}

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
import java.util.List;
import java.util.Optional;

/**
 * Warns of a number of tasks that is set and stays, by a single action or by recurring ones that
 * all set the same: a scheduled action has no end at which the earlier sizes return (Application
 * Auto Scaling user guide, "How scheduled scaling for Application Auto Scaling works").
 */
public final class OneTimeChangeRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .ifPresent(
              scaling ->
                  recurring(scaling)
                      .or(() -> last(scaling))
                      .ifPresent(change -> report(workload, change, scaling, warnings)));
    }
  }

  /** The first recurring change, if all set the same sizes, which differ from the usual ones. */
  private static Optional<Change> recurring(Scaling scaling) {
    List<Change> recurring = Lists.filter(scaling.schedule(), change -> !isOnce(change));
    Optional<Change> first = Lists.first(recurring);
    boolean same =
        !Lists.any(
            recurring,
            change ->
                size(change.min(), scaling.min()) != size(first.orElseThrow().min(), scaling.min())
                    || size(change.max(), scaling.max())
                        != size(first.orElseThrow().max(), scaling.max()));
    return first.filter(change -> same && differs(change, scaling));
  }

  private static int size(Optional<Given<Integer>> size, Given<Integer> usual) {
    return size.orElse(usual).value();
  }

  private static boolean differs(Change change, Scaling scaling) {
    return size(change.min(), scaling.min()) != scaling.min().value()
        || size(change.max(), scaling.max()) != scaling.max().value();
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
    return Optional.ofNullable(last).filter(change -> differs(change, scaling));
  }

  private static boolean isOnce(Change change) {
    return change.at().value().startsWith("at(");
  }

  /** The item that sets what the change has set. */
  private static String back(Change change, Scaling scaling) {
    StringBuilder item = new StringBuilder("{at: ");
    item.append(isOnce(change) ? "\"at(...)\"" : "\"cron(...)\"");
    change.min().ifPresent(min -> item.append(", min: " + scaling.min().value()));
    change.max().ifPresent(max -> item.append(", max: " + scaling.max().value()));
    return item.append("}").toString();
  }

  private static void report(Workload workload, Change change, Scaling scaling, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.NEVER_CHANGES_BACK,
                isOnce(change)
                    ? "no item of `schedule` takes effect after `" + change.at().value() + "`"
                    : "no item of `schedule` resets what `" + change.at().value() + "` sets")
            .at(change.at().span(), "holds until an update of the scalable target")
            .help(
                "add `"
                    + back(change, scaling)
                    + "` to `schedule`, with the time from which the usual number of tasks runs again"));
  }
}

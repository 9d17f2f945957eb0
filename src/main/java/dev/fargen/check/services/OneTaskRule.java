package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Running;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Warns of a single task behind a load balancer, unless the mode is {@code REPLACE_ON_FAILURE}: if
 * it fails, requests fail until another one runs (Amazon ECS developer guide, "Best practices for
 * Amazon ECS service parameters").
 */
public final class OneTaskRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    boolean production = stack.environment().delivery().mode().isProtected();
    if (!production || stack.environment().name().isEmpty()) {
      return;
    }
    for (Workload workload : stack.workloads()) {
      Optional<Given<Integer>> single = Lists.first(minimums(workload), min -> min.value() == 1);
      if (workload.isBalanced() && single.isPresent()) {
        Span place = single.get().span();
        boolean written =
            place.line() == place.endLine() && !place.contains(workload.task().main().span());
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.ONE_TASK,
                    "`" + workload.name() + "` runs a single task: if it fails, requests fail")
                .at(written ? place : workload.span())
                .help(help(workload.running())));
      }
    }
  }

  /** The fewest tasks, and those of the items of {@code schedule}. */
  private static List<Given<Integer>> minimums(Workload workload) {
    List<Given<Integer>> all = new ArrayList<>(List.of(workload.running().fewest()));
    workload.running().scaling().ifPresent(scaling -> all.addAll(scheduled(scaling)));
    return all;
  }

  private static List<Given<Integer>> scheduled(Scaling scaling) {
    List<Given<Integer>> all = new ArrayList<>();
    scaling.schedule().forEach(change -> change.min().ifPresent(all::add));
    return all;
  }

  private static String help(Running running) {
    boolean scheduled =
        running.scaling().isPresent()
            && Lists.any(scheduled(running.scaling().get()), min -> min.value() == 1);
    return running.scaling().isEmpty()
        ? "write `count: 2` or more"
        : "write `min: 2` or more"
            + (!scheduled
                ? ""
                : running.fewest().value() == 1
                    ? " in `scaling`, and in the items of `schedule` with `min: 1`"
                    : " in the items of `schedule` with `min: 1`");
  }
}

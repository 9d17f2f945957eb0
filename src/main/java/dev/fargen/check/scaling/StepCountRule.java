package dev.fargen.check.scaling;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of steps that add fewer tasks for more messages, of a queue that nothing measures, and of
 * more steps than a step scaling policy can have unless AWS raises the quota (Application Auto
 * Scaling user guide, "Quotas for Application Auto Scaling").
 */
public final class StepCountRule implements WarningRule {

  private static final int MOST = 20;

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .filter(scaling -> scaling.steps().size() > MOST)
          .ifPresent(scaling -> report(workload, scaling, warnings));
      workload.running().scaling().ifPresent(scaling -> decrease(workload, scaling, warnings));
      workload.running().scaling().ifPresent(scaling -> queue(workload, scaling, warnings));
    }
  }

  private static void decrease(Workload workload, Scaling scaling, Warnings warnings) {
    List<Scaling.Step> steps = scaling.steps();
    for (int i = 1; i < steps.size(); i++) {
      Scaling.Step less = steps.get(i - 1);
      Scaling.Step more = steps.get(i);
      if (more.add().value() < less.add().value()) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.STEPS_DECREASE,
                    "the step at "
                        + more.from().value()
                        + " messages adds fewer tasks than the step at "
                        + less.from().value()
                        + " messages")
                .at(more.add().span(), "fewer tasks for more messages")
                .at(less.add().span())
                .help("write `add: " + less.add().value() + "` or more"));
      }
    }
  }

  /** Amazon SQS metrics count only where tasks are kept or added by messages. */
  private static void queue(Workload workload, Scaling scaling, Warnings warnings) {
    boolean measured =
        scaling.kept().backlog().isPresent()
            || !scaling.steps().isEmpty()
            || scaling.idle().filter(idle -> idle.cpu().isEmpty()).isPresent();
    scaling
        .named()
        .ifPresent(
            name ->
                warnings.unlessElsewhere(
                    measured,
                    workload,
                    Diagnostic.of(
                            Code.NO_EFFECT,
                            "`queue` in `scaling` has no effect without `backlog` or `steps`")
                        .at(name.span())
                        .help("write, for example, `backlog: 10`, or remove `queue`")));
  }

  private static void report(Workload workload, Scaling scaling, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.TOO_MANY_STEPS,
                "`scaling` of `"
                    + workload.name()
                    + "` has "
                    + scaling.steps().size()
                    + " steps; the default quota is "
                    + MOST)
            .at(scaling.steps().get(MOST).from().span().firstLine())
            .help("write fewer steps, or request a quota increase from AWS"));
  }
}

package dev.fargen.workload.scaling;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.scaling.Scaling.Idle;
import dev.fargen.workload.scaling.Scaling.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves how a workload scales. */
public final class ScalingResolver {

  private static final int MINUTE = 60;
  private static final int IDLE_MINUTES = 5;

  private ScalingResolver() {}

  public static Scaling resolve(Section scaling, boolean queue, Diagnostics diagnostics) {
    Optional<Given<Integer>> backlog = scaling.get(WorkloadKeys.Scaling.BACKLOG);
    List<Step> steps = steps(scaling);
    Given<Integer> min = scaling.get(WorkloadKeys.Scaling.MIN, 1);
    boolean otherwise =
        scaling.has(WorkloadKeys.Scaling.CPU)
            || scaling.has(WorkloadKeys.Scaling.MEMORY)
            || scaling.has(WorkloadKeys.Scaling.REQUESTS)
            || scaling.has(WorkloadKeys.Scaling.BACKLOG)
            || scaling.has(WorkloadKeys.Scaling.STEPS);
    if (!otherwise && !queue) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NOTHING_TO_SCALE_BY, "`scaling` says within which bounds, but not by what")
              .at(scaling.span().first(1))
              .help("write `cpu: 60`, `memory: 75` or `requests: 1000`"));
    }
    boolean idles = scaling.has(WorkloadKeys.Scaling.IDLE) && !queue;
    if (idles && !scaling.section(WorkloadKeys.Scaling.IDLE).has(WorkloadKeys.Idle.CPU)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.BACKLOG_WITHOUT_QUEUE, "there is no `queue` whose messages could run out")
              .at(scaling.keySpan(WorkloadKeys.Scaling.IDLE))
              .help("write `idle: {cpu: 1}`, or take `idle` away"));
    }
    if (queue && steps.isEmpty() && !otherwise) {
      steps = List.of(new Step(Given.of(1, scaling.span()), Given.of(1, scaling.span())));
    }
    boolean returns = !steps.isEmpty() || (backlog.isPresent() && min.value() == 0);
    return new Scaling(
        min,
        scaling.get(WorkloadKeys.Scaling.MAX, 1),
        scaling.get(WorkloadKeys.Scaling.CPU),
        scaling.get(WorkloadKeys.Scaling.MEMORY),
        scaling.get(WorkloadKeys.Scaling.REQUESTS),
        backlog,
        steps,
        idle(scaling, queue && returns),
        scaling.get(WorkloadKeys.Scaling.SCALE_IN_COOLDOWN, 120),
        scaling.get(WorkloadKeys.Scaling.SCALE_OUT_COOLDOWN, 60),
        scaling.span());
  }

  private static List<Step> steps(Section scaling) {
    List<Step> steps = new ArrayList<>();
    scaling
        .get(WorkloadKeys.Scaling.STEPS)
        .ifPresent(
            given ->
                given
                    .value()
                    .forEach(
                        one ->
                            steps.add(
                                new Step(
                                    one.value().get(WorkloadKeys.Step.FROM, 1),
                                    one.value().get(WorkloadKeys.Step.ADD, 1)))));
    steps.sort((one, other) -> Integer.compare(one.from().value(), other.from().value()));
    return steps;
  }

  private static Optional<Idle> idle(Section scaling, boolean byDefault) {
    if (!scaling.has(WorkloadKeys.Scaling.IDLE) && !byDefault) {
      return Optional.empty();
    }
    Section idle = scaling.section(WorkloadKeys.Scaling.IDLE);
    Span span = idle.span();
    return Optional.of(
        new Idle(
            idle.get(WorkloadKeys.Idle.CPU),
            idle.get(WorkloadKeys.Idle.FOR)
                .map(given -> given.map(seconds -> Math.max(1, seconds / MINUTE)))
                .orElseGet(() -> Given.of(IDLE_MINUTES, span))));
  }
}

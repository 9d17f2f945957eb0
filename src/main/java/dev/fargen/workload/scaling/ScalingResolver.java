package dev.fargen.workload.scaling;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
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

  private static final List<Key<?>> BY_WHAT =
      List.of(
          WorkloadKeys.Scaling.CPU,
          WorkloadKeys.Scaling.MEMORY,
          WorkloadKeys.Scaling.REQUESTS,
          WorkloadKeys.Scaling.BACKLOG,
          WorkloadKeys.Scaling.STEPS);

  private ScalingResolver() {}

  public static Scaling resolve(Section scaling, boolean queue) {
    Optional<Given<Integer>> backlog = scaling.get(WorkloadKeys.Scaling.BACKLOG);
    List<Step> steps = steps(scaling);
    Given<Integer> min = scaling.value(WorkloadKeys.Scaling.MIN);
    if (queue && steps.isEmpty() && !saysByWhat(scaling)) {
      steps = List.of(new Step(Given.of(1, scaling.span()), Given.of(1, scaling.span())));
    }
    boolean returns = !steps.isEmpty() || (backlog.isPresent() && min.value() == 0);
    return new Scaling(
        min,
        scaling.needed(WorkloadKeys.Scaling.MAX, 1),
        new Scaling.Kept(
            scaling.get(WorkloadKeys.Scaling.CPU),
            scaling.get(WorkloadKeys.Scaling.MEMORY),
            scaling.get(WorkloadKeys.Scaling.REQUESTS),
            backlog),
        steps,
        idle(scaling, queue && returns),
        new Scaling.Cooldown(
            scaling.value(WorkloadKeys.Scaling.SCALE_IN_COOLDOWN),
            scaling.value(WorkloadKeys.Scaling.SCALE_OUT_COOLDOWN)),
        scaling.span());
  }

  /** Whether the block says what the number of tasks follows. */
  public static boolean saysByWhat(Section scaling) {
    return Lists.any(BY_WHAT, scaling::has);
  }

  private static List<Step> steps(Section scaling) {
    List<Step> steps = new ArrayList<>();
    for (Given<Section> step : scaling.list(WorkloadKeys.Scaling.STEPS)) {
      steps.add(
          new Step(
              step.value().needed(WorkloadKeys.Step.FROM, 1),
              step.value().needed(WorkloadKeys.Step.ADD, 1)));
    }
    steps.sort((one, other) -> Integer.compare(one.from().value(), other.from().value()));
    return steps;
  }

  private static Optional<Idle> idle(Section scaling, boolean byDefault) {
    if (!scaling.has(WorkloadKeys.Scaling.IDLE) && !byDefault) {
      return Optional.empty();
    }
    Section idle = scaling.section(WorkloadKeys.Scaling.IDLE);
    return Optional.of(
        new Idle(
            idle.get(WorkloadKeys.Idle.CPU),
            idle.value(WorkloadKeys.Idle.FOR).map(seconds -> Math.max(1, seconds / MINUTE))));
  }
}

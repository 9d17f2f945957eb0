package dev.fargen.workload.scaling;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.scaling.ScalingKeys;
import dev.fargen.workload.messaging.Queue;
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
          ScalingKeys.CPU,
          ScalingKeys.MEMORY,
          ScalingKeys.REQUESTS,
          ScalingKeys.BACKLOG,
          ScalingKeys.STEPS);

  private ScalingResolver() {}

  /**
   * What the block says.
   *
   * @param consumed the queues that the workload consumes
   */
  public static Scaling resolve(Section scaling, List<Queue> consumed) {
    List<Queue> queues = measured(scaling, consumed);
    boolean queue = !queues.isEmpty();
    Optional<Given<Integer>> backlog = scaling.get(ScalingKeys.BACKLOG);
    List<Step> steps = steps(scaling);
    Given<Integer> min = scaling.value(ScalingKeys.MIN);
    if (queue && steps.isEmpty() && !saysByWhat(scaling)) {
      steps = List.of(new Step(Given.of(1, scaling.span()), Given.of(1, scaling.span())));
    }
    boolean returns = !steps.isEmpty() || (backlog.isPresent() && min.value() == 0);
    return new Scaling(
        min,
        scaling.needed(ScalingKeys.MAX, 1),
        new Scaling.Kept(
            scaling.get(ScalingKeys.CPU),
            scaling.get(ScalingKeys.MEMORY),
            scaling.get(ScalingKeys.REQUESTS),
            backlog),
        queues,
        steps,
        idle(scaling, queue && returns),
        new Scaling.Cooldown(
            scaling.value(ScalingKeys.SCALE_IN_COOLDOWN),
            scaling.value(ScalingKeys.SCALE_OUT_COOLDOWN)),
        scaling.span());
  }

  private static List<Queue> measured(Section scaling, List<Queue> consumed) {
    Optional<Given<String>> named = scaling.get(ScalingKeys.QUEUE);
    return named.isEmpty()
        ? consumed
        : Lists.filter(consumed, queue -> queue.name().equals(named.get().value()));
  }

  /** Whether the block says what the number of tasks follows. */
  public static boolean saysByWhat(Section scaling) {
    return Lists.any(BY_WHAT, scaling::has);
  }

  private static List<Step> steps(Section scaling) {
    List<Step> steps = new ArrayList<>();
    for (Given<Section> step : scaling.list(ScalingKeys.STEPS)) {
      steps.add(
          new Step(
              step.value().needed(ScalingKeys.Step.FROM, 1),
              step.value().needed(ScalingKeys.Step.ADD, 1)));
    }
    steps.sort((one, other) -> Integer.compare(one.from().value(), other.from().value()));
    return steps;
  }

  private static Optional<Idle> idle(Section scaling, boolean byDefault) {
    if (!scaling.has(ScalingKeys.IDLE) && !byDefault) {
      return Optional.empty();
    }
    Section idle = scaling.section(ScalingKeys.IDLE);
    return Optional.of(
        new Idle(
            idle.get(ScalingKeys.Idle.CPU),
            idle.value(ScalingKeys.Idle.FOR).map(seconds -> Math.max(1, seconds / MINUTE))));
  }
}

package dev.fargen.workload.scaling;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.scaling.ScalingKeys;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.scaling.Scaling.Change;
import dev.fargen.workload.scaling.Scaling.Idle;
import dev.fargen.workload.scaling.Scaling.Step;
import dev.fargen.workload.scaling.Scaling.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves how a workload scales. */
public final class ScalingResolver {

  private static final int MINUTE = 60;

  /** In place of {@code max} where it is missing: no {@code min} is greater. */
  private static final int MOST = 10_000;

  private static final List<Key<?>> BY_WHAT =
      List.of(
          ScalingKeys.CPU,
          ScalingKeys.MEMORY,
          ScalingKeys.REQUESTS,
          ScalingKeys.RESPONSE_TIME,
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
        scaling.needed(ScalingKeys.MAX, MOST),
        new Scaling.Kept(
            target(scaling, ScalingKeys.CPU, ScalingKeys.Metric.UTILIZATION),
            target(scaling, ScalingKeys.MEMORY, ScalingKeys.Metric.UTILIZATION),
            target(scaling, ScalingKeys.REQUESTS, ScalingKeys.Metric.NUMBER),
            target(scaling, ScalingKeys.RESPONSE_TIME, ScalingKeys.Metric.TIME),
            backlog),
        queues,
        scaling.get(ScalingKeys.QUEUE),
        steps,
        idle(scaling, queue && returns),
        new Scaling.Cooldown(
            scaling.value(ScalingKeys.SCALE_IN_COOLDOWN),
            scaling.value(ScalingKeys.SCALE_OUT_COOLDOWN)),
        changes(scaling),
        new Scaling.Detail(
            scaling.value(ScalingKeys.RESOLUTION),
            scaling.has(ScalingKeys.RESOLUTION),
            predict(scaling)),
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

  private static Optional<Target> target(
      Section scaling, Key<Section> metric, Key<BigDecimal> target) {
    return scaling
        .get(metric)
        .map(
            given ->
                new Target(
                    given.value().needed(target, BigDecimal.ONE),
                    given.value().get(ScalingKeys.Metric.SCALE_IN_COOLDOWN),
                    given.value().get(ScalingKeys.Metric.SCALE_OUT_COOLDOWN),
                    given.span()));
  }

  private static List<Change> changes(Section scaling) {
    return Lists.map(
        scaling.list(ScalingKeys.SCHEDULE),
        given ->
            new Change(
                given.value().needed(ScalingKeys.At.AT, "rate(1 day)"),
                given.value().value(ScalingKeys.At.TIMEZONE),
                given.value().get(ScalingKeys.At.MIN),
                given.value().get(ScalingKeys.At.MAX),
                given.span()));
  }

  private static Optional<Given<Boolean>> predict(Section scaling) {
    Given<TruthOr<String>> given = scaling.value(ScalingKeys.PREDICT);
    boolean scales = given.value().truth().orElse(false);
    return scales || given.value().more().isPresent()
        ? Optional.of(given.map(word -> scales))
        : Optional.empty();
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

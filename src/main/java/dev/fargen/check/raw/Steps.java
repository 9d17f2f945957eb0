package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The step adjustments of a scaling policy: their ranges neither overlap nor leave a gap, and each
 * has a bound (Application Auto Scaling API reference, "StepAdjustment"; Amazon EC2 Auto Scaling
 * API reference, "StepAdjustment").
 */
final class Steps {

  private static final String LOWER = "MetricIntervalLowerBound";
  private static final String UPPER = "MetricIntervalUpperBound";

  /** A range; a bound that is absent is infinite. */
  private record Step(MapNode node, Optional<BigDecimal> lower, Optional<BigDecimal> upper) {

    /** Whether this one begins before the other. */
    boolean isBefore(Step other) {
      return other.lower.isPresent()
          && (lower.isEmpty() || lower.get().compareTo(other.lower.get()) < 0);
    }
  }

  private Steps() {}

  /**
   * @param subject the list of adjustments
   */
  static Verdict check(Subject subject) {
    if (!(subject.value() instanceof ListNode list)) {
      return Verdict.OPEN;
    }
    List<Step> steps = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof MapNode map) || StateNodes.isOpen(map)) {
        return Verdict.OPEN;
      }
      Step step = new Step(map, bound(map, LOWER), bound(map, UPPER));
      boolean known =
          step.lower().isPresent() == map.entry(LOWER).isPresent()
              && step.upper().isPresent() == map.entry(UPPER).isPresent();
      if (!known) {
        return Verdict.OPEN;
      }
      if (step.lower().isEmpty() && step.upper().isEmpty()) {
        return refused(
            step, Code.MISSING_PROPERTY, "a step requires `" + LOWER + "` or `" + UPPER + "`");
      }
      steps.add(step);
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Optional<Step> next = next(i, steps);
      if (next.isPresent() && !step.upper().equals(next.get().lower())) {
        return unlike(step, next.get());
      }
    }
    return Verdict.FITS;
  }

  private static Optional<BigDecimal> bound(MapNode step, String name) {
    return StateNodes.number(step, name).map(BigDecimal::stripTrailingZeros);
  }

  /** The step that begins behind this one; another one that begins where this one does. */
  private static Optional<Step> next(int at, List<Step> steps) {
    Optional<Step> next = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      Step other = steps.get(i);
      boolean later = i != at && !other.isBefore(steps.get(at));
      if (later && (next.isEmpty() || other.isBefore(next.get()))) {
        next = Optional.of(other);
      }
    }
    return next;
  }

  private static Verdict unlike(Step step, Step next) {
    boolean gap =
        step.upper().isPresent()
            && next.lower().isPresent()
            && step.upper().get().compareTo(next.lower().get()) < 0;
    Diagnostic fault =
        Diagnostic.of(
            Code.INVALID_VALUE,
            gap ? "the steps leave a gap between their ranges" : "the ranges of the steps overlap");
    return Verdict.of(
        fault
            .at(next.node().span().firstLine(), "this range " + begins(next))
            .at(step.node().span().firstLine(), "this one " + ends(step))
            .note("each range must begin where the next lower one ends"));
  }

  private static String begins(Step step) {
    return step.lower().map(one -> "begins at " + one.toPlainString()).orElse("has no lower bound");
  }

  private static String ends(Step step) {
    return step.upper().map(one -> "ends at " + one.toPlainString()).orElse("has no upper bound");
  }

  private static Verdict refused(Step step, Code code, String message) {
    return Grammars.refused(step.node(), code, message, "");
  }
}

package dev.fargen.emit.scaling;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.util.Locale;
import java.util.Optional;

/** The cooldowns of a workload's scaling policies. */
record Cooldowns(Draft draft, Workload workload, Scaling scaling) {

  Value in() {
    return draft.number(
        LogicalName.of(workload.name()) + "ScaleInCooldown",
        "Scale-in cooldown in seconds for " + workload.name(),
        scaling.cooldown().in());
  }

  /**
   * The cooldown of one metric, or the one of all.
   *
   * @param what the metric, in logical ids
   */
  Value in(String what, Optional<Given<Integer>> own) {
    return of(what, "ScaleIn", "Scale-in", in(), own);
  }

  /** The same for scaling out. */
  Value out(String what, Optional<Given<Integer>> own) {
    return of(what, "ScaleOut", "Scale-out", out(), own);
  }

  private Value of(
      String what, String id, String words, Value general, Optional<Given<Integer>> own) {
    String prefix = LogicalName.of(workload.name()) + what + id + "Cooldown";
    Cause cause =
        ScalingEmitter.cause(
            workload,
            what + id + "Cooldown",
            "Uses a "
                + words.toLowerCase(Locale.ROOT)
                + " cooldown for "
                + workload.name()
                + " by this metric alone");
    return own.<Value>map(
            seconds ->
                new Block(
                    cause,
                    true,
                    draft.number(
                        prefix,
                        words + " cooldown in seconds for " + workload.name() + " by this metric",
                        seconds)))
        .orElseGet(() -> new Block(cause, false, general));
  }

  Value out() {
    return draft.number(
        LogicalName.of(workload.name()) + "ScaleOutCooldown",
        "Scale-out cooldown in seconds for " + workload.name(),
        scaling.cooldown().out());
  }
}

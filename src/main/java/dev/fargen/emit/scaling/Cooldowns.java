package dev.fargen.emit.scaling;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;

/** The cooldowns of a workload's scaling policies. */
record Cooldowns(Draft draft, Workload workload, Scaling scaling) {

  Value in() {
    return draft.number(
        LogicalName.of(workload.name()) + "ScaleInCooldown",
        "Scale-in cooldown in seconds for " + workload.name(),
        scaling.cooldown().in());
  }

  Value out() {
    return draft.number(
        LogicalName.of(workload.name()) + "ScaleOutCooldown",
        "Scale-out cooldown in seconds for " + workload.name(),
        scaling.cooldown().out());
  }
}

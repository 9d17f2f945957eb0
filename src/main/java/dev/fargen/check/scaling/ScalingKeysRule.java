package dev.fargen.check.scaling;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.scaling.ScalingResolver;
import java.util.List;

/**
 * What scales follows a measure, one that is named or the messages of its queue, and has no fixed
 * number of tasks as well (Application Auto Scaling API reference, "PutScalingPolicy").
 */
public final class ScalingKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<String> queues = environment.names(StackKeys.QUEUES);
    for (SpecThing workload : environment.workloads()) {
      Section keys = workload.keys();
      boolean queue =
          keys.get(WorkloadKeys.QUEUE).filter(name -> queues.contains(name.value())).isPresent();
      keys.get(WorkloadKeys.SCALING)
          .ifPresent(
              scaling -> {
                keys.get(WorkloadKeys.COUNT).ifPresent(count -> twice(keys, diagnostics));
                if (!queue) {
                  byWhat(scaling.value(), diagnostics);
                }
              });
    }
  }

  private static void twice(Section workload, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "`count` and `scaling` both decide how many tasks run")
            .at(workload.keySpan(WorkloadKeys.COUNT), "a fixed number")
            .at(workload.keySpan(WorkloadKeys.SCALING), "a number that follows the load")
            .help("take `count` away, or write it as `scaling.min`"));
  }

  private static void byWhat(Section scaling, Diagnostics diagnostics) {
    if (!ScalingResolver.saysByWhat(scaling)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NOTHING_TO_SCALE_BY, "`scaling` says within which bounds, but not by what")
              .at(scaling.span().first(1))
              .help("write `cpu: 60`, `memory: 75` or `requests: 1000`"));
    }
    if (scaling.has(WorkloadKeys.Scaling.IDLE)
        && !scaling.section(WorkloadKeys.Scaling.IDLE).has(WorkloadKeys.Idle.CPU)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.BACKLOG_WITHOUT_QUEUE, "there is no `queue` whose messages could run out")
              .at(scaling.keySpan(WorkloadKeys.Scaling.IDLE))
              .help("write `idle: {cpu: 1}`, or take `idle` away"));
    }
  }
}

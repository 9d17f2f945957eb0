package dev.fargen.check.scaling;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.scaling.ScalingKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.scaling.ScalingResolver;
import java.util.List;
import java.util.Optional;

/**
 * Scaling requires a metric, or a queue whose messages are the metric, and excludes a fixed number
 * of tasks (Application Auto Scaling API reference, "PutScalingPolicy").
 */
public final class ScalingKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      Section keys = workload.keys();
      if (!WorkloadKeys.isJob(keys)) { // which excludes scaling, and is reported as that
        keys.get(WorkloadKeys.SCALING)
            .ifPresent(scaling -> check(keys, scaling.value(), diagnostics));
      }
    }
  }

  private static void check(Section workload, Section scaling, Diagnostics diagnostics) {
    if (workload.has(WorkloadKeys.COUNT)) {
      twice(workload, diagnostics);
    }
    if (!workload.has(WorkloadKeys.QUEUE)) {
      byWhat(workload, scaling, diagnostics);
      byMessages(scaling, diagnostics);
    } else {
      scaling.get(ScalingKeys.QUEUE).ifPresent(named -> byQueue(workload, named, diagnostics));
    }
  }

  private static void byQueue(Section workload, Given<String> named, Diagnostics diagnostics) {
    List<String> queues = Lists.map(workload.list(WorkloadKeys.QUEUE), Given::value);
    if (!queues.contains(named.value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE,
                  "the workload does not consume the queue `" + named.value() + "`")
              .at(named.span())
              .at(workload.keySpan(WorkloadKeys.QUEUE), "queues of the workload")
              .unknown(
                  named.value(),
                  queues,
                  "add `"
                      + named.value()
                      + "` to `queue` of the workload, or remove `queue` from `scaling`"));
    }
  }

  private static void byMessages(Section scaling, Diagnostics diagnostics) {
    Optional<String> queue = scaling.get(ScalingKeys.QUEUE).map(Given::value);
    for (Key<?> key : List.of(ScalingKeys.QUEUE, ScalingKeys.BACKLOG, ScalingKeys.STEPS)) {
      if (scaling.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.BACKLOG_WITHOUT_QUEUE,
                    "`"
                        + key.name()
                        + (key.equals(ScalingKeys.QUEUE)
                            ? "` in `scaling` requires a `queue` in the workload"
                            : "` requires a `queue` in the workload"))
                .at(scaling.keySpan(key))
                .help(
                    "write `queue: "
                        + queue.orElse("<name>")
                        + "` in the workload, the name of a queue under `queues`"));
      }
    }
  }

  private static void twice(Section workload, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "`count` and `scaling` cannot be used together")
            .at(workload.keySpan(WorkloadKeys.COUNT), "fixed number of tasks")
            .at(workload.keySpan(WorkloadKeys.SCALING), "number of tasks follows the load")
            .help(
                "remove `count` and write `min` and `max` under `scaling`, or remove `scaling` (in an"
                    + " environment, write `scaling:` without a value)"));
  }

  private static void byWhat(Section workload, Section scaling, Diagnostics diagnostics) {
    if (!ScalingResolver.saysByWhat(scaling) && scaling.list(ScalingKeys.SCHEDULE).isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.NOTHING_TO_SCALE_BY, "`scaling` requires a metric")
              .at(scaling.span().first(1))
              .help(
                  "add, for example, `cpu: 60` or `memory: 75` (average utilization in percent)"
                      + (workload.has(WorkloadKeys.HTTP)
                          ? ", or `requests: 1000` (per task and minute)"
                          : "")));
    }
    if (scaling.has(ScalingKeys.IDLE)
        && !scaling.section(ScalingKeys.IDLE).has(ScalingKeys.Idle.CPU)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.BACKLOG_WITHOUT_QUEUE,
                  "`idle` requires `cpu` under `idle`, or a `queue` in the workload")
              .at(scaling.keySpan(ScalingKeys.IDLE))
              .help(
                  "write, for example, `idle: {cpu: 1}` (average CPU utilization in percent), or remove"
                      + " `idle`"));
    }
  }
}

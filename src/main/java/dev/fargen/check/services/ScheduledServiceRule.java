package dev.fargen.check.services;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;
import java.util.Map;

/**
 * A scheduled workload cannot have the keys of a service: EventBridge Scheduler runs its tasks
 * (Amazon ECS developer guide, "Using Amazon EventBridge Scheduler to schedule Amazon ECS tasks").
 * With {@code run: manual} nothing runs them ("Amazon ECS standalone tasks").
 */
public final class ScheduledServiceRule implements SpecRule {

  private static final List<Key<?>> OF_SERVICES =
      List.of(
          WorkloadKeys.HTTP,
          WorkloadKeys.NLB,
          WorkloadKeys.SCALING,
          WorkloadKeys.COUNT,
          WorkloadKeys.DEPLOYMENT,
          WorkloadKeys.QUEUE);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      Section keys = workload.keys();
      for (Key<?> key : OF_SERVICES) {
        if (keys.has(WorkloadKeys.SCHEDULE) && keys.has(key)) {
          report(keys, key, WorkloadKeys.SCHEDULE, "a scheduled workload", diagnostics);
        } else if (keys.has(WorkloadKeys.RUN) && keys.has(key)) {
          report(keys, key, WorkloadKeys.RUN, "a workload with `run: manual`", diagnostics);
        }
      }
      if (keys.has(WorkloadKeys.SCHEDULE) && keys.has(WorkloadKeys.RUN)) {
        diagnostics.report(
            Conflict.of(
                    keys,
                    List.of(WorkloadKeys.RUN, WorkloadKeys.SCHEDULE),
                    Map.of(WorkloadKeys.SCHEDULE, "starts tasks"))
                .note("`fargen run` can also start a scheduled workload"));
      }
    }
  }

  private static void report(
      Section keys, Key<?> key, Key<?> job, String what, Diagnostics diagnostics) {
    diagnostics.report(
        Conflict.of(keys, List.of(key, job), Map.of(job, "runs tasks without a service"))
            .note("`" + key.name() + "` is for services; " + what + " has no service"));
  }
}

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
 */
public final class ScheduledServiceRule implements SpecRule {

  private static final List<Key<?>> OF_SERVICES =
      List.of(
          WorkloadKeys.HTTP,
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
          diagnostics.report(
              Conflict.of(
                      keys,
                      List.of(key, WorkloadKeys.SCHEDULE),
                      Map.of(WorkloadKeys.SCHEDULE, "runs tasks without a service"))
                  .note(
                      "`" + key.name() + "` is for services; a scheduled workload has no service"));
        }
      }
    }
  }
}

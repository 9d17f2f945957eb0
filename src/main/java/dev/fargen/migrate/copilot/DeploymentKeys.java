package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import java.util.Optional;

/** How a new version replaces the old one: {@code deployment}. */
final class DeploymentKeys {

  private DeploymentKeys() {}

  static void write(Keys keys, DraftMap workload) {
    DraftMap deployment = new DraftMap();
    keys.key("rolling").ifPresent(key -> rolling(key, deployment));
    keys.key("rollback_alarms").ifPresent(key -> alarms(key, deployment));
    if (!deployment.isEmpty()) {
      workload.put("deployment", deployment);
    }
  }

  /** Recreating stops all tasks before the new ones start. */
  private static void rolling(Key key, DraftMap deployment) {
    if (key.raw().orElse("").equalsIgnoreCase("recreate")) {
      deployment.put("min_healthy", 0, key.origin());
      deployment.put("max", 100, key.origin());
    } else {
      key.converted();
    }
  }

  private static void alarms(Key alarms, DraftMap deployment) {
    Optional<Keys> keys = alarms.keys();
    if (keys.isEmpty()) {
      deployment.put("alarms", VariableKeys.exportedList(alarms.items()), alarms.origin());
      return;
    }
    DraftMap made = new DraftMap();
    keys.get().key("cpu_utilization").ifPresent(key -> alarm(key, "cpu", made));
    keys.get().key("memory_utilization").ifPresent(key -> alarm(key, "memory", made));
    keys.get()
        .key("messages_delayed")
        .ifPresent(
            key ->
                key.refused(
                    "deployments have no alarm of the messages in a queue: write an"
                        + " AWS::CloudWatch::Alarm under `resources`, and its name under"
                        + " `deployment.alarms`"));
    if (!made.isEmpty()) {
      deployment.put("alarms", made, alarms.origin());
    }
  }

  private static void alarm(Key key, String name, DraftMap made) {
    made.put(name, key.plain("90"), key.origin());
    key.changed("the deployment is rolled back after three minutes above it, Copilot's after two");
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Optional;

/** Where the output of the containers goes, {@code logging}, and {@code observability}. */
final class LogKeys {

  /** As many days as CloudWatch Logs can keep an event (API reference, "PutRetentionPolicy"). */
  private static final List<Integer> DAYS =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private LogKeys() {}

  /** Copilot keeps logs for 30 days where nothing is said. */
  static void write(Optional<Keys> logging, DraftMap workload) {
    DraftMap logs = workload.map("logs");
    Optional<Key> retention = logging.flatMap(keys -> keys.key("retention"));
    long days = retention.flatMap(Key::number).orElse(30L);
    long kept = atLeast(days);
    logs.put("retention", kept + "d");
    retention.ifPresent(key -> logs.from("retention", key.origin()));
    if (kept != days) {
      retention.ifPresent(
          key -> key.changed("CloudWatch Logs has no such retention: it is " + kept + " days"));
    }
    logging.ifPresent(keys -> router(keys, logs));
  }

  private static long atLeast(long days) {
    for (int offered : DAYS) {
      if (offered >= days) {
        return offered;
      }
    }
    return DAYS.get(DAYS.size() - 1);
  }

  private static void router(Keys keys, DraftMap logs) {
    keys.key("destination")
        .ifPresent(
            key -> {
              DraftMap options = logs.map("destination", key.origin());
              for (Key option : key.keys().map(Keys::all).orElse(List.of())) {
                options.put(option.name(), option.draft(), option.origin());
              }
            });
    keys.key("configFilePath")
        .ifPresent(key -> logs.put("config_file_path", key.draft(), key.origin()));
    keys.key("image").ifPresent(key -> logs.put("image", key.draft(), key.origin()));
    keys.key("enableMetadata")
        .ifPresent(
            key -> {
              if (key.isFalse()) {
                logs.put("enable_metadata", false, key.origin());
              } else {
                key.converted();
              }
            });
    for (Key option : keys.keys("secretOptions").map(Keys::all).orElse(List.of())) {
      logs.map("secret_options").put(option.name(), VariableKeys.value(option), option.origin());
    }
    DraftMap variables = new DraftMap();
    VariableKeys.write(keys, variables);
    for (DraftMap.Entry entry : variables.entries()) {
      logs.put(entry.key(), entry.draft(), entry.origins());
    }
  }

  /** The collector that Copilot adds for AWS X-Ray, and what it may do. */
  static void tracing(Key tracing, DraftMap workload) {
    if (!tracing.raw().orElse("").equalsIgnoreCase("awsxray")) {
      tracing.refused("Copilot knows `awsxray` only");
      return;
    }
    DraftMap collector = workload.map("sidecars").map("aws-otel-collector", tracing.origin());
    collector.put(
        "image", "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3", tracing.origin());
    collector.put("command", "--config=/etc/ecs/ecs-xray.yaml");
    workload.list("policies").add("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess");
  }
}

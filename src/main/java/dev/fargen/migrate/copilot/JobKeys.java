package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.Optional;

/** When a job runs: {@code on}, {@code retries} and {@code timeout}. */
final class JobKeys {

  private static final String OFF = "none";

  private JobKeys() {}

  static void write(Keys keys, Scope scope) {
    DraftMap schedule = new DraftMap();
    Optional<Key> when = keys.keys("on").flatMap(on -> on.key("schedule"));
    when.ifPresent(key -> expression(key, schedule));
    keys.key("retries")
        .ifPresent(
            key ->
                key.number()
                    .ifPresentOrElse(
                        number -> retries(key, number, schedule),
                        () -> key.refused("this is no number")));
    keys.key("timeout")
        .ifPresent(
            key -> {
              schedule.put("timeout", Durations.of(key), key.origin());
              if (schedule.has("attempts")) {
                key.changed("each attempt has this time; in Copilot all attempts have it together");
              }
            });
    DraftMap workload = scope.workload();
    if (!schedule.has("expression")) {
      workload.put("run", "manual");
      for (DraftMap.Entry entry : schedule.entries()) {
        for (Origin origin : entry.origins()) {
          scope.report().withdraw(origin);
          scope
              .report()
              .refused(origin, "", "a task that runs by hand has no retries and no timeout");
        }
      }
      return;
    }
    DraftMap.Entry only = schedule.entries().iterator().next();
    if (schedule.entries().size() == 1) {
      workload.put("schedule", only.draft(), only.origins());
    } else {
      workload.put("schedule", schedule);
    }
    keys.key("on").ifPresent(key -> Origins.add("schedule", key, workload));
  }

  private static void retries(Key key, long number, DraftMap schedule) {
    schedule.put("attempts", number + 1, key.origin());
    if (number > 0) {
      key.changed(
          "further attempts start after 1, 2, 4 and more minutes, up to 15; Copilot's after 10"
              + " seconds and half as much more each time");
    }
  }

  /** With {@code none} the rule is there and is off: the job is run by hand. */
  private static void expression(Key key, DraftMap schedule) {
    if (key.literal().isEmpty()) {
      key.toDecide("a schedule has no parameters: write `schedule` in place of `run: manual`");
      return;
    }
    String text = key.literal().orElse("").strip();
    if (text.equalsIgnoreCase(OFF)) {
      schedule.put("expression", "rate(1 day)");
      schedule.put("enabled", false, key.origin());
      return;
    }
    Optional<String> expression = CronSchedule.of(text);
    if (expression.isPresent()) {
      schedule.put("expression", DraftValue.text(expression.get()), key.origin());
    } else {
      key.refused(
          "`"
              + text
              + "` is no schedule that Copilot accepts: the task runs by hand; write"
              + " `schedule: cron(...)` with six fields in place of `run: manual`");
    }
  }
}

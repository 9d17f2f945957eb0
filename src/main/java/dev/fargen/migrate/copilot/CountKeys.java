package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Optional;

/** The number of tasks: {@code count}, fixed, on Spot, or in a range. */
final class CountKeys {

  private static final String SCALING = "scaling";

  private CountKeys() {}

  static void write(Key count, DraftMap workload) {
    Optional<Keys> map = count.keys();
    if (map.isEmpty()) {
      workload.put("count", count.plain("1"), count.origin());
      return;
    }
    Keys keys = map.get();
    keys.key("spot")
        .ifPresent(
            key -> {
              workload.put("count", key.plain("1"), key.origin());
              workload.put("spot", true, key.origin());
            });
    keys.key("range").ifPresent(key -> range(key, keys, workload));
  }

  private static void range(Key range, Keys count, DraftMap workload) {
    DraftMap scaling = new DraftMap();
    Optional<Keys> map = range.keys();
    long min;
    if (map.isPresent()) {
      min = map.get().key("min").flatMap(Key::number).orElse(1L);
      for (String name : List.of("min", "max")) {
        map.get().key(name).ifPresent(key -> scaling.put(name, key.plain("1"), key.origin()));
      }
      map.get().key("spot_from").ifPresent(key -> spot(key, min, workload));
    } else {
      String[] ends =
          range.raw().map(raw -> Texts.of(raw, range.scope(), "1")).orElse("").split("-");
      min = number(ends[0]).orElse(1L);
      if (ends.length != 2 || !isEnd(ends[0]) || !isEnd(ends[1])) {
        range.refused("this is no range; write `scaling: {min: ..., max: ...}`");
        return;
      }
      scaling.put("min", DraftValue.of(ends[0].strip()), range.origin());
      scaling.put("max", DraftValue.of(ends[1].strip()), range.origin());
    }
    count.key("cooldown").ifPresent(key -> cooldown(key, scaling));
    metric(count, "cpu_percentage", "cpu", scaling);
    metric(count, "memory_percentage", "memory", scaling);
    metric(count, "requests", "requests", scaling);
    metric(count, "response_time", "response_time", scaling);
    count.key("queue_delay").ifPresent(key -> queueDelay(key, scaling));
    boolean metrics =
        scaling.has("cpu")
            || scaling.has("memory")
            || scaling.has("requests")
            || scaling.has("response_time")
            || scaling.has("backlog");
    if (metrics) {
      workload.put(SCALING, scaling, range.origin());
    } else {
      workload.put("count", min, range.origin());
      range.changed(
          "a range without a metric, which Copilot refuses: the spec has the minimum as `count`;"
              + " for scaling, write `scaling` with `cpu` or another metric");
    }
  }

  private static boolean isEnd(String text) {
    return number(text).isPresent() || text.strip().matches("\\$\\{[A-Za-z0-9]+\\}");
  }

  private static Optional<Long> number(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  /** From this number of tasks on, Copilot places them on Spot. */
  private static void spot(Key from, long min, DraftMap workload) {
    long first = from.number().orElse(1L);
    if (first < min || first <= 1) {
      workload.put("spot", true, from.origin());
    } else {
      workload.put("spot", new DraftMap().put("base", first - 1), from.origin());
    }
  }

  private static void cooldown(Key cooldown, DraftMap scaling) {
    cooldown
        .keys()
        .ifPresent(
            keys -> {
              keys.key("in").ifPresent(key -> cooldown(key, "scale_in_cooldown", scaling));
              keys.key("out").ifPresent(key -> cooldown(key, "scale_out_cooldown", scaling));
            });
  }

  private static void cooldown(Key key, String name, DraftMap scaling) {
    scaling.put(name, Durations.of(key), key.origin());
  }

  private static void metric(Keys count, String name, String ours, DraftMap scaling) {
    Optional<Key> found = count.key(name);
    if (found.isEmpty()) {
      return;
    }
    Key key = found.get();
    Optional<Keys> map = key.keys();
    if (map.isEmpty()) {
      scaling.put(ours, target(ours, key), key.origin());
      return;
    }
    DraftMap metric = new DraftMap();
    map.get()
        .key("value")
        .ifPresent(value -> metric.put("target", target(ours, value), value.origin()));
    map.get().key("cooldown").ifPresent(cooldown -> cooldown(cooldown, metric));
    boolean alone = metric.entries().size() == 1 && metric.has("target");
    if (alone) {
      DraftMap.Entry target = metric.entries().iterator().next();
      scaling.put(ours, target.draft(), target.origins());
    } else {
      scaling.put(ours, metric, key.origin());
    }
  }

  private static Draft target(String ours, Key key) {
    return ours.equals("response_time") ? DraftValue.text(Durations.of(key)) : key.plain("70");
  }

  private static void queueDelay(Key delay, DraftMap scaling) {
    Optional<Keys> keys = delay.keys();
    Optional<Long> latency = milliseconds(keys, "acceptable_latency");
    Optional<Long> each = milliseconds(keys, "msg_processing_time");
    if (latency.isEmpty() || each.isEmpty() || each.get() == 0) {
      delay.refused("the times are not known; write `scaling.backlog`, the messages per task");
      return;
    }
    scaling.put("backlog", Math.max(1, latency.get() / each.get()), delay.origin());
    for (String name : List.of("acceptable_latency", "msg_processing_time")) {
      keys.flatMap(map -> map.key(name)).ifPresent(Key::converted);
    }
    delay.changed(
        "`backlog` counts the messages of all queues together, where Copilot has a target for each;"
            + " and it removes tasks only when the queues are empty");
    keys.flatMap(map -> map.key("cooldown"))
        .ifPresent(
            key -> {
              if (scaling.entries().size() > 3) {
                key.changed("`backlog` uses the cooldowns of `scaling`");
              } else {
                cooldown(key, scaling);
              }
            });
  }

  private static Optional<Long> milliseconds(Optional<Keys> keys, String name) {
    return keys.flatMap(map -> map.key(name))
        .flatMap(Key::literal)
        .flatMap(Durations::milliseconds);
  }
}

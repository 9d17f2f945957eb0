package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftNothing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes what fargen does by itself: a person would not have written it. */
final class Defaults {

  private static final Map<String, Value> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put("count", Value.number(1));
    VALUES.put("platform", Value.text("linux/amd64"));
    VALUES.put("ephemeral_storage", Value.number(20));
    VALUES.put("read_only", Value.bool(false));
  }

  /** The smallest task: its memory follows from its CPU units. */
  private static final Map<String, Value> SMALLEST =
      Map.of("cpu", Value.number(256), "memory", Value.number(512));

  private Defaults() {}

  static void remove(DraftMap spec, Report report) {
    DraftMap workloads = spec.map("workloads");
    for (DraftMap.Entry entry : workloads.entries()) {
      if (entry.draft() instanceof DraftMap workload) {
        List<DraftMap> others = environments(entry.key(), spec);
        VALUES.forEach((key, value) -> remove(key, value, workload, others, report));
        remove(SMALLEST, workload, others, report);
      }
    }
  }

  /** Removes the key if it has this value; an environment then has nothing to remove. */
  private static void remove(
      String key, Value value, DraftMap workload, List<DraftMap> others, Report report) {
    if (workload.has(key) && !is(workload, key, value)) {
      return;
    }
    drop(workload, key, report);
    for (DraftMap other : others) {
      if (is(other, key, value) || other.get(key).orElse(other) instanceof DraftNothing) {
        drop(other, key, report);
      }
    }
  }

  private static boolean is(DraftMap workload, String key, Value value) {
    return workload.get(key).map(draft -> draft.value().equals(value)).orElse(false);
  }

  private static void drop(DraftMap workload, String key, Report report) {
    for (DraftMap.Entry entry : workload.entries()) {
      if (entry.key().equals(key)) {
        Origins.converted(entry, report);
        workload.remove(key);
      }
    }
  }

  /** Removes the keys if they all have these values, and no environment has others. */
  private static void remove(
      Map<String, Value> values, DraftMap workload, List<DraftMap> others, Report report) {
    for (Map.Entry<String, Value> one : values.entrySet()) {
      boolean has = is(workload, one.getKey(), one.getValue());
      for (DraftMap other : others) {
        has &= !other.has(one.getKey());
      }
      if (!has) {
        return;
      }
    }
    values.keySet().forEach(key -> drop(workload, key, report));
  }

  private static List<DraftMap> environments(String workload, DraftMap spec) {
    List<DraftMap> found = new ArrayList<>();
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        environment.getMap("workloads").flatMap(all -> all.getMap(workload)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Removes maps of an environment that have become empty. */
  static void prune(DraftMap spec) {
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        for (DraftMap.Entry section : environment.entries()) {
          if (section.draft() instanceof DraftMap map && map.isEmpty()) {
            environment.remove(section.key());
          }
        }
      }
    }
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables that Copilot sets in each container by itself. Those that a command names are written;
 * whether the application reads others is not known.
 */
final class InjectedVariables {

  private InjectedVariables() {}

  /** Writes those that the commands of a workload name. */
  static void write(Scope scope) {
    DraftMap workload = scope.workload();
    write(workload, scope);
    for (DraftMap.Entry entry :
        workload.getMap("sidecars").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap sidecar) {
        write(sidecar, scope);
      }
    }
  }

  private static void write(DraftMap container, Scope scope) {
    StringBuilder words = new StringBuilder();
    for (String key : List.of("entrypoint", "command", "healthcheck")) {
      container.get(key).ifPresent(draft -> collect(draft, words));
    }
    String text = words.toString();
    values(scope)
        .forEach(
            (name, value) -> {
              boolean set = container.getMap("environment").map(map -> map.has(name)).orElse(false);
              if (text.contains(name) && !set) {
                container.map("environment").put(name, value);
              }
            });
  }

  private static Map<String, String> values(Scope scope) {
    Application application = scope.application();
    String name =
        application.spec().equals(application.name()) ? "${spec.name}" : application.name();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("COPILOT_APPLICATION_NAME", name);
    values.put("COPILOT_ENVIRONMENT_NAME", "${environment.name}");
    values.put("COPILOT_SERVICE_NAME", scope.manifest().name());
    return values;
  }

  private static void collect(Draft draft, StringBuilder words) {
    if (draft instanceof DraftValue value && value.value() instanceof Scalar scalar) {
      words.append(scalar.asText()).append('\n');
    } else if (draft instanceof DraftList list) {
      list.items().forEach(item -> collect(item.draft(), words));
    } else if (draft instanceof DraftMap map) {
      map.entries().forEach(entry -> collect(entry.draft(), words));
    }
  }

  /** Says which are only in the main container, once addons are read. */
  static void ofSidecars(DraftMap spec, Application application) {
    for (DraftMap.Entry workload : spec.map("workloads").entries()) {
      if (workload.draft() instanceof DraftMap map && map.has("sidecars")) {
        sidecars(workload.key(), map, application);
      }
    }
  }

  /** Says that they are gone. */
  static void remark(DraftMap spec, Application application) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "`COPILOT_APPLICATION_NAME`",
                "`COPILOT_ENVIRONMENT_NAME`",
                "`COPILOT_SERVICE_NAME`",
                "`COPILOT_SERVICE_DISCOVERY_ENDPOINT`",
                "`COPILOT_LB_DNS`"));
    if (spec.has("volumes")) {
      names.add("`COPILOT_MOUNT_POINTS`");
    }
    application
        .report()
        .remark(
            "Copilot sets "
                + Lists.enumerated(names, "and")
                + " in each container, and fargen does not: write those that the application reads"
                + " under `environment`");
  }

  /** Copilot's template of sidecars has the variables of topics, queues and addons too. */
  private static void sidecars(String name, DraftMap workload, Application application) {
    List<String> only = new ArrayList<>();
    for (DraftMap.Entry entry :
        workload.getMap("environment").map(DraftMap::entries).orElse(List.of())) {
      boolean addon = Lists.any(entry.origins(), origin -> origin.file().contains("/addons/"));
      if (addon || entry.key().matches("COPILOT_(SNS_TOPIC_ARNS|QUEUE_URI|TOPIC_QUEUE_URIS)")) {
        only.add("`" + entry.key() + "`");
      }
    }
    if (!only.isEmpty()) {
      application
          .report()
          .remark(
              "Copilot sets "
                  + String.join(", ", only)
                  + " in the sidecars of `"
                  + name
                  + "` too, and the spec in its main container only: write those that a sidecar"
                  + " reads under its `environment`");
    }
  }
}

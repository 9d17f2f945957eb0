package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Optional;

/** What fargen renders in place of the resources of Copilot's stack of a service or job. */
record WorkloadStack(DraftMap spec, Manifest manifest) {

  /** The logical IDs of resources that fargen writes after the workload's name. */
  private static final List<String> SAME =
      List.of("Service", "TaskDefinition", "TaskRole", "ExecutionRole", "LogGroup", "StateMachine");

  /** The logical ID for one of Copilot's; empty where fargen has no such resource. */
  Optional<String> id(String copilot) {
    String workload = Names.id(manifest.name());
    if (SAME.contains(copilot)) {
      return Optional.of(workload + copilot);
    }
    return switch (copilot) {
      case "HTTPListenerRule", "HTTPSListenerRule" ->
          rule().map(item -> workload + text(item, "port") + "ListenerRule");
      case "TargetGroup" ->
          rule().map(item -> workload + label(item) + balancer(item) + "TargetGroup");
      case "EventsQueue" -> queue().map(name -> Names.id(name) + "Queue");
      case "DeadLetterQueue" -> queue().map(name -> Names.id(name) + "DeadLetterQueue");
      default -> Optional.empty();
    };
  }

  /** The first listener rule, which Copilot's resources without a number belong to. */
  Optional<DraftMap> rule() {
    Optional<Draft> http = workload().flatMap(workload -> workload.get("http"));
    if (http.orElse(null) instanceof DraftList list) {
      http = list.items().isEmpty() ? Optional.empty() : Optional.of(list.items().get(0).draft());
    }
    return http.filter(DraftMap.class::isInstance).map(DraftMap.class::cast);
  }

  /** The target group of a port other than the workload's has it in its name; of HTTP/2 each. */
  private String label(DraftMap rule) {
    if (rule.has("port") || !rule.has("version")) {
      return text(rule, "port");
    }
    Optional<DraftMap> container = workload();
    if (rule.has("container")) {
      String name = text(rule, "container");
      container = container.flatMap(all -> all.getMap("sidecars")).flatMap(all -> all.getMap(name));
    }
    return container.map(one -> text(one, "port")).orElse("");
  }

  private String balancer(DraftMap rule) {
    boolean existing =
        spec.getMap("load_balancer").map(balancer -> balancer.has("listener")).orElse(false);
    if (!rule.has("internal") || existing) {
      return "";
    }
    return Doors.of(spec).fromInternet() ? "InternalLoadBalancer" : "Internal";
  }

  private static String text(DraftMap map, String key) {
    return map.get(key).flatMap(Draft::text).orElse("");
  }

  private Optional<DraftMap> workload() {
    return spec.getMap("workloads").flatMap(all -> all.getMap(manifest.name()));
  }

  /** The queue that the workload consumes. */
  Optional<String> queue() {
    return workload()
        .flatMap(workload -> workload.get("queue"))
        .map(draft -> draft.value())
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).asText());
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Optional;

/** What fargen renders in place of the resources of Copilot's stack of a service or job. */
record WorkloadStack(DraftMap spec, Manifest manifest) {

  /** The logical IDs of resources that fargen writes after the workload's name. */
  private static final List<String> SAME =
      List.of(
          "Service",
          "TaskDefinition",
          "TaskRole",
          "ExecutionRole",
          "LogGroup",
          "TargetGroup",
          "StateMachine");

  /** The logical ID for one of Copilot's; empty where fargen has no such resource. */
  Optional<String> id(String copilot) {
    String workload = Names.id(manifest.name());
    if (SAME.contains(copilot)) {
      return Optional.of(workload + copilot);
    }
    return switch (copilot) {
      case "HTTPListenerRule", "HTTPSListenerRule" -> Optional.of(workload + "ListenerRule");
      case "EventsQueue" -> queue().map(name -> Names.id(name) + "Queue");
      case "DeadLetterQueue" -> queue().map(name -> Names.id(name) + "DeadLetterQueue");
      default -> Optional.empty();
    };
  }

  /** The queue that the workload consumes. */
  Optional<String> queue() {
    return spec.getMap("workloads")
        .flatMap(all -> all.getMap(manifest.name()))
        .flatMap(workload -> workload.get("queue"))
        .map(draft -> draft.value())
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).asText());
  }
}

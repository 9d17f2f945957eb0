package dev.fargen.deploy;

import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StoppedTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen of one ECS service while it existed: a rollback deletes it. */
final class Evidence {

  private Optional<ServiceState> service = Optional.empty();
  private final Map<String, StoppedTask> stopped = new LinkedHashMap<>();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final List<String> unhealthy = new ArrayList<>();
  private final Set<String> missed = new LinkedHashSet<>();

  /** Keeps the state, and returns whether it is new. */
  boolean see(ServiceState state) {
    Optional<ServiceState> before = service;
    service = Optional.of(state);
    return before.map(old -> !sameCounts(old, state)).orElse(true);
  }

  private static boolean sameCounts(ServiceState one, ServiceState other) {
    return one.tasks().equals(other.tasks())
        && one.rollout().equals(other.rollout())
        && one.stage().equals(other.stage());
  }

  boolean see(StoppedTask task) {
    return stopped.put(task.id(), task) == null;
  }

  void see(StoppedTask task, String container, List<String> last) {
    if (!last.isEmpty()) {
      lines.put(task.id() + " " + container, last);
    }
  }

  void see(List<String> reasons) {
    reasons.stream().filter(reason -> !unhealthy.contains(reason)).forEach(unhealthy::add);
  }

  /** Remembers what could not be read. */
  void miss(AwsFault fault) {
    missed.add(
        fault.action() + " (" + (fault.code().isEmpty() ? "no response" : fault.code()) + ")");
  }

  Set<String> missed() {
    return missed;
  }

  Optional<ServiceState> service() {
    return service;
  }

  /** The tasks that stopped, without those that a rollout stopped. */
  List<StoppedTask> stopped() {
    return stopped.values().stream()
        .filter(
            task ->
                !task.code().equals("ServiceSchedulerInitiated")
                    || !task.reason().startsWith("Scaling"))
        .toList();
  }

  List<String> lines(StoppedTask task, String container) {
    return lines.getOrDefault(task.id() + " " + container, List.of());
  }

  List<String> unhealthy() {
    return unhealthy;
  }
}

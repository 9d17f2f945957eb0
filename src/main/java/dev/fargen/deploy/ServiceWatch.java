package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.EvidenceCalls;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StoppedTask;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Watches the ECS services of a stack while CloudFormation waits for them. */
final class ServiceWatch {

  private static final int LOG_LINES = 8;

  private final Aws aws;
  private final String stack;
  private final Consumer<Notice> notices;
  private final Map<String, String> arns = new LinkedHashMap<>();
  private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  private final Set<String> rollingOut = new LinkedHashSet<>();
  private Optional<EvidenceCalls> calls = Optional.empty();

  ServiceWatch(Aws aws, String stack, Consumer<Notice> notices) {
    this.aws = aws;
    this.stack = stack;
    this.notices = notices;
  }

  /** Learns from an event which services exist, and which are rolling out. */
  void see(StackEvent event) {
    if (!event.type().equals("AWS::ECS::Service") || event.physicalId().isEmpty()) {
      return;
    }
    arns.put(event.logicalId(), event.physicalId());
    if (event.state().equals("CREATE_IN_PROGRESS") || event.state().equals("UPDATE_IN_PROGRESS")) {
      rollingOut.add(event.logicalId());
    } else {
      rollingOut.remove(event.logicalId());
      if (event.failed()) {
        look(event.logicalId()); // at once: the rollback is about to delete it
      }
    }
  }

  void look() {
    rollingOut.forEach(this::look);
  }

  /** The services that CloudFormation waits for, if they could be read. */
  List<ServiceState> waiting() {
    return rollingOut.stream()
        .map(evidence::get)
        .filter(Objects::nonNull)
        .map(Evidence::service)
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<Evidence> evidence(String logicalId) {
    return Optional.ofNullable(evidence.get(logicalId));
  }

  private void look(String logicalId) {
    String arn = arns.get(logicalId);
    if (arn == null) {
      return;
    }
    Evidence known = evidence.computeIfAbsent(logicalId, id -> new Evidence());
    try {
      Optional<ServiceState> service = calls().service(arn);
      if (service.isEmpty()) {
        return;
      }
      if (known.see(service.get())) {
        notices.accept(new Notice.Rollout(stack, logicalId, service.get()));
      }
      gather(logicalId, service.get(), known);
    } catch (AwsFault e) {
      // Evidence is optional: a user who may deploy may not be allowed to read all of it.
      known.miss(e);
    }
  }

  private void gather(String logicalId, ServiceState service, Evidence known) {
    for (StoppedTask task : calls().stopped(service)) {
      if (known.see(task)) {
        notices.accept(new Notice.TaskStopped(stack, logicalId, task));
        lastLines(task, known);
      }
    }
    if (service.tasks().running() < service.tasks().desired() || service.tasks().failed() > 0) {
      for (String group : service.targetGroups()) {
        known.see(calls().unhealthy(group));
      }
    }
  }

  private void lastLines(StoppedTask task, Evidence known) {
    for (StoppedTask.Container container : task.containers()) {
      if (container.exitCode().orElse(0) != 0) {
        try {
          List<String> lines = calls().lastLines(task, container.name(), LOG_LINES);
          known.see(task, container.name(), lines);
        } catch (AwsFault e) {
          known.miss(e);
        }
      }
    }
  }

  private EvidenceCalls calls() {
    EvidenceCalls found = calls.orElseGet(aws::evidence);
    calls = Optional.of(found);
    return found;
  }
}

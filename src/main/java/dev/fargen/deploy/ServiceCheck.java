package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.EvidenceCalls;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks whether the services run the task definitions of the stack. UPDATE_COMPLETE does not prove
 * it: the express mode ends before the rollouts do, and a service may have been changed manually.
 */
final class ServiceCheck {

  private final Aws aws;
  private final Stack stack;
  private final boolean patiently;

  /**
   * @param patiently whether to wait for rollouts in progress
   */
  ServiceCheck(Aws aws, Stack stack, boolean patiently) {
    this.aws = aws;
    this.stack = stack;
    this.patiently = patiently;
  }

  /** The problem, as a sentence; empty if there is none, or if it cannot be known. */
  Optional<String> run() {
    try {
      List<StackResource> resources = aws.persistently().resources(stack.id());
      List<StackResource> services = ofType(resources, "AWS::ECS::Service");
      if (services.isEmpty()) {
        return Optional.empty();
      }
      Set<String> definitions =
          ofType(resources, "AWS::ECS::TaskDefinition").stream()
              .map(StackResource::physicalId)
              .collect(Collectors.toSet());
      EvidenceCalls calls = aws.evidence();
      return services.stream()
          .map(service -> check(service, definitions, calls))
          .flatMap(Optional::stream)
          .findFirst();
    } catch (AwsFault e) {
      return Optional.empty();
    }
  }

  private static List<StackResource> ofType(List<StackResource> resources, String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  private Optional<String> check(
      StackResource resource, Set<String> definitions, EvidenceCalls calls) {
    Optional<ServiceState> service = calls.service(resource.physicalId());
    while (patiently && service.map(s -> s.rollout().equals("IN_PROGRESS")).orElse(false)) {
      aws.deadline().sleep(aws.connection().pace().poll());
      service = calls.service(resource.physicalId());
    }
    return service.flatMap(state -> wrong(resource, state, definitions));
  }

  private Optional<String> wrong(
      StackResource resource, ServiceState service, Set<String> definitions) {
    String prefix = stack.name() + " is " + stack.state() + ", but " + resource.logicalId();
    if (service.rollout().equals("FAILED")) {
      return Optional.of(prefix + " failed to roll out: " + service.rolloutReason());
    }
    boolean known = definitions.isEmpty() || service.taskDefinition().isEmpty();
    return known || definitions.contains(service.taskDefinition())
        ? Optional.empty()
        : Optional.of(
            prefix
                + " runs "
                + service.taskDefinition()
                + ", not the task definition of the stack");
  }
}

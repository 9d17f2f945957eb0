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
 * Looks whether the services run what the stack says. An UPDATE_COMPLETE does not prove it: the
 * express mode ends before they do, and a service may have been changed by hand.
 */
final class ServiceCheck {

  private final Aws aws;
  private final Stack stack;
  private final boolean patiently;

  /**
   * @param patiently wait for rollouts that are not over
   */
  ServiceCheck(Aws aws, Stack stack, boolean patiently) {
    this.aws = aws;
    this.stack = stack;
    this.patiently = patiently;
  }

  /** What is wrong, in a sentence; empty where all is well, or where it can't be known. */
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
        : Optional.of(prefix + " runs " + service.taskDefinition() + ", which is not the stack's");
  }
}

package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.EvidenceCalls;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The status of a stack.
 *
 * @param services the ECS services by logical id, if they could be read
 * @param logGroups the log groups of its containers
 * @param events the most recent events, oldest first
 */
public record StackReport(
    Stack stack,
    Map<String, ServiceState> services,
    List<String> logGroups,
    List<StackEvent> events) {

  private static final int EVENTS = 10;

  /** Reads the status; empty if there is no such stack. */
  public static Optional<StackReport> of(Aws aws, String name) {
    return aws.cloudFormation().stack(name).map(stack -> of(aws, stack));
  }

  private static StackReport of(Aws aws, Stack stack) {
    List<StackResource> resources = aws.cloudFormation().resources(stack.id());
    Map<String, ServiceState> services = new LinkedHashMap<>();
    List<StackResource> ofEcs =
        resources.stream().filter(r -> r.type().equals("AWS::ECS::Service")).toList();
    if (!ofEcs.isEmpty()) {
      EvidenceCalls calls = aws.evidence();
      for (StackResource resource : ofEcs) {
        try {
          calls
              .service(resource.physicalId())
              .ifPresent(s -> services.put(resource.logicalId(), s));
        } catch (AwsFault e) {
          // What cannot be read is left out; the stack is still reported.
        }
      }
    }
    List<String> logGroups =
        resources.stream()
            .filter(r -> r.type().equals("AWS::Logs::LogGroup"))
            .map(StackResource::physicalId)
            .toList();
    List<StackEvent> newest = new ArrayList<>();
    List<StackEvent> events =
        aws.cloudFormation()
            .events(
                stack.id(),
                event -> {
                  newest.add(event);
                  return newest.size() > EVENTS;
                });
    return new StackReport(stack, services, logGroups, events);
  }
}

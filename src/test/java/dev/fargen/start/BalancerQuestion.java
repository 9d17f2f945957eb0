package dev.fargen.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the load balancer reaches the tasks: a listener forwards to their target group, and the
 * security groups of both allow the port of the requests and that of the health check (page "Health
 * checks for Application Load Balancer target groups"). A target group belongs to one load balancer
 * (page "Target groups for your Application Load Balancers"), and a service leaves one only if it
 * says so (page "AWS::ECS::Service", LoadBalancers).
 */
final class BalancerQuestion implements Question {
  private final Balancing balancing;
  private final Groups groups;

  BalancerQuestion(Template template, Network network) {
    balancing = new Balancing(template);
    groups = network.groups();
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    if (task.isService() && !task.starter().properties().has("LoadBalancers")) {
      faults.add("stays in the target groups that it had, because it has no LoadBalancers");
    }
    for (Part target : Balancing.targets(task)) {
      Stream.of(balancing.group(target), balancing.alternate(target))
          .flatMap(Optional::stream)
          .forEach(
              group ->
                  reasons(group, target, task)
                      .forEach(
                          one ->
                              faults.add("gets no requests from " + group + ", because " + one)));
    }
    return faults;
  }

  private List<String> reasons(Resource group, Part target, Task task) {
    List<String> reasons = new ArrayList<>();
    if (!group.properties().text("TargetType").equals("ip")) {
      reasons.add("tasks on Fargate are targets of type ip");
    }
    Set<String> balancers = new LinkedHashSet<>();
    balancing.listeners(group).forEach(one -> balancers.add(balancing.balancer(one)));
    if (balancers.isEmpty()) {
      reasons.add("no listener forwards to it");
    }
    if (balancers.size() > 1) {
      reasons.add("it is behind two load balancers: " + String.join(" and ", balancers));
    }
    int port = target.number("ContainerPort", 0);
    boolean udp = group.properties().text("Protocol").equals("UDP");
    int health = Balancing.healthPort(group, port);
    for (String balancer : balancers) {
      closed(balancer, task, udp ? groups.forUdp() : groups, port).ifPresent(reasons::add);
      if (udp || health != port) {
        closed(balancer, task, groups, health).ifPresent(reasons::add);
      }
    }
    return reasons;
  }

  /** Of a load balancer of others only the groups are known that the tasks let in. */
  private Optional<String> closed(String balancer, Task task, Groups rules, int port) {
    Optional<Resource> ours = balancing.ours(balancer);
    if (ours.isPresent()) {
      return rules.closed(Balancing.groups(ours.get()), task.groups(), port);
    }
    if (!rules.opensToAnyone(task.groups(), port)) {
      return Optional.of("no ingress rule of " + task.groups() + " allows " + port);
    }
    return rules.letIn(task.groups(), port).stream()
        .flatMap(one -> rules.closed(List.of(one), task.groups(), port).stream())
        .findFirst();
  }
}

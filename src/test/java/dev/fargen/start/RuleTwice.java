package dev.fargen.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stacks have twice although AWS takes it once: a security group rule with the same group,
 * peer, protocol and ports, in a group or as a resource of its own (EC2 API,
 * "AuthorizeSecurityGroupIngress", InvalidPermission.Duplicate; CloudFormation ignores that only
 * for the rules in a group, and deletes both with one of them: cloudformation-coverage-roadmap
 * 1534), and the priority of a listener's rules (Elastic Load Balancing API, "CreateRule",
 * PriorityInUse). Stacks share groups and listeners of others, but not their own.
 */
public final class RuleTwice {
  private static final List<String> DIRECTIONS =
      List.of("SecurityGroupIngress", "SecurityGroupEgress");

  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Adds the rules of a stack. */
  public RuleTwice add(String stack, Template template) {
    for (String direction : DIRECTIONS) {
      for (Resource group : template.all("AWS::EC2::SecurityGroup")) {
        for (Part rule : group.properties().parts(direction)) {
          String own = shown(stack, template, group.ref());
          add(stack, own, direction + traffic(stack, template, rule), group);
        }
      }
      for (Resource rule : template.all("AWS::EC2::" + direction)) {
        String group = shown(stack, template, rule.properties().text("GroupId"));
        add(stack, group, direction + traffic(stack, template, rule.properties()), rule);
      }
    }
    for (Resource rule : template.all("AWS::ElasticLoadBalancingV2::ListenerRule")) {
      String listener = shown(stack, template, rule.properties().text("ListenerArn"));
      add(stack, listener, "a rule of priority " + rule.properties().text("Priority"), rule);
    }
    return this;
  }

  private static String traffic(String stack, Template template, Part rule) {
    Map<String, String> values = new TreeMap<>();
    rule.values()
        .forEach((key, value) -> values.put(key, shown(stack, template, String.valueOf(value))));
    values.keySet().removeAll(List.of("GroupId", "Description"));
    return " " + values;
  }

  /** What is of the stack alone with its name, however the template names it. */
  private static String shown(String stack, Template template, String text) {
    Optional<Resource> resource = template.named(text).filter(one -> !text.contains(".CidrBlock"));
    String name = resource.map(Resource::id).orElse(text);
    return resource.isPresent() || Node.isUnknown(text) ? stack + "/" + name : name;
  }

  private void add(String stack, String of, String what, Resource place) {
    String here = stack + " " + place.id();
    String first = places.putIfAbsent(of + " has " + what, here);
    if (first != null) {
      faults.add(here + " and " + first + ": " + of + " has " + what);
    }
  }

  /** What is there twice, such as {@code sg-1 has SecurityGroupIngress {FromPort=80}}. */
  public List<String> faults() {
    return List.copyOf(faults);
  }
}

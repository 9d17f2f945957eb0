package dev.fargen.start;

import dev.fargen.testing.CfnYaml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service or schedule needs in order to run must exist before it: it is reached from there
 * by {@code !Ref}, {@code !GetAtt} or {@code DependsOn}.
 */
public final class StartOrder {
  private static final Pattern IN_SUB = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?}");

  /** What must be reached together: who has one of the type that names it must reach the other. */
  private record Companion(String type, List<String> namedIn, Set<String> of) {}

  private static final List<Companion> COMPANIONS =
      List.of(
          companion(
              "AWS::ElasticLoadBalancingV2::ListenerRule",
              "AWS::ElasticLoadBalancingV2::TargetGroup",
              "Actions"),
          companion("AWS::EFS::MountTarget", "AWS::EFS::FileSystem", "FileSystemId"),
          companion("AWS::S3Files::MountTarget", "AWS::S3Files::FileSystem", "FileSystemId"),
          companion("AWS::IAM::Policy", "AWS::IAM::Role", "Roles"),
          companion("AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::Subnet", "SubnetId"),
          companion("AWS::EC2::SubnetCidrBlock", "AWS::EC2::Subnet", "SubnetId"),
          companion("AWS::EC2::Route", "AWS::EC2::RouteTable", "RouteTableId"),
          companion("AWS::EC2::VPCEndpoint", "AWS::EC2::VPC", "VpcId"),
          companion(
              "AWS::SecretsManager::SecretTargetAttachment",
              "AWS::SecretsManager::Secret",
              "SecretId"));

  private final Map<String, Map<String, Object>> resources;
  private final Map<String, Set<String>> edges = new LinkedHashMap<>();

  /** The order in which CloudFormation creates what the template has. */
  public StartOrder(Map<String, Object> template) {
    resources = CfnYaml.section(template, "Resources");
    resources.forEach((id, resource) -> edges.put(id, references(resource)));
  }

  private static Companion companion(String type, String of, String... namedIn) {
    return new Companion(type, List.of(namedIn), Set.of(of));
  }

  /** What is needed and not reached, as {@code ApiService does not wait for ApiListenerRule}. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    resources.forEach(
        (id, resource) -> {
          if (Set.of("AWS::ECS::Service", "AWS::Scheduler::Schedule").contains(type(id))) {
            Set<String> reached = reached(id);
            for (String needed : needed(id, reached)) {
              if (!reached.contains(needed)) {
                faults.add(id + " does not wait for " + needed);
              }
            }
          } else if (properties(id).getOrDefault("IpAddressType", "").equals("dualstack")) {
            blocksAndRoutes(id).forEach(one -> faults.add(id + " does not wait for " + one));
          }
        });
    return faults;
  }

  /**
   * What a dual-stack load balancer needs and does not reach: the IPv6 blocks of its subnets and
   * their routes (page "Update the IP address types for your Application Load Balancer").
   */
  private Set<String> blocksAndRoutes(String balancer) {
    Set<String> subnets = new TreeSet<>();
    collect(properties(balancer).getOrDefault("Subnets", ""), subnets);
    Set<String> needed = new TreeSet<>();
    for (String id : resources.keySet()) {
      Set<String> named = new TreeSet<>();
      if (type(id).equals("AWS::EC2::SubnetCidrBlock")) {
        collect(properties(id).getOrDefault("SubnetId", ""), named);
        named.retainAll(subnets);
      } else if (properties(id).containsKey("DestinationIpv6CidrBlock")) {
        collect(properties(id).getOrDefault("RouteTableId", ""), named);
        named.retainAll(tables(subnets));
      }
      if (!named.isEmpty()) {
        needed.add(id);
      }
    }
    needed.removeAll(reached(balancer));
    return needed;
  }

  /** How many services and schedules there are, so that nobody takes an empty check for a pass. */
  public long starters() {
    return resources.keySet().stream()
        .filter(id -> Set.of("AWS::ECS::Service", "AWS::Scheduler::Schedule").contains(type(id)))
        .count();
  }

  private Set<String> needed(String starter, Set<String> reached) {
    Set<String> needed = new TreeSet<>();
    for (String id : resources.keySet()) {
      for (Companion companion : COMPANIONS) {
        if (type(id).equals(companion.type())) {
          Set<String> named = new TreeSet<>();
          companion
              .namedIn()
              .forEach(property -> collect(properties(id).getOrDefault(property, ""), named));
          named.retainAll(
              companion.of().contains("AWS::EC2::Subnet")
                  ? subnets(starter, reached)
                  : companion.of().contains("AWS::EC2::RouteTable")
                      ? tables(subnets(starter, reached))
                      : reached);
          named.removeIf(other -> !companion.of().contains(type(other)));
          if (!named.isEmpty()) {
            needed.add(id);
          }
        }
      }
      if (isOnlyHope(id, reached)) {
        needed.add(id);
      }
      if (opensTheWay(id, reached)) {
        needed.add(id);
      }
    }
    return needed;
  }

  /** The subnets of the tasks: a subnet with a mount target alone needs no route. */
  private Set<String> subnets(String starter, Set<String> reached) {
    Set<String> named = new TreeSet<>(edges.getOrDefault(starter, Set.of()));
    named.retainAll(reached);
    return named;
  }

  /** The route tables of these subnets: a gateway endpoint reaches others too. */
  private Set<String> tables(Set<String> subnets) {
    Set<String> tables = new TreeSet<>();
    for (String id : resources.keySet()) {
      Set<String> named = new TreeSet<>();
      if (type(id).equals("AWS::EC2::SubnetRouteTableAssociation")) {
        collect(properties(id).getOrDefault("SubnetId", ""), named);
        named.retainAll(subnets);
        if (!named.isEmpty()) {
          collect(properties(id).getOrDefault("RouteTableId", ""), tables);
        }
      }
    }
    return tables;
  }

  /** An instance of a database cluster, none of whose instances is reached: nobody writes there. */
  private boolean isOnlyHope(String id, Set<String> reached) {
    Set<String> clusters = clusters(id);
    clusters.retainAll(reached);
    return !clusters.isEmpty()
        && reached.stream().noneMatch(other -> clusters(other).containsAll(clusters));
  }

  private Set<String> clusters(String id) {
    Set<String> named = new TreeSet<>();
    if (type(id).equals("AWS::RDS::DBInstance")) {
      collect(properties(id).getOrDefault("DBClusterIdentifier", ""), named);
    }
    return named;
  }

  /** A rule between two security groups, or from one to an address, that are both in use here. */
  private boolean opensTheWay(String id, Set<String> reached) {
    boolean rule =
        Set.of("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress")
            .contains(type(id));
    if (!rule) {
      return false;
    }
    Set<String> groups = new TreeSet<>();
    List.of("GroupId", "SourceSecurityGroupId", "DestinationSecurityGroupId")
        .forEach(property -> collect(properties(id).getOrDefault(property, ""), groups));
    return !groups.isEmpty() && reached.containsAll(groups);
  }

  private Set<String> reached(String from) {
    Set<String> seen = new TreeSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(from));
    while (!waiting.isEmpty()) {
      String id = waiting.pop();
      if (seen.add(id)) {
        waiting.addAll(edges.getOrDefault(id, Set.of()));
      }
    }
    return seen;
  }

  private String type(String id) {
    return String.valueOf(resources.getOrDefault(id, Map.of()).get("Type"));
  }

  @SuppressWarnings("unchecked") // properties are a map by names
  private Map<String, Object> properties(String id) {
    return (Map<String, Object>)
        resources.getOrDefault(id, Map.of()).getOrDefault("Properties", Map.of());
  }

  private Set<String> references(Map<String, Object> resource) {
    Set<String> found = new TreeSet<>();
    collect(resource, found);
    Object needs = resource.getOrDefault("DependsOn", List.of());
    (needs instanceof List<?> list ? list : List.of(needs))
        .forEach(id -> found.add(String.valueOf(id)));
    found.retainAll(resources.keySet());
    return found;
  }

  private void collect(Object value, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            switch (String.valueOf(key)) {
              case "Ref" -> found.add(String.valueOf(inner));
              case "Fn::GetAtt" ->
                  found.add(String.valueOf(inner instanceof List<?> l ? l.get(0) : inner));
              case "Fn::Sub" ->
                  sub(String.valueOf(inner instanceof List<?> l ? l.get(0) : inner), found);
              default -> {}
            }
            collect(inner, found);
          });
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> collect(item, found));
    }
  }

  private static void sub(String text, Set<String> found) {
    Matcher matcher = IN_SUB.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }
}

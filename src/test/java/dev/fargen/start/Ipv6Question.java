package dev.fargen.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether IPv6 leads as far as IPv4 where there is IPv6: names of AWS services and of the internet
 * have addresses of both, and clients try those of IPv6 first. Tasks have both in a subnet with
 * both (page "Amazon ECS task networking options for Fargate", "Using a VPC in dual-stack mode"),
 * and a dual-stack load balancer takes requests to both (page "IP address types for your
 * Application Load Balancer").
 */
final class Ipv6Question implements Question {
  private static final String RECORD = "AWS::Route53::RecordSet";

  private final Template template;
  private final Balancing balancing;
  private final Subnets subnets;
  private final Groups groups;

  Ipv6Question(Template template, Network network) {
    this.template = template;
    balancing = new Balancing(template);
    subnets = network.subnets();
    groups = network.groups();
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    List<String> both = task.subnets().stream().filter(subnets::hasIpv6).toList();
    both.forEach(subnet -> checkWayOut(subnet, faults));
    if (both.stream().anyMatch(subnet -> subnets.way(subnet) != Subnets.Way.NONE)) {
      Stream.of(groups, groups.forUdp())
          .flatMap(one -> one.outOverIpv4Alone(task.groups()).stream())
          .map(ports -> "no egress rule of its groups leads to ::/0 on " + ports)
          .forEach(reason -> faults.add("connects over IPv4 alone, because " + reason));
    }
    for (Resource balancer : balancers(task)) {
      String fault = "cannot be reached over IPv6 through " + balancer + ", because ";
      reasons(balancer).forEach(reason -> faults.add(fault + reason));
    }
    return faults;
  }

  private void checkWayOut(String subnet, List<String> faults) {
    Subnets.Way way = subnets.way(subnet);
    Subnets.Way ipv6 = subnets.ipv6Way(subnet);
    if (way != Subnets.Way.NONE && ipv6 == Subnets.Way.NONE) {
      faults.add(
          "connects over IPv4 alone, because "
              + name(subnet)
              + " has no IPv6 route out of its VPC");
    }
    if (way != Subnets.Way.PUBLIC && ipv6 == Subnets.Way.PUBLIC) {
      faults.add("has addresses of the internet, because " + name(subnet) + " is public over IPv6");
    }
  }

  private List<String> reasons(Resource balancer) {
    List<String> reasons = new ArrayList<>();
    boolean both = balancer.properties().text("IpAddressType").startsWith("dualstack");
    Set<String> ipv4 = hosts(balancer, "A");
    Set<String> ipv6 = hosts(balancer, "AAAA");
    if (!both) {
      ipv6.forEach(host -> reasons.add(host + " has an AAAA record, and it has no IPv6 addresses"));
      return reasons;
    }
    for (String subnet : Subnets.subnets(balancer)) {
      if (subnets.ipv6Way(subnet) == Subnets.Way.UNKNOWN) {
        continue; // a subnet of others
      }
      if (!subnets.hasIpv6(subnet)) {
        reasons.add(name(subnet) + " has no IPv6 block");
      } else if (Subnets.isPublic(balancer) && subnets.ipv6Way(subnet) != Subnets.Way.PUBLIC) {
        reasons.add(name(subnet) + " has no IPv6 route to an internet gateway");
      }
    }
    Stream.of(groups, groups.forUdp())
        .flatMap(one -> one.inOverIpv4Alone(Balancing.groups(balancer)).stream())
        .forEach(ports -> reasons.add("no ingress rule of its groups allows ::/0 on " + ports));
    ipv4.removeAll(ipv6);
    ipv4.forEach(host -> reasons.add(host + " has no AAAA record"));
    return reasons;
  }

  private Set<Resource> balancers(Task task) {
    Set<Resource> balancers = new LinkedHashSet<>();
    for (Part target : Balancing.targets(task)) {
      balancing.group(target).stream()
          .flatMap(group -> balancing.listeners(group).stream())
          .flatMap(listener -> balancing.ours(balancing.balancer(listener)).stream())
          .forEach(balancers::add);
    }
    return balancers;
  }

  /** The names whose records of the type lead to the load balancer. */
  private Set<String> hosts(Resource balancer, String type) {
    Set<String> hosts = new LinkedHashSet<>();
    for (Resource record : template.all(RECORD)) {
      Part properties = record.properties();
      boolean leads =
          template
              .named(properties.part("AliasTarget").text("DNSName"))
              .filter(balancer::equals)
              .isPresent();
      if (leads && properties.text("Type").equals(type)) {
        hosts.add(properties.text("Name"));
      }
    }
    return hosts;
  }

  private String name(String subnet) {
    return template.named(subnet).map(Resource::id).orElse(subnet);
  }
}

package dev.fargen.start;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether clients reach the load balancer of a service: its listeners' ports are open, and one for
 * the internet is in public subnets (page "Application Load Balancers"). A load balancer of others
 * is taken to be reachable.
 */
final class ClientQuestion implements Question {
  private final Balancing balancing;
  private final Network network;

  ClientQuestion(Template template, Network network) {
    this.balancing = new Balancing(template);
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part target : Balancing.targets(task)) {
      for (Resource group : balancing.group(target).stream().toList()) {
        for (String listener : balancing.listeners(group)) {
          balancing
              .ours(balancing.balancer(listener))
              .ifPresent(one -> check(one, listener, faults));
        }
      }
    }
    return faults.stream().distinct().toList();
  }

  private void check(Resource balancer, String listener, List<String> faults) {
    String fault = "cannot be reached through " + balancer + ", because ";
    Part properties = balancing.listener(listener).map(Resource::properties).orElse(Part.NONE);
    int port = properties.number("Port", 0);
    boolean udp = properties.text("Protocol").equals("UDP");
    Groups groups = udp ? network.groups().forUdp() : network.groups();
    if (!groups.opensToAnyone(Balancing.groups(balancer), port)) {
      faults.add(fault + "no ingress rule of its groups allows " + port);
    }
    if (properties.text("Protocol").equals("HTTPS") && !properties.has("Certificates")) {
      faults.add(fault + "its listener on " + port + " has no certificate");
    }
    Set<String> zones = new HashSet<>();
    boolean open = false;
    for (String subnet : Subnets.subnets(balancer)) {
      zones.add(network.subnets().zone(subnet));
      open |= Subnets.isOpen(subnet);
      boolean hidden =
          Subnets.isPublic(balancer) && network.subnets().way(subnet) != Subnets.Way.PUBLIC;
      if (hidden) {
        faults.add(fault + subnet + " has no route to an internet gateway");
      }
    }
    boolean tls = properties.text("Protocol").equals("TLS");
    if (tls && !properties.has("Certificates")) {
      faults.add(fault + "its listener on " + port + " has no certificate");
    }
    boolean apart = balancer.properties().text("Type").equals("network"); // one zone is enough
    if (zones.size() < 2 && !open && !apart) {
      faults.add(fault + "it requires two zones, and has " + zones);
    }
  }
}

package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what a security group rule lets tasks call can be called: egress and ingress rules on the
 * port, a container that maps it, and a name. Tasks of services need endpoints of Service Connect
 * in their own namespace (page "Use Service Connect to connect Amazon ECS services with short
 * names"), all others a registration in DNS. Port names of endpoints are those of port mappings
 * (page "ServiceConnectService"), and an alias stands for one service (page
 * "ServiceConnectClientAlias").
 */
final class LinkQuestion implements Question {
  private final Template template;
  private final Network network;
  private final List<Task> all;

  LinkQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
    this.all = Task.all(template);
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    endpoints(task, faults);
    for (Task server : all) {
      if (server.isService() && !server.equals(task)) {
        for (Resource rule : template.all("AWS::EC2::SecurityGroupIngress")) {
          Part written = rule.properties();
          if (is(written.text("GroupId"), server)
              && is(written.text("SourceSecurityGroupId"), task)
              && isOurs(server)) {
            check(task, server, written, faults);
          }
        }
      }
    }
    return faults;
  }

  private void check(Task client, Task server, Part rule, List<String> faults) {
    int port = rule.number("FromPort", 0);
    String protocol = rule.text("IpProtocol");
    String fault = "cannot call " + server.starter() + " on " + port + ", because ";
    if (protocol.equals("tcp")) {
      network
          .groups()
          .closed(client.groups(), server.groups(), port)
          .ifPresent(closed -> faults.add(fault + closed));
    }
    boolean mapped =
        server.containers().stream()
            .flatMap(one -> one.parts("PortMappings").stream())
            .anyMatch(
                one ->
                    one.number("ContainerPort", 0) == port
                        && one.text("Protocol", "tcp").equals(protocol));
    if (!mapped) {
      faults.add(fault + "no container maps it");
    }
    if (!client.isService()) {
      if (server.starter().properties().parts("ServiceRegistries").isEmpty()) {
        faults.add(fault + "it is not registered in DNS");
      }
      return;
    }
    if (protocol.equals("tcp")) {
      Part own = connect(client);
      Part other = connect(server);
      if (!own.is("Enabled") || !own.text("Namespace").equals(other.text("Namespace"))) {
        faults.add(fault + "it is in another namespace, or in none");
      }
      boolean served = aliases(server).stream().anyMatch(alias -> alias.number("Port", 0) == port);
      if (!served) {
        faults.add(fault + "it has no endpoint of Service Connect for it");
      }
    }
  }

  /** What AWS refuses of the endpoints themselves. */
  private void endpoints(Task task, List<String> faults) {
    if (!task.isService()) {
      return;
    }
    Set<String> mapped =
        task.containers().stream()
            .flatMap(one -> one.parts("PortMappings").stream())
            .map(one -> one.text("Name") + " " + one.number("ContainerPort", 0))
            .collect(Collectors.toSet());
    for (Part endpoint : connect(task).parts("Services")) {
      for (Part alias : endpoint.parts("ClientAliases")) {
        String name = endpoint.text("PortName");
        if (!mapped.contains(name + " " + alias.number("Port", 0))) {
          faults.add("is not created, because no port mapping is named " + name);
        }
        String address = alias.text("DnsName") + ":" + alias.number("Port", 0);
        for (Task other : all) {
          boolean same =
              aliases(other).stream()
                  .anyMatch(
                      one -> address.equals(one.text("DnsName") + ":" + one.number("Port", 0)));
          if (!other.equals(task) && same) {
            faults.add("is not created, because " + address + " is " + other.starter() + " too");
          }
        }
      }
    }
  }

  private static List<Part> aliases(Task server) {
    return connect(server).parts("Services").stream()
        .flatMap(endpoint -> endpoint.parts("ClientAliases").stream())
        .toList();
  }

  private static Part connect(Task task) {
    return task.starter().properties().part("ServiceConnectConfiguration");
  }

  private static boolean is(String group, Task task) {
    return task.groups().contains(group);
  }

  /** Groups that several tasks share are not those of one server alone. */
  private boolean isOurs(Task server) {
    return server.groups().stream()
        .allMatch(
            group ->
                template.named(group, "AWS::EC2::SecurityGroup").isPresent()
                    && all.stream().filter(task -> is(group, task)).count() == 1);
  }
}

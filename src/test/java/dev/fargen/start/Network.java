package dev.fargen.start;

import java.util.List;
import java.util.Optional;

/**
 * How tasks reach the services of AWS and the internet: by a public address, a NAT gateway or a VPC
 * endpoint, from each of their subnets (page "Connect Amazon ECS applications to the internet" and
 * "Amazon ECR interface VPC endpoints (AWS PrivateLink)").
 */
final class Network {
  private static final int HTTPS = 443;

  private final Template template;
  private final Subnets subnets;
  private final Groups groups;

  Network(Template template) {
    this.template = template;
    subnets = new Subnets(template);
    groups = new Groups(template);
  }

  Subnets subnets() {
    return subnets;
  }

  Groups groups() {
    return groups;
  }

  /** Why tasks cannot connect to a service of their region, such as {@code ecr.api}. */
  Optional<String> noWayTo(String service, Task task) {
    if (task.isManual()) {
      return Optional.empty();
    }
    Optional<Part> endpoint = endpoint(service, task);
    if (endpoint.isEmpty()) {
      return noWayToTheInternet(task);
    }
    return endpoint.get().text("VpcEndpointType").equals("Gateway")
        ? noWayThroughGateway(service, endpoint.get(), task)
        : groups.closed(task.groups(), endpoint.get().texts("SecurityGroupIds"), HTTPS);
  }

  /** Why tasks cannot connect to the internet. */
  Optional<String> noWayToTheInternet(Task task) {
    return noWayToTheInternet(task, HTTPS);
  }

  /** Why tasks cannot connect to a port on the internet. */
  Optional<String> noWayToTheInternet(Task task, int port) {
    if (task.isManual()) {
      return Optional.empty();
    }
    return task.subnets().stream()
        .flatMap(subnet -> noRoute(subnet, task.publicAddress()).stream())
        .findFirst()
        .or(() -> groups.closedToTheInternet(task.groups(), port));
  }

  private Optional<String> noRoute(String subnet, boolean publicAddress) {
    String name = template.named(subnet).map(Resource::id).orElse(subnet);
    return switch (subnets.way(subnet)) {
      case NAT, UNKNOWN -> Optional.empty();
      case NONE -> Optional.of(name + " has no route out of its VPC");
      case PUBLIC ->
          publicAddress
              ? Optional.empty()
              : Optional.of(name + " is a public subnet, and the tasks have no public address");
    };
  }

  /** A gateway endpoint works for the subnets whose route tables have it. */
  private Optional<String> noWayThroughGateway(String service, Part endpoint, Task task) {
    List<String> tables = endpoint.texts("RouteTableIds");
    boolean everywhere =
        task.subnets().stream()
            .allMatch(one -> subnets.table(one).filter(tables::contains).isPresent());
    if (!everywhere) {
      return noWayToTheInternet(task);
    }
    return groups.opensToAList(task.groups(), HTTPS)
        ? Optional.empty()
        : groups
            .closedToTheInternet(task.groups(), HTTPS)
            .map(reason -> reason + ", nor to a prefix list of " + service);
  }

  /** The endpoint that the service's name leads to in the VPC of the tasks. */
  private Optional<Part> endpoint(String service, Task task) {
    Optional<String> vpc = subnets.vpc(task.subnets()).map(Resource::ref);
    return template.all("AWS::EC2::VPCEndpoint").stream()
        .map(Resource::properties)
        .filter(one -> vpc.filter(one.text("VpcId")::equals).isPresent())
        .filter(one -> one.text("ServiceName").endsWith("." + Functions.REGION + "." + service))
        .filter(
            one -> !one.text("VpcEndpointType").equals("Interface") || one.is("PrivateDnsEnabled"))
        .findFirst();
  }
}

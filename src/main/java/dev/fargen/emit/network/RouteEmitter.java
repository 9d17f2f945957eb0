package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the route tables. A route depends on the associations of its table, so that a resource that
 * depends on the route can use it.
 */
final class RouteEmitter {

  private static final String ANYWHERE = "0.0.0.0/0";

  private final Draft draft;
  private final Network.Created network;
  private final Resource vpc;

  RouteEmitter(Draft draft, Network.Created network, Resource vpc) {
    this.draft = draft;
    this.network = network;
    this.vpc = vpc;
  }

  /**
   * A route table.
   *
   * @param users its associations with subnets
   * @param route its default route, if it has one
   */
  record Table(Resource table, List<Resource> users, Optional<Resource> route) {

    /** The resources that must exist before the subnets can use the table. */
    List<Resource> ready() {
      return route.map(List::of).orElse(users);
    }
  }

  /** The route table of the public subnets. */
  Table toInternet(List<Resource> subnets, Resource gateway, Resource attachment) {
    Resource table =
        draft.add(
            network.span(),
            Resource.of("PublicRouteTable", "AWS::EC2::RouteTable")
                .comment("Route table of the public subnets.")
                .property("VpcId", vpc.ref()));
    List<Resource> users = new ArrayList<>();
    for (int zone = 1; zone <= subnets.size(); zone++) {
      users.add(association(subnets.get(zone - 1), zone, table.ref()));
    }
    Resource route =
        draft.add(
            network.span(),
            Resource.of("PublicRoute", "AWS::EC2::Route")
                .comment("Default route of the public subnets, to the internet gateway.")
                .comment(
                    "Created after the associations, so that resources that depend on this route also wait for them.")
                .dependsOn(attachment)
                .dependsOn(users)
                .property("RouteTableId", table.ref())
                .property("DestinationCidrBlock", ANYWHERE)
                .property("GatewayId", gateway.ref()));
    return new Table(table, users, Optional.of(route));
  }

  /** The route tables of the private subnets: one per NAT gateway, or one without a route. */
  List<Table> toNat(List<Resource> subnets, List<Resource> nats) {
    List<Resource> tables = new ArrayList<>();
    for (int number = 1; number <= Math.max(1, nats.size()); number++) {
      tables.add(
          NatEmitter.ofNumber(draft, number)
              .add(
                  network.span(),
                  Resource.of("PrivateRouteTable" + number, "AWS::EC2::RouteTable")
                      .comment("Route table of the private subnets.")
                      .property("VpcId", vpc.ref())));
    }
    List<List<Resource>> users = new ArrayList<>();
    tables.forEach(table -> users.add(new ArrayList<>()));
    for (int zone = 1; zone <= subnets.size(); zone++) {
      int number = Math.min(zone, tables.size());
      Value table = tables.get(number - 1).ref();
      boolean own = nats.size() > 1;
      Value chosen = zone == 1 ? table : new Block(NatEmitter.PER_ZONE, own, table);
      users.get(number - 1).add(association(subnets.get(zone - 1), zone, chosen));
    }
    List<Table> all = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      List<Resource> waitFor = users.get(i);
      Resource table = tables.get(i);
      Optional<Resource> route =
          i < nats.size()
              ? Optional.of(natRoute(i + 1, table, nats.get(i), waitFor))
              : Optional.empty();
      all.add(new Table(table, waitFor, route));
    }
    return all;
  }

  private Resource natRoute(int number, Resource table, Resource nat, List<Resource> users) {
    Draft one = NatEmitter.ofNumber(draft.of(NatEmitter.ANY), number);
    return one.add(
        network.span(),
        Resource.of("PrivateRoute" + number, "AWS::EC2::Route")
            .comment("Default route of the private subnets, to the NAT gateway (outbound only).")
            .comment(
                "Created after the associations, so that resources that depend on this route also wait for them.")
            .dependsOn(users)
            .property("RouteTableId", table.ref())
            .property("DestinationCidrBlock", ANYWHERE)
            .property(
                "NatGatewayId",
                new Block(
                    NatEmitter.REGIONAL,
                    network.nat().value() == Network.Nat.REGIONAL,
                    nat.ref())));
  }

  private Resource association(Resource subnet, int zone, Value table) {
    Draft there = SubnetEmitter.inZone(draft, zone);
    return there.add(
        network.span(),
        Resource.of(
                there.name(subnet) + "RouteTableAssociation",
                "AWS::EC2::SubnetRouteTableAssociation")
            .comment("Associates " + subnet.id() + " with its route table.")
            .property("SubnetId", subnet.ref())
            .property("RouteTableId", table));
  }
}

package dev.fargen.emit.network;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.params.Block;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** A network that the stack creates. */
record CreatedNetwork(
    Network.Created network,
    Resource vpcResource,
    SubnetEmitter subnets,
    List<Resource> open,
    List<Resource> closed,
    RouteEmitter.Table toInternet,
    List<RouteEmitter.Table> toNat,
    Ipv6Emitter.Routes ipv6,
    EndpointEmitter.Emitted endpoints)
    implements NetworkReference {

  @Override
  public Value vpc() {
    return vpcResource.ref();
  }

  @Override
  public Value taskSubnets(Workload workload) {
    boolean outside = network.isPublic(workload).value();
    return NetworkEmitter.publicTasks(network, workload, subnets.list(outside ? open : closed));
  }

  @Override
  public Value storeSubnets() {
    return subnets.list(closed);
  }

  @Override
  public int zones() {
    return closed.size();
  }

  @Override
  public Value assignPublicIp(Workload workload) {
    return NetworkEmitter.assignPublicIp(network, workload);
  }

  @Override
  public Value balancerSubnets(boolean internal) {
    return new Block(INTERNAL_BALANCER, internal, subnets.list(internal ? closed : open));
  }

  @Override
  public List<Resource> waysOut(Workload workload) {
    List<Resource> ways = new ArrayList<>();
    boolean outside = network.isPublic(workload).value();
    List<RouteEmitter.Table> tables = outside ? List.of(toInternet) : toNat;
    tables.forEach(table -> ways.addAll(table.ready()));
    ways.addAll(outside ? ipv6.open() : ipv6.closed());
    ways.addAll(endpoints.all());
    return ways;
  }

  /**
   * Without internet access, only the endpoints are left. Those of S3 and DynamoDB are routes to
   * public addresses, whose prefix list has another ID in each region (AWS PrivateLink guide,
   * "Gateway endpoints for Amazon S3").
   */
  @Override
  public List<Mapping> ownNeeds(Workload workload) {
    if (network.hasWayOut(workload)) {
      return NetworkReference.super.ownNeeds(workload);
    }
    List<Mapping> needs = new ArrayList<>();
    endpoints
        .group()
        .ifPresent(
            group ->
                needs.add(
                    TrafficRules.rule("HTTPS to the VPC endpoints", Value.number(443))
                        .with("DestinationSecurityGroupId", group.ref())));
    if (endpoints.hasGateway()) {
      needs.add(
          TrafficRules.rule(
                  "HTTPS to the gateway endpoints (no other IPv4 route leaves the VPC)",
                  Value.number(443))
              .with("CidrIp", "0.0.0.0/0"));
    }
    return needs;
  }

  @Override
  public List<Resource> waysIn() {
    List<Resource> ways = new ArrayList<>(toInternet.ready());
    ways.addAll(ipv6.open());
    return ways;
  }

  void export(Draft draft) {
    Span span = network.span();
    draft.add(span, Exports.export(ExportNames.VPC, "ID of the VPC", vpc()));
    draft.add(
        span,
        Exports.export(ExportNames.CIDR, "CIDR block of the VPC", vpcResource.att("CidrBlock")));
    draft.add(
        span,
        Exports.export(
            ExportNames.publicSubnets(2),
            "IDs of the public subnets, comma-separated",
            SubnetEmitter.text(open, 2)));
    draft.add(
        span,
        Exports.export(
            ExportNames.privateSubnets(2),
            "IDs of the private subnets, comma-separated",
            SubnetEmitter.text(closed, 2)));
    if (zones() == SubnetEmitter.MOST_ZONES) {
      exportAll(SubnetEmitter.inZone(draft, SubnetEmitter.MOST_ZONES), span);
    }
  }

  /** An exported value cannot change while it is imported, so a third zone has its own exports. */
  private void exportAll(Draft draft, Span span) {
    draft.add(
        span,
        Exports.export(
            ExportNames.publicSubnets(zones()),
            "IDs of the public subnets, comma-separated",
            SubnetEmitter.text(open, zones())));
    draft.add(
        span,
        Exports.export(
            ExportNames.privateSubnets(zones()),
            "IDs of the private subnets, comma-separated",
            SubnetEmitter.text(closed, zones())));
  }
}

package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the IPv6 addresses of a network. The blocks of the subnets are resources of their own, so
 * that a subnet that exists is not replaced (CloudFormation template reference,
 * "AWS::EC2::SubnetCidrBlock"). What {@code !GetAtt} of the VPC returns has the block only after
 * its association (aws-cdk issue 36714). The routes come after the blocks, so that a resource that
 * depends on a route has them, and is deleted before them: EC2 keeps a block as long as addresses
 * of it are in use (Amazon EC2 API reference, "DisassociateSubnetCidrBlock").
 */
record Ipv6Emitter(Draft draft, Network.Created network, Resource vpc) {

  private static final String ANYWHERE = "::/0";

  /** A subnet is a /64 (Amazon VPC user guide, "Subnet CIDR blocks"). */
  private static final int HOST_BITS = 64;

  /** The routes of the public and of the private subnets; none without IPv6. */
  record Routes(List<Resource> open, List<Resource> closed) {

    Routes {
      open = List.copyOf(open);
      closed = List.copyOf(closed);
    }

    static Routes none() {
      return new Routes(List.of(), List.of());
    }
  }

  Routes emit(
      List<Resource> open,
      List<Resource> closed,
      Resource gateway,
      Resource attachment,
      RouteEmitter.Table toInternet,
      List<RouteEmitter.Table> toNat) {
    Resource block =
        own()
            .add(
                network.span(),
                Resource.of("VpcIpv6CidrBlock", "AWS::EC2::VPCCidrBlock")
                    .comment("IPv6 CIDR block of the VPC, a /56 from Amazon's pool.")
                    .property("VpcId", vpc.ref())
                    .property("AmazonProvidedIpv6CidrBlock", true));
    List<Resource> openBlocks = blocks(open, 0, block);
    List<Resource> closedBlocks = blocks(closed, SubnetEmitter.MOST_ZONES, block);
    Resource toAll =
        own()
            .add(
                network.span(),
                Resource.of("PublicIpv6Route", "AWS::EC2::Route")
                    .comment("Default IPv6 route of the public subnets, to the internet gateway.")
                    .dependsOn(attachment)
                    .dependsOn(toInternet.users())
                    .dependsOn(openBlocks)
                    .property("RouteTableId", toInternet.table().ref())
                    .property("DestinationIpv6CidrBlock", ANYWHERE)
                    .property("GatewayId", gateway.ref()));
    Resource outbound =
        own()
            .add(
                network.span(),
                Resource.of("EgressOnlyInternetGateway", "AWS::EC2::EgressOnlyInternetGateway")
                    .comment(
                        "Gateway for outbound IPv6 traffic of the private subnets, free of charge.")
                    .property("VpcId", vpc.ref()));
    List<Resource> routes = new ArrayList<>();
    for (int number = 1; number <= toNat.size(); number++) {
      routes.add(outbound(number, toNat.get(number - 1), outbound, closedBlocks));
    }
    return new Routes(List.of(toAll), routes);
  }

  private Resource outbound(
      int number, RouteEmitter.Table table, Resource gateway, List<Resource> blocks) {
    Cause.Part perZone =
        number == SubnetEmitter.MOST_ZONES
            ? NatEmitter.PER_ZONE.within(SubnetEmitter.THIRD_ZONE)
            : NatEmitter.PER_ZONE;
    Draft there = number == 1 ? own() : further(perZone);
    return there.add(
        network.span(),
        Resource.of("PrivateIpv6Route" + number, "AWS::EC2::Route")
            .comment(
                "Default IPv6 route of the private subnets, to the egress-only internet gateway.")
            .dependsOn(table.users())
            .dependsOn(blocks)
            .property("RouteTableId", table.table().ref())
            .property("DestinationIpv6CidrBlock", ANYWHERE)
            .property("EgressOnlyInternetGatewayId", gateway.ref()));
  }

  /** The block of each subnet, with the index that its IPv4 block has. */
  private List<Resource> blocks(List<Resource> subnets, int first, Resource ofVpc) {
    Value whole = Intrinsic.select(0, vpc.att("Ipv6CidrBlocks"));
    Value all = Intrinsic.cidr(whole, 2 * SubnetEmitter.MOST_ZONES, Value.number(HOST_BITS));
    List<Resource> blocks = new ArrayList<>();
    for (int zone = 1; zone <= subnets.size(); zone++) {
      Resource subnet = subnets.get(zone - 1);
      boolean third = zone == SubnetEmitter.MOST_ZONES;
      Draft there = third ? further(SubnetEmitter.THIRD_ZONE) : own();
      blocks.add(
          there.add(
              network.span(),
              Resource.of(there.name(subnet) + "Ipv6CidrBlock", "AWS::EC2::SubnetCidrBlock")
                  .comment("IPv6 CIDR block of " + subnet.id() + ".")
                  .dependsOn(ofVpc)
                  .property("SubnetId", subnet.ref())
                  .property("Ipv6CidrBlock", Intrinsic.select(first + zone - 1, all))));
    }
    return blocks;
  }

  private Draft own() {
    return draft.of(NetworkReference.IPV6);
  }

  /** The draft for what an environment with IPv6 may lack for another reason. */
  private Draft further(Cause other) {
    return draft.of(
        new Cause.Part("Ipv6InMoreZones", "Adds IPv6 to further zones and route tables")
            .within(other)
            .within(NetworkReference.IPV6));
  }
}

package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Emits the subnets: a public and a private one in each zone. Each has a fixed eighth of the VPC's
 * CIDR block, so that a third zone can be added later.
 */
public final class SubnetEmitter {

  static final Cause.Part THIRD_ZONE =
      new Cause.Part("ThirdZone", "Uses a third Availability Zone");

  static final int MOST_ZONES = 3;

  private final Draft draft;
  private final Network.Created network;
  private final Resource vpc;

  SubnetEmitter(Draft draft, Network.Created network, Resource vpc) {
    this.draft = draft;
    this.network = network;
    this.vpc = vpc;
  }

  /** The public subnets, in the order of their zones. */
  List<Resource> open() {
    List<Resource> subnets = new ArrayList<>();
    for (int zone = 1; zone <= network.zones().value(); zone++) {
      String comment = "Public subnet in Availability Zone " + zone + ".";
      subnets.add(subnet("Public", zone, zone - 1, comment));
    }
    return subnets;
  }

  /** The private subnets, in the order of their zones. */
  List<Resource> closed() {
    List<Resource> subnets = new ArrayList<>();
    for (int zone = 1; zone <= network.zones().value(); zone++) {
      String comment =
          "Private subnet in Availability Zone " + zone + ", without access from the internet.";
      subnets.add(subnet("Private", zone, MOST_ZONES + zone - 1, comment));
    }
    return subnets;
  }

  private Resource subnet(String kind, int zone, int index, String comment) {
    int bits = 32 - network.prefix() - Network.Created.SUBNET_BITS;
    Value hosts =
        draft.number(
            "SubnetBits",
            "IPv4 subnet bits of each subnet ("
                + (32 - Network.Created.SUBNET_BITS)
                + " minus the prefix length of the VPC)",
            Given.of(bits, network.span()));
    Value blocks = Intrinsic.cidr(vpc.att("CidrBlock"), 2 * MOST_ZONES, hosts);
    String name = "${AWS::StackName}-" + kind.toLowerCase(Locale.ROOT) + "-" + zone;
    Draft there = inZone(draft, zone);
    return there.add(
        network.span(),
        Resource.of(kind + "Subnet" + zone, "AWS::EC2::Subnet")
            .comment(comment)
            .explain(
                index == 0,
                "CIDR blocks 0 to 2 are for public and 3 to 5 for private subnets, so that a third"
                    + " zone can be added.")
            .explain(
                index == 0, "Public IP addresses are assigned per resource, not by the subnet.")
            .property("VpcId", vpc.ref())
            .property("AvailabilityZone", Intrinsic.select(zone - 1, Intrinsic.zones()))
            .property("CidrBlock", Intrinsic.select(index, blocks))
            .property("MapPublicIpOnLaunch", false)
            .property("Tags", named(Intrinsic.sub(name))));
  }

  /** The tag that the console shows as the name. */
  static Value named(Value name) {
    return new ItemsBy("Key", List.of(Value.map().with("Key", "Name").with("Value", name)));
  }

  /** The draft for resources in the zone; the third zone may be absent in some environments. */
  public static Draft inZone(Draft draft, int zone) {
    return zone == MOST_ZONES ? draft.of(THIRD_ZONE) : draft;
  }

  /** The subnets as a list. */
  Value list(List<Resource> subnets) {
    List<Value> refs = new ArrayList<>();
    for (int i = 0; i < subnets.size(); i++) {
      Value ref = subnets.get(i).ref();
      refs.add(i + 1 == MOST_ZONES ? new Block(THIRD_ZONE, true, ref) : ref);
    }
    return Value.list(refs);
  }

  /** The first subnets as comma-separated text, for an export. */
  static Value text(List<Resource> subnets, int zones) {
    return Intrinsic.sub(
        String.join(",", Lists.map(subnets.subList(0, zones), one -> "${" + one.id() + "}")));
  }
}

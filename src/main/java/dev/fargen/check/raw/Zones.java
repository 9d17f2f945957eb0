package dev.fargen.check.raw;

import dev.fargen.check.raw.Peers.Peer;
import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * Subnets that must be in two Availability Zones: there are two of them, and not all in one zone. A
 * load balancer in a Local Zone or on an Outpost needs only one (Elastic Load Balancing API
 * reference, "CreateLoadBalancer"; Amazon RDS API reference, "CreateDBSubnetGroup"; AWS DMS API
 * reference, "CreateReplicationSubnetGroup").
 */
final class Zones {

  private static final String SUBNET = "AWS::EC2::Subnet";

  private Zones() {}

  /**
   * @param subject the list of subnets, or of maps with one each
   * @param local whether one is enough in a Local Zone or on an Outpost
   */
  static Verdict check(Subject subject, Peers peers, boolean local) {
    if (!(subject.value() instanceof ListNode list)) {
      return Verdict.OPEN;
    }
    List<Node> items = Lists.map(list.items(), Zones::id);
    if (!Lists.all(items, item -> isSubnet(item, peers))) {
      return Verdict.OPEN;
    }
    int subnets = Lists.distinct(Lists.map(items, RawValues::of)).size();
    if (subnets < 2) {
      if (local && !Lists.all(items, item -> isInRegion(item, peers))) {
        return Verdict.OPEN;
      }
      return refused(
          subject,
          Code.OUT_OF_RANGE,
          "`" + subject.name() + "` has " + subnets + (subnets == 1 ? " subnet" : " subnets"));
    }
    List<Optional<Node>> zones = Lists.map(items, item -> zone(item, peers));
    boolean one =
        Lists.all(zones, Optional::isPresent)
            && Lists.distinct(Lists.map(Lists.present(zones), RawValues::of)).size() == 1;
    return one
        ? refused(
            subject,
            Code.INVALID_VALUE,
            "all subnets of `" + subject.name() + "` are in one Availability Zone")
        : Verdict.OPEN;
  }

  private static Verdict refused(Subject subject, Code code, String message) {
    return Verdict.of(
        Diagnostic.of(code, message)
            .at(subject.place())
            .note("two or more subnets in different Availability Zones are required"));
  }

  private static Node id(Node item) {
    return item instanceof MapNode map ? StateNodes.value(map, "SubnetId").orElse(item) : item;
  }

  /** Whether the item is one subnet, and not a list of them. */
  private static boolean isSubnet(Node item, Peers peers) {
    return RawFunction.of(item).isPresent()
        ? subnet(item, peers).isPresent()
        : !DynamicReference.isIn(item);
  }

  private static Optional<Peer> subnet(Node item, Peers peers) {
    return RawFunction.of(item)
        .flatMap(call -> Gathering.peer(call, peers))
        .filter(peer -> peer.type().equals(SUBNET));
  }

  /** Whether the subnet is in an Availability Zone for certain, which an ID does not tell. */
  private static boolean isInRegion(Node item, Peers peers) {
    return subnet(item, peers).map(Peer::properties).filter(Zones::isInRegion).isPresent();
  }

  private static boolean isInRegion(MapNode subnet) {
    return subnet.entry("OutpostArn").isEmpty()
        && subnet.entry("AvailabilityZoneId").isEmpty()
        && StateNodes.value(subnet, "AvailabilityZone").map(Zones::isZoneOfRegion).orElse(true);
  }

  /** A Local Zone is named after its region, such as {@code us-west-2-lax-1a}. */
  private static boolean isZoneOfRegion(Node zone) {
    if (!(zone instanceof ScalarNode scalar) || RawFunction.of(zone).isPresent()) {
      return false;
    }
    String name = scalar.text();
    for (int i = 0; i < name.lastIndexOf('-'); i++) {
      if (Digits.is(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Node> zone(Node item, Peers peers) {
    return subnet(item, peers)
        .flatMap(peer -> StateNodes.value(peer.properties(), "AvailabilityZone"));
  }
}

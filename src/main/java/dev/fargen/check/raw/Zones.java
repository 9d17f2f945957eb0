package dev.fargen.check.raw;

import dev.fargen.check.raw.Peers.Peer;
import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * Subnets that must be in two Availability Zones: there are two of them, and not all in one zone
 * (Elastic Load Balancing API reference, "CreateLoadBalancer"; Amazon RDS API reference,
 * "CreateDBSubnetGroup"; AWS DMS API reference, "CreateReplicationSubnetGroup").
 */
final class Zones {

  private static final String SUBNET = "AWS::EC2::Subnet";

  private Zones() {}

  /**
   * @param subject the list of subnets
   */
  static Verdict check(Subject subject, Peers peers) {
    if (!(subject.value() instanceof ListNode list)
        || !Lists.all(list.items(), item -> isSubnet(item, peers))) {
      return Verdict.OPEN;
    }
    int subnets = Lists.distinct(Lists.map(list.items(), RawValues::of)).size();
    if (subnets < 2) {
      return refused(
          subject,
          Code.OUT_OF_RANGE,
          "`" + subject.name() + "` has " + subnets + (subnets == 1 ? " subnet" : " subnets"));
    }
    List<Optional<Node>> zones = Lists.map(list.items(), item -> zone(item, peers));
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

  private static Optional<Node> zone(Node item, Peers peers) {
    return subnet(item, peers)
        .flatMap(peer -> StateNodes.value(peer.properties(), "AvailabilityZone"));
  }
}

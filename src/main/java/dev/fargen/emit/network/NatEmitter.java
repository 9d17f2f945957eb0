package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the NAT gateways: none, one, one per zone, or a regional one. The first is the same with or
 * without others, so that its IP address does not change. A regional one is in no subnet; AWS gives
 * it addresses, and a route table of its own with a route to the internet gateway (Amazon VPC user
 * guide, "Regional NAT gateways for automatic multi-AZ expansion").
 */
public final class NatEmitter {

  /** Why the first one may be absent. */
  static final Cause.Part ANY = new Cause.Part("Nat", "Creates a NAT gateway");

  /** Why the others may be absent. */
  static final Cause.Part PER_ZONE =
      new Cause.Part("NatPerZone", "Creates a NAT gateway in each Availability Zone");

  /** Why there is a regional one in place of those in zones. */
  static final Cause.Part REGIONAL =
      new Cause.Part("NatRegional", "Creates a regional NAT gateway");

  private final Draft draft;
  private final Network.Created network;

  NatEmitter(Draft draft, Network.Created network) {
    this.draft = draft;
    this.network = network;
  }

  /** The gateways, in the order of their zones. */
  List<Resource> emit(Resource vpc, List<Resource> subnets, List<Resource> needs) {
    if (network.nat().value() == Network.Nat.REGIONAL) {
      return List.of(regional(vpc, needs));
    }
    int count =
        switch (network.nat().value()) {
          case NONE, REGIONAL -> 0;
          case SINGLE -> 1;
          case PER_ZONE -> subnets.size();
        };
    List<Resource> gateways = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Draft one = ofNumber(draft.of(ANY), number);
      Resource address =
          one.add(
              network.span(),
              Resource.of("NatAddress" + number, "AWS::EC2::EIP")
                  .comment(
                      "Elastic IP address of NatGateway"
                          + number
                          + ": the source address of internet traffic from the private subnets.")
                  .property("Domain", "vpc"));
      gateways.add(
          one.add(
              network.span(),
              Resource.of("NatGateway" + number, "AWS::EC2::NatGateway")
                  .comment(
                      "NAT gateway for outbound internet access of private subnets, billed per hour and per GB.")
                  .explain(
                      count == 1,
                      "If its Availability Zone fails, no private subnet has internet access.")
                  .dependsOn(needs)
                  .property("AllocationId", address.att("AllocationId"))
                  .property("SubnetId", subnets.get(number - 1).ref())));
    }
    return gateways;
  }

  private Resource regional(Resource vpc, List<Resource> needs) {
    return draft
        .of(REGIONAL)
        .add(
            network.span(),
            Resource.of("RegionalNatGateway", "AWS::EC2::NatGateway")
                .comment(
                    "NAT gateway for outbound internet access of private subnets, in each Availability Zone with tasks.")
                .comment("AWS manages its IP addresses. Billed per zone and hour, and per GB.")
                .dependsOn(needs)
                .property("AvailabilityMode", "regional")
                .property("ConnectivityType", "public")
                .property("VpcId", vpc.ref()));
  }

  /**
   * The draft for the first one, or for another one, which exists if each zone has its own. If only
   * such environments have a third zone, the third zone is the cause of the third one.
   */
  static Draft ofNumber(Draft first, int number) {
    if (number == 1) {
      return first;
    }
    boolean third = number == SubnetEmitter.MOST_ZONES;
    return first.of(third ? PER_ZONE.within(SubnetEmitter.THIRD_ZONE) : PER_ZONE);
  }
}

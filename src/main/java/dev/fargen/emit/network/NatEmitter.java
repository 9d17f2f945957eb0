package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the NAT gateways: none, one, or one in each zone. The first is the same whether there are
 * others or not, so that its address stays.
 */
public final class NatEmitter {

  /** The first one. */
  static final Cause.Part ANY = new Cause.Part("Nat", "a NAT gateway");

  /** Further ones. */
  static final Cause.Part PER_ZONE = new Cause.Part("NatPerZone", "a NAT gateway in each zone");

  private final Draft draft;
  private final Network.Created network;

  NatEmitter(Draft draft, Network.Created network) {
    this.draft = draft;
    this.network = network;
  }

  /** The gateways, in the order of their zones. */
  List<Resource> emit(List<Resource> subnets, List<Resource> needs) {
    int count =
        switch (network.nat().value()) {
          case NONE -> 0;
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
                  .comment("The address under which tasks are seen in the internet.")
                  .property("Domain", "vpc"));
      gateways.add(
          one.add(
              network.span(),
              Resource.of("NatGateway" + number, "AWS::EC2::NatGateway")
                  .comment("The way from private subnets to the internet; costs by the hour.")
                  .dependsOn(needs)
                  .property("AllocationId", address.att("AllocationId"))
                  .property("SubnetId", subnets.get(number - 1).ref())));
    }
    return gateways;
  }

  /**
   * The draft for the first, or for a further one, which is there where each zone has its own.
   * Where only such environments have a third zone, that is the cause for what is in it.
   */
  static Draft ofNumber(Draft first, int number) {
    if (number == 1) {
      return first;
    }
    boolean third = number == SubnetEmitter.MOST_ZONES;
    return first.of(third ? PER_ZONE.within(SubnetEmitter.THIRD_ZONE) : PER_ZONE);
  }
}

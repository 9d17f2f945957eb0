package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the NAT gateways: none, one, or one in each zone. The first is the same whether there are
 * others or not, so that its address stays.
 */
public final class NatEmitter {

  /** The cause that conditions around the first NAT gateway are named for. */
  static final String ANY = "Nat";

  /** The cause that conditions around further ones are named for. */
  public static final String PER_ZONE = "NatPerZone";

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
      Resource address =
          draft.add(
              network.span(),
              ofNumber(
                      Resource.of("NatAddress" + number, "AWS::EC2::EIP"), number, Optional.of(ANY))
                  .comment("The address under which tasks are seen in the internet.")
                  .property("Domain", "vpc"));
      gateways.add(
          draft.add(
              network.span(),
              ofNumber(
                      Resource.of("NatGateway" + number, "AWS::EC2::NatGateway"),
                      number,
                      Optional.of(ANY))
                  .comment("The way from private subnets to the internet; costs by the hour.")
                  .dependsOn(needs)
                  .property("AllocationId", address.att("AllocationId"))
                  .property("SubnetId", subnets.get(number - 1).ref())));
    }
    return gateways;
  }

  /**
   * The first is there for one cause, or always; further ones where each zone has its own. Where
   * only such environments have a third zone, that is the cause for what is in it.
   */
  static Resource.Builder ofNumber(Resource.Builder builder, int number, Optional<String> first) {
    if (number > 1) {
      boolean third = number == SubnetEmitter.MOST_ZONES;
      return builder.condition(third ? SubnetEmitter.THIRD_ZONE + "|" + PER_ZONE : PER_ZONE);
    }
    first.ifPresent(builder::condition);
    return builder;
  }
}

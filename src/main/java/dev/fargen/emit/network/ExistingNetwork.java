package dev.fargen.emit.network;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;

/**
 * An existing network: its IDs are parameters, or literal values of the spec.
 *
 * @param subnetUse the description of the parameter with the subnets
 */
record ExistingNetwork(Draft draft, Network.Existing network, String subnetUse)
    implements NetworkReference {

  private static final Cause PUBLIC_SUBNETS =
      new Cause.Part("PublicSubnets", "Places the load balancer in subnets of its own");

  @Override
  public Value vpc() {
    return draft.text("VpcId", ParameterType.VPC_ID, "ID of the VPC", network.vpc());
  }

  @Override
  public Value taskSubnets() {
    return draft.texts(
        "SubnetIds",
        ParameterType.SUBNET_IDS,
        subnetUse,
        "ID of a subnet for the tasks",
        network.subnets());
  }

  @Override
  public int zones() {
    return draft.count(network.subnets());
  }

  @Override
  public Value assignPublicIp() {
    return draft.choice(
        "AssignPublicIp",
        "Assigns public IP addresses to tasks",
        network.tasks().publicIp(),
        "ENABLED",
        "DISABLED");
  }

  @Override
  public Value balancerSubnets(boolean internal) {
    return new Block(INTERNAL_BALANCER, internal, internal ? taskSubnets() : facing());
  }

  /** The subnets of an internet-facing load balancer. */
  private Value facing() {
    boolean own = network.publicSubnets().isPresent();
    return new Block(
        PUBLIC_SUBNETS,
        own,
        own
            ? draft.texts(
                "PublicSubnetIds",
                ParameterType.SUBNET_IDS,
                "Public subnet IDs for the load balancer, in at least two Availability Zones",
                "ID of a public subnet for the load balancer",
                network.publicSubnets().get())
            : taskSubnets());
  }
}

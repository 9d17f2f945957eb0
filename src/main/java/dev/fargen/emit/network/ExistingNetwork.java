package dev.fargen.emit.network;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Placement;
import dev.fargen.workload.services.Workload;

/**
 * An existing network: its IDs are parameters, or literal values of the spec.
 *
 * @param subnetUse the description of the parameter with the subnets
 * @param publicUse the description of the parameter with the public subnets
 */
record ExistingNetwork(Draft draft, Network.Existing network, String subnetUse, String publicUse)
    implements NetworkReference {

  private static final Cause PUBLIC_SUBNETS =
      new Cause.Part("PublicSubnets", "Places the load balancer in subnets of its own");

  @Override
  public Value vpc() {
    return new Told(
        "Selects the VPC",
        draft.text("VpcId", ParameterType.VPC_ID, "ID of the VPC", network.vpc()));
  }

  @Override
  public Value taskSubnets(Workload workload) {
    Placement placement = workload.running().placement();
    boolean open = placement.open().map(Given::value).orElse(false);
    return placement.anywhere()
        ? new Block(NetworkEmitter.placed(workload), open, open ? publicSubnets() : storeSubnets())
        : storeSubnets();
  }

  @Override
  public Value storeSubnets() {
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
  public Value assignPublicIp(Workload workload) {
    boolean own = workload.running().placement().anywhere();
    return draft.choice(
        (own ? LogicalName.of(workload.name()) : "") + "AssignPublicIp",
        "Assigns public IP addresses to tasks" + (own ? " of " + workload.name() : ""),
        network.isPublic(workload),
        "ENABLED",
        "DISABLED");
  }

  @Override
  public Value balancerSubnets(boolean internal) {
    return new Block(INTERNAL_BALANCER, internal, internal ? storeSubnets() : facing());
  }

  /** The subnets of an internet-facing load balancer. */
  private Value facing() {
    boolean own = network.publicSubnets().isPresent();
    return new Block(PUBLIC_SUBNETS, own, publicSubnets());
  }

  /** Those of the tasks, if these are public. */
  private Value publicSubnets() {
    return network
        .publicSubnets()
        .map(
            subnets ->
                draft.texts(
                    "PublicSubnetIds",
                    ParameterType.SUBNET_IDS,
                    publicUse,
                    "ID of a public subnet",
                    subnets))
        .orElseGet(this::storeSubnets);
  }
}

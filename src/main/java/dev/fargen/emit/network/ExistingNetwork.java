package dev.fargen.emit.network;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.network.Network;
import java.util.List;

/** A network that exists already: its ids are parameters, or written down. */
record ExistingNetwork(Draft draft, Network.Existing network) implements NetworkReference {

  @Override
  public Value vpc() {
    return draft.text("VpcId", ParameterType.VPC_ID, "VPC that everything runs in", network.vpc());
  }

  @Override
  public Value taskSubnets() {
    return draft.texts(
        "SubnetIds",
        ParameterType.SUBNET_IDS,
        "Subnets that the tasks run in, in two zones at least",
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
        "Whether tasks get a public address",
        network.tasks().publicIp(),
        "ENABLED",
        "DISABLED");
  }

  @Override
  public Value balancerSubnets(boolean internal) {
    return taskSubnets();
  }

  @Override
  public List<Resource> waysOut() {
    return List.of();
  }

  @Override
  public List<Resource> waysIn() {
    return List.of();
  }
}

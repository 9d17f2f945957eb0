package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.params.Block;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Workload;

/** A network that another stack exports. */
record ImportedNetwork(Draft draft, Network.Imported network) implements NetworkReference {

  @Override
  public Value vpc() {
    return Exports.imported(draft, network.from(), ExportNames.VPC);
  }

  @Override
  public Value taskSubnets(Workload workload) {
    return NetworkEmitter.publicTasks(
        network, workload, subnets(!network.isPublic(workload).value()));
  }

  @Override
  public Value storeSubnets() {
    return subnets(true);
  }

  @Override
  public int zones() {
    return network.zones().value();
  }

  @Override
  public Value assignPublicIp(Workload workload) {
    return NetworkEmitter.assignPublicIp(network, workload);
  }

  @Override
  public Value balancerSubnets(boolean internal) {
    return new Block(INTERNAL_BALANCER, internal, subnets(internal));
  }

  /** Lists are exported as comma-separated text; one of another length is not taken as it is. */
  private Value subnets(boolean closed) {
    String name = closed ? ExportNames.privateSubnets(zones()) : ExportNames.publicSubnets(zones());
    Value all = Intrinsic.split(",", Exports.imported(draft, network.from(), name));
    return Intrinsic.first(zones(), all);
  }
}

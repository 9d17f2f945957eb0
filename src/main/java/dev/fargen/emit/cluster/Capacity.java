package dev.fargen.emit.cluster;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Spot;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tasks run on: Fargate, or a strategy that has spare capacity in it, never both (Amazon
 * ECS API reference, "CreateService", launchType and capacityProviderStrategy).
 */
public final class Capacity {

  private static final Cause SPOT = new Cause.Part("Spot", "CapacityProviders of Cluster");

  private Capacity() {}

  private static Cause cause(Workload workload) {
    String prefix = LogicalName.of(workload.name());
    String user = prefix + (workload.running().schedule().isPresent() ? "Schedule" : "Service");
    return new Cause.Part(prefix + "Spot", "CapacityProviderStrategy of " + user);
  }

  public static Optional<Value> launchType(Workload workload) {
    return workload.running().spot().isPresent()
        ? Optional.empty()
        : Optional.of(new Block(cause(workload), false, Value.text("FARGATE")));
  }

  public static Optional<Value> strategy(Draft draft, Workload workload) {
    return workload
        .running()
        .spot()
        .map(spot -> new Block(cause(workload), true, strategy(draft, workload, spot)));
  }

  /** What a cluster must have for that. */
  static Optional<Value> providers(List<Workload> workloads) {
    boolean any = Lists.any(workloads, workload -> workload.running().spot().isPresent());
    return any
        ? Optional.of(new Block(SPOT, true, Value.texts("FARGATE", "FARGATE_SPOT")))
        : Optional.empty();
  }

  private static Value strategy(Draft draft, Workload workload, Spot spot) {
    String prefix = LogicalName.of(workload.name());
    List<Value> items = new ArrayList<>();
    if (spot.isMixed()) {
      items.add(
          Value.map()
              .with("CapacityProvider", "FARGATE")
              .with(
                  "Base",
                  draft.number(prefix + "SpotBase", "Tasks that are never on spot", spot.base()))
              .with(
                  "Weight",
                  draft.number(
                      prefix + "OnDemandWeight",
                      "Share of the tasks that is not on spot",
                      spot.onDemand())));
    }
    items.add(
        Value.map()
            .with("CapacityProvider", "FARGATE_SPOT")
            .with(
                "Weight",
                draft.number(
                    prefix + "SpotWeight", "Share of the tasks that is on spot", spot.weight())));
    return new ItemsBy("CapacityProvider", items);
  }
}

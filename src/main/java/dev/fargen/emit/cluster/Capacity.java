package dev.fargen.emit.cluster;

import dev.fargen.cfn.Resource;
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
 * The capacity for tasks: a launch type or a capacity provider strategy, never both (Amazon ECS API
 * reference, "CreateService", launchType and capacityProviderStrategy).
 */
public final class Capacity {

  private static final Cause SPOT =
      new Cause.Part("Spot", "Enables Fargate Spot in the ECS cluster");

  private Capacity() {}

  private static Cause cause(Workload workload) {
    String prefix = LogicalName.of(workload.name());
    return new Cause.Part(prefix + "Spot", "Runs " + workload.name() + " on Fargate Spot");
  }

  /** {@code FARGATE}, unless there is a strategy. */
  public static Optional<Value> launchType(Workload workload) {
    return workload.running().spot().isPresent()
        ? Optional.empty()
        : Optional.of(new Block(cause(workload), false, Value.text("FARGATE")));
  }

  /** Adds the reason for a strategy to the comment of the resource that has one. */
  public static Resource.Builder explain(Workload workload, Resource.Builder builder) {
    return builder.explain(
        workload.running().spot().isPresent(),
        "Capacity providers replace LaunchType, so that tasks can run on Fargate Spot.");
  }

  /** The strategy of a workload that uses Fargate Spot. */
  public static Optional<Value> strategy(Draft draft, Workload workload) {
    return workload
        .running()
        .spot()
        .map(spot -> new Block(cause(workload), true, strategy(draft, workload, spot)));
  }

  /** The capacity providers that the cluster needs for these workloads. */
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
                  draft.number(
                      prefix + "SpotBase",
                      "Minimum number of " + workload.name() + " tasks on Fargate (on demand)",
                      spot.base()))
              .with(
                  "Weight",
                  draft.number(
                      prefix + "OnDemandWeight",
                      "Weight of Fargate (on demand) for " + workload.name(),
                      spot.onDemand())));
    }
    items.add(
        Value.map()
            .with("CapacityProvider", "FARGATE_SPOT")
            .with(
                "Weight",
                draft.number(
                    prefix + "SpotWeight",
                    "Weight of Fargate Spot for " + workload.name(),
                    spot.weight())));
    return new ItemsBy("CapacityProvider", items);
  }
}

package dev.fargen.emit.cluster;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
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
 * The capacity for tasks: a capacity provider strategy or a launch type, never both (Amazon ECS API
 * reference, "CreateService", launchType and capacityProviderStrategy).
 *
 * <p>A strategy can be changed in place; a change between the two may replace the service, and a
 * strategy that is left out stays as it was (CloudFormation template reference,
 * "AWS::ECS::Service"). So in a cluster that fargen creates there is always a strategy, and in an
 * existing cluster, which may lack the capacity providers, as soon as any environment says whether
 * it uses Fargate Spot.
 */
public record Capacity(Draft draft, Workload workload, ClusterReference cluster) {

  /** The capacity providers of a cluster of the stack's own. */
  static final Value PROVIDERS = Value.texts("FARGATE", "FARGATE_SPOT");

  private boolean hasStrategy() {
    return cluster.hasProviders() || workload.running().spotAnywhere();
  }

  /** {@code LaunchType} or {@code CapacityProviderStrategy}. */
  public Mapping emit() {
    return hasStrategy()
        ? Value.map().with("CapacityProviderStrategy", strategy())
        : Value.map().with("LaunchType", "FARGATE");
  }

  /**
   * The capacity provider of a task that is started alone, if there is a strategy: the one that the
   * strategy would place the first task on.
   */
  public Optional<Value> ofOneTask() {
    if (!hasStrategy()) {
      return Optional.empty();
    }
    Optional<Spot> spot = workload.running().spot();
    boolean spare =
        spot.filter(
                one -> one.base().value() == 0 && one.weight().value() >= one.onDemand().value())
            .isPresent();
    Value provider = Value.text(spare ? "FARGATE_SPOT" : "FARGATE");
    return Optional.of(
        workload.running().spotAnywhere()
            ? new Block(onSpot(), spot.isPresent(), provider)
            : provider);
  }

  private Cause onSpot() {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Spot", "Runs " + workload.name() + " on Fargate Spot");
  }

  /** Adds to the comment of the service or schedule what its cluster must have. */
  public Resource.Builder explain(Resource.Builder builder) {
    return builder.explain(
        hasStrategy() && !cluster.hasProviders(),
        "The cluster must have the capacity providers of the strategy.");
  }

  private Value strategy() {
    Value onDemand =
        new ItemsBy(
            "CapacityProvider",
            List.of(Value.map().with("CapacityProvider", "FARGATE").with("Weight", 1)));
    if (!workload.running().spotAnywhere()) {
      return onDemand;
    }
    Cause cause = onSpot();
    return workload
        .running()
        .spot()
        .map(spot -> new Block(cause, true, strategy(spot)))
        .orElseGet(() -> new Block(cause, false, onDemand));
  }

  private Value strategy(Spot spot) {
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

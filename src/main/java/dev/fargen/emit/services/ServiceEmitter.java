package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.cluster.Capacity;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.emit.scaling.ScalingEmitter;
import dev.fargen.params.Block;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/** Emits the service that keeps a workload's tasks running. */
public record ServiceEmitter(Draft draft) {

  public Resource emit(
      Workload workload,
      ClusterReference cluster,
      Resource taskDefinition,
      Mapping networkConfiguration,
      Optional<Resource> targetGroup,
      List<Resource> needs) {
    String prefix = LogicalName.of(workload.name());
    Resource.Builder service =
        Resource.of(prefix + "Service", "AWS::ECS::Service")
            .comment(
                "Keeps the tasks of "
                    + workload.name()
                    + " running and replaces them, version by version.")
            .dependsOn(needs)
            .property("Cluster", cluster.name())
            .property("TaskDefinition", taskDefinition.ref())
            .property("LaunchType", Capacity.launchType(workload))
            .property("CapacityProviderStrategy", Capacity.strategy(draft, workload))
            .property("PlatformVersion", "LATEST")
            .property("DesiredCount", desiredCount(workload, prefix))
            .property("AvailabilityZoneRebalancing", rebalancing(workload.running().deployment()))
            .property(
                "DeploymentConfiguration", deployment(prefix, workload.running().deployment()))
            .property("NetworkConfiguration", networkConfiguration);
    targetGroup.ifPresent(group -> behind(group, service, workload, prefix));
    Resource resource =
        draft.add(
            workload.span(),
            service
                .property("EnableECSManagedTags", true)
                .property("PropagateTags", "SERVICE")
                .property(
                    "EnableExecuteCommand",
                    draft.bool(
                        prefix + "Exec",
                        "Whether a shell may be opened in the containers of " + workload.name(),
                        workload.task().exec())));
    draft.add(
        workload.span(),
        Output.of(prefix + "ServiceName", "Service of " + workload.name(), resource.att("Name")));
    return resource;
  }

  private Optional<Value> desiredCount(Workload workload, String prefix) {
    FirstImagesEmitter images = new FirstImagesEmitter(draft, workload);
    if (workload.running().count().isEmpty()) {
      return images.noneUntilPushed(Intrinsic.NO_VALUE);
    }
    Value count =
        draft.number(
            prefix + "DesiredCount",
            "How many tasks of " + workload.name() + " run",
            workload.running().count().get());
    return Optional.of(
        new Block(
            ScalingEmitter.cause(workload), false, images.noneUntilPushed(count).orElse(count)));
  }

  /**
   * Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability Zones": needs
   * room for a task beyond the desired count.
   */
  private static String rebalancing(Deployment deployment) {
    return deployment.max().value() > 100 ? "ENABLED" : "DISABLED";
  }

  private Mapping deployment(String prefix, Deployment deployment) {
    return Value.map()
        .with(
            "MinimumHealthyPercent",
            draft.number(
                prefix + "MinimumHealthyPercent",
                "Least share of the tasks that runs during a deployment",
                deployment.minHealthy()))
        .with(
            "MaximumPercent",
            draft.number(
                prefix + "MaximumPercent",
                "Greatest share of the tasks that runs during a deployment",
                deployment.max()))
        .with(
            "DeploymentCircuitBreaker",
            Value.map()
                .with("Enable", breaker(prefix, deployment))
                .with("Rollback", breaker(prefix, deployment)));
  }

  private Value breaker(String prefix, Deployment deployment) {
    return draft.bool(
        prefix + "CircuitBreaker",
        "Whether a deployment that fails is rolled back",
        deployment.circuitBreaker());
  }

  private void behind(
      Resource targetGroup, Resource.Builder service, Workload workload, String prefix) {
    service
        .property(
            "HealthCheckGracePeriodSeconds",
            new Block(
                TargetEmitter.cause(workload),
                true,
                draft.number(
                    prefix + "GracePeriod",
                    "Seconds after a task's start in which failed checks do not count",
                    workload.http().orElseThrow().gracePeriod())))
        .property(
            "LoadBalancers",
            new Block(
                TargetEmitter.cause(workload),
                true,
                new ItemsBy(
                    "ContainerName",
                    List.of(
                        Value.map()
                            .with("ContainerName", workload.http().orElseThrow().container().name())
                            .with("ContainerPort", Ports.ofTarget(draft, workload))
                            .with("TargetGroupArn", targetGroup.ref())))));
  }
}

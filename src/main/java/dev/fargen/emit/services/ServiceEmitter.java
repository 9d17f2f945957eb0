package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.Notification;
import dev.fargen.emit.balancing.Targets;
import dev.fargen.emit.cluster.Capacity;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.data.EbsEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.emit.scaling.ScalingEmitter;
import dev.fargen.params.Block;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Emits the ECS service of a workload. What is omitted stays in a service when it is updated: only
 * an empty list removes its load balancers, registries and EBS volumes (CloudFormation template
 * reference, "AWS::ECS::Service", LoadBalancers; Amazon ECS API reference, "UpdateService").
 */
public record ServiceEmitter(Draft draft, Notification to) {

  /** What the comment of a service says of its {@code DependsOn}. */
  public static final String WAITS =
      "DependsOn lists resources that must exist before tasks start.";

  public Resource emit(
      Workload workload,
      ClusterReference cluster,
      Resource taskDefinition,
      Mapping networkConfiguration,
      Connected connected,
      Targets targets,
      List<Resource> needs) {
    String prefix = LogicalName.of(workload.name());
    Resource.Builder service =
        Resource.of(prefix + "Service", "AWS::ECS::Service")
            .comment("ECS service for " + workload.name() + ".");
    Capacity capacity = new Capacity(draft, workload, cluster);
    capacity
        .explain(explain(service, workload, connected, needs))
        .dependsOn(needs)
        .property("Cluster", cluster.name())
        .property("TaskDefinition", taskDefinition.ref())
        .properties(capacity.emit())
        .property("PlatformVersion", "LATEST")
        .property("DesiredCount", desiredCount(workload, prefix))
        .property("AvailabilityZoneRebalancing", rebalancing(workload.running().deployment()))
        .property("DeploymentConfiguration", new DeploymentEmitter(draft, workload).emit())
        .property("Monitoring", new ScalingEmitter(draft, workload).monitoring())
        .property("NetworkConfiguration", networkConfiguration)
        .property("VolumeConfigurations", new EbsEmitter(draft, workload).configurations())
        .property("ServiceConnectConfiguration", connected.serviceConnect(workload))
        .property("ServiceRegistries", connected.registries(workload));
    new Registrations(draft, workload, targets).addTo(service);
    Resource resource =
        draft.add(
            workload.span(),
            service
                .property("ForceNewDeployment", connected.newDeployment(workload))
                .property("EnableECSManagedTags", true)
                .property("PropagateTags", "SERVICE")
                .property(
                    "EnableExecuteCommand",
                    draft.bool(
                        prefix + "Exec",
                        "Enables ECS Exec for " + workload.name(),
                        workload.task().exec())));
    draft.add(
        workload.span(),
        Output.of(
            prefix + "ServiceName",
            "Name of the ECS service for " + workload.name(),
            resource.att("Name")));
    new DeploymentAlarmEmitter(draft, workload, to.actions()).emit(cluster, resource, targets);
    return resource;
  }

  private Resource.Builder explain(
      Resource.Builder service, Workload workload, Connected connected, List<Resource> needs) {
    FirstImagesEmitter images = new FirstImagesEmitter(draft, workload);
    boolean waits = images.noneUntilPushed(Intrinsic.NO_VALUE).isPresent();
    boolean noRoom = rebalancing(workload.running().deployment()).equals("DISABLED");
    return service
        .explain(!needs.isEmpty(), WAITS)
        .explain(waits, "No tasks run until " + images.pushed() + ".")
        .explain(
            workload.running().count().isEmpty(),
            waits
                ? "Application Auto Scaling sets the number of tasks."
                : "Application Auto Scaling sets the number of tasks; a new service starts with one.")
        .explain(
            connected.calls(),
            "The suffix of ForceNewDeploymentNonce is a hash of the endpoints that the service calls;"
                + " when it changes, ECS starts new tasks, which can resolve the new endpoints.")
        .explain(noRoom, "Availability Zone rebalancing requires a MaximumPercent above 100.")
        .explain(
            workload.volumes().isEmpty(),
            "An empty list or a `false` is written, not omitted, so that a stack update removes what"
                + " an earlier template set.");
  }

  private Optional<Value> desiredCount(Workload workload, String prefix) {
    FirstImagesEmitter images = new FirstImagesEmitter(draft, workload);
    if (workload.running().count().isEmpty()) {
      return images.noneUntilPushed(Intrinsic.NO_VALUE);
    }
    Value count =
        draft.number(
            prefix + "DesiredCount",
            "Number of " + workload.name() + " tasks",
            workload.running().count().get());
    return Optional.of(
        new Block(
            ScalingEmitter.cause(workload), false, images.noneUntilPushed(count).orElse(count)));
  }

  /**
   * Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability Zones":
   * requires a maximum above 100 percent.
   */
  private static String rebalancing(Deployment deployment) {
    return deployment.max().value() > 100 ? "ENABLED" : "DISABLED";
  }
}

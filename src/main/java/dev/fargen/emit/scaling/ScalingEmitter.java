package dev.fargen.emit.scaling;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Emits what lets the number of a workload's tasks follow the load. */
public final class ScalingEmitter {

  private final Draft draft;
  private final Workload workload;
  private final String prefix;

  public ScalingEmitter(Draft draft, Workload workload) {
    this.draft = draft.of(cause(workload));
    this.workload = workload;
    this.prefix = LogicalName.of(workload.name());
  }

  /** Why what belongs to the scaling of the workload may be missing. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Scaling", "scaling of " + workload.name());
  }

  public void emit(
      Scaling scaling,
      ClusterReference cluster,
      Resource service,
      Optional<TargetEmitter.Emitted> target) {
    Resource scalable =
        draft.add(
            scaling.span(),
            Resource.of(prefix + "ScalableTarget", "AWS::ApplicationAutoScaling::ScalableTarget")
                .comment("The bounds within which " + workload.name() + " scales.")
                .property("ServiceNamespace", "ecs")
                .property("ScalableDimension", "ecs:service:DesiredCount")
                .property(
                    "ResourceId",
                    Intrinsic.sub("service/" + cluster.inSub() + "/${" + service.id() + ".Name}"))
                .property("MinCapacity", least(scaling))
                .property(
                    "MaxCapacity",
                    draft.number(
                        prefix + "MaxCapacity",
                        "Most tasks of " + workload.name(),
                        scaling.max())));
    if (workload.queue().isPresent()) {
      new QueueScalingEmitter(draft, workload, scaling, cluster, service).emit(scalable);
    }
    Scaling.Kept kept = scaling.kept();
    Mapping cpu = predefined("ECSServiceAverageCPUUtilization");
    kept.cpu().ifPresent(value -> track(scaling, scalable, "Cpu", cpu, value, List.of()));
    Mapping memory = predefined("ECSServiceAverageMemoryUtilization");
    kept.memory().ifPresent(value -> track(scaling, scalable, "Memory", memory, value, List.of()));
    kept.requests()
        .ifPresent(
            value -> {
              TargetEmitter.Emitted to = target.orElseThrow();
              Mapping metric =
                  predefined("ALBRequestCountPerTarget").with("ResourceLabel", to.resourceLabel());
              track(scaling, scalable, "Requests", metric, value, List.of(to.rule()));
            });
  }

  private Value least(Scaling scaling) {
    Value least =
        draft.number(prefix + "MinCapacity", "Fewest tasks of " + workload.name(), scaling.min());
    return new FirstImagesEmitter(draft, workload).noneUntilPushed(least).orElse(least);
  }

  private static Mapping predefined(String metric) {
    return Value.map().with("PredefinedMetricType", metric);
  }

  private void track(
      Scaling scaling,
      Resource scalable,
      String what,
      Mapping metric,
      Given<BigDecimal> value,
      List<Resource> needs) {
    draft.add(
        scaling.span(),
        Resource.of(prefix + what + "Scaling", "AWS::ApplicationAutoScaling::ScalingPolicy")
            .comment(comment(what))
            .dependsOn(needs)
            .property("PolicyName", what.toLowerCase(java.util.Locale.ROOT))
            .property("PolicyType", "TargetTrackingScaling")
            .property("ScalingTargetId", scalable.ref())
            .property(
                "TargetTrackingScalingPolicyConfiguration",
                Value.map()
                    .with(
                        "TargetValue",
                        draft.decimal(
                            prefix + what + "Target", "Value that is kept by scaling", value))
                    .with("PredefinedMetricSpecification", metric)
                    .with(
                        "ScaleInCooldown",
                        draft.number(
                            prefix + "ScaleInCooldown",
                            "Seconds between two scale-ins",
                            scaling.cooldown().in()))
                    .with(
                        "ScaleOutCooldown",
                        draft.number(
                            prefix + "ScaleOutCooldown",
                            "Seconds between two scale-outs",
                            scaling.cooldown().out()))));
  }

  private static String comment(String what) {
    return switch (what) {
      case "Cpu" -> "Adds and removes tasks so that the mean CPU use stays here.";
      case "Memory" -> "Adds and removes tasks so that the mean memory use stays here.";
      default -> "Adds and removes tasks so that each gets about as many requests a minute.";
    };
  }
}

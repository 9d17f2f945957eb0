package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.balancing.TrafficShift;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Emits the scalable target and the scaling policies of a workload. */
public final class ScalingEmitter {

  private final Draft draft;
  private final Workload workload;
  private final String prefix;

  public ScalingEmitter(Draft draft, Workload workload) {
    this.draft = draft.of(cause(workload));
    this.workload = workload;
    this.prefix = LogicalName.of(workload.name());
  }

  /** Why the scaling of the workload may be absent. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Scaling", "Enables scaling of " + workload.name());
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
                .comment("Minimum and maximum number of " + workload.name() + " tasks.")
                .property("ServiceNamespace", "ecs")
                .property("ScalableDimension", "ecs:service:DesiredCount")
                .property("ResourceId", cluster.text("service/", "/${" + service.id() + ".Name}"))
                .property("MinCapacity", least(scaling))
                .property(
                    "MaxCapacity",
                    draft.number(
                        prefix + "MaxCapacity",
                        "Maximum number of " + workload.name() + " tasks",
                        scaling.max())));
    if (!scaling.queues().isEmpty()) {
      new QueueScalingEmitter(
              new StepScaling(draft, workload, scaling, scalable),
              new ScalingMetrics(draft, workload, scaling.queues(), cluster, service))
          .emit();
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
              track(scaling, scalable, "Requests", requests(to), value, needs(to));
            });
  }

  /** Only the predefined metric needs a target group that is in use. */
  private static List<Resource> needs(TargetEmitter.Emitted to) {
    return to.metrics().isOne() ? to.rules() : List.of();
  }

  private Value least(Scaling scaling) {
    Value least =
        draft.number(
            prefix + "MinCapacity",
            "Minimum number of " + workload.name() + " tasks",
            scaling.min());
    return new FirstImagesEmitter(draft, workload).noneUntilPushed(least).orElse(least);
  }

  private static Mapping predefined(String metric) {
    return Value.map()
        .with("PredefinedMetricSpecification", Value.map().with("PredefinedMetricType", metric));
  }

  /**
   * The predefined metric is of one target group, and does not work where deployments shift traffic
   * between two (Amazon ECS developer guide, "Use a target metric to scale Amazon ECS services").
   * The requests per target of both add up to those per task of one version, because each version
   * has the desired number of tasks.
   */
  private Mapping requests(TargetEmitter.Emitted to) {
    Cause.Part cause = TrafficShift.cause(workload);
    if (to.metrics().isOne()) {
      Mapping metric =
          Value.map()
              .with("PredefinedMetricType", "ALBRequestCountPerTarget")
              .with("ResourceLabel", to.resourceLabel());
      return Value.map().with("PredefinedMetricSpecification", new Block(cause, false, metric));
    }
    Mapping metric =
        Value.map()
            .with(
                "Metrics",
                to.metrics()
                    .sum(
                        "RequestCountPerTarget",
                        0,
                        "Requests per task",
                        "Adds up the requests of " + workload.name()));
    return Value.map().with("CustomizedMetricSpecification", new Block(cause, true, metric));
  }

  /** Why one way of scaling may be missing: the workload does not scale, or not in this way. */
  static Cause.Part cause(Workload workload, String what, String words) {
    return new Cause.Part(LogicalName.of(workload.name()) + what, words).within(cause(workload));
  }

  private void track(
      Scaling scaling,
      Resource scalable,
      String what,
      Mapping metric,
      Given<BigDecimal> value,
      List<Resource> needs) {
    String words = "Scales " + workload.name() + " by " + metric(what);
    Value target =
        draft.decimal(
            prefix + what + "Target", "Target " + metric(what) + " of " + workload.name(), value);
    draft
        .of(cause(workload, what + "Scaling", words))
        .add(
            scaling.span(),
            new TargetTracking(draft, workload, scaling, scalable)
                .policy(what, metric(what), target, metric)
                .explain(!needs.isEmpty(), "The metric requires the listener rule.")
                .dependsOn(needs));
  }

  private static String metric(String what) {
    return switch (what) {
      case "Cpu" -> "average CPU utilization";
      case "Memory" -> "average memory utilization";
      default -> "requests per minute and task";
    };
  }
}

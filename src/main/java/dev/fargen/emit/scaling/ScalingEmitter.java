package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.balancing.TrafficShift;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
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
    Value min = least(scaling);
    Value max =
        draft.number(
            prefix + "MaxCapacity",
            "Maximum number of " + workload.name() + " tasks",
            scaling.max());
    Resource scalable =
        draft.add(
            scaling.span(),
            Resource.of(prefix + "ScalableTarget", "AWS::ApplicationAutoScaling::ScalableTarget")
                .comment("Minimum and maximum number of " + workload.name() + " tasks.")
                .explain(
                    !scaling.schedule().isEmpty(),
                    "Scheduled actions change these values, until the next scheduled action or a stack update that changes this resource.")
                .property("ServiceNamespace", "ecs")
                .property("ScalableDimension", "ecs:service:DesiredCount")
                .property("ResourceId", cluster.text("service/", "/${" + service.id() + ".Name}"))
                .property("MinCapacity", min)
                .property("MaxCapacity", max)
                .property(
                    "ScheduledActions",
                    new ScheduledActions(draft, workload, min, max).of(scaling.schedule())));
    if (!scaling.queues().isEmpty()) {
      new QueueScalingEmitter(
              new StepScaling(draft, workload, scaling, scalable),
              ScalingMetrics.of(draft, workload, scaling.queues(), cluster, service))
          .emit();
    }
    Scaling.Kept kept = scaling.kept();
    Tracked tracked = new Tracked(scaling, scalable);
    kept.cpu().ifPresent(one -> tracked.utilization("Cpu", "CPU", one, true));
    kept.memory()
        .ifPresent(one -> tracked.utilization("Memory", "Memory", one, kept.cpu().isEmpty()));
    boolean byRequests = kept.cpu().isEmpty() && kept.memory().isEmpty();
    kept.requests().ifPresent(one -> tracked.requests(target.orElseThrow(), one, byRequests));
    kept.responseTime().ifPresent(one -> tracked.responseTime(target.orElseThrow(), one));
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
        to.metrics()
            .requests(
                "RequestCountPerTarget",
                "Requests per task",
                "Adds up the requests of " + workload.name());
    return Value.map().with("CustomizedMetricSpecification", new Block(cause, true, metric));
  }

  /** Why one way of scaling may be missing: the workload does not scale, or not in this way. */
  static Cause.Part cause(Workload workload, String what, String words) {
    return new Cause.Part(LogicalName.of(workload.name()) + what, words).within(cause(workload));
  }

  /**
   * How often ECS measures the utilization (Amazon ECS developer guide, "Faster auto scaling with
   * high-resolution metrics"). Without it, a service keeps what it has.
   */
  public Optional<Value> monitoring() {
    Cause.Part cause =
        cause(
            workload,
            "Resolution",
            "Sets how often ECS reports the utilization of " + workload.name());
    return workload
        .running()
        .scaling()
        .map(Scaling::detail)
        .filter(Scaling.Detail::isWritten)
        .map(
            detail ->
                new Block(
                    cause,
                    true,
                    Value.map()
                        .with(
                            "MetricConfigurations",
                            Value.list(
                                Value.map()
                                    .with(
                                        "MetricNames",
                                        Value.texts("CPUUtilization", "MemoryUtilization"))
                                    .with("ResolutionSeconds", seconds(detail))))));
  }

  private Value seconds(Scaling.Detail detail) {
    return draft.number(
        prefix + "Resolution",
        "Seconds between two reports of the utilization of " + workload.name(),
        detail.resolution().map(word -> detail.isHighResolution() ? 20 : 60));
  }

  private static String metric(String what) {
    return switch (what) {
      case "Cpu" -> "average CPU utilization";
      case "Memory" -> "average memory utilization";
      case "Requests" -> "requests per minute and task";
      default -> "average response time in seconds";
    };
  }

  /** The same in a sentence. */
  private String kept(String what) {
    String of = " of " + workload.name();
    List<Integer> ports = Lists.distinct(Lists.map(workload.http(), http -> http.port().value()));
    String measured = ports.size() > 1 ? " on port " + ports.get(0) : "";
    return switch (what) {
      case "Cpu" -> "the average CPU utilization" + of + " (in percent)";
      case "Memory" -> "the average memory utilization" + of + " (in percent)";
      case "Requests" ->
          "the number of requests" + measured + " per minute and " + workload.name() + " task";
      default -> "the average response time" + of + measured + " (in seconds)";
    };
  }

  /** The policies that keep metrics at their targets. */
  private final class Tracked {

    private final Scaling scaling;
    private final Resource scalable;

    Tracked(Scaling scaling, Resource scalable) {
      this.scaling = scaling;
      this.scalable = scalable;
    }

    /**
     * By the CPU or the memory.
     *
     * @param name in the names of metrics
     * @param first whether load is foreseen by it
     */
    void utilization(String what, String name, Scaling.Target given, boolean first) {
      boolean fine = scaling.detail().isHighResolution();
      String metric = "ECSServiceAverage" + name + "Utilization";
      Value type =
          new Block(
              cause(
                  workload,
                  "HighResolution",
                  "Scales " + workload.name() + " by the utilization of every 20 seconds"),
              fine,
              Value.text(fine ? metric + "HighResolution" : metric));
      Mapping predefined =
          Value.map()
              .with(
                  "PredefinedMetricSpecification", Value.map().with("PredefinedMetricType", type));
      track(what, predefined, given, List.of());
      if (first) {
        Mapping pair =
            Value.map().with("PredefinedMetricType", "ECSService" + name + "Utilization");
        forecast(what, given, pair, List.of());
      }
    }

    void requests(TargetEmitter.Emitted to, Scaling.Target given, boolean first) {
      track("Requests", ScalingEmitter.this.requests(to), given, needs(to));
      if (first) {
        Mapping pair =
            Value.map()
                .with("PredefinedMetricType", "ALBRequestCount")
                .with("ResourceLabel", to.resourceLabel());
        forecast("Requests", given, pair, to.rules());
      }
    }

    void responseTime(TargetEmitter.Emitted to, Scaling.Target given) {
      Value metric =
          to.metrics().responseTime("Computes the average response time of " + workload.name());
      track(
          "ResponseTime",
          Value.map()
              .with(
                  "CustomizedMetricSpecification",
                  new Block(TrafficShift.cause(workload), !to.metrics().isOne(), metric)),
          given,
          List.of());
    }

    private Value target(String what, Scaling.Target given) {
      return draft.decimal(
          prefix + what + "Target",
          "Target " + metric(what) + " of " + workload.name(),
          given.value());
    }

    private void track(String what, Mapping metric, Scaling.Target given, List<Resource> needs) {
      String words = "Scales " + workload.name() + " by " + metric(what);
      draft
          .of(cause(workload, what + "Scaling", words))
          .add(
              scaling.span(),
              new TargetTracking(draft, workload, scaling, scalable)
                  .policy(what, kept(what), given, target(what, given), metric)
                  .explain(
                      metric.entries().containsKey("CustomizedMetricSpecification"),
                      "Without requests, the metric is 0 instead of missing, so that the service can scale in.")
                  .explain(!needs.isEmpty(), "The metric requires the listener rule.")
                  .dependsOn(needs));
    }

    private void forecast(String what, Scaling.Target given, Mapping metric, List<Resource> needs) {
      if (scaling.detail().predict().isPresent()) {
        new Forecast(draft, workload, scaling, scalable)
            .emit(what, target(what, given), metric, needs);
      }
    }
  }
}

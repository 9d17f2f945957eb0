package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.List;

/** The metrics by which a workload scales: those of its queue, and the number of its tasks. */
record ScalingMetrics(Draft draft, Workload workload, ClusterReference cluster, Resource service) {

  /** Seconds of a data point. */
  static final int MINUTE = 60;

  /** {@code messages are visible in the jobs queue}. */
  String visibleInWords() {
    return "messages are visible in " + queueInWords();
  }

  String queueInWords() {
    return "the " + workload.queue().orElseThrow().name() + " queue";
  }

  /** The messages that wait. */
  Mapping visible() {
    return ofQueue("ApproximateNumberOfMessagesVisible");
  }

  /** The messages that a task processes. */
  Mapping inFlight() {
    return ofQueue("ApproximateNumberOfMessagesNotVisible");
  }

  private Mapping ofQueue(String name) {
    String queue = workload.queue().orElseThrow().name();
    Value queueName = draft.things().value(ThingKind.QUEUES, queue, "name");
    return Value.map()
        .with("Namespace", "AWS/SQS")
        .with("MetricName", name)
        .with(
            "Dimensions",
            dimensions(Value.map().with("Name", "QueueName").with("Value", queueName)));
  }

  Mapping runningTasks() {
    return ofInsights("RunningTaskCount");
  }

  /** The tasks that run or are to start. */
  Mapping desiredTasks() {
    return ofInsights("DesiredTaskCount");
  }

  private Mapping ofInsights(String name) {
    return Value.map()
        .with("Namespace", "ECS/ContainerInsights")
        .with("MetricName", name)
        .with("Dimensions", serviceDimensions());
  }

  Value serviceDimensions() {
    return dimensions(
        Value.map().with("Name", "ClusterName").with("Value", cluster.name()),
        Value.map().with("Name", "ServiceName").with("Value", service.att("Name")));
  }

  private static Value dimensions(Mapping... dimensions) {
    return new ItemsBy("Name", List.of(dimensions));
  }

  /** A metric by an expression, and the metrics that it uses. */
  static Value metrics(Mapping... metrics) {
    return new ItemsBy("Id", List.of(metrics));
  }

  /** One metric of an expression; in an alarm with a period, in a scaling policy without one. */
  static Mapping stat(String id, Mapping metric, boolean withPeriod) {
    Mapping stat = Value.map().with("Metric", metric);
    if (withPeriod) {
      stat = stat.with("Period", MINUTE);
    }
    return Value.map()
        .with("Id", id)
        .with("MetricStat", stat.with("Stat", "Maximum"))
        .with("ReturnData", false);
  }
}

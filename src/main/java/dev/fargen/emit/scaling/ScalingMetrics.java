package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics by which a workload scales: those of its queues, and the number of its tasks. A queue
 * reports nothing while it is inactive (Amazon SQS developer guide, "Available CloudWatch metrics
 * for Amazon SQS"), so the sum of several is one over an array, which leaves out missing data, and
 * not an addition, whose result is missing if a part is (Amazon CloudWatch user guide, "Using math
 * expressions with CloudWatch metrics").
 */
record ScalingMetrics(
    Draft draft,
    Workload workload,
    List<Queue> queues,
    Cause.Part sum,
    ClusterReference cluster,
    Resource service) {

  /** Seconds of a data point. */
  static final int MINUTE = 60;

  private static final String VISIBLE = "visible";
  private static final String IN_FLIGHT = "inflight";

  /** The metrics of these queues. */
  static ScalingMetrics of(
      Draft draft,
      Workload workload,
      List<Queue> queues,
      ClusterReference cluster,
      Resource service) {
    Cause.Part sum =
        new Cause.Part(
            LogicalName.of(workload.name()) + "QueueSum",
            "Scales " + workload.name() + " by the sum of its queues");
    return new ScalingMetrics(draft, workload, queues, sum, cluster, service);
  }

  /** The same of all queues that the workload consumes: tasks may work on each. */
  ScalingMetrics ofConsumed() {
    Cause.Part idle =
        new Cause.Part(
                LogicalName.of(workload.name()) + "IdleQueueSum",
                "Detects idle tasks of " + workload.name() + " by the sum of its queues")
            .within(sum);
    return new ScalingMetrics(draft, workload, workload.queues(), idle, cluster, service);
  }

  /** {@code messages are visible in the jobs queue}. */
  String visibleInWords() {
    List<String> names = Lists.map(queues, queue -> "the " + queue.name());
    return "messages are visible in " + Lists.enumerated(names, "or") + " queue";
  }

  String queueInWords() {
    return "the "
        + Lists.enumerated(Lists.map(queues, Queue::name), "and")
        + (areSeveral() ? " queues" : " queue");
  }

  /** Whether the messages of several queues count. */
  boolean areSeveral() {
    return queues.size() > 1;
  }

  /** A value that is there for the sum of several queues, or for one queue. */
  Block ofSum(Value value) {
    return new Block(sum, areSeveral(), value);
  }

  /** The messages that wait, as a term of an expression. */
  String visible() {
    return areSeveral() ? "SUM([" + String.join(", ", ids(VISIBLE)) + "])" : VISIBLE;
  }

  /** The messages that wait or that a task processes, as an expression. */
  String visibleOrInFlight() {
    if (!areSeveral()) {
      return VISIBLE + " + FILL(" + IN_FLIGHT + ", 0)";
    }
    List<String> all = new ArrayList<>(ids(VISIBLE));
    all.addAll(ids(IN_FLIGHT));
    return "SUM([" + String.join(", ", all) + "])";
  }

  /** The messages that wait, for an alarm about one queue. */
  Mapping visibleInOne() {
    return ofQueue(queues.get(0), "ApproximateNumberOfMessagesVisible");
  }

  /** The metrics of {@link #visible}. */
  List<Value> visible(boolean withPeriod) {
    return stats(VISIBLE, "ApproximateNumberOfMessagesVisible", withPeriod);
  }

  /** The metrics of {@link #visibleOrInFlight}, with those of {@link #visible}. */
  List<Value> inFlight() {
    return stats(IN_FLIGHT, "ApproximateNumberOfMessagesNotVisible", true);
  }

  private List<Value> stats(String id, String metric, boolean withPeriod) {
    List<String> ids = ids(id);
    List<Value> stats = new ArrayList<>();
    for (int i = 0; i < queues.size(); i++) {
      stats.add(ofSum(stat(ids.get(i), ofQueue(queues.get(i), metric), withPeriod)));
    }
    return stats;
  }

  private List<String> ids(String id) {
    return areSeveral()
        ? Lists.map(queues, queue -> id + LogicalName.of(queue.name()))
        : List.of(id);
  }

  private Mapping ofQueue(Queue queue, String name) {
    Value queueName = draft.things().value(ThingKind.QUEUES, queue.name(), "name");
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
  static Value metrics(Mapping expression, List<Value> stats, Mapping... more) {
    List<Value> all = new ArrayList<>(List.of(expression));
    all.addAll(stats);
    all.addAll(List.of(more));
    return new ItemsBy("Id", all);
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

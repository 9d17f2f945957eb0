package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudWatch metrics of target groups (Elastic Load Balancing user guide, "CloudWatch metrics for
 * your Application Load Balancer" and "CloudWatch metrics for your Network Load Balancer"). With
 * two target groups, either has the tasks, so only their sum is the workload's. A sum is one over
 * an array, which leaves out missing data, and does not use {@code FILL}: metrics arrive late, and
 * an alarm whose latest data point is always filled stays in one state (Amazon CloudWatch user
 * guide, "Using math expressions with CloudWatch metrics").
 */
public record TargetMetrics(List<One> all) {

  static final String OF_APPLICATION = "AWS/ApplicationELB";

  static final String OF_NETWORK = "AWS/NetworkELB";

  /** The same in environments with a different number of target groups. */
  private static final String SUM_OF_ALL = "SUM(METRICS())";

  public TargetMetrics {
    all = List.copyOf(all);
  }

  /**
   * The metrics of a target group.
   *
   * @param id in metric math
   * @param cause why it may be absent
   * @param namespace that of the load balancer's kind
   * @param balancer the load balancer's full name
   * @param targetGroup its full name
   */
  public record One(String id, Cause cause, String namespace, Value balancer, Value targetGroup) {

    private Mapping metric(String name) {
      return Value.map()
          .with("Namespace", namespace)
          .with("MetricName", name)
          .with(
              "Dimensions",
              new ItemsBy(
                  "Name",
                  List.of(
                      Value.map().with("Name", "LoadBalancer").with("Value", balancer),
                      Value.map().with("Name", "TargetGroup").with("Value", targetGroup))));
    }
  }

  /**
   * {@code CustomizedMetricSpecification} of a scaling policy by the average response time: the
   * time of all responses by their number, because the average of two averages would count a group
   * without traffic as much as the other. Without requests it is 0, not missing: a policy without
   * data keeps all others from scaling in (Application Auto Scaling user guide, "How target
   * tracking scaling for Application Auto Scaling works" and "Create a target tracking scaling
   * policy for Application Auto Scaling using metric math").
   *
   * @param words what the expression does, for people
   */
  public Mapping responseTime(String words) {
    String name = "TargetResponseTime";
    List<String> times = Lists.map(all, one -> one.id() + "Time");
    List<String> counts = Lists.map(all, one -> one.id() + "Count");
    String count = sumOrZero(counts);
    List<Value> metrics = new ArrayList<>();
    metrics.add(
        expression(
            "average",
            "IF(" + count + " > 0, " + sumOrZero(times) + " / " + count + ", 0)",
            "Average response time in seconds",
            words));
    for (int i = 0; i < all.size(); i++) {
      metrics.add(stat(all.get(i), times.get(i), name, "Sum"));
      metrics.add(stat(all.get(i), counts.get(i), name, "SampleCount"));
    }
    return scalesBy(metrics);
  }

  /**
   * {@code CustomizedMetricSpecification} of a scaling policy by a metric that is missing without
   * requests, and counts as 0 then.
   *
   * @param label what the sum is
   * @param words what the expression does, for people
   */
  public Mapping requests(String name, String label, String words) {
    List<Value> metrics = new ArrayList<>();
    metrics.add(expression("sum", sumOrZero(Lists.map(all, One::id)), label, words));
    all.forEach(one -> metrics.add(stat(one, one.id(), name, "Sum")));
    return scalesBy(metrics);
  }

  /** The most unhealthy tasks of a workload in a period. */
  public Value unhealthy(String workload, int period) {
    return sum(
        "UnHealthyHostCount",
        "Maximum",
        period,
        "Unhealthy tasks",
        "Adds up the unhealthy tasks of " + workload);
  }

  /** Targets are counted every minute, and arrive as late as what is added to their zeros. */
  private Mapping scalesBy(List<Value> metrics) {
    List<String> hosts = Lists.map(all, one -> one.id() + "Hosts");
    metrics.add(
        Value.map()
            .with("Id", "zero")
            .with("Expression", "0 * " + sum(hosts))
            .with("ReturnData", false));
    for (int i = 0; i < all.size(); i++) {
      metrics.add(stat(all.get(i), hosts.get(i), "HealthyHostCount", "Maximum"));
    }
    return Value.map().with("Metrics", new ItemsBy("Id", metrics));
  }

  /** Whether the metric of one target group is enough. */
  public boolean isOne() {
    return all.size() == 1;
  }

  /**
   * The sum over the target groups, in an alarm.
   *
   * @param period seconds of a data point
   * @param label what the sum is
   * @param words what the expression does, for people
   */
  public Value sum(String name, int period, String label, String words) {
    return sum(name, "Sum", period, label, words);
  }

  /** The same of another statistic. */
  private Value sum(String name, String statistic, int period, String label, String words) {
    List<Value> metrics = new ArrayList<>();
    metrics.add(expression("sum", SUM_OF_ALL, label, words));
    for (One one : all) {
      Mapping stat =
          Value.map()
              .with("Metric", one.metric(name))
              .with("Period", period)
              .with("Stat", statistic);
      metrics.add(used(one, one.id(), stat));
    }
    return new ItemsBy("Id", metrics);
  }

  private static Value expression(String id, String text, String label, String words) {
    return Value.map()
        .with("Id", id)
        .with("Expression", new Told(words, Value.text(text)))
        .with("Label", label)
        .with("ReturnData", true);
  }

  private static String sum(List<String> ids) {
    return ids.size() == 1 ? ids.get(0) : "SUM([" + String.join(", ", ids) + "])";
  }

  private static String sumOrZero(List<String> ids) {
    return "SUM([" + String.join(", ", ids) + ", zero])";
  }

  /** What an expression of a scaling policy uses; the data points are of a minute. */
  private static Value stat(One one, String id, String name, String stat) {
    return used(one, id, Value.map().with("Metric", one.metric(name)).with("Stat", stat));
  }

  private static Value used(One one, String id, Mapping stat) {
    return new Block(
        one.cause(),
        true,
        Value.map().with("Id", id).with("MetricStat", stat).with("ReturnData", false));
  }
}

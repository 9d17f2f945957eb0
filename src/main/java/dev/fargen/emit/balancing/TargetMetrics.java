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
 * your Application Load Balancer"). With two target groups, either has the tasks, so only their sum
 * is the workload's.
 */
public record TargetMetrics(List<One> all) {

  public TargetMetrics {
    all = List.copyOf(all);
  }

  /**
   * The metrics of a target group.
   *
   * @param id in metric math
   * @param cause why it may be absent
   * @param balancer the load balancer's full name
   * @param targetGroup its full name
   */
  public record One(String id, Cause cause, Value balancer, Value targetGroup) {

    private Mapping metric(String name) {
      return Value.map()
          .with("Namespace", "AWS/ApplicationELB")
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
   * {@code CustomizedMetricSpecification} of a scaling policy by the average response time. With
   * several target groups, it is the time of all responses by their number: the average of two
   * averages would count a group without traffic as much as the other.
   *
   * @param shift why there are several
   * @param words what the expression does, for people
   */
  public Value responseTime(Cause shift, String words) {
    String name = "TargetResponseTime";
    if (isOne()) {
      return new Block(shift, false, all.get(0).metric(name).with("Statistic", "Average"));
    }
    List<Value> metrics = new ArrayList<>();
    String time = String.join(" + ", Lists.map(all, one -> "FILL(" + one.id() + "Time, 0)"));
    String count = String.join(" + ", Lists.map(all, one -> "FILL(" + one.id() + "Count, 0)"));
    metrics.add(
        Value.map()
            .with("Id", "average")
            .with(
                "Expression",
                new Told(
                    words,
                    Value.text("IF(" + count + " > 0, (" + time + ") / (" + count + "), 0)")))
            .with("Label", "Average response time in seconds")
            .with("ReturnData", true));
    for (One one : all) {
      metrics.add(stat(one, one.id() + "Time", name, "Sum"));
      metrics.add(stat(one, one.id() + "Count", name, "SampleCount"));
    }
    return new Block(shift, true, Value.map().with("Metrics", new ItemsBy("Id", metrics)));
  }

  private static Value stat(One one, String id, String name, String stat) {
    return new Block(
        one.cause(),
        true,
        Value.map()
            .with("Id", id)
            .with("MetricStat", Value.map().with("Metric", one.metric(name)).with("Stat", stat))
            .with("ReturnData", false));
  }

  /** Whether the metric of one target group is enough. */
  public boolean isOne() {
    return all.size() == 1;
  }

  /**
   * The sum over the target groups, by metric math.
   *
   * @param period seconds of a data point; 0 in a scaling policy, where it is a minute
   * @param label what the sum is
   * @param words what the expression does, for people
   */
  public Value sum(String name, int period, String label, String words) {
    return sum(name, "Sum", period, label, words);
  }

  /** The same of another statistic. */
  public Value sum(String name, String statistic, int period, String label, String words) {
    List<Value> metrics = new ArrayList<>();
    String sum = String.join(" + ", Lists.map(all, one -> "FILL(" + one.id() + ", 0)"));
    metrics.add(
        Value.map()
            .with("Id", "sum")
            .with("Expression", new Told(words, Value.text(sum)))
            .with("Label", label)
            .with("ReturnData", true));
    for (One one : all) {
      Mapping stat = Value.map().with("Metric", one.metric(name));
      stat = period == 0 ? stat : stat.with("Period", period);
      metrics.add(
          new Block(
              one.cause(),
              true,
              Value.map()
                  .with("Id", one.id())
                  .with("MetricStat", stat.with("Stat", statistic))
                  .with("ReturnData", false)));
    }
    return new ItemsBy("Id", metrics);
  }
}

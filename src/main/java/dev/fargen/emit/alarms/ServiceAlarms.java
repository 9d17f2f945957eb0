package dev.fargen.emit.alarms;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.AlarmEmitter.Alarm;
import dev.fargen.emit.alarms.AlarmEmitter.Lasting;
import dev.fargen.emit.balancing.NetworkTargetEmitter;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.balancing.TargetMetrics;
import dev.fargen.emit.balancing.Targets;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Emits the alarms of a service. Utilization has no data while no task runs, which is neither a
 * fault nor none, so that the alarm keeps out of it (Amazon CloudWatch user guide, "Configuring how
 * CloudWatch alarms treat missing data"); counts of responses have no data while there are no
 * requests (Elastic Load Balancing user guide, "CloudWatch metrics for your Application Load
 * Balancer": "Reporting criteria: There is a nonzero value").
 */
public final class ServiceAlarms {

  private static final String MISSING = "missing";

  /** Three of five minutes; a single one may be an accident. */
  static final Lasting MOSTLY = new Lasting(3, 5);

  private final Draft draft;
  private final Workload workload;
  private final Notification to;
  private final String prefix;

  public ServiceAlarms(Draft draft, Workload workload, Notification to) {
    this.draft = draft;
    this.workload = workload;
    this.to = to;
    this.prefix = LogicalName.of(workload.name());
  }

  /**
   * Emits them.
   *
   * @param counted whether Container Insights count the tasks; empty if that is not known
   */
  public void emit(
      ClusterReference cluster, Resource service, Targets targets, Optional<Boolean> counted) {
    to.wanted().ifPresent(alarms -> emit(alarms, cluster, service, targets, counted));
  }

  private void emit(
      Alarms alarms,
      ClusterReference cluster,
      Resource service,
      Targets targets,
      Optional<Boolean> counted) {
    Value dimensions = dimensions(cluster, service);
    alarms
        .service()
        .cpu()
        .ifPresent(
            given ->
                utilization(
                    "Cpu",
                    "CPU",
                    dimensions,
                    draft.decimal("CpuAlarmThreshold", threshold("CPU utilization"), given)));
    alarms
        .service()
        .memory()
        .ifPresent(
            given ->
                utilization(
                    "Memory",
                    "Memory",
                    dimensions,
                    draft.decimal("MemoryAlarmThreshold", threshold("memory utilization"), given)));
    if (workload.hasHttp()) {
      alarms.service().errors().ifPresent(given -> errors(targets.metrics(), given));
    }
    if (workload.isBalanced()) {
      alarms.service().unhealthy().ifPresent(given -> unhealthy(targets.allMetrics(), given));
    }
    if (counted.orElse(alarms.running().isWritten())) {
      alarms.running().threshold().ifPresent(given -> running(dimensions, given));
    }
  }

  private static String threshold(String of) {
    return "Alarm threshold for the " + of + " of services in percent";
  }

  private void add(Alarm alarm, String what) {
    add(alarm, what, "");
  }

  /**
   * Adds the alarm.
   *
   * @param requires what is behind the description of the parameter that decides about it
   */
  private void add(Alarm alarm, String what, String requires) {
    Draft own =
        to.draft(
            draft,
            alarm.id(),
            what + " of " + workload.name() + requires,
            new Cause.Thing(prefix, "the workload " + workload.name()));
    new AlarmEmitter(own, to.wanted().orElseThrow().span())
        .emit(alarm, Optional.empty(), to.actions());
  }

  private void utilization(String what, String name, Value dimensions, Value threshold) {
    Mapping metric =
        Value.map()
            .with("Namespace", "AWS/ECS")
            .with("MetricName", name + "Utilization")
            .with("Dimensions", dimensions)
            .with("Statistic", "Average")
            .with("Period", AlarmEmitter.MINUTE);
    String of = name + " utilization";
    add(
        new Alarm(
            prefix + what + "Alarm",
            of + " of " + workload.name() + " is high",
            metric,
            threshold,
            Lasting.all(3),
            MISSING),
        name.equals("CPU") ? of : "memory utilization");
  }

  private void errors(TargetMetrics targets, Given<Integer> given) {
    Value sum =
        targets.sum(
            "HTTPCode_Target_5XX_Count",
            AlarmEmitter.MINUTE,
            "Responses with a 5xx status code",
            "Adds up the responses of " + workload.name() + " with a 5xx status code");
    add(
        new Alarm(
            prefix + "ErrorsAlarm",
            "Tasks of " + workload.name() + " respond with 5xx status codes",
            Value.map().with("Metrics", sum),
            draft.number(
                "ErrorsAlarmThreshold",
                "Alarm threshold for responses of services with 5xx per minute",
                given),
            MOSTLY,
            AlarmEmitter.NO_FAULT),
        "responses with 5xx");
  }

  private void unhealthy(TargetMetrics targets, Given<Integer> given) {
    Value sum = targets.unhealthy(workload.name(), AlarmEmitter.MINUTE);
    String words = "Tasks of " + workload.name() + " fail the health check of " + balancer();
    add(
        new Alarm(
            prefix + "UnhealthyAlarm",
            words,
            Value.map().with("AlarmDescription", described(words)).with("Metrics", sum),
            draft.number(
                "UnhealthyAlarmThreshold",
                "Alarm threshold for unhealthy tasks of services",
                given),
            Lasting.all(5),
            AlarmEmitter.NO_FAULT),
        "unhealthy tasks");
  }

  /** The load balancer whose health checks the alarm counts. */
  private String balancer() {
    if (workload.nlb().isEmpty()) {
      return "the load balancer";
    }
    return workload.hasHttp() ? "a load balancer" : "the Network Load Balancer";
  }

  /** Environments may differ in the load balancers. */
  private Value described(String words) {
    Value text = Value.text(words);
    Value http =
        workload.nlb().isEmpty()
            ? text
            : new Block(TargetEmitter.cause(workload), workload.hasHttp(), text);
    return new Block(NetworkTargetEmitter.cause(workload), !workload.nlb().isEmpty(), http);
  }

  /** Amazon CloudWatch user guide, "Amazon ECS Container Insights metrics". */
  private void running(Value dimensions, Given<Integer> given) {
    Mapping missing =
        Value.map()
            .with("Id", "absent")
            .with("Expression", "desired - running")
            .with("Label", "Missing tasks")
            .with("ReturnData", true);
    add(
        new Alarm(
            prefix + "RunningAlarm",
            "Fewer " + workload.name() + " tasks are running than desired",
            Value.map()
                .with(
                    "Metrics",
                    new ItemsBy(
                        "Id",
                        List.of(
                            missing,
                            count("desired", "DesiredTaskCount", dimensions),
                            count("running", "RunningTaskCount", dimensions)))),
            draft.number(
                "RunningAlarmThreshold", "Alarm threshold for missing tasks of services", given),
            Lasting.all(15),
            MISSING),
        "too few running tasks",
        "; requires Container Insights");
  }

  private static Mapping count(String id, String name, Value dimensions) {
    return Value.map()
        .with("Id", id)
        .with(
            "MetricStat",
            Value.map()
                .with(
                    "Metric",
                    Value.map()
                        .with("Namespace", "ECS/ContainerInsights")
                        .with("MetricName", name)
                        .with("Dimensions", dimensions))
                .with("Period", AlarmEmitter.MINUTE)
                .with("Stat", "Average"))
        .with("ReturnData", false);
  }

  private static Value dimensions(ClusterReference cluster, Resource service) {
    return new ItemsBy(
        "Name",
        List.of(
            Value.map().with("Name", "ClusterName").with("Value", cluster.name()),
            Value.map().with("Name", "ServiceName").with("Value", service.att("Name"))));
  }
}

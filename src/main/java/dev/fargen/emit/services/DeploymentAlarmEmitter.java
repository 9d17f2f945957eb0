package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.AlarmEmitter;
import dev.fargen.emit.alarms.AlarmEmitter.Alarm;
import dev.fargen.emit.balancing.TargetMetrics;
import dev.fargen.emit.balancing.Targets;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Deployment.Alarms;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the alarms that guard the deployments of a workload. An alarm names the service whose
 * metric it watches, and the service names its alarms, so these have fixed names, which the service
 * knows before they exist (Amazon ECS developer guide, "How CloudWatch alarms detect Amazon ECS
 * deployment failures": the first deployment has no version to go back to).
 */
record DeploymentAlarmEmitter(Draft draft, Workload workload, Optional<Value> actions) {

  /** Minutes in a row of high utilization; a single one is no fault of the new version. */
  private static final int LASTING = 3;

  /** Minutes in a row of unhealthy tasks. */
  private static final int STARTING = 5;

  /** What follows the reason in the description of an alarm. */
  private static final String ROLLS_BACK = "; if a deployment is in progress, ECS rolls it back";

  /** Why the deployments of a workload may have no alarms. */
  private Cause.Part cause() {
    return new Cause.Part(
        prefix() + "DeploymentAlarms",
        "Rolls back deployments of " + workload.name() + " by alarms");
  }

  private String prefix() {
    return LogicalName.of(workload.name());
  }

  private Optional<Alarms> alarms() {
    return workload.running().deployment().alarms();
  }

  /**
   * {@code Alarms} of the deployment configuration. Alarms that are only left out stay with the
   * service, so an empty list is written (aws/copilot-cli pull request 4565).
   */
  Optional<Value> configuration() {
    return alarms()
        .map(
            alarms ->
                new Told(
                    "Sets whether alarms roll back deployments of " + workload.name(),
                    new Block(
                        cause(),
                        alarms.isAny(),
                        Value.map()
                            .with(
                                "AlarmNames",
                                new Told(
                                    "Sets the alarms for deployments of " + workload.name(),
                                    Value.list(names(alarms))))
                            .with("Enable", alarms.isAny())
                            .with("Rollback", alarms.isAny()))));
  }

  private List<Value> names(Alarms alarms) {
    List<Value> names = new ArrayList<>();
    for (Given<Text> name : alarms.names()) {
      String which = name.value().literal().map(one -> "the alarm " + one).orElse("another alarm");
      names.add(
          new Told(
              "Rolls back deployments of " + workload.name() + " by " + which,
              draft.bare("Name of an alarm for deployments of " + workload.name(), name)));
    }
    alarms.cpu().ifPresent(made -> names.add(new Block(cause("Cpu"), true, name("cpu"))));
    alarms.memory().ifPresent(made -> names.add(new Block(cause("Memory"), true, name("memory"))));
    alarms.errors().ifPresent(made -> names.add(new Block(cause("Errors"), true, name("errors"))));
    alarms
        .unhealthy()
        .ifPresent(made -> names.add(new Block(cause("Unhealthy"), true, name("unhealthy"))));
    return names;
  }

  /** Why the deployments of a workload may have no such alarm. */
  private Cause.Part cause(String what) {
    String words =
        "Rolls back deployments of "
            + workload.name()
            + " by "
            + (what.equals("Unhealthy") ? "unhealthy tasks" : what.toLowerCase(Locale.ROOT));
    return new Cause.Part(prefix() + "Deployment" + what + "Alarm", words).within(cause());
  }

  private Value name(String what) {
    return Intrinsic.sub("${AWS::StackName}-" + workload.name() + "-" + what);
  }

  /** Emits the alarms that are the stack's own. */
  void emit(ClusterReference cluster, Resource service, Targets targets) {
    if (alarms().isEmpty()) {
      return;
    }
    Alarms alarms = alarms().get();
    alarms
        .cpu()
        .ifPresent(
            given -> {
              String words = "CPU utilization of " + workload.name();
              Value threshold = draft.decimal(id("Cpu", "Threshold"), percent(words), given);
              emit("Cpu", words, utilization("CPUUtilization", cluster, service), threshold);
            });
    alarms
        .memory()
        .ifPresent(
            given -> {
              String words = "Memory utilization of " + workload.name();
              Value threshold = draft.decimal(id("Memory", "Threshold"), percent(words), given);
              emit("Memory", words, utilization("MemoryUtilization", cluster, service), threshold);
            });
    alarms.errors().ifPresent(given -> errors(given, targets.metrics()));
    alarms.unhealthy().ifPresent(given -> unhealthy(given, targets.allMetrics()));
  }

  private static String percent(String words) {
    return words + " in percent that rolls back a deployment";
  }

  private String id(String what, String kind) {
    return prefix() + "Deployment" + what + kind;
  }

  private void emit(String what, String words, Mapping metric, Value threshold) {
    emit(what, words + " is high" + ROLLS_BACK, metric, LASTING, threshold);
  }

  private void emit(String what, String words, Mapping metric, int minutes, Value threshold) {
    new AlarmEmitter(draft.of(cause(what)), workload.span())
        .emit(
            new Alarm(id(what, "Alarm"), words, metric, minutes, threshold),
            Optional.of(name(what.toLowerCase(Locale.ROOT))),
            actions);
  }

  private static Mapping utilization(String name, ClusterReference cluster, Resource service) {
    return Value.map()
        .with("Namespace", "AWS/ECS")
        .with("MetricName", name)
        .with(
            "Dimensions",
            new ItemsBy(
                "Name",
                List.of(
                    Value.map().with("Name", "ClusterName").with("Value", cluster.name()),
                    Value.map().with("Name", "ServiceName").with("Value", service.att("Name")))))
        .with("Statistic", "Average")
        .with("Period", AlarmEmitter.MINUTE);
  }

  private void errors(Given<Integer> given, TargetMetrics targets) {
    Value threshold =
        draft.number(
            id("Errors", "Threshold"),
            "Responses of " + workload.name() + " with 5xx per minute that roll back a deployment",
            given);
    Value sum =
        targets.sum(
            "HTTPCode_Target_5XX_Count",
            AlarmEmitter.MINUTE,
            "Responses with a 5xx status code",
            "Adds up the responses of " + workload.name() + " with a 5xx status code");
    emit(
        "Errors",
        "Tasks of " + workload.name() + " respond with 5xx status codes" + ROLLS_BACK,
        Value.map().with("Metrics", sum),
        1,
        threshold);
  }

  /** Tasks that start are unhealthy for a while, which is no fault either. */
  private void unhealthy(Given<Integer> given, TargetMetrics targets) {
    Value threshold =
        draft.number(
            id("Unhealthy", "Threshold"),
            "Unhealthy tasks of " + workload.name() + " that roll back a deployment",
            given);
    Value sum = targets.unhealthy(workload.name(), AlarmEmitter.MINUTE);
    emit(
        "Unhealthy",
        "Tasks of " + workload.name() + " fail health checks" + ROLLS_BACK,
        Value.map().with("Metrics", sum),
        STARTING,
        threshold);
  }
}

package dev.fargen.emit.containers;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.HealthCheck;
import dev.fargen.workload.containers.Lifecycle;
import dev.fargen.workload.containers.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emits the health check of a container, its dependencies and its stop timeout. */
record LifecycleEmitter(ContainerDraft of, Lifecycle lifecycle) {

  /** The conditions of the spec and those of ECS. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "started", "START",
          "healthy", "HEALTHY",
          "complete", "COMPLETE",
          "success", "SUCCESS");

  /** ECS's own default in seconds, whatever the default of the spec's key is. */
  private static final int STOP_TIMEOUT_OF_ECS = 30;

  Mapping emit() {
    return Value.map()
        .with(
            "HealthCheck",
            lifecycle
                .healthCheck()
                .map(check -> of.told("Adds a health check to ", healthCheck(check))))
        .with("DependsOn", dependsOn())
        .with(
            "RestartPolicy",
            lifecycle
                .restart()
                .map(policy -> of.told("Sets the restart policy of ", restart(policy))))
        .with("StopTimeout", stopTimeout());
  }

  private Value healthCheck(HealthCheck check) {
    List<Value> command = new ArrayList<>();
    boolean prefixed =
        !check.shell()
            && List.of("CMD", "CMD-SHELL")
                .contains(check.test().get(0).value().literal().orElse(""));
    if (!prefixed) {
      command.add(Value.text(check.shell() ? "CMD-SHELL" : "CMD"));
    }
    check.test().forEach(word -> command.add(of.draft().bare(word)));
    return Value.map()
        .with("Command", Value.list(command))
        .with(
            "Interval",
            of.number("HealthCheckInterval", "Health check interval in seconds", check.interval()))
        .with(
            "Timeout",
            of.number("HealthCheckTimeout", "Health check timeout in seconds", check.timeout()))
        .with("Retries", of.number("HealthCheckRetries", "Health check retries", check.retries()))
        .with(
            "StartPeriod",
            of.number(
                "HealthCheckStartPeriod",
                "Health check start period in seconds",
                check.startPeriod()));
  }

  private Value restart(Restart policy) {
    List<Value> ignored = Lists.map(policy.ignored(), code -> Value.number(code.value()));
    Optional<Value> codes =
        ignored.isEmpty()
            ? Optional.empty()
            : Optional.of(of.told("Ignores exit codes of ", Value.list(ignored)));
    return Value.map()
        .with("Enabled", true)
        .with("IgnoredExitCodes", codes)
        .with(
            "RestartAttemptPeriod",
            of.number("RestartAttemptPeriod", "Seconds to run before a restart", policy.after()));
  }

  private Optional<Value> dependsOn() {
    List<Value> needs = new ArrayList<>();
    Optional<Cause> sidecar = Optional.empty();
    List<String> others = of.workload().after();
    for (Lifecycle.Dependency need :
        Lists.filter(lifecycle.dependsOn(), one -> !others.contains(one.container()))) {
      Cause cause = of.cause(need.container());
      String condition = CONDITIONS.getOrDefault(need.condition().value(), "START");
      Mapping item =
          Value.map().with("ContainerName", need.container()).with("Condition", condition);
      needs.add(new Block(cause, true, item));
      sidecar = Optional.of(cause);
    }
    return sidecar.map(cause -> new Block(cause, true, new ItemsBy("ContainerName", needs)));
  }

  private Optional<Value> stopTimeout() {
    Given<Integer> seconds = lifecycle.stopTimeout();
    return seconds.value() == STOP_TIMEOUT_OF_ECS
        ? Optional.empty()
        : Optional.of(
            of.told(
                "Sets the stop timeout of ",
                of.number("StopTimeout", "Stop timeout in seconds", seconds)));
  }
}

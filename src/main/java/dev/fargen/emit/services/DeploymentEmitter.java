package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.TrafficShift;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Matched;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Deployment.Hook;
import dev.fargen.workload.services.Deployment.Strategy;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the {@code DeploymentConfiguration} of a service (Amazon ECS API reference,
 * "DeploymentConfiguration"). The strategy is always written: a service that shifts traffic keeps
 * doing so where it is left out.
 */
record DeploymentEmitter(Draft draft, Workload workload) {

  /** The keys that are valid with some strategies only. */
  private static final List<String> OF_STRATEGIES =
      List.of("CanaryConfiguration", "LinearConfiguration", "BakeTimeInMinutes");

  private String prefix() {
    return LogicalName.of(workload.name());
  }

  private Deployment deployment() {
    return workload.running().deployment();
  }

  /** Why a workload may replace its tasks one by one. */
  private Cause.Part replaces() {
    return new Cause.Part(
            prefix() + "Versions",
            "Runs two versions of " + workload.name() + " during deployments")
        .within(TrafficShift.ofAny(workload));
  }

  Mapping emit() {
    Strategy strategy = deployment().strategy();
    return Value.map()
        .with(
            "Strategy",
            new Matched(
                OF_STRATEGIES,
                draft.word(
                    prefix() + "DeploymentStrategy",
                    "Deployment strategy of " + workload.name(),
                    strategy.name().map(name -> name.toUpperCase(Locale.ROOT)))))
        .with("CanaryConfiguration", canary(strategy))
        .with("LinearConfiguration", linear(strategy))
        .with("BakeTimeInMinutes", bake(strategy))
        .with(
            "MinimumHealthyPercent",
            draft.number(
                prefix() + "MinimumHealthyPercent",
                "Minimum healthy percent during a deployment",
                deployment().minHealthy()))
        .with(
            "MaximumPercent",
            draft.number(
                prefix() + "MaximumPercent",
                "Maximum percent of tasks during a deployment",
                deployment().max()))
        .with("DeploymentCircuitBreaker", breaker(strategy))
        .with(
            "Alarms", new DeploymentAlarmEmitter(draft, workload, Optional.empty()).configuration())
        .with("EarlySuccessCriteria", earlySuccess(strategy))
        .with("LifecycleHooks", hooks());
  }

  private Optional<Value> canary(Strategy strategy) {
    return strategy.isCanary()
        ? Optional.of(
            new Block(
                new Cause.Part(prefix() + "Canary", "Deploys " + workload.name() + " by a canary")
                    .within(replaces()),
                true,
                Value.map()
                    .with(
                        "CanaryPercent",
                        draft.decimal(
                            prefix() + "CanaryPercent",
                            "Traffic to a canary of " + workload.name() + " in percent",
                            strategy.percent()))
                    .with(
                        "CanaryBakeTimeInMinutes",
                        draft.number(
                            prefix() + "CanaryMinutes",
                            "Minutes between the canary of " + workload.name() + " and the rest",
                            strategy.step()))))
        : Optional.empty();
  }

  private Optional<Value> linear(Strategy strategy) {
    return strategy.isLinear()
        ? Optional.of(
            new Block(
                new Cause.Part(prefix() + "Linear", "Deploys " + workload.name() + " in steps")
                    .within(replaces()),
                true,
                Value.map()
                    .with(
                        "StepPercent",
                        draft.decimal(
                            prefix() + "StepPercent",
                            "Traffic that a step shifts to a new version of "
                                + workload.name()
                                + ", in percent",
                            strategy.percent()))
                    .with(
                        "StepBakeTimeInMinutes",
                        draft.number(
                            prefix() + "StepMinutes",
                            "Minutes between two steps of a deployment of " + workload.name(),
                            strategy.step()))))
        : Optional.empty();
  }

  private Optional<Value> bake(Strategy strategy) {
    return strategy.isRolling()
        ? Optional.empty()
        : Optional.of(
            new Block(
                replaces(),
                true,
                draft.number(
                    prefix() + "BakeMinutes",
                    "Minutes that the old version of "
                        + workload.name()
                        + " keeps running after a deployment",
                    strategy.bake())));
  }

  /** Only for {@code ROLLING} (Amazon ECS API reference, "DeploymentCircuitBreaker"). */
  private Optional<Value> breaker(Strategy strategy) {
    if (!strategy.isRolling()) {
      return Optional.empty();
    }
    Value enabled =
        draft.bool(
            prefix() + "CircuitBreaker",
            "Enables the deployment circuit breaker with rollback",
            deployment().circuitBreaker().enabled());
    Mapping breaker = Value.map().with("Enable", enabled).with("Rollback", enabled);
    return Optional.of(new Block(replaces(), false, breaker.with(threshold())));
  }

  private Mapping threshold() {
    Optional<Deployment.Threshold> written = deployment().circuitBreaker().threshold();
    if (written.isEmpty()) {
      return Value.map();
    }
    Cause.Part cause =
        new Cause.Part(
            prefix() + "FailureThreshold",
            "Sets the number of failed tasks that stops a deployment of " + workload.name());
    Deployment.Threshold threshold = written.get();
    Given<String> type = threshold.failures().map(failures -> failures.type());
    return Value.map()
        .with(
            "ResetOnHealthyTask",
            new Block(
                cause,
                true,
                draft.bool(
                    prefix() + "ResetOnHealthyTask",
                    "Counts only consecutive failed tasks of " + workload.name(),
                    threshold.reset())))
        .with(
            "ThresholdConfiguration",
            new Block(
                cause,
                true,
                Value.map()
                    .with(
                        "Type",
                        draft.word(
                            prefix() + "FailureThresholdType",
                            "Whether the failure threshold of "
                                + workload.name()
                                + " is a count or a percentage",
                            type))
                    .with(
                        "Value",
                        draft.number(
                            prefix() + "FailureThreshold",
                            "Failed tasks of " + workload.name() + " that stop a deployment",
                            threshold.failures().map(failures -> failures.value())))));
  }

  /** Only for {@code ROLLING} (Amazon ECS API reference, "DeploymentEarlySuccessCriteria"). */
  private Optional<Value> earlySuccess(Strategy strategy) {
    return deployment()
        .earlySuccess()
        .filter(percent -> strategy.isRolling())
        .map(
            percent ->
                new Block(
                    new Cause.Part(
                        prefix() + "EarlySuccess",
                        "Ends deployments of " + workload.name() + " before the old tasks stop"),
                    true,
                    new Told(
                        "Sets when a deployment of " + workload.name() + " has succeeded",
                        percent.value() == 0
                            ? Value.map().with("Enable", false)
                            : Value.map()
                                .with("Enable", true)
                                .with("HealthyPercent", percent.value())
                                .with("SourceServiceRevisionCleanup", "DEFERRED"))));
  }

  /** Amazon ECS developer guide, "Pause hooks for Amazon ECS service deployments". */
  private Optional<Value> hooks() {
    return deployment()
        .hooks()
        .map(
            hooks ->
                new Block(
                    new Cause.Part(prefix() + "Hooks", "Pauses deployments of " + workload.name()),
                    true,
                    new Told(
                        "Sets the pauses in deployments of " + workload.name(),
                        Value.list(Lists.map(hooks, DeploymentEmitter::hook)))));
  }

  private static Value hook(Hook hook) {
    return Value.map()
        .with("TargetType", "PAUSE")
        .with("LifecycleStages", Value.texts(upper(hook.stage())))
        .with(
            "TimeoutConfiguration",
            Value.map()
                .with("TimeoutInMinutes", hook.timeout().value())
                .with("Action", upper(hook.onTimeout())));
  }

  private static String upper(Given<String> word) {
    return word.value().toUpperCase(Locale.ROOT);
  }
}

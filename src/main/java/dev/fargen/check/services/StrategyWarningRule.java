package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Deployment.Alarms;
import dev.fargen.workload.services.Deployment.Hook;
import dev.fargen.workload.services.Deployment.Strategy;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links.Call;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Warns of keys that the strategy of a deployment does not use: ECS has the circuit breaker and
 * early success for {@code ROLLING} only (Amazon ECS API reference, "DeploymentCircuitBreaker" and
 * "DeploymentEarlySuccessCriteria"); and of tasks that find a service in DNS, where the tasks of
 * both versions are as soon as they start (developer guide, "Required resources for Amazon ECS
 * blue/green deployments": Cloud Map is not among what ECS shifts); and of pauses that last longer
 * than CloudFormation waits ("Amazon ECS blue/green service deployments workflow": 36 hours; "Pause
 * hooks for Amazon ECS service deployments").
 *
 * <p>It also warns of a pipeline, which sets parameters without a value in the params file to their
 * defaults (CodePipeline user guide, "AWS CloudFormation deploy action reference"): an update that
 * changes the listener rule, or the listener of a Network Load Balancer, moves the traffic to the
 * primary target group, even if the tasks are in the alternate one.
 */
public final class StrategyWarningRule implements WarningRule {

  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int MOST_HOURS = 36;

  /** Five bad minutes, and three in which the metrics arrive and the alarm is evaluated. */
  private static final int MINUTES_TO_ALARM = 8;

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      if (workload.isService()) {
        Deployment deployment = workload.running().deployment();
        pace(workload, deployment.strategy(), warnings);
        pauses(workload, deployment, warnings);
        percentages(workload, deployment, warnings);
        if (!deployment.strategy().isRolling()) {
          late(workload, deployment, warnings);
          ofRolling(workload, deployment, warnings);
          dns(stack, workload, deployment.strategy(), warnings);
          stack
              .environment()
              .delivery()
              .stage()
              .filter(stage -> workload.isBalanced())
              .ifPresent(stage -> pipeline(workload, deployment.strategy(), stage, warnings));
        }
      }
    }
  }

  private static void pace(Workload workload, Strategy strategy, Warnings warnings) {
    for (Given<String> key : strategy.written()) {
      boolean bake = key.value().equals("bake");
      boolean used = bake ? !strategy.isRolling() : strategy.isGradual();
      warnings.unlessElsewhere(
          used,
          workload,
          Diagnostic.of(
                  Code.NO_EFFECT,
                  "`"
                      + key.value()
                      + "` has no effect with `strategy: "
                      + strategy.name().value()
                      + (strategy.name().span().contains(key.span()) ? "`, the default" : "`"))
              .at(key.span())
              .help(
                  bake
                      ? "write `strategy: blue_green`, or remove `bake`"
                      : "write `strategy: canary`, or remove `" + key.value() + "`"));
    }
  }

  /** Only rolling deployments have a minimum and a maximum. */
  private static void percentages(Workload workload, Deployment deployment, Warnings warnings) {
    percentage("min_healthy", deployment.minHealthy(), workload, deployment, warnings);
    percentage("max", deployment.max(), workload, deployment, warnings);
  }

  private static void percentage(
      String key,
      Given<Integer> given,
      Workload workload,
      Deployment deployment,
      Warnings warnings) {
    Strategy strategy = deployment.strategy();
    if (!given.span().equals(deployment.span())) {
      warnings.unlessElsewhere(
          strategy.isRolling(),
          workload,
          Diagnostic.of(
                  Code.NO_EFFECT,
                  "`" + key + "` has no effect with `strategy: " + strategy.name().value() + "`")
              .at(given.span())
              .at(strategy.name().span(), "starts all new tasks beside the old ones")
              .help("remove `" + key + "`, or write `strategy: rolling`"));
    }
  }

  private static void pauses(Workload workload, Deployment deployment, Warnings warnings) {
    Strategy strategy = deployment.strategy();
    List<Hook> hooks = deployment.hooks().orElse(List.of());
    long minutes =
        strategy.isRolling()
            ? 0
            : strategy.bake().value()
                + strategy.waits() * (long) strategy.step().value()
                + StrategyRule.delays(workload);
    for (Hook hook : hooks) {
      minutes += hook.timeout().value() * (long) hook.times(strategy);
    }
    if (!hooks.isEmpty() && minutes > MOST_HOURS * MINUTES_OF_AN_HOUR) {
      boolean repeated = strategy.steps() > 1 && Lists.any(hooks, hook -> hook.times(strategy) > 1);
      boolean isDefault =
          Lists.any(hooks, hook -> hook.timeout().span().contains(hook.stage().span()));
      Diagnostic late =
          Diagnostic.of(
                  Code.PAUSES_TOO_LONG,
                  "a deployment of `"
                      + workload.name()
                      + "` can take "
                      + minutes / MINUTES_OF_AN_HOUR
                      + " hours with its pauses; CloudFormation waits for "
                      + MOST_HOURS)
              .at(hooks.get(0).timeout().span().firstLine())
              .note("CloudFormation rolls back a deployment that takes longer")
              .help("write a shorter `timeout` in the items of `hooks`, for example `timeout: 2h`");
      if (repeated) {
        late =
            late.note(
                "it pauses at `pre_production_traffic_shift` before each of "
                    + strategy.steps()
                    + " steps");
      }
      warnings.report(workload, isDefault ? late.note("`timeout` defaults to `1d`") : late);
    }
  }

  /**
   * ECS rolls back only before the bake time has passed (Amazon ECS developer guide, "How
   * CloudWatch alarms detect Amazon ECS deployment failures").
   */
  private static void late(Workload workload, Deployment deployment, Warnings warnings) {
    Given<Integer> written = deployment.strategy().bake();
    int bake = written.value();
    Optional<Given<Integer>> unhealthy = deployment.alarms().flatMap(Alarms::unhealthy);
    boolean brief = bake < MINUTES_TO_ALARM && StrategyRule.delays(workload) == 0;
    unhealthy
        .filter(given -> brief)
        .ifPresent(
            given ->
                warnings.report(
                    workload,
                    Diagnostic.of(
                            Code.NO_EFFECT,
                            "`bake: "
                                + bake
                                + (written.span().contains(given.span())
                                    ? "m`, the default,"
                                    : "m`")
                                + " is too short for `unhealthy`")
                        .at(given.span())
                        .note(
                            "the alarm needs five minutes with unhealthy tasks, and metrics arrive"
                                + " late; ECS rolls back only until `bake` ends")
                        .help(
                            "write `bake: "
                                + MINUTES_TO_ALARM
                                + "m` or longer under `deployment`")));
  }

  private static void ofRolling(Workload workload, Deployment deployment, Warnings warnings) {
    deployment
        .circuitBreaker()
        .written()
        .ifPresent(place -> ofRolling(workload, deployment, "circuit_breaker", place, warnings));
    deployment
        .earlySuccess()
        .filter(percent -> percent.value() > 0)
        .ifPresent(
            percent -> ofRolling(workload, deployment, "early_success", percent.span(), warnings));
  }

  private static void ofRolling(
      Workload workload, Deployment deployment, String key, Span place, Warnings warnings) {
    Strategy strategy = deployment.strategy();
    boolean guarded = deployment.alarms().isPresent() || key.equals("early_success");
    warnings.report(
        workload,
        Diagnostic.of(
                Code.NO_EFFECT,
                "`" + key + "` has no effect with `strategy: " + strategy.name().value() + "`")
            .at(place)
            .at(strategy.name().span(), "ECS uses `" + key + "` only with `rolling`")
            .help(
                guarded
                    ? "remove `"
                        + key
                        + "`, or write it only in the environments that use `rolling`"
                    : "write `alarms: {cpu: 90}` under `deployment`, because alarms roll back with every"
                        + " strategy; and remove `"
                        + key
                        + "`, or write `"
                        + key
                        + "` in the environments that use `rolling`"));
  }

  private static void pipeline(
      Workload workload, Strategy strategy, Span stage, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.PIPELINE_MOVES_TRAFFIC,
                "the pipeline can move the traffic of `"
                    + workload.name()
                    + "` to a target group without tasks")
            .at(strategy.name().span(), "swaps the target groups with each deployment")
            .at(stage, "deployed by the pipeline")
            .note(
                "an update by CodePipeline that changes "
                    + (workload.hasHttp()
                        ? "the listener rule (`host`, `path`, `priority`, or `strategy` back to `rolling`) sends all requests"
                        : "the listener (its protocol, `certificate`, `ssl_policy`, or `strategy` back to `rolling`) sends all connections")
                    + " to the primary target group, even if the tasks are in the alternate one")
            .note(
                "a running service that changes from `rolling` to `"
                    + strategy.name().value()
                    + "` needs a rolling deployment first, which adds the alternate target group: `fargen deploy` does both, CodePipeline does not")
            .help(
                "before you push such a change, or change a running service from `rolling`, deploy the change with `fargen deploy`; if that refuses it, because the tasks are in the alternate target group, first start another deployment without the change, which swaps the target groups"));
  }

  private static void dns(Stack stack, Workload workload, Strategy strategy, Warnings warnings) {
    List<Call> calls = stack.links().to(workload);
    boolean shifted = workload.isBalanced() || Lists.any(calls, Call::isOfService);
    for (Call call : Lists.filter(calls, one -> !one.isOfService())) {
      warnings.report(
          call.client(),
          Diagnostic.of(
                  Code.VERSIONS_IN_DNS,
                  "`"
                      + call.client().name()
                      + "` can call new tasks of `"
                      + workload.name()
                      + (shifted
                          ? "` before the deployment shifts traffic to them"
                          : "` as soon as they start"))
              .at(call.link().span())
              .at(
                  strategy.name().span(),
                  shifted
                      ? "shifts no traffic of tasks that use DNS names"
                      : "shifts only traffic of load balancers and Service Connect")
              .note(
                  (call.client().running().manual() ? "standalone" : "scheduled")
                      + " tasks find `"
                      + workload.name()
                      + "` by DNS, which ignores the traffic shift and returns the tasks of both versions")
              .help(
                  "call `"
                      + workload.name()
                      + (workload.isBalanced() ? "` through the load balancer" : "` from a service")
                      + ", or write `strategy: rolling` in `"
                      + workload.name()
                      + "`, which shifts no traffic"));
    }
  }
}

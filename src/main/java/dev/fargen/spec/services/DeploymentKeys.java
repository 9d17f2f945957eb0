package dev.fargen.spec.services;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import java.math.BigDecimal;
import java.util.List;

/** Keys of the deployments of a service. */
public final class DeploymentKeys {

  private static final Form<Integer> MINUTES = Durations.between(seconds(0), days(1), seconds(60));

  /** Keys of the deployment circuit breaker. */
  public static final class CircuitBreaker {
    public static final Key<FailureThreshold> FAILURES =
        Key.of(
                "failures",
                FailureThreshold.FORM,
                "Number of failed tasks, or their percentage of the desired count, at which a"
                    + " deployment fails. A percentage stands for at least 3 and at most 200"
                    + " tasks.")
            .fallback("50%")
            .becomes("`DeploymentCircuitBreaker.ThresholdConfiguration` of the service")
            .example("failures: 3");
    public static final Key<Boolean> RESET =
        Key.of(
                "reset",
                Form.truth(),
                "Counts from zero again after a task becomes healthy, so that only consecutive"
                    + " failures count.")
            .fallback("true")
            .becomes("`DeploymentCircuitBreaker.ResetOnHealthyTask` of the service")
            .example("reset: false");
    public static final Shape SHAPE = Shape.of("a `circuit_breaker` block", FAILURES, RESET);

    private CircuitBreaker() {}
  }

  /** Keys of the alarms that guard a deployment. */
  public static final class Alarms {
    public static final Key<List<Given<Text>>> NAMES =
        Key.of(
                "names",
                Form.list(Form.text("the name of a CloudWatch alarm", "[\\s\\S]{1,255}")).orOne(),
                "Names of existing CloudWatch alarms.")
            .becomes("`DeploymentConfiguration.Alarms.AlarmNames` of the service")
            .example("names: [checkout-errors]");
    public static final Key<BigDecimal> CPU =
        Key.of(
                "cpu",
                Form.decimal("0.01", "100"),
                "Average CPU utilization in percent that rolls back a deployment if it lasts three"
                    + " minutes.")
            .becomes("AWS::CloudWatch::Alarm")
            .example("cpu: 90");
    public static final Key<BigDecimal> MEMORY =
        Key.of(
                "memory",
                Form.decimal("0.01", "100"),
                "Average memory utilization in percent that rolls back a deployment if it lasts three"
                    + " minutes.")
            .becomes("AWS::CloudWatch::Alarm")
            .example("memory: 90");
    public static final Key<Integer> ERRORS =
        Key.of(
                "errors",
                Form.whole(1, 1_000_000),
                "Number of responses of the tasks with a 5xx status code in a minute that rolls back a"
                    + " deployment. Requires `http`.")
            .becomes("AWS::CloudWatch::Alarm")
            .example("errors: 10");
    public static final Key<Integer> UNHEALTHY =
        Key.of(
                "unhealthy",
                Form.whole(1, 1_000_000),
                "Number of tasks that fail the health check of a load balancer that rolls back a"
                    + " deployment if it lasts five minutes. Requires `http` or `nlb`.")
            .becomes("AWS::CloudWatch::Alarm")
            .example("unhealthy: 1");
    public static final Shape SHAPE =
        Shape.of("an `alarms` block", NAMES, CPU, MEMORY, ERRORS, UNHEALTHY);

    private Alarms() {}
  }

  /** Keys of a pause. */
  public static final class Hook {
    public static final Key<String> STAGE =
        Key.of(
                "stage",
                Form.oneOf(
                    "reconcile_service",
                    "pre_scale_up",
                    "post_scale_up",
                    "post_test_traffic_shift",
                    "pre_production_traffic_shift",
                    "post_production_traffic_shift"),
                "Stage of the deployment at which it pauses. With `linear` and `canary`, it pauses"
                    + " at `pre_production_traffic_shift` before each step.")
            .mandatory()
            .becomes("`LifecycleHooks.LifecycleStages` of the service")
            .example("stage: post_scale_up");
    public static final Key<Integer> TIMEOUT =
        Key.of(
                "timeout",
                Durations.between(seconds(60), days(14), seconds(60)),
                "Time that the deployment waits for `aws ecs continue-service-deployment`.")
            .fallback("1d")
            .becomes("`LifecycleHooks.TimeoutConfiguration.TimeoutInMinutes` of the service")
            .example("timeout: 2h");
    public static final Key<String> ON_TIMEOUT =
        Key.of(
                "on_timeout",
                Form.oneOf("rollback", "continue"),
                "What happens to the deployment after `timeout`.")
            .fallback("rollback")
            .becomes("`LifecycleHooks.TimeoutConfiguration.Action` of the service")
            .example("on_timeout: continue");
    public static final Shape SHAPE = Shape.of("a hook", STAGE, TIMEOUT, ON_TIMEOUT);

    private Hook() {}
  }

  public static final Key<String> STRATEGY =
      Key.of(
              "strategy",
              Form.oneOf("rolling", "blue_green", "linear", "canary").literal(),
              "How a new version replaces the old one. `rolling`: task by task. The others start"
                  + " all tasks of the new version beside the old ones, and then shift the traffic"
                  + " of the load balancer and of Service Connect: `blue_green` at once, `linear`"
                  + " in equal steps, `canary` in two steps, a small one first. `linear` and"
                  + " `canary` require `http`, `nlb`, or a service that links to the workload.")
          .fallback("rolling")
          .becomes(
              "`DeploymentConfiguration.Strategy` of the service and, with `http` or `nlb`, a second"
                  + " target group and a role for ECS")
          .example("strategy: blue_green");
  public static final Key<BigDecimal> PERCENT =
      Key.of(
              "percent",
              Form.decimal("0.1", "100"),
              "Traffic in percent that the first step of `canary` shifts, or each step of"
                  + " `linear`, which must be at least 3.")
          .fallback("%s with `canary`, %s with `linear`", "5", "10")
          .becomes("`CanaryConfiguration.CanaryPercent` or `LinearConfiguration.StepPercent`")
          .example("percent: 10");
  public static final Key<Integer> STEP =
      Key.of("step", MINUTES, "Time between two steps of `canary` or `linear`, in whole minutes.")
          .fallback("%s with `canary`, %s with `linear`", "10m", "6m")
          .becomes(
              "`CanaryConfiguration.CanaryBakeTimeInMinutes` or"
                  + " `LinearConfiguration.StepBakeTimeInMinutes`")
          .example("step: 5m");
  public static final Key<Integer> BAKE =
      Key.of(
              "bake",
              MINUTES,
              "Time that the old tasks keep running after all traffic is shifted, so that a rollback"
                  + " takes seconds; in whole minutes. For all strategies but `rolling`.")
          .fallback("5m")
          .becomes("`DeploymentConfiguration.BakeTimeInMinutes` of the service")
          .example("bake: 15m");
  public static final Key<Integer> MIN_HEALTHY =
      Key.of(
              "min_healthy",
              Form.whole(0, 100),
              "Minimum number of running tasks during a deployment, in percent of the"
                  + " desired count. For `rolling` only: the other strategies start all tasks of the"
                  + " new version beside the old ones.")
          .fallback("100")
          .becomes("`DeploymentConfiguration.MinimumHealthyPercent` of the service")
          .example("min_healthy: 100");
  public static final Key<Integer> MAX =
      Key.of(
              "max",
              Form.whole(100, 400),
              "Maximum number of running tasks during a deployment, in percent of the"
                  + " desired count. For `rolling` only.")
          .fallback("200")
          .becomes("`DeploymentConfiguration.MaximumPercent` of the service")
          .example("max: 200");
  public static final Key<TruthOr<Section>> CIRCUIT_BREAKER =
      Key.of(
              "circuit_breaker",
              Form.truthOr(Form.block(() -> CircuitBreaker.SHAPE)),
              "Enables the deployment circuit breaker: a deployment whose tasks do not"
                  + " become healthy is stopped and rolled back. ECS has it for `rolling` only;"
                  + " deployments with another strategy are rolled back by `alarms`.")
          .fallback("true")
          .becomes("`DeploymentConfiguration.DeploymentCircuitBreaker` of the service")
          .example("circuit_breaker: {failures: 3}");
  public static final Key<Section> ALARMS =
      Key.of(
              "alarms",
              Form.blockOr(Alarms.SHAPE, Alarms.NAMES),
              "CloudWatch alarms that guard deployments: a deployment during which one goes into the"
                  + " ALARM state is rolled back. A list has names of existing alarms. The first deployment of a"
                  + " service is not guarded, because there is no version to go back to. To remove"
                  + " alarms, write `[]`: without the key, the service keeps those that it has.")
          .becomes("`DeploymentConfiguration.Alarms` of the service, and AWS::CloudWatch::Alarm")
          .example("alarms: {cpu: 90, errors: 10}");
  public static final Key<TruthOr<Integer>> EARLY_SUCCESS =
      Key.of(
              "early_success",
              Form.truthOr(Form.whole(1, 100)),
              "Ends a rolling deployment as soon as this percentage of the new tasks is healthy, and"
                  + " stops the old tasks afterwards. `true` stands for 100. To disable it, write"
                  + " `false`: without the key, the service keeps what it has.")
          .otherwise("the deployment ends when the old tasks have stopped")
          .becomes("`DeploymentConfiguration.EarlySuccessCriteria` of the service")
          .example("early_success: true");
  public static final Key<List<Given<Section>>> HOOKS =
      Key.of(
              "hooks",
              Form.list(Form.block(() -> Hook.SHAPE)),
              "Pauses of a deployment. It continues with `aws ecs continue-service-deployment`,"
                  + " which also rolls it back. To remove hooks, write `[]`: without the key, the"
                  + " service keeps those that it has.")
          .becomes("`DeploymentConfiguration.LifecycleHooks` of the service")
          .example("hooks: [{stage: post_scale_up, timeout: 2h}]");
  public static final Shape SHAPE =
      Shape.of(
          "a `deployment` block",
          STRATEGY,
          PERCENT,
          STEP,
          BAKE,
          ALARMS,
          CIRCUIT_BREAKER,
          EARLY_SUCCESS,
          HOOKS,
          MIN_HEALTHY,
          MAX);

  private DeploymentKeys() {}
}

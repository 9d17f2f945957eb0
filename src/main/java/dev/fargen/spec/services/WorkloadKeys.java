package dev.fargen.spec.services;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Allowances;
import dev.fargen.spec.form.Amounts;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.permissions.PermissionKeys;
import java.math.BigDecimal;
import java.util.List;

/** What may be said of a workload: its main container, its task, and what runs it. */
public final class WorkloadKeys {

  /** The smallest task (Amazon ECS developer guide, "Task size"): CPU units. */
  public static final int LEAST_CPU = 256;

  /** And the MiB that go with them. */
  public static final int LEAST_MEMORY = 512;

  /** Where the containers' output goes. */
  public static final class Logs {

    /** Amazon CloudWatch Logs API reference, "PutRetentionPolicy". */
    private static final List<Integer> RETENTIONS =
        List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192,
            2_557, 2_922, 3_288, 3_653);

    public static final Key<Integer> RETENTION =
        Key.of("retention", Durations.ofDays(RETENTIONS), "How long the output is kept.")
            .byModes("365d", "30d")
            .becomes("RetentionInDays of the LogGroup")
            .example("retention: 30d");
    public static final Key<Text> KMS_KEY =
        Key.of(
                "kms_key",
                ArnKinds.KMS_KEY,
                "A customer managed key that encrypts the output; its policy must let CloudWatch Logs use it.")
            .becomes("KmsKeyId of the LogGroup")
            .example("kms_key: ${LogKeyArn}");
    public static final Key<String> ON_DELETE =
        Key.of(
                "on_delete",
                Form.oneOf("retain", "delete"),
                "What becomes of it when the stack goes.")
            .byModes("retain", "delete")
            .becomes("DeletionPolicy of the LogGroup")
            .example("on_delete: retain");
    public static final Shape SHAPE = Shape.of("a `logs` block", RETENTION, KMS_KEY, ON_DELETE);

    private Logs() {}
  }

  /** How a new version takes the place of the old one. */
  public static final class Deployment {
    public static final Key<Integer> MIN_HEALTHY =
        Key.of(
                "min_healthy",
                Form.whole(0, 100),
                "The least share of the tasks, in per cent, that runs during a deployment.")
            .fallback("100")
            .becomes("MinimumHealthyPercent of the service's DeploymentConfiguration")
            .example("min_healthy: 100");
    public static final Key<Integer> MAX =
        Key.of(
                "max",
                Form.whole(100, 400),
                "The greatest share of the tasks, in per cent, that runs during a deployment.")
            .fallback("200")
            .becomes("MaximumPercent of the service's DeploymentConfiguration")
            .example("max: 200");
    public static final Key<Boolean> CIRCUIT_BREAKER =
        Key.of(
                "circuit_breaker",
                Form.truth(),
                "Whether a deployment whose tasks do not start is given up and rolled back.")
            .fallback("true")
            .becomes("DeploymentCircuitBreaker of the service's DeploymentConfiguration")
            .example("circuit_breaker: false");
    public static final Shape SHAPE =
        Shape.of("a `deployment` block", MIN_HEALTHY, MAX, CIRCUIT_BREAKER);

    private Deployment() {}
  }

  /** A number of messages, and what to do about it. */
  public static final class Step {
    public static final Key<Integer> FROM =
        Key.of("from", Form.whole(1, 1_000_000), "This many visible messages, or more.")
            .mandatory()
            .becomes(
                "the bounds of StepAdjustments of the ScalingPolicy, and Threshold of the Alarm")
            .example("from: 1");
    public static final Key<Integer> ADD =
        Key.of("add", Form.whole(1, 1_000), "Tasks to add.")
            .mandatory()
            .becomes("ScalingAdjustment of the ScalingPolicy")
            .example("add: 1");
    public static final Shape SHAPE = Shape.of("a step", FROM, ADD);

    private Step() {}
  }

  /** How many tasks run on spare capacity. */
  public static final class Spot {
    public static final Key<Integer> BASE =
        Key.of("base", Form.whole(0, 100_000), "The first tasks, which are never on spot.")
            .fallback("0")
            .becomes("Base of the capacity provider FARGATE")
            .example("base: 2");
    public static final Key<Integer> WEIGHT =
        Key.of(
                "weight",
                Form.whole(1, 1_000),
                "Of the other tasks, so many are on spot for each `on_demand` that are not.")
            .fallback("1")
            .becomes("Weight of the capacity provider FARGATE_SPOT")
            .example("weight: 3");
    public static final Key<Integer> ON_DEMAND =
        Key.of("on_demand", Form.whole(0, 1_000), "Of the other tasks, so many are not on spot.")
            .fallback("0")
            .becomes("Weight of the capacity provider FARGATE")
            .example("on_demand: 1");
    public static final Shape SHAPE = Shape.of("a `spot` block", BASE, WEIGHT, ON_DEMAND);

    private Spot() {}
  }

  /** When there is nothing to do. */
  public static final class Idle {
    public static final Key<BigDecimal> CPU =
        Key.of(
                "cpu",
                Form.decimal("0.01", "100"),
                "Mean CPU use, in per cent, at or below which the service is idle.")
            .otherwise("the queue decides, which does not stop work that waits for something")
            .becomes("Threshold of the Alarm")
            .example("cpu: 0.01");
    public static final Key<Integer> FOR =
        Key.of(
                "for",
                Durations.between(seconds(60), days(1), seconds(60)),
                "How long it must last.")
            .fallback("5m")
            .becomes("EvaluationPeriods of the Alarm")
            .example("for: 3m");
    public static final Shape SHAPE = Shape.of("an `idle` block", CPU, FOR);

    private Idle() {}
  }

  /** How the number of tasks follows the load. */
  public static final class Scaling {
    public static final Key<Integer> MIN =
        Key.of("min", Form.whole(0, 10_000), "The fewest tasks.")
            .fallback("1")
            .becomes("MinCapacity of the ScalableTarget")
            .example("min: 2");
    public static final Key<Integer> MAX =
        Key.of("max", Form.whole(0, 10_000), "The most tasks.")
            .mandatory()
            .becomes("MaxCapacity of the ScalableTarget")
            .example("max: 10");
    public static final Key<BigDecimal> CPU =
        Key.of("cpu", Form.decimal("0.01", "100"), "The mean CPU use, in per cent, to be kept.")
            .becomes("a target tracking ScalingPolicy")
            .example("cpu: 60");
    public static final Key<BigDecimal> MEMORY =
        Key.of(
                "memory",
                Form.decimal("0.01", "100"),
                "The mean memory use, in per cent, to be kept.")
            .becomes("a target tracking ScalingPolicy")
            .example("memory: 75");
    public static final Key<BigDecimal> REQUESTS =
        Key.of(
                "requests",
                Form.decimal("0.01", "1000000"),
                "Requests per task and minute to be kept; needs `http`.")
            .becomes("a target tracking ScalingPolicy")
            .example("requests: 1000");
    public static final Key<Integer> BACKLOG =
        Key.of(
                "backlog",
                Form.whole(1, 1_000_000),
                "Messages of the queue for each task to be kept; needs `queue`, and a cluster with"
                    + " container insights.")
            .becomes("a target tracking ScalingPolicy over metric math")
            .example("backlog: 100");
    public static final Key<List<Given<Section>>> STEPS =
        Key.of(
                "steps",
                Form.some(Form.block(() -> Step.SHAPE)),
                "How many tasks to add when this many messages are visible in the queue.")
            .otherwise(
                "one task from one message on, where there is a `queue` and nothing else to scale by")
            .becomes("a step ScalingPolicy and its Alarm")
            .example("steps: [{from: 1, add: 1}, {from: 100, add: 5}]");
    public static final Key<Section> IDLE =
        Key.of(
                "idle",
                Form.block(() -> Idle.SHAPE),
                "When the service goes back to `min`: when nothing is visible in the queue and"
                    + " nothing in flight or, with `cpu`, when its CPU use stays that low.")
            .otherwise(
                "after "
                    + Idle.FOR.fallback().orElseThrow()
                    + " without messages, where it scales by `steps`, or by `backlog` from zero")
            .becomes("a step ScalingPolicy and its Alarm")
            .example("idle: {for: 10m}");
    public static final Key<Integer> SCALE_IN_COOLDOWN =
        Key.of(
                "scale_in_cooldown",
                Durations.between(seconds(0), seconds(3_600)),
                "Time after a scale-in before the next one.")
            .fallback("120s")
            .becomes("ScaleInCooldown of the ScalingPolicy")
            .example("scale_in_cooldown: 5m");
    public static final Key<Integer> SCALE_OUT_COOLDOWN =
        Key.of(
                "scale_out_cooldown",
                Durations.between(seconds(0), seconds(3_600)),
                "Time after a scale-out before the next one.")
            .fallback("60s")
            .becomes("ScaleOutCooldown of the ScalingPolicy")
            .example("scale_out_cooldown: 30s");
    public static final Shape SHAPE =
        Shape.of(
            "a `scaling` block",
            MIN,
            MAX,
            CPU,
            MEMORY,
            REQUESTS,
            BACKLOG,
            STEPS,
            IDLE,
            SCALE_IN_COOLDOWN,
            SCALE_OUT_COOLDOWN);

    private Scaling() {}
  }

  public static final Key<Integer> CPU =
      Key.of(
              "cpu",
              Amounts.cpu(LEAST_CPU, 32_768),
              "CPU units of the task; 1024 are one virtual CPU.")
          .fallback("%s; %s on Windows", "256", "1024")
          .becomes("Cpu of the TaskDefinition")
          .example("cpu: 512");
  public static final Key<Integer> MEMORY =
      Key.of("memory", Amounts.mib(LEAST_MEMORY, 249_856), "MiB of memory of the task.")
          .otherwise(
              "the least that goes with the CPU units, " + LEAST_MEMORY + " with " + LEAST_CPU)
          .becomes("Memory of the TaskDefinition")
          .example("memory: 1024");
  public static final Key<Integer> EPHEMERAL_STORAGE =
      Key.of(
              "ephemeral_storage",
              Amounts.gib(20, 200),
              "GiB of scratch space that the task's containers share.")
          .fallback("20")
          .becomes("EphemeralStorage of the TaskDefinition")
          .example("ephemeral_storage: 50");
  public static final Key<String> PLATFORM =
      Key.of(
              "platform",
              Form.oneOf("linux/amd64", "linux/arm64", "windows/amd64"),
              "The operating system and CPU architecture that the images are built for. Windows"
                  + " wants 1024 CPU units at least and 4096 at most, and has no `read_only`,"
                  + " `tmpfs`, file systems or `spot`.")
          .fallback("linux/amd64")
          .becomes("RuntimePlatform of the TaskDefinition")
          .example("platform: linux/arm64");
  public static final Key<String> WINDOWS_VERSION =
      Key.of(
              "windows_version",
              Form.oneOf("2019-core", "2019-full", "2022-core", "2022-full"),
              "The edition of Windows Server that the images are made from, where the platform is"
                  + " `windows/amd64`.")
          .fallback("2022-core")
          .becomes("RuntimePlatform.OperatingSystemFamily of the TaskDefinition")
          .example("windows_version: 2019-core");
  public static final Key<TruthOr<Section>> SPOT =
      Key.of(
              "spot",
              Form.truthOr(Form.block(() -> Spot.SHAPE)),
              "Runs the tasks on spare capacity, for much less, which AWS takes back with a warning"
                  + " of two minutes: SIGTERM, then `stop_grace_period`. A cluster of the stack's own"
                  + " gets the capacity providers; one that exists must have them.")
          .fallback("false")
          .becomes(
              "CapacityProviderStrategy of the service or schedule, CapacityProviders of the Cluster")
          .example("spot: {base: 1, weight: 3, on_demand: 1}");
  public static final Key<Integer> COUNT =
      Key.of("count", Form.whole(0, 10_000), "How many tasks run.")
          .fallback("%s; the number is left alone where `scaling` is given", "1")
          .becomes("DesiredCount of the service")
          .example("count: 3");
  public static final Key<Section> SCALING =
      Key.of(
              "scaling",
              Form.block(() -> Scaling.SHAPE),
              "How the number of tasks follows the load.")
          .becomes("AWS::ApplicationAutoScaling::ScalableTarget and ScalingPolicy")
          .example("scaling: {min: 2, max: 10, cpu: 60}");
  public static final Key<Section> HTTP =
      Key.of(
              "http",
              Form.block(() -> HttpKeys.SHAPE),
              "Puts the workload behind the load balancer.")
          .becomes("AWS::ElasticLoadBalancingV2::TargetGroup and ListenerRule")
          .example("http: {path: /api, healthcheck: /health}");
  public static final Key<Section> SCHEDULE =
      Key.of(
              "schedule",
              Form.blockOr(ScheduleKeys.SHAPE, ScheduleKeys.EXPRESSION),
              "Starts the task at certain times, instead of keeping it running.")
          .becomes("AWS::Scheduler::Schedule, its role, and a queue for starts that fail")
          .example("schedule: cron(0 4 1 * ? *)");
  public static final Key<String> QUEUE =
      Key.of(
              "queue",
              Form.plain("the name of a queue", Name.THING.pattern()),
              "A queue of this spec that the workload consumes: it gets the permission and the"
                  + " variable `QUEUE_URL`, may protect its task from scaling in, and can scale by it.")
          .becomes("statements of the task role")
          .example("queue: jobs");
  public static final Key<List<Given<Section>>> PERMISSIONS =
      Key.of(
              "permissions",
              Form.list(Form.block(() -> PermissionKeys.SHAPE)),
              "What the application may do with things outside of it.")
          .becomes("statements of the task role")
          .example("permissions: [{bucket: my-bucket, access: read}]");
  public static final Key<Section> LOGS =
      Key.of("logs", Form.block(() -> Logs.SHAPE), "Where the containers' output goes.")
          .becomes("AWS::Logs::LogGroup")
          .example("logs: {retention: 30d}");
  public static final Key<Section> DEPLOYMENT =
      Key.of(
              "deployment",
              Form.block(() -> Deployment.SHAPE),
              "How a new version takes the place of the old one.")
          .becomes("DeploymentConfiguration of the service")
          .example("deployment: {min_healthy: 100, max: 200}");
  public static final Key<Boolean> EXEC =
      Key.of(
              "exec",
              Form.truth(),
              "Whether `aws ecs execute-command` may open a shell in its containers.")
          .fallback("false")
          .becomes("EnableExecuteCommand of the service, and ssmmessages actions of the task role")
          .example("exec: true");
  public static final Key<Named<Section>> SIDECARS =
      Key.of(
              "sidecars",
              Form.named("a map of containers", Name.THING, Form.block(() -> SidecarKeys.SHAPE)),
              "Further containers of the same task; they reach each other at 127.0.0.1.")
          .becomes("ContainerDefinitions of the TaskDefinition")
          .example("sidecars: {proxy: {image: public.ecr.aws/nginx/nginx:1.29, port: 80}}");

  public static final Key<Named<String>> ALLOW = Allowances.KEY;

  public static final Shape SHAPE =
      ContainerKeys.SHAPE.plus(
          "a workload",
          Shape.of(
              "",
              CPU,
              MEMORY,
              EPHEMERAL_STORAGE,
              PLATFORM,
              WINDOWS_VERSION,
              SPOT,
              COUNT,
              SCALING,
              HTTP,
              SCHEDULE,
              QUEUE,
              PERMISSIONS,
              LOGS,
              DEPLOYMENT,
              EXEC,
              SIDECARS,
              ALLOW));

  private WorkloadKeys() {}
}

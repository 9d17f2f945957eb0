package dev.fargen.spec.services;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.NlbKeys;
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
import dev.fargen.spec.form.WordOr;
import dev.fargen.spec.network.EgressKeys;
import dev.fargen.spec.network.NetworkIds;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.scaling.ScalingKeys;
import java.util.List;

/** Keys of a workload: its main container, its task, and its service or schedule. */
public final class WorkloadKeys {

  /** CPU units of the smallest task (Amazon ECS developer guide, "Task size"). */
  public static final int LEAST_CPU = 256;

  /** Memory of the smallest task, in MiB. */
  public static final int LEAST_MEMORY = 512;

  /** IAM user guide, "IAM and AWS STS quotas": managed policies attached to a role. */
  private static final int MOST_POLICIES = 20;

  /** Amazon ECS API reference, "AwsVpcConfiguration": 5, one of which is the workload's own. */
  private static final int MOST_GROUPS = 4;

  /** Keys of the log group. */
  public static final class Logs {

    /** Amazon CloudWatch Logs API reference, "PutRetentionPolicy". */
    private static final List<Integer> RETENTIONS =
        List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192,
            2_557, 2_922, 3_288, 3_653);

    public static final Key<Integer> RETENTION =
        Key.of("retention", Durations.ofDays(RETENTIONS), "Time that logs are kept.")
            .byModes("365d", "30d")
            .becomes("`RetentionInDays` of the log group")
            .example("retention: 30d");
    public static final Key<Text> KMS_KEY =
        Key.of(
                "kms_key",
                ArnKinds.KMS_KEY,
                "Customer managed key that encrypts the logs. Its key policy must allow"
                    + " CloudWatch Logs to use it.")
            .otherwise("encryption with a key that CloudWatch Logs manages")
            .becomes("`KmsKeyId` of the log group")
            .example("kms_key: \"${LogKeyArn}\"");
    public static final Key<String> ON_DELETE =
        Key.of(
                "on_delete",
                Form.oneOf("retain", "delete"),
                "What happens to the log group when the stack is deleted.")
            .byModes("retain", "delete")
            .becomes("`DeletionPolicy` of the log group")
            .example("on_delete: retain");
    public static final Key<Boolean> DELETION_PROTECTION =
        Key.of(
                "deletion_protection",
                Form.truth(),
                "Enables deletion protection of the log group. Requires `on_delete: retain`. If the"
                    + " creation of the stack fails, its rollback cannot delete the log group, so"
                    + " enable it after the first deployment. To disable it, write `false`.")
            .otherwise("disabled")
            .becomes("`DeletionProtectionEnabled` of the log group")
            .example("deletion_protection: true");
    public static final Shape SHAPE =
        Shape.of("a `logs` block", RETENTION, KMS_KEY, ON_DELETE, DELETION_PROTECTION)
            .plus("a `logs` block", LogKeys.SHAPE);

    private Logs() {}
  }

  /** Keys of Fargate Spot. */
  public static final class Spot {
    public static final Key<Integer> BASE =
        Key.of(
                "base",
                Form.whole(0, 100_000),
                "Number of tasks that always run on FARGATE, before the weights apply.")
            .fallback("0")
            .becomes("`Base` of the capacity provider FARGATE")
            .example("base: 2");
    public static final Key<Integer> WEIGHT =
        Key.of(
                "weight",
                Form.whole(1, 1_000),
                "Share of the remaining tasks that run on FARGATE_SPOT, relative to"
                    + " `on_demand`.")
            .fallback("1")
            .becomes("`Weight` of the capacity provider FARGATE_SPOT")
            .example("weight: 3");
    public static final Key<Integer> ON_DEMAND =
        Key.of(
                "on_demand",
                Form.whole(0, 1_000),
                "Share of the remaining tasks that run on FARGATE, relative to `weight`.")
            .fallback("0")
            .becomes("`Weight` of the capacity provider FARGATE")
            .example("on_demand: 1");
    public static final Shape SHAPE = Shape.of("a `spot` block", BASE, WEIGHT, ON_DEMAND);

    private Spot() {}
  }

  public static final Key<Integer> CPU =
      Key.of("cpu", Amounts.cpu(LEAST_CPU, 32_768), "CPU units of the task (1024 = 1 vCPU).")
          .fallback("%s; %s on Windows", "256", "1024")
          .becomes("`Cpu` of the task definition")
          .example("cpu: 512");
  public static final Key<Integer> MEMORY =
      Key.of(
              "memory",
              Amounts.mib(LEAST_MEMORY, 249_856),
              "Memory of the task in MiB. Which values Fargate supports depends on `cpu`.")
          .otherwise("the smallest value for `cpu`, such as " + LEAST_MEMORY + " for " + LEAST_CPU)
          .becomes("`Memory` of the task definition")
          .example("memory: 2048");
  public static final Key<Integer> EPHEMERAL_STORAGE =
      Key.of(
              "ephemeral_storage",
              Amounts.gib(20, 200),
              "Ephemeral storage of the task in GiB, shared by its containers.")
          .fallback("20")
          .becomes("`EphemeralStorage` of the task definition")
          .example("ephemeral_storage: 50");
  public static final Key<String> PLATFORM =
      Key.of(
              "platform",
              Form.oneOf("linux/amd64", "linux/arm64", "windows/amd64"),
              "Operating system and CPU architecture of the images. Windows tasks have"
                  + " 1024 to 4096 CPU units, and `read_only`, `tmpfs`, EFS volumes and `spot`"
                  + " are not supported.")
          .fallback("linux/amd64")
          .becomes("`RuntimePlatform` of the task definition")
          .example("platform: linux/arm64");
  public static final Key<String> WINDOWS_VERSION =
      Key.of(
              "windows_version",
              Form.oneOf("2019-core", "2019-full", "2022-core", "2022-full"),
              "Windows Server edition of the images. Requires `platform: windows/amd64`.")
          .fallback("2022-core")
          .becomes("`RuntimePlatform.OperatingSystemFamily` of the task definition")
          .example("windows_version: 2019-core");
  public static final Key<TruthOr<Section>> SPOT =
      Key.of(
              "spot",
              Form.truthOr(Form.block(() -> Spot.SHAPE)),
              "Runs the tasks on Fargate Spot: spare capacity at a lower price, which"
                  + " AWS can reclaim with a notice of two minutes. The tasks then get SIGTERM,"
                  + " and SIGKILL after `stop_grace_period`. `true` stands for a block with the"
                  + " defaults. fargen adds the capacity providers to the cluster of the stack;"
                  + " an existing cluster must already have both, FARGATE and FARGATE_SPOT, even"
                  + " if only another environment sets `spot`. In an existing cluster, write"
                  + " `false` to leave Fargate Spot: without the key, the service stays on it.")
          .fallback("false")
          .becomes(
              "`CapacityProviderStrategy` of the service or schedule, and"
                  + " `CapacityProviders` of the cluster")
          .example("spot: {base: 1, weight: 3, on_demand: 1}");
  public static final Key<Integer> COUNT =
      Key.of(
              "count",
              Form.whole(0, 10_000),
              "Number of tasks of the service. Cannot be used together with `scaling`.")
          .fallback("%s; not set with `scaling`", "1")
          .becomes("`DesiredCount` of the service")
          .example("count: 3");
  public static final Key<Section> SCALING =
      Key.of(
              "scaling",
              Form.block(() -> ScalingKeys.SHAPE),
              "Auto scaling of the service: how the number of tasks follows the load.")
          .becomes(
              "AWS::ApplicationAutoScaling::ScalableTarget and"
                  + " AWS::ApplicationAutoScaling::ScalingPolicy")
          .example("scaling: {min: 2, max: 10, cpu: 60}");
  public static final Key<List<Given<Section>>> HTTP =
      Key.of(
              "http",
              Form.some(Form.block(() -> HttpKeys.SHAPE)).orOne(),
              "Routes requests from the load balancer to the workload. Requires a `port`. A list"
                  + " adds one listener rule for each item, and one target group for each port of"
                  + " a container and `version`, which items for the same port and `version`"
                  + " share. Of several items for the same port, all but one require a `name`.")
          .becomes(
              "AWS::ElasticLoadBalancingV2::TargetGroup and"
                  + " AWS::ElasticLoadBalancingV2::ListenerRule")
          .example("http: {path: /api, healthcheck: /health}");
  public static final Key<List<Given<Section>>> NLB =
      Key.of(
              "nlb",
              Form.some(Form.blockOr(NlbKeys.SHAPE, NlbKeys.PORT)).orOne(),
              "Forwards connections from a Network Load Balancer to the workload, for protocols"
                  + " other than HTTP. A port stands for a block with that `port`; a list adds one"
                  + " listener and one target group for each item.")
          .becomes(
              "AWS::ElasticLoadBalancingV2::Listener and"
                  + " AWS::ElasticLoadBalancingV2::TargetGroup")
          .example("nlb: {port: 443/tls, certificate: \"${CertificateArn}\"}");
  public static final Key<Section> SCHEDULE =
      Key.of(
              "schedule",
              Form.blockOr(ScheduleKeys.SHAPE, ScheduleKeys.EXPRESSION),
              "Runs the task on a schedule, in place of a service. An expression stands"
                  + " for a block with that `expression`.")
          .becomes(
              "AWS::Scheduler::Schedule, its role, and a dead-letter queue for runs that"
                  + " could not be started; with `attempts`, `timeout` or `notify` also"
                  + " AWS::StepFunctions::StateMachine")
          .example("schedule: \"cron(0 4 1 * ? *)\"");
  public static final Key<String> RUN =
      Key.of(
              "run",
              Form.oneOf("manual"),
              "With `manual`, nothing starts the task: no service and no schedule. `fargen run`"
                  + " starts it and waits until it stops.")
          .otherwise("a service or, with `schedule`, a schedule runs the tasks")
          .becomes("a task definition without a service, and an output with the RunTask request")
          .example("run: manual");
  public static final Key<List<Given<String>>> QUEUE =
      Key.of(
              "queue",
              Form.distinct(Form.plain("the name of a queue", Name.THING.pattern())).orOne(),
              "Queue of this spec that the workload consumes, or a list of queues. The task role"
                  + " gets the permissions to receive and delete messages and to protect tasks from"
                  + " scale-in. The main container gets the environment variable `QUEUE_URL`, the URL"
                  + " of the first queue, and with several queues one for each, such as"
                  + " `JOBS_QUEUE_URL` for `jobs`. `scaling` can use the queues.")
          .becomes("statements of the task role")
          .example("queue: jobs");
  public static final Key<List<Given<LinkText>>> LINKS =
      Key.of(
              "links",
              Form.distinctOrNone(LinkText.FORM, Integer.MAX_VALUE).orOne(),
              "Workloads that this one calls, on their `port` and `expose`. `api` is called at"
                  + " `api:8080`; with `api:backend`, also at `backend:8080`. Services use ECS"
                  + " Service Connect, whose proxy runs in each task; scheduled tasks use DNS names"
                  + " such as `api.<stack>.internal`, which `${workloads.api.host}` contains. The"
                  + " security groups allow these connections, and a service is created after those"
                  + " that it calls. A reference to a workload is also a link.")
          .becomes(
              "`ServiceConnectConfiguration` of the services, and"
                  + " AWS::ServiceDiscovery::PrivateDnsNamespace")
          .example("links: [api, \"search:index\"]");
  public static final Key<List<Given<Section>>> PERMISSIONS =
      Key.of(
              "permissions",
              Form.list(Form.block(() -> PermissionKeys.SHAPE)),
              "Permissions of the application: an access level on a resource, as in the example, or"
                  + " IAM actions, as in `{actions: [\"ses:SendEmail\"], resources: [\"*\"]}`.")
          .becomes("statements of the task role")
          .example("permissions: [{bucket: my-bucket, access: read}]");
  public static final Key<WordOr<List<Given<Section>>>> EGRESS =
      Key.of(
              "egress",
              Form.wordOr(Form.some(Form.block(() -> EgressKeys.SHAPE)), "any", "https", "none"),
              "Where the tasks may connect to, besides the databases and volumes of the spec"
                  + " that they use. `any`: any address. `https`: any address, on TCP port 443."
                  + " A list: these destinations. `none`: nothing else. Port 443 stays open for"
                  + " image pulls, logs, secrets and ECS Exec: to the VPC endpoints and S3 if the"
                  + " stack creates a network without internet access, otherwise to any IPv4"
                  + " address. Cannot be used together with `network.security_groups`.")
          .fallback("any")
          .becomes("`SecurityGroupEgress` of the workload's security group")
          .example("egress: [{port: 587}, {port: 5432, to: 10.0.0.0/16}]");
  public static final Key<List<Given<Text>>> POLICIES =
      Key.of(
              "policies",
              Form.distinctOrNone(ArnKinds.POLICY, MOST_POLICIES).orOne(),
              "ARNs of managed policies of the task role, beside `permissions`.")
          .becomes("`ManagedPolicyArns` of the task role")
          .example("policies: [arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess]");
  public static final Key<String> PLACEMENT =
      Key.of(
              "placement",
              Form.oneOf("private", "public").literal(),
              "Subnets of the tasks of this workload: the private ones, or the public ones with a"
                  + " public IP address. Private subnets of an existing network are `subnets` of"
                  + " `network`, public ones `public_subnets`.")
          .otherwise("as `public_ip` of `network` says")
          .becomes("`NetworkConfiguration` of the service or schedule")
          .example("placement: public");
  public static final Key<List<Given<Text>>> SECURITY_GROUPS =
      Key.of(
              "security_groups",
              Form.distinctOrNone(NetworkIds.SECURITY_GROUP, MOST_GROUPS).orOne(),
              "IDs of existing security groups of the tasks, beside the one that the stack creates."
                  + " Traffic that one of the groups allows is allowed, whatever `egress` is. Cannot"
                  + " be used together with `network.security_groups`.")
          .becomes("`NetworkConfiguration` of the service or schedule")
          .example("security_groups: [\"${SharedSecurityGroupId}\"]");
  public static final Key<Section> LOGS =
      Key.of(
              "logs",
              Form.block(() -> Logs.SHAPE),
              "Log group of the containers, and with `destination` where else their output goes.")
          .becomes("AWS::Logs::LogGroup")
          .example("logs: {retention: 30d}");
  public static final Key<Section> DEPLOYMENT =
      Key.of(
              "deployment",
              Form.block(() -> DeploymentKeys.SHAPE),
              "Deployments of the service: how a new version replaces the old one.")
          .becomes("`DeploymentConfiguration` of the service")
          .example("deployment: {min_healthy: 100, max: 200}");
  public static final Key<Boolean> EXEC =
      Key.of(
              "exec",
              Form.truth(),
              "Enables ECS Exec: `aws ecs execute-command` can run commands in the"
                  + " containers, which then run an init process (`init`).")
          .fallback("false")
          .becomes(
              "`EnableExecuteCommand` of the service or schedule, and ssmmessages"
                  + " actions of the task role")
          .example("exec: true");
  public static final Key<Boolean> FAULT_INJECTION =
      Key.of(
              "fault_injection",
              Form.truth(),
              "Allows tools such as AWS Fault Injection Service to inject network faults into the"
                  + " tasks.")
          .fallback("false")
          .becomes("`EnableFaultInjection` of the task definition")
          .example("fault_injection: true");
  public static final Key<Named<Section>> SIDECARS =
      Key.of(
              "sidecars",
              Form.named("a map of containers", Name.THING, Form.block(() -> SidecarKeys.SHAPE)),
              "Further containers of the task. Containers of a task reach each other at"
                  + " 127.0.0.1.")
          .becomes("`ContainerDefinitions` of the task definition")
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
              NLB,
              SCHEDULE,
              RUN,
              QUEUE,
              LINKS,
              PERMISSIONS,
              POLICIES,
              EGRESS,
              PLACEMENT,
              SECURITY_GROUPS,
              LOGS,
              DEPLOYMENT,
              EXEC,
              FAULT_INJECTION,
              SIDECARS,
              ALLOW));

  private WorkloadKeys() {}

  /** Whether no service runs the tasks of the workload: they run on a schedule or by hand. */
  public static boolean isJob(Section workload) {
    return workload.has(SCHEDULE) || workload.has(RUN);
  }
}

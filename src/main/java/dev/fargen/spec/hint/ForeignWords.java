package dev.fargen.spec.hint;

import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keys of Compose, Copilot, ECS task definitions and services, Kubernetes and Score, and what a
 * spec has instead, by the block that they are written in. A word is held in lower case with
 * underscores: {@code desiredCount} and {@code DesiredCount} are {@code desired_count}.
 */
public final class ForeignWords {

  private static final String WORKLOAD = "workloads.<name>";
  private static final String SIDECAR = "workloads.<name>.sidecars.<name>";

  private static final String LOGGING =
      "remove it: output goes to CloudWatch Logs, and `logs: {retention: 30d}` in the workload sets"
          + " how long the logs are kept";
  private static final String ROUTER =
      "remove it: `logs: {destination: {Name: ...}}` in the workload adds a log router";
  private static final String NAMED =
      "remove it: a workload is named by its key under `workloads`, a sidecar by its key under `sidecars`";
  private static final String ROLES =
      "remove it: fargen creates the roles, and `permissions` says what the task role allows";
  private static final String FARGATE = "remove it: every task runs on Fargate";
  private static final String ADDONS =
      "write raw resources under the top-level key `resources`, and what the workload uses of them"
          + " here: `environment: {JOBS: \"${resources.Jobs}\"}`, `policies:"
          + " [\"${resources.ReadJobs}\"]`";
  private static final String PATCHES =
      "write `patches: [{op: add, path: /Resources/..., value: ...}]` at the top level";
  private static final String SIZE = "write, for example, `cpu: 512` and `memory: 1024`";
  private static final String SCALING =
      "write, for example, `scaling: {min: 2, max: 10, cpu: 60}` (`cpu`: average CPU utilization in percent)";
  private static final String HOST = "write, for example, `http: {host: shop.example.com}`";
  private static final String GATEWAY =
      "write `AWS::ECS::Gateway` as raw CloudFormation under `resources`: a gateway of ECS has no"
          + " domain of its own and no path rules, and its URL is not an attribute, so `http` does"
          + " not use it";
  private static final String CERTIFICATE = "write `http: {certificate: \"${CertificateArn}\"}`";
  private static final String NETWORKS =
      "remove it: all tasks run in the spec's `network`, and `links: [api]` in a workload allows"
          + " calls to `api`";
  private static final String IPV6 =
      "remove it, and write `ipv6: true` in `network.create` of the spec that creates the VPC:"
          + " fargen adds IPv6 only to a VPC that it creates";
  private static final String LINKS =
      "write, for example, `links: [api]`: the workloads that this one calls";
  private static final String XRAY =
      "write the agent as a sidecar, for example `sidecars: {xray: {image:"
          + " \"public.ecr.aws/xray/aws-xray-daemon:3.3.4\"}}`, and `policies:"
          + " [\"arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess\"]`";
  private static final String ANCHORS =
      "write `x-defaults: &defaults {...}` at the top level, and `<<: *defaults` in each workload";

  private static final Map<String, Map<String, Meaning>> BLOCKS = new LinkedHashMap<>();

  static {
    container(WORKLOAD);
    workload();
    container(SIDECAR);
    at(SIDECAR)
        .help(LOGGING, "logs")
        .help("write `sidecars` in the workload itself", "sidecars", "containers")
        .help("write `links` in the workload itself", "external_links");
    http();
    nlb();
    at("")
        .key("workloads", "services", "service", "apps", "applications", "containers", "jobs")
        .key("workloads", "tasks", "container_definitions", "deployments", "cron_jobs")
        .key("environments", "envs", "stages")
        .key("databases", "db", "dbs", "rds", "aurora")
        .key("queues", "sqs")
        .key("topics", "sns", "topic")
        .key("repositories", "ecr")
        .key("volumes", "efs", "file_systems", "storage")
        .key("network", "networking")
        .key("load_balancer", "alb", "elb", "balancer", "ingress")
        .key("resources", "addons")
        .key("buckets", "bucket", "s3", "s3_buckets", "object_storage")
        .key("tables", "table", "dynamodb", "dynamo", "ddb", "nosql")
        .key("ids", "logical_ids", "resource_ids", "renames")
        .key("patches", "patch", "overrides", "taskdef_overrides")
        .key("tags", "labels")
        .key("name", "app", "application", "project", "stack_name", "family")
        .help(NETWORKS, "networks")
        .help(
            "remove it: `http`, `schedule`, `run` and `queue` determine the kind of a workload",
            "type")
        .help("remove it: a spec has no version", "version", "format_version")
        .help(
            "remove it: with `links: [api]` in a workload, the stack creates a namespace",
            "namespace",
            "service_connect",
            "service_discovery",
            "service_connect_defaults")
        .help(ANCHORS, "defaults", "common", "templates", "globals")
        .key("alarms", "alarm", "monitoring", "alerts", "notifications")
        .help(
            "write `cluster: {container_insights: true}`, or `alarms: {notify: oncall@example.com}`"
                + " for alarms",
            "observability")
        .help(GATEWAY, "gateway", "gateways", "ecs_gateway")
        .key("caches", "cache", "redis", "valkey", "memcached", "elasticache")
        .help(
            "write, for example, `workloads: {report: {schedule: \"cron(0 4 * * ? *)\"}}`",
            "schedules",
            "cron",
            "on");
    at("alarms")
        .key("notify", "email", "emails", "topic", "topic_arn", "sns", "actions", "recipients")
        .key("cpu", "cpu_utilization", "cpu_percentage")
        .key("memory", "memory_utilization", "memory_percentage")
        .key("errors", "5xx", "http_5xx", "target_5xx", "target_errors")
        .key("balancer_errors", "elb_5xx", "load_balancer_errors", "alb_errors")
        .key("unhealthy", "unhealthy_hosts", "unhealthy_targets", "unhealthy_host_count")
        .key("running", "running_tasks", "missing_tasks", "below_desired")
        .key("dead_letters", "dead_letter", "dlq")
        .key("schedules", "schedule", "failed_schedules")
        .help(
            "write `deployment: {alarms: {cpu: 90}}` in the workload",
            "rollback",
            "rollback_alarms",
            "deployment")
        .help(
            "write an alarm for it as raw CloudFormation under `resources`, with the type"
                + " AWS::CloudWatch::Alarm and its properties",
            "latency",
            "response_time",
            "target_response_time",
            "requests",
            "duration",
            "disk",
            "custom");
    at(WORKLOAD + ".scaling")
        .key("min", "minimum", "min_capacity", "min_tasks", "min_count")
        .key("max", "maximum", "max_capacity", "max_tasks", "max_count")
        .key("cpu", "cpu_percentage", "cpu_utilization", "target_cpu", "cpu_percent")
        .key("memory", "memory_percentage", "memory_utilization", "target_memory")
        .key("requests", "requests_per_target", "request_count", "requests_per_minute")
        .key("response_time", "target_response_time", "latency", "alb_response_time")
        .key("schedule", "scheduled_actions", "schedules", "scheduled", "cron")
        .key("resolution", "high_resolution", "metric_resolution", "period")
        .key("predict", "predictive", "predictive_scaling", "forecast")
        .key("scale_in_cooldown", "cooldown_in")
        .key("scale_out_cooldown", "cooldown_out")
        .help(
            "write, for example, `scale_in_cooldown: 2m` and `scale_out_cooldown: 1m`", "cooldown")
        .help("write, for example, `min: 1` and `max: 10`", "range", "count")
        .help(
            "write the numbers in `scaling` itself: `min: 1` and `max: 10`",
            "scalable_dimension",
            "capacity")
        .help("write, for example, `backlog: 100` (messages per task)", "queue_delay")
        .help("write, for example, `spot: {base: 2}` in the workload", "spot_from", "spot");
    for (String metric : List.of("cpu", "memory", "requests", "response_time")) {
      at(WORKLOAD + ".scaling." + metric)
          .key("target", "value", "target_value", "percentage", "average_utilization")
          .key("scale_in_cooldown", "scale_in", "cooldown_in")
          .key("scale_out_cooldown", "scale_out", "cooldown_out")
          .help(
              "write, for example, `scale_in_cooldown: 2m` and `scale_out_cooldown: 1m`",
              "cooldown");
    }
    at(WORKLOAD + ".scaling.schedule[]")
        .key("at", "cron", "expression", "schedule", "rate", "recurrence", "start_time", "time")
        .key("timezone", "time_zone", "tz")
        .key("min", "min_capacity", "minimum", "min_size")
        .key("max", "max_capacity", "maximum", "max_size")
        .help("write `min` and `max` with the same number", "count", "desired", "desired_count")
        .help("remove it: the names are made from the order of the items", "name")
        .help(
            "write, for example, `at: \"cron(0 8 * * ? *)\"`: `min` and `max` of an item apply until"
                + " the time of the next item",
            "from",
            "start",
            "between")
        .help(
            "write an item of its own for this time, for example `{at: \"cron(0 18 * * ? *)\", min:"
                + " 1}`",
            "to",
            "end",
            "until");
    at(WORKLOAD + ".deployment")
        .key("strategy", "type", "kind", "deployment_strategy")
        .key("percent", "weight", "canary_percent", "step_percent", "percentage")
        .key("step", "interval", "canary_bake_time_in_minutes", "step_bake_time_in_minutes")
        .key("bake", "bake_time", "bake_time_in_minutes", "monitor")
        .key("alarms", "rollback_alarms", "deployment_alarms")
        .key("hooks", "lifecycle_hooks", "pause")
        .key("early_success", "early_success_criteria")
        .key("min_healthy", "minimum_healthy_percent", "min_healthy_percent")
        .key("max", "maximum_percent", "max_percent")
        .key("circuit_breaker", "deployment_circuit_breaker", "rollback", "failure_action")
        .help(
            "write `strategy: rolling`, or `min_healthy: 0` and `max: 100` to recreate", "rolling")
        .help("write `strategy: canary`", "canary", "canary_configuration")
        .help("write `strategy: linear`", "linear", "linear_configuration")
        .help("write `strategy: blue_green`", "blue_green", "bluegreen", "code_deploy")
        .help("write `min_healthy` and `max`, in percent", "parallelism", "order", "delay");
    at(WORKLOAD + ".deployment.alarms")
        .key("cpu", "cpu_utilization", "cpu_percentage")
        .key("memory", "memory_utilization", "memory_percentage")
        .key("errors", "5xx", "http_5xx", "target_5xx")
        .key("names", "alarm_names", "name");
    at(WORKLOAD + ".deployment.circuit_breaker")
        .key("failures", "threshold", "threshold_configuration", "failure_threshold", "count")
        .key("reset", "reset_on_healthy_task")
        .help("write `circuit_breaker: true`, or `false`", "enable", "enabled", "rollback");
    at(WORKLOAD + ".deployment.hooks[]")
        .key("stage", "lifecycle_stage", "lifecycle_stages", "stages")
        .key("timeout", "timeout_in_minutes", "timeout_configuration")
        .key("on_timeout", "action", "timeout_action")
        .help(
            "remove it: a hook is a pause; write Lambda hooks with `patches`",
            "lambda",
            "hook_target_arn",
            "target_type");
    at(WORKLOAD + ".healthcheck")
        .key("test", "command", "cmd", "exec")
        .key("start_period", "initial_delay_seconds", "grace_period")
        .help("remove it: `interval` also applies during `start_period`", "start_interval")
        .key("interval", "period_seconds", "interval_seconds")
        .key("timeout", "timeout_seconds")
        .key("retries", "failure_threshold", "unhealthy", "unhealthy_threshold")
        .help(
            SpotHelps::command,
            "write, for example, `http: {healthcheck: /health}` in the workload",
            "path",
            "http_get",
            "url")
        .help("remove `healthcheck`", "disable", "enabled");
    at(WORKLOAD + ".image")
        .key("uri", "location", "url", "name", "image")
        .key("ecr", "repository")
        .help("write `build: {context: ., dockerfile: Dockerfile}` in the workload", "dockerfile");
    at(WORKLOAD + ".build").key("context", "path", "dir").key("dockerfile", "file");
    at(WORKLOAD + ".secrets.<name>")
        .key("from", "arn", "value_from")
        .key("secret", "secretsmanager", "secrets_manager", "name", "external")
        .key("ssm", "parameter", "ssm_parameter", "parameter_store")
        .key("target", "path", "mount_path", "file_name")
        .help("write `{secret: <name>}`, a secret in Secrets Manager: files are not read", "file")
        .help("remove it: the file belongs to the numeric `user` of the container", "gid", "uid");
    at("configs.<name>")
        .key("content", "text", "data", "value")
        .key("file", "path", "source")
        .help("write `content: \"${Name}\"`, a template parameter", "environment")
        .help("remove it: the name of the block is the name of the config", "name", "external");
    at(WORKLOAD + ".configs[]")
        .key("source", "name", "config", "src")
        .key("target", "path", "mount_path", "dst", "destination")
        .key("mode", "default_mode", "permissions")
        .help("remove it: the file belongs to the numeric `user` of the container", "gid", "uid");
    at(WORKLOAD + ".restart")
        .key("after", "restart_attempt_period", "attempt_period", "window")
        .key("ignored_exit_codes", "ignore", "ignored_codes")
        .help(
            SpotHelps::restarts,
            "write `restart: always`, or `restart: on-failure`",
            "policy",
            "condition",
            "enabled",
            "name")
        .help("remove it: ECS has no maximum of restarts", "max_attempts", "maximum_retry_count")
        .help("remove it: ECS has no maximum of restarts", "attempts", "max_retries");
    at(WORKLOAD + ".schedule")
        .key("expression", "cron", "rate", "schedule", "at", "every")
        .key("timezone", "tz")
        .key("attempts", "max_attempts", "tries", "attempt_count")
        .help(
            SpotHelps::attempts,
            "remove it: `attempts` is the number of runs, the first run included",
            "retry")
        .key("timeout", "timeout_seconds", "time_limit", "max_duration")
        .key("timeout", "active_deadline_seconds")
        .key("retries", "start_retries", "maximum_retry_attempts")
        .key("max_age", "maximum_event_age_in_seconds", "starting_deadline_seconds")
        .key("count", "task_count", "parallelism");
    at(WORKLOAD + ".logs")
        .key("retention", "retention_in_days", "retention_days", "days")
        .key("environment", "variables")
        .key("config_file_path", "config_file_value", "config_file")
        .key("enable_metadata", "enable_ecs_log_metadata")
        .key("destination", "options", "output")
        .help(LOGGING, "driver", "log_driver", "group", "stream_prefix");
    at(WORKLOAD + ".permissions[]")
        .key("actions", "action")
        .key("resources", "resource")
        .help("remove it: a permission always allows", "effect");
    at("network")
        .key("vpc", "vpc_id")
        .key("subnets", "subnet_ids", "private_subnets", "subnet")
        .key("security_groups", "security_group_ids", "security_group")
        .key("public_ip", "assign_public_ip")
        .help("write, for example, `links: [api]` in the workloads that call others", "connect")
        .help(IPV6, "ipv6", "ip_protocol", "dual_stack", "ip_address_type");
    at("network.create")
        .key("cidr", "cidr_block", "vpc_cidr")
        .key("zones", "azs", "availability_zones", "max_azs")
        .key("nat", "nat_gateway", "nat_gateways")
        .key("ipv6", "enable_ipv6", "assign_generated_ipv6_cidr_block", "ip_protocol", "dual_stack")
        .key("ipv6", "ipv6_cidr", "ipv6_cidr_block", "ipv6_addresses", "ip_address_type");
    at("load_balancer.create")
        .key("certificate", "certificates", "certificate_arn")
        .key("allowed_sources", "allowed_source_ips", "source_ips")
        .key("internal", "scheme")
        .key("ssl_policy", "tls_policy", "security_policy")
        .key("web_acl", "waf", "web_acl_arn", "wafv2")
        .help(
            "write `hosted_zone` in the `http` block that has the `host`",
            "hosted_zone",
            "dns",
            "alias")
        .help(IPV6, "ip_address_type", "ipv6", "dual_stack");
    at("load_balancer")
        .key("listener", "listeners", "listener_arn", "listener_arns", "https_listener")
        .key("security_group", "security_groups", "security_group_id")
        .help(GATEWAY, "gateway", "ecs_gateway");
    at(WORKLOAD + ".http.auth")
        .key("oidc", "authenticate_oidc", "openid")
        .key("cognito", "authenticate_cognito", "user_pool")
        .key("on_unauthenticated", "on_unauthenticated_request");
    at(WORKLOAD + ".http.rewrite").key("url", "path", "url_rewrite").key("host", "host_header");
    at("load_balancer.create.certificate")
        .key("domains", "domain", "domain_name", "names", "subject_alternative_names")
        .key("hosted_zone", "zone", "hosted_zone_id", "zone_id");
    MessagingWords.add();
    DatabaseWords.add();
    StoreWords.add();
    at("volumes.<name>")
        .help("remove it: a volume is an EFS file system", "driver", "driver_opts")
        .key("ebs", "managed_ebs_volume", "configured_at_launch")
        .help("write `ebs: 100` for an EBS volume; an EFS file system has no size", "size")
        .help("remove it: `scratch`, `ebs` and `id` say what a volume is", "type")
        .help("write `id: fs-...`", "external", "efs");
    at("environments.<name>")
        .key("stack", "stack_name")
        .key("account", "account_id", "aws_account")
        .key("parameters", "params", "variables");
  }

  private ForeignWords() {}

  /** Keys of a container. */
  private static void container(String block) {
    at(block)
        .key("environment", "env", "envs", "env_vars", "vars", "variables")
        .key("environment", "environment_variables")
        .key("port", "ports", "container_port", "target_port", "port_mappings")
        .key("command", "cmd")
        .key("entrypoint", "entry_point")
        .key("working_dir", "workdir", "working_directory", "cwd")
        .key("user", "run_as", "run_as_user", "uid")
        .key("read_only", "readonly_root_filesystem", "read_only_root_filesystem", "readonly_fs")
        .key("depends_on", "depends", "needs", "dependencies")
        .key("stop_grace_period", "stop_timeout", "termination_grace_period_seconds")
        .key("volumes", "mounts", "mount_points", "volume_mounts")
        .key("memory", "mem", "mem_limit", "mem_reservation", "memory_reservation", "ram")
        .key("cpu", "cpus", "cpu_shares", "vcpu", "cpu_units")
        .key("restart", "restart_policy")
        .key("labels", "docker_labels", "annotations")
        .key("tty", "pseudo_terminal")
        .key("stdin_open", "interactive")
        .key("image", "image_uri", "container_image", "location")
        .help(
            "write, for example, `healthcheck: curl -f http://localhost:8080/health`",
            "liveness_probe",
            "readiness_probe",
            "startup_probe")
        .help("remove it: Fargate has no GPUs", "gpu", "accelerators", "inference_accelerators")
        .help("remove it: Fargate has no GPUs", "resource_requirements")
        .help("remove it: each task has a network interface of its own", "network_mode")
        .help("write the variables of the file under `environment`", "env_from")
        .help("write the variables of the file under `environment`", "environment_files")
        .help(LOGGING, "logging", "log_configuration", "log", "log_driver")
        .help(ROUTER, "firelens_configuration")
        .help(
            "mount the volume in each container, for example `volumes: [\"data:/data\"]`",
            "volumes_from")
        .help(NAMED, "name", "container_name")
        .help("remove it: Fargate sets the host name of a task", "hostname", "domainname")
        .help(NETWORKS, "networks")
        .help("remove it, or change the template with `patches`", "system_controls", "cap_drop")
        .help("remove it, or change the template with `patches`", "sysctls")
        .help("remove it: output goes to the log group", "attach")
        .help("remove it, or change the template with `patches`", "linux_parameters")
        .help(
            "remove it; Fargate supports only the PID mode `task`, which a patch of `PidMode` can set",
            "pid")
        .help(ANCHORS, "extends")
        .help("remove it; for a task that nothing starts, write `run: manual`", "profiles")
        .help("remove it", "pull_policy", "image_pull_policy", "develop", "version")
        .help("write `STOPSIGNAL` in the Dockerfile", "stop_signal")
        .help(
            "write `image: {uri: ..., credentials: \"${RegistrySecretArn}\"}`",
            "repository_credentials")
        .help(SIZE, "resources", "limits", "reservations");
  }

  /** Keys of a workload beside those of its main container. */
  private static void workload() {
    at(WORKLOAD)
        .help(
            SpotHelps::alarms,
            "write `alarms: {notify: oncall@example.com}` at the top level, for all workloads, or"
                + " `deployment: {alarms: {cpu: 90}}` to roll back deployments of this workload",
            "alarms",
            "alarm",
            "monitoring",
            "alerts")
        .key("count", "replicas", "desired_count", "task_count", "instances", "instance_count")
        .key("count", "desired", "scale")
        .key("scaling", "autoscaling", "auto_scaling", "autoscale", "hpa")
        .key("http", "web", "route", "routes", "ingress", "target_group")
        .key("http", "alb", "elb", "loadbalancer")
        .key("schedule", "cron", "rate", "cron_expression", "schedule_expression", "on")
        .help(
            "write, for example, `schedule: {expression: \"cron(0 4 * * ? *)\", attempts: 3}`:"
                + " `attempts` includes the first run",
            "retries",
            "attempts",
            "backoff_limit")
        .help(
            "write, for example, `schedule: {expression: \"cron(0 4 * * ? *)\", timeout: 1h}`",
            "timeout",
            "active_deadline_seconds")
        .help("write `run: manual`", "manual", "one_off", "oneoff", "job")
        .help(ADDONS, "addons", "resource")
        .key("permissions", "iam", "policy", "iam_policy", "task_policy")
        .key("policies", "managed_policies", "managed_policy_arns")
        .key("security_groups", "security_group_ids", "security_group")
        .key("exec", "enable_execute_command", "execute_command", "ecs_exec")
        .key("sidecars", "containers", "container_definitions", "additional_containers")
        .key("sidecars", "init_containers")
        .key("platform", "arch", "architecture", "cpu_architecture", "os", "runtime_platform")
        .key("ephemeral_storage", "disk", "disk_size")
        .key("spot", "fargate_spot", "use_spot", "capacity_provider", "capacity_providers")
        .key("spot", "capacity_provider_strategy")
        .key("deployment", "update_config", "deployment_configuration", "rollout", "strategy")
        .help("write, for example, `logs: {retention: 30d}`", "log_retention")
        .help(GATEWAY, "gateway", "ecs_gateway", "gateway_connectors")
        .help(HOST, "alias", "aliases", "domain", "domains", "host_name", "dns")
        .help(CERTIFICATE, "tls", "ssl", "https", "acm", "certificate_arn")
        .help(
            "write, for example, `count: 2`, `cpu: 512` and `memory: 1024` in the workload itself",
            "deploy")
        .help(SCALING, "range", "min_capacity", "max_capacity", "min_tasks", "max_tasks")
        .help(SCALING, "cpu_percentage", "memory_percentage")
        .help(
            "write, for example, `volumes: [\"data:/data\"]`, and `volumes: {data: {}}` at the"
                + " top level",
            "storage")
        .help("remove it: the main container is always essential", "essential")
        .help(
            "remove it: `http`, `schedule`, `run` and `queue` determine the kind of a workload",
            "type")
        .help(ROLES, "role", "task_role", "execution_role", "task_role_arn", "iam_role")
        .help(ROLES, "execution_role_arn", "service_account")
        .help(FARGATE, "launch_type", "requires_compatibilities", "platform_version")
        .help("remove it: the family is named after the stack and the workload", "family")
        .help(FARGATE, "task_definition", "scheduling_strategy")
        .help(PATCHES, "taskdef_overrides", "overrides")
        .help(XRAY, "observability", "tracing", "xray")
        .key("nlb", "network_load_balancer", "tcp", "udp")
        .help("write `network: {public_ip: true}` at the top level", "assign_public_ip")
        .help("write `http: {}`, or `http: {internal: true}` for an internal one", "public")
        .help(
            "write, for example, `http: {healthcheck: {path: /health, grace_period: 60s}}`",
            "health_check_grace_period",
            "health_check_grace_period_seconds")
        .help(
            MessagingWords::consumes,
            "write, for example, `queue: jobs`, and at the top level"
                + " `queues: {jobs: {subscribe: [{topic: orders}]}}` and `topics: {orders: {}}`",
            "subscribe",
            "subscriptions",
            "topics",
            "topic",
            "consumes")
        .help(
            MessagingWords::publishes,
            "write, for example, `permissions: [{topic: orders, access: publish}]` and"
                + " `environment: {ORDERS_TOPIC_ARN: \"${topics.orders.arn}\"}`, and"
                + " `topics: {orders: {}}` at the top level",
            "publish",
            "publishes")
        .help(LINKS, "service_connect", "service_connect_configuration", "connect", "discovery")
        .help(LINKS, "service_discovery", "service_registries", "external_links", "link")
        .help(
            "write, for example, `links: [\"api:backend\"]` in the workloads that call this one",
            "client_aliases",
            "discovery_name",
            "network_aliases");
  }

  /** Keys of the listener rule and its health check. */
  private static void http() {
    at(WORKLOAD + ".http")
        .key("host", "alias", "aliases", "hosts", "domain", "domains", "hostname", "host_header")
        .key("path", "path_pattern", "paths", "prefix", "route")
        .key("healthcheck", "health")
        .key("deregistration_delay", "drain", "draining")
        .key("sticky", "stickiness", "session_affinity", "sticky_session", "sticky_sessions")
        .key("allowed_sources", "allowed_source_ips", "source_ips", "allow", "cidr")
        .key("container", "target_container")
        .key("certificate", "certificates", "cert", "certificate_arn", "tls", "ssl")
        .key("priority", "rule_priority", "order")
        .key("internal", "scheme", "private")
        .key("port", "target_port", "container_port")
        .key("version", "protocol", "protocol_version")
        .key("auth", "authentication", "authenticate", "login", "oidc", "cognito")
        .key("rewrite", "transforms", "strip_prefix", "rewrites")
        .help("write `version: grpc`", "grpc")
        .help("write `version: http2`", "http2")
        .help("remove it: with `certificate`, HTTP is redirected to HTTPS", "https")
        .help("remove it: with `certificate`, HTTP is redirected to HTTPS", "redirect_to_https")
        .help(
            "write `http` as a list, for example `http: [{path: /}, {path: /admin, port: 9090}]`",
            "additional_rules",
            "rules",
            "listeners")
        .help(
            "write, for example, `healthcheck: {path: /health, codes: \"200\"}`",
            "success_codes",
            "matcher")
        .key("hosted_zone", "hosted_zone_id", "zone", "zone_id", "dns")
        .help(
            "write `load_balancer: {create: {ssl_policy: ...}}` at the top level",
            "ssl_policy",
            "tls_policy")
        .help("write `load_balancer: {create: {web_acl: ...}}` at the top level", "waf", "web_acl");
    at(WORKLOAD + ".http.healthcheck")
        .key("path", "url", "endpoint", "uri")
        .key("codes", "success_codes", "matcher", "status", "http_code")
        .key("healthy", "healthy_threshold", "healthy_threshold_count")
        .key("unhealthy", "unhealthy_threshold", "unhealthy_threshold_count", "retries")
        .key("interval", "interval_seconds")
        .key("timeout", "timeout_seconds")
        .key("grace_period", "start_period")
        .key("port", "health_check_port")
        .key("codes", "grpc_code", "grpc_codes")
        .help("remove it: `version` of `http` determines the protocol", "protocol")
        .help("write it as `healthcheck` of the workload itself", "command", "test", "cmd");
  }

  /** Keys of the Network Load Balancer (Copilot documentation, "Load Balanced Web Service"). */
  private static void nlb() {
    at(WORKLOAD + ".nlb")
        .key("port", "listener_port", "listener")
        .key("target_port", "container_port")
        .key("container", "target_container")
        .key("host", "alias", "aliases", "hosts", "domain", "hostname")
        .key("hosted_zone", "hosted_zone_id", "zone", "zone_id", "dns")
        .key("certificate", "certificates", "cert", "certificate_arn")
        .key("ssl_policy", "tls_policy")
        .key("healthcheck", "health", "health_check")
        .key("internal", "scheme", "private")
        .key("allowed_sources", "allowed_source_ips", "source_ips", "allow", "cidr")
        .key("deregistration_delay", "drain", "draining")
        .help("write it in the port, for example `port: 53/udp`", "protocol")
        .help(SpotHelps::tls, "write `port: 443/tls` and a `certificate`", "tls", "ssl")
        .help(
            "write `nlb` as a list, with an item for each listener: `nlb: [{port: ...}, {port: ...}]`",
            "additional_listeners",
            "listeners")
        .help(
            "remove it, or set `stickiness.enabled` and `stickiness.type` (`source_ip`) of the target"
                + " group with `patches`",
            "stickiness",
            "sticky");
    at(WORKLOAD + ".nlb.healthcheck")
        .key("path", "url", "endpoint", "uri")
        .key("healthy", "healthy_threshold", "healthy_threshold_count")
        .key("unhealthy", "unhealthy_threshold", "unhealthy_threshold_count", "retries")
        .key("interval", "interval_seconds")
        .key("timeout", "timeout_seconds")
        .key("grace_period", "start_period")
        .key("port", "health_check_port")
        .help(
            SpotHelps::codes,
            "remove it: by default, status codes from 200 to 399 are healthy; for others, set"
                + " `Matcher` of the target group with `patches`",
            "codes",
            "success_codes",
            "matcher")
        .help("write a `path` for checks over HTTP; without one, they are over TCP", "protocol");
  }

  /**
   * What a key of another tool means in a block.
   *
   * @param key the block's own key; empty where there is none
   * @param words the help where there is none
   * @param better the help for a spec that has more to say
   */
  public record Meaning(String key, String words, Function<Spot, Optional<String>> better) {

    /** The line to write, with the value that was written where the key takes it. */
    String help(Optional<Shape> block, Spot spot) {
      Optional<String> known = better.apply(spot);
      if (known.isPresent()) {
        return Beside.fit(known.get(), spot);
      }
      Optional<Key<?>> own = key.isEmpty() ? Optional.empty() : block.flatMap(b -> b.key(key));
      if (own.isEmpty()) {
        return key.isEmpty() ? Beside.fit(words, spot) : "write `" + key + "`";
      }
      Form<?> form = own.get().form();
      Node value = spot.value();
      boolean things =
          value instanceof MapNode map
              && !map.entries().isEmpty()
              && Lists.all(map.entries(), entry -> entry.value() instanceof MapNode)
              && form.bare() instanceof MapOf;
      if (spot.has(key)) {
        return things
            ? "move "
                + Suggestion.quoted(((MapNode) value).entriesByKey().keySet())
                + " under `"
                + key
                + "`"
            : SpotHelps.beside(spot, own.get());
      }
      if (things && spot.block().isPresent()) {
        return "write `" + key + ":` in place of `" + spot.word() + ":`";
      }
      return single(value)
          .flatMap(scalar -> Candidates.of(scalar, own.get(), form))
          .map(text -> "write `" + key + ": " + Candidates.quoted(text) + "`")
          .orElseGet(() -> SpotHelps.example(spot, own.get()));
    }

    private Optional<ScalarNode> single(Node value) {
      return inside(value) instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
    }

    private Node inside(Node value) {
      if (value instanceof ListNode list && list.items().size() == 1) {
        return inside(list.items().get(0));
      }
      boolean trigger = key.equals("schedule") && value instanceof MapNode;
      return trigger && value instanceof MapNode map && map.entries().size() == 1
          ? inside(map.entries().iterator().next().value()) // on: {schedule: [{cron: ...}]}
          : value;
    }
  }

  /** What a word means in the block at this path. */
  static Optional<Meaning> of(String block, String word) {
    boolean shared = !BLOCKS.containsKey(block) && block.startsWith(SIDECAR + ".");
    String known = shared ? WORKLOAD + block.substring(SIDECAR.length()) : block;
    return Optional.ofNullable(BLOCKS.getOrDefault(known, Map.of()).get(snake(word)));
  }

  /** What a word means, by the paths of the blocks where it means something. */
  public static Map<String, Meaning> of(String word) {
    Map<String, Meaning> meanings = new LinkedHashMap<>();
    BLOCKS.forEach(
        (block, words) -> {
          Meaning meaning = words.get(snake(word));
          if (meaning != null) {
            meanings.put(block, meaning);
          }
        });
    return meanings;
  }

  /** The blocks, each with the words that are explained there. */
  public static Map<String, List<String>> all() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    BLOCKS.forEach((block, words) -> all.put(block, new ArrayList<>(words.keySet())));
    return all;
  }

  /** In lower case with underscores, as the keys of a spec are. */
  static String snake(String word) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean begins = i > 0 && Character.isUpperCase(letter);
      if (begins && !Character.isUpperCase(word.charAt(i - 1)) && word.charAt(i - 1) != '_') {
        snake.append('_');
      }
      snake.append(letter == '-' ? '_' : Character.toLowerCase(letter));
    }
    return snake.toString();
  }

  static Words at(String block) {
    return new Words(BLOCKS.computeIfAbsent(block, b -> new LinkedHashMap<>()));
  }

  /** The words of one block. */
  record Words(Map<String, Meaning> meanings) {

    /** These words are the key. */
    Words key(String key, String... words) {
      for (String word : words) {
        meanings.put(word, new Meaning(key, "", spot -> Optional.empty()));
      }
      return this;
    }

    /** For these words there is no key. */
    Words help(String help, String... words) {
      return help(spot -> Optional.empty(), help, words);
    }

    /**
     * The same.
     *
     * @param better the help for a spec that has more to say
     */
    Words help(Function<Spot, Optional<String>> better, String help, String... words) {
      for (String word : words) {
        meanings.put(word, new Meaning("", help, better));
      }
      return this;
    }
  }
}

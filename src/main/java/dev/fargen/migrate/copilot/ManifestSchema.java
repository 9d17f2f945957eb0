package dev.fargen.migrate.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys that Copilot reads from the manifest of each type (Copilot documentation, "Manifest").
 * Copilot reads YAML without complaint about other keys: they never had an effect.
 *
 * <p>A line of a table is a path and the keys below it, where {@code *} stands for any name, {@code
 * []} for the items of a list, and {@code **} for anything below.
 */
final class ManifestSchema {

  private static final String BUILD = ".build: dockerfile context target cache_from args";
  private static final String CONTAINER_HEALTH = ": command interval retries timeout start_period";
  private static final String TARGET_HEALTH =
      ": path port success_codes healthy_threshold unhealthy_threshold interval timeout"
          + " grace_period";
  private static final String RULE =
      " path alias hosted_zone healthcheck deregistration_delay stickiness target_container"
          + " targetContainer target_port allowed_source_ips redirect_to_https version";
  private static final String LISTENER =
      " port healthcheck target_container targetContainer target_port ssl_policy stickiness"
          + " deregistration_delay";
  private static final String METRIC = ": value cooldown";
  private static final String COOLDOWN = ": in out";
  private static final String QUEUE = ": retention delay timeout dead_letter fifo";
  private static final String FIFO =
      ".fifo: enable content_based_deduplication deduplication_scope throughput_limit"
          + " high_throughput";

  private static final List<String> TASK =
      List.of(
          ": name type environments image entrypoint command cpu memory platform variables"
              + " env_file secrets storage sidecars network publish logging taskdef_overrides",
          "image: build location credentials labels depends_on",
          "image" + BUILD,
          "image.build.args: *",
          "image.labels: *",
          "image.depends_on: *",
          "platform: osfamily architecture",
          "variables: *",
          "variables.*: from_cfn",
          "secrets: *",
          "secrets.*: from_cfn secretsmanager",
          "storage: ephemeral readonly_fs volumes",
          "storage.volumes: *",
          "storage.volumes.*: path read_only efs",
          "storage.volumes.*.efs: id root_dir uid gid auth",
          "storage.volumes.*.efs.id: from_cfn",
          "storage.volumes.*.efs.auth: iam access_point_id",
          "sidecars: *",
          "sidecars.*: port image essential credentialsParameter variables env_file secrets"
              + " mount_points labels depends_on healthcheck entrypoint command",
          "sidecars.*.image: build location",
          "sidecars.*.image" + BUILD,
          "sidecars.*.image.build.args: *",
          "sidecars.*.variables: *",
          "sidecars.*.variables.*: from_cfn",
          "sidecars.*.secrets: *",
          "sidecars.*.secrets.*: from_cfn secretsmanager",
          "sidecars.*.mount_points[]: source_volume path read_only",
          "sidecars.*.labels: *",
          "sidecars.*.depends_on: *",
          "sidecars.*.healthcheck" + CONTAINER_HEALTH,
          "network: vpc connect",
          "network.connect: alias",
          "network.vpc: placement security_groups",
          "network.vpc.placement: subnets",
          "network.vpc.placement.subnets: from_tags",
          "network.vpc.placement.subnets.from_tags: **",
          "network.vpc.security_groups: groups deny_default",
          "network.vpc.security_groups[]: from_cfn",
          "network.vpc.security_groups.groups[]: from_cfn",
          "publish: topics",
          "publish.topics[]: name fifo",
          "publish.topics[].fifo: content_based_deduplication",
          "logging: retention image destination enableMetadata secretOptions configFilePath"
              + " variables secrets env_file",
          "logging.destination: *",
          "logging.secretOptions: *",
          "logging.secretOptions.*: from_cfn secretsmanager",
          "logging.variables: *",
          "logging.variables.*: from_cfn",
          "logging.secrets: *",
          "logging.secrets.*: from_cfn secretsmanager",
          "taskdef_overrides[]: path value",
          "taskdef_overrides[].value: **");

  private static final List<String> SERVICE =
      List.of(
          ": count exec deployment observability",
          "image: healthcheck",
          "image.healthcheck" + CONTAINER_HEALTH,
          "exec: enable",
          "count: spot range cooldown cpu_percentage memory_percentage",
          "count.range: min max spot_from",
          "count.cooldown" + COOLDOWN,
          "count.cpu_percentage" + METRIC,
          "count.cpu_percentage.cooldown" + COOLDOWN,
          "count.memory_percentage" + METRIC,
          "count.memory_percentage.cooldown" + COOLDOWN,
          "observability: tracing",
          "deployment: rolling rollback_alarms",
          "deployment.rollback_alarms: cpu_utilization memory_utilization");

  private static final List<String> SERVED =
      List.of(
          ": http",
          "image: port",
          "count: requests response_time",
          "count.requests" + METRIC,
          "count.requests.cooldown" + COOLDOWN,
          "count.response_time" + METRIC,
          "count.response_time.cooldown" + COOLDOWN,
          "http:" + RULE + " alb additional_rules",
          "http.healthcheck" + TARGET_HEALTH,
          "http.alias[]: name hosted_zone",
          "http.additional_rules[]:" + RULE,
          "http.additional_rules[].healthcheck" + TARGET_HEALTH,
          "http.additional_rules[].alias[]: name hosted_zone");

  private static final List<String> NLB =
      List.of(
          ": nlb",
          "nlb:" + LISTENER + " alias additional_listeners",
          "nlb.healthcheck" + TARGET_HEALTH,
          "nlb.additional_listeners[]:" + LISTENER,
          "nlb.additional_listeners[].healthcheck" + TARGET_HEALTH);

  private static final List<String> WORKER =
      List.of(
          ": subscribe",
          "count: queue_delay",
          "count.queue_delay: acceptable_latency msg_processing_time cooldown",
          "count.queue_delay.cooldown" + COOLDOWN,
          "deployment.rollback_alarms: messages_delayed",
          "subscribe: topics queue",
          "subscribe.queue" + QUEUE,
          "subscribe.queue.dead_letter: tries",
          "subscribe.queue" + FIFO,
          "subscribe.topics[]: name service filter_policy queue",
          "subscribe.topics[].filter_policy: **",
          "subscribe.topics[].queue" + QUEUE,
          "subscribe.topics[].queue.dead_letter: tries",
          "subscribe.topics[].queue" + FIFO);

  private static final List<String> JOB =
      List.of(
          ": on retries timeout",
          "image: healthcheck",
          "image.healthcheck" + CONTAINER_HEALTH,
          "on: schedule");

  private static final List<String> REQUEST_DRIVEN =
      List.of(
          ": name type environments image cpu memory platform command variables secrets tags"
              + " publish network observability count http",
          "image: build location port",
          "image" + BUILD,
          "image.build.args: *",
          "platform: osfamily architecture",
          "variables: *",
          "variables.*: from_cfn",
          "secrets: *",
          "secrets.*: from_cfn secretsmanager",
          "tags: *",
          "publish: topics",
          "publish.topics[]: name fifo",
          "publish.topics[].fifo: content_based_deduplication",
          "network: vpc",
          "network.vpc: placement",
          "network.vpc.placement: subnets",
          "network.vpc.placement.subnets: from_tags",
          "network.vpc.placement.subnets.from_tags: **",
          "observability: tracing",
          "http: healthcheck alias private",
          "http.private: endpoint",
          "http.healthcheck" + TARGET_HEALTH);

  private static final List<String> ENVIRONMENT =
      List.of(
          ": name type network http observability cdn",
          "network: vpc",
          "network.vpc: id cidr subnets security_group flow_logs",
          "network.vpc.subnets: public private",
          "network.vpc.subnets.*[]: id cidr az",
          "network.vpc.security_group: ingress egress",
          "network.vpc.security_group.*[]: ip_protocol ports cidr",
          "network.vpc.flow_logs: retention",
          "http: public private",
          "http.public: certificates access_logs ingress security_groups ssl_policy",
          "http.public.access_logs: bucket_name prefix",
          "http.public.ingress: cdn source_ips",
          "http.public.security_groups: ingress",
          "http.public.security_groups.ingress: restrict_to",
          "http.public.security_groups.ingress.restrict_to: cdn",
          "http.private: certificates subnets ingress security_groups ssl_policy",
          "http.private.ingress: vpc",
          "http.private.security_groups: ingress",
          "http.private.security_groups.ingress: from_vpc",
          "observability: container_insights",
          "cdn: certificate terminate_tls static_assets",
          "cdn.static_assets: alias location path");

  private final Map<String, List<String>> keys = new TreeMap<>();

  private ManifestSchema(List<List<String>> tables) {
    for (List<String> table : tables) {
      for (String line : table) {
        String[] parts = line.split(":", 2);
        List<String> below = keys.computeIfAbsent(parts[0], path -> new ArrayList<>());
        below.addAll(List.of(parts[1].strip().split(" ")));
      }
    }
  }

  /** The keys of a type; of a service where the type is not known. */
  static ManifestSchema of(Manifest manifest) {
    if (manifest.is(Manifest.ENVIRONMENT)) {
      return new ManifestSchema(List.of(ENVIRONMENT));
    }
    if (manifest.is(Manifest.JOB)) {
      ManifestSchema schema = new ManifestSchema(List.of(TASK, JOB));
      schema.keys.getOrDefault("network", List.of()).remove("connect");
      return schema;
    }
    if (manifest.is(Manifest.WORKER)) {
      return new ManifestSchema(List.of(TASK, SERVICE, WORKER));
    }
    if (manifest.is(Manifest.REQUEST_DRIVEN)) {
      return new ManifestSchema(List.of(REQUEST_DRIVEN));
    }
    return manifest.is(Manifest.BACKEND)
        ? new ManifestSchema(List.of(TASK, SERVICE, SERVED))
        : new ManifestSchema(List.of(TASK, SERVICE, SERVED, NLB));
  }

  /** The keys of the map at a path: with {@code *} for any, {@code **} for anything; maybe none. */
  List<String> below(String path) {
    for (Map.Entry<String, List<String>> entry : keys.entrySet()) {
      if (ManifestPath.matches(path, entry.getKey())) {
        return entry.getValue();
      }
    }
    return List.of();
  }
}

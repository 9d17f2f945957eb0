package dev.fargen.cases;

import dev.fargen.spec.form.FromCfn;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What random specs are made of besides the definitions: names, and values that go together. */
final class SpecWords {

  /** Names and references that lead somewhere, with luck. */
  static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("workloads", List.of("web", "api", "worker")),
          Map.entry("sidecars", List.of("proxy", "helper")),
          Map.entry("depends_on", List.of("proxy", "helper", "web")),
          Map.entry("queues", List.of("jobs", "mail")),
          Map.entry("queue", List.of("jobs", "mail")),
          Map.entry("container", List.of("proxy", "web")),
          Map.entry("volumes", List.of("files", "cache")),
          Map.entry("databases", List.of("shop", "orders")),
          Map.entry("caches", List.of("sessions", "pages")),
          Map.entry("topics", List.of("sales", "bills")),
          Map.entry("topic", List.of("sales", "bills", "${resources.Orders}")),
          Map.entry("buckets", List.of("uploads", "exports")),
          Map.entry("bucket", List.of("uploads", "exports")),
          Map.entry("tables", List.of("carts", "items")),
          Map.entry("table", List.of("carts", "items")),
          Map.entry("indexes", List.of("by-state", "by-day")),
          Map.entry("repositories", List.of("web", "api")),
          Map.entry("environments", List.of("dev", "prod")),
          Map.entry("environment", List.of("LOG_LEVEL", "A", "_b", "dev")),
          Map.entry("secrets", List.of("PASSWORD", "TOKEN")),
          Map.entry("args", List.of("NODE_ENV", "V")),
          Map.entry("configs", List.of("site", "rules")),
          Map.entry("ulimits", List.of("nofile")),
          Map.entry("tags", List.of("team", "cost center")),
          Map.entry("resources", List.of("Orders", "Other")),
          Map.entry("outputs", List.of("Topic", "Second")));

  /**
   * Values that a definition alone does not give, by the ends of paths. The first one is for a key
   * that another one needs.
   */
  static final Map<String, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry("workloads.<name>.cpu", List.of(256, 512, 1024, 2048, 4096)),
          Map.entry("workloads.<name>.memory", List.of(512, 1024, 2048, 4096, 8192)),
          Map.entry("sidecars.<name>.cpu", List.of(32, 64, 128)),
          Map.entry("sidecars.<name>.memory", List.of(64, 128, 256)),
          Map.entry("volumes[]", List.of("files:/data", "cache:/tmp/cache", "files:/etc/x:ro")),
          Map.entry("sidecars.<name>.volumes", List.of("files:/data", "cache:/c:ro")),
          Map.entry("workloads.<name>.volumes", List.of("files:/data", "cache:/c")),
          Map.entry(
              "permissions[].table", List.of("carts", "items", "${tables.items.arn}", "of-others")),
          Map.entry(
              "permissions[].bucket",
              List.of("uploads", "exports", "${buckets.uploads.name}", "of-others")),
          Map.entry(
              "permissions[].topic",
              List.of("sales", "bills", "${topics.sales.arn}", "${resources.Orders}")),
          Map.entry("env_file", List.of("files/common.env", List.of("files/web.env"))),
          Map.entry("configs.<name>.file", List.of("files/site.conf", "files/rules.json")),
          Map.entry("configs[].source", List.of("site", "rules")),
          Map.entry("ulimits.<name>.soft", List.of(1024, 65_535)),
          Map.entry("ulimits.<name>.hard", List.of(65_535, 1_048_576)),
          Map.entry("workloads.<name>.port", List.of(8080, 1, 65_535)),
          Map.entry("nlb.port", List.of("443/tls", 443, "8883/tls", "53/udp")),
          Map.entry("nlb.target_port", List.of(8080)),
          Map.entry("nlb.healthcheck.port", List.of(8080)),
          Map.entry("volumes.<name>.throughput", List.of("provisioned", "bursting", "elastic")),
          Map.entry("ebs.iops", List.of(3000, 5000, 16_000)),
          Map.entry("partition_key", List.of("id", "customer", "state:number")),
          Map.entry("sort_key", List.of("day", "created:number")),
          Map.entry("container", List.of("proxy", "web")),
          Map.entry("secrets.<name>", List.of("${databases.shop.password}")),
          Map.entry(
              "secrets.<name>.from",
              List.of("${databases.shop.password}", "${databases.shop.username}")),
          Map.entry("deployment.max", List.of(101, 150, 200, 400)),
          Map.entry(
              "workloads.<name>.schedule", List.of("rate(5 minutes)", "at(2030-01-31T04:00:00)")),
          Map.entry(
              "schedule.notify",
              List.of("arn:${AWS::Partition}:sns:${AWS::Region}:111122223333:on-call")),
          Map.entry("zones", List.of(2, 3)),
          Map.entry("Value", List.of(Map.of("Ref", "AWS::StackName"), "text")),
          Map.entry("patches[].op", List.of("add")),
          Map.entry("patches[].path", List.of("/Resources/WebLogGroup/Properties/LogGroupClass")),
          Map.entry("patches[].value", List.of("STANDARD")),
          Map.entry("pipeline.stages[]", List.of("dev", "prod")),
          Map.entry("pipeline.stages[].environment", List.of("dev", "prod")),
          Map.entry("pipeline.account", List.of("111122223333")),
          Map.entry("environments.<name>.account", List.of("444455556666")),
          Map.entry(
              "workloads.<name>.image",
              List.of(
                  "${Image}",
                  "public.ecr.aws/nginx/nginx:1.29",
                  "${repositories.web}:1.0",
                  Map.of("ecr", "shop", "tag", "1.4.2"))),
          Map.entry("description", plainTexts()));

  /** What the environment of a container is there for, by sections, and by what is in its place. */
  static final SortedMap<String, List<Object>> REFERENCES =
      new TreeMap<String, List<Object>>(
          Map.ofEntries(
              Map.entry(
                  "buckets", List.of("${buckets.uploads.name}", "s3://${buckets.exports.name}/x")),
              Map.entry("tables", List.of("${tables.carts.name}", "${tables.items.arn}")),
              Map.entry("topics", List.of("${topics.sales.arn}", "${topics.bills.arn}")),
              Map.entry("queues", List.of("${queues.jobs.url}", "${queues.mail.arn}")),
              Map.entry(
                  "caches",
                  List.of("${caches.sessions.url}", "${caches.pages.host}:${caches.pages.port}")),
              Map.entry("databases", List.of("${databases.shop.host}", "${databases.orders.port}")),
              Map.entry(
                  "resources", List.of("${resources.Orders}", "${resources.Other.TopicName}")),
              Map.entry("parameters", List.of("${Colour}")),
              Map.entry("spec", List.of("${environment.name}", "${spec.name}", "${Size:-small}")),
              Map.entry(
                  FromCfn.KEY,
                  List.of(
                      Map.of(FromCfn.KEY, "shared-Url"),
                      Map.of(FromCfn.KEY, "${AWS::StackName}-Url")))));

  /** The files that specs name, and their texts. */
  static final Map<String, String> FILES =
      Map.of(
          "files/common.env",
          "HOST=example.com\nHOME_URL=\"https://${HOST}/\"\n",
          "files/web.env",
          "LOG_LEVEL=debug\nGREETING='it costs $5 äöü'\n",
          "files/site.conf",
          "server { listen 80; return 200 'äöü $host ${name}'; }\n",
          "files/rules.json",
          "{\"rules\": [\"$HOME\", \"back\\\\slash\"]}");

  /** What a section is there for. */
  private static final List<String> USE =
      List.of("workloads.<name>.environment", "workloads.<name>.permissions");

  private static final List<String> BALANCED =
      List.of("workloads.<name>.http", "workloads.<name>.port");

  private static final List<String> CROSS_ACCOUNT =
      List.of(
          "pipeline.stages[].environment",
          "pipeline.stages[].role",
          "pipeline.stages[].deploy_role",
          "pipeline.account",
          "environments.<name>.account",
          "environments.<name>.region");

  /** What else a key needs, by the beginnings of paths. */
  static final Map<String, List<String>> NEEDS =
      Map.ofEntries(
          Map.entry("pipeline", List.of("environments.<name>")),
          Map.entry("buckets", USE),
          Map.entry("tables", USE),
          Map.entry("caches", USE),
          Map.entry("databases", USE),
          Map.entry("resources", USE),
          Map.entry(
              "topics",
              List.of(
                  "workloads.<name>.environment",
                  "workloads.<name>.permissions",
                  "queues.<name>.subscribe[].topic")),
          Map.entry("queues.<name>.subscribe", List.of("topics.<name>")),
          Map.entry("pipeline.build", List.of("workloads.<name>.image")),
          Map.entry("pipeline.stages[].role", CROSS_ACCOUNT),
          Map.entry("pipeline.stages[].deploy_role", CROSS_ACCOUNT),
          Map.entry("parameters", List.of("workloads.<name>.environment")),
          Map.entry("workloads.<name>.configs", List.of("configs.<name>")),
          Map.entry("workloads.<name>.sidecars.<name>.configs", List.of("configs.<name>")),
          Map.entry("workloads.<name>.nlb", List.of("workloads.<name>.port")),
          Map.entry(
              "workloads.<name>.nlb.host",
              List.of("workloads.<name>.nlb.host", "workloads.<name>.nlb.hosted_zone")),
          Map.entry(
              "workloads.<name>.nlb.ssl_policy",
              List.of("workloads.<name>.nlb.port", "workloads.<name>.nlb.certificate")),
          Map.entry(
              "workloads.<name>.nlb.container", List.of("workloads.<name>.sidecars.<name>.port")),
          Map.entry("workloads.<name>.deployment.alarms.errors", BALANCED),
          Map.entry("workloads.<name>.deployment.alarms.unhealthy", BALANCED),
          Map.entry("workloads.<name>.scaling.response_time", BALANCED),
          Map.entry(
              "workloads.<name>.logs.secret_options",
              List.of("workloads.<name>.logs.destination", "databases.<name>")),
          Map.entry("volumes.<name>.provisioned_throughput", List.of("volumes.<name>.throughput")),
          Map.entry("volumes.<name>.bucket_kms_key", List.of("volumes.<name>.bucket")),
          Map.entry("volumes.<name>.prefix", List.of("volumes.<name>.bucket")),
          Map.entry("network.zones", List.of("network.import")),
          Map.entry(
              "workloads.<name>.scaling.queue", List.of("workloads.<name>.queue", "queues.<name>")),
          Map.entry("workloads.<name>.volumes", List.of("volumes.<name>")),
          Map.entry("workloads.<name>.sidecars.<name>.volumes", List.of("volumes.<name>")),
          Map.entry("workloads.<name>.secrets.<name>.from", List.of("databases.<name>")),
          Map.entry(
              "workloads.<name>.http",
              List.of("workloads.<name>.port", "workloads.<name>.sidecars.<name>.port")),
          Map.entry("workloads.<name>.scaling.requests", BALANCED),
          Map.entry(
              "workloads.<name>.scaling.backlog",
              List.of("workloads.<name>.queue", "queues.<name>", "cluster.container_insights")),
          Map.entry(
              "workloads.<name>.scaling.steps", List.of("workloads.<name>.queue", "queues.<name>")),
          Map.entry(
              "workloads.<name>.scaling.idle", List.of("workloads.<name>.queue", "queues.<name>")));

  private SpecWords() {}

  /** Texts that YAML, CloudFormation or a shell might take for something else. */
  static List<Object> texts() {
    return List.of(
        "info",
        "0750",
        "1:30",
        "yes",
        "~",
        "null",
        "1e3",
        "2026-01-31",
        "ends with:",
        "a: b # c",
        "*x",
        "&y",
        "!Ref Z",
        "@at",
        "%p",
        "`q`",
        "it's \"quoted\" \\ back",
        " padded ",
        "äöü €",
        "two\nlines\n",
        "{a: [b]}",
        "- item",
        "$${HOME} $HOME",
        "at ${AWS::Region}",
        "${AWS::StackName}-${Colour}");
  }

  /** Those of them that name nothing: CloudFormation's descriptions refer to nothing. */
  static List<Object> plainTexts() {
    return texts().stream().filter(text -> !String.valueOf(text).contains("${")).toList();
  }
}

package dev.fargen.migrate.compose;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of a service that a spec does not have, and why (Compose Specification, "Services top-level
 * element"; Amazon ECS developer guide, "Amazon ECS task definition differences for Fargate").
 */
final class Keys {

  /**
   * Capabilities that containers have without a word (Amazon ECS API reference,
   * KernelCapabilities).
   */
  static final Set<String> GIVEN =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private record Rule(Verdict verdict, String text) {}

  private static final Rule SIZE =
      new Rule(Verdict.IGNORED, "`cpu` and `memory` are the limits of a task");
  private static final Rule ONE_NETWORK =
      new Rule(Verdict.CONVERTED, "security groups take the place of networks");
  private static final Rule NO_HOST =
      new Rule(
          Verdict.REFUSED,
          "Fargate has no host that tasks share; a program that needs this runs on ECS with EC2"
              + " instances");
  private static final Rule RESOLVER =
      new Rule(
          Verdict.REFUSED,
          "tasks use the resolver of the VPC; set DHCP options of the VPC instead");

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry(
              "container_name",
              new Rule(Verdict.IGNORED, "tasks have no names; links have aliases")),
          Map.entry(
              "hostname",
              new Rule(
                  Verdict.IGNORED,
                  "each task has its own host name; a link has the name as an alias")),
          Map.entry("domainname", new Rule(Verdict.IGNORED, "each task has its own host name")),
          Map.entry("networks", ONE_NETWORK),
          Map.entry("expose", new Rule(Verdict.CONVERTED, "")),
          Map.entry("links", new Rule(Verdict.CONVERTED, "")),
          Map.entry(
              "logging",
              new Rule(
                  Verdict.IGNORED,
                  "the output goes to CloudWatch Logs; for another service, write `logs:"
                      + " {destination: …}`")),
          Map.entry(
              "privileged",
              new Rule(
                  Verdict.REFUSED,
                  "Fargate runs no privileged containers; a program that needs it runs on ECS with"
                      + " EC2 instances")),
          Map.entry(
              "devices",
              new Rule(
                  Verdict.REFUSED,
                  "Fargate has no devices; a program that needs one runs on ECS with EC2"
                      + " instances")),
          Map.entry("device_cgroup_rules", NO_HOST),
          Map.entry(
              "gpus",
              new Rule(
                  Verdict.REFUSED,
                  "Fargate has no GPUs; use ECS with EC2 instances, or AWS Batch")),
          Map.entry(
              "sysctls",
              new Rule(
                  Verdict.REFUSED,
                  "a spec has no kernel parameters; a patch can add `SystemControls` to the"
                      + " container definition")),
          Map.entry(
              "extra_hosts",
              new Rule(
                  Verdict.REFUSED,
                  "Fargate does not add to `/etc/hosts`; write the address in a variable, or a"
                      + " record in a private hosted zone")),
          Map.entry(
              "external_links",
              new Rule(
                  Verdict.REFUSED,
                  "write `links: [spec/workload]` for a workload of another spec")),
          Map.entry(
              "volumes_from",
              new Rule(Verdict.REFUSED, "write the volumes of the other service in this one")),
          Map.entry("dns", RESOLVER),
          Map.entry("dns_search", RESOLVER),
          Map.entry("dns_opt", RESOLVER),
          Map.entry(
              "group_add",
              new Rule(Verdict.REFUSED, "Fargate adds no groups; write `user: \"uid:gid\"`")),
          Map.entry(
              "runtime",
              new Rule(
                  Verdict.REFUSED,
                  "Fargate has one runtime for Linux containers; build the program as an image for"
                      + " linux/amd64 or linux/arm64")),
          Map.entry(
              "shm_size",
              new Rule(
                  Verdict.CHANGED,
                  "`/dev/shm` has 64 MiB on Fargate; a program that needs more can use a directory"
                      + " under `tmpfs` (browsers: `--disable-dev-shm-usage`)")),
          Map.entry("pid", NO_HOST),
          Map.entry("ipc", NO_HOST),
          Map.entry("uts", NO_HOST),
          Map.entry("cgroup", NO_HOST),
          Map.entry("cgroup_parent", NO_HOST),
          Map.entry("userns_mode", NO_HOST),
          Map.entry("use_api_socket", NO_HOST),
          Map.entry(
              "credential_spec",
              new Rule(
                  Verdict.REFUSED,
                  "a spec has no credential specs; a patch can add `CredentialSpecs`")),
          Map.entry(
              "post_start",
              new Rule(
                  Verdict.REFUSED,
                  "ECS has no hooks of containers; write the command before that of the program, in"
                      + " a shell")),
          Map.entry(
              "pre_stop",
              new Rule(
                  Verdict.REFUSED,
                  "ECS has no hooks of containers; handle SIGTERM in the program")),
          Map.entry(
              "provider",
              new Rule(
                  Verdict.REFUSED,
                  "the provider runs on your computer; add what it creates under `resources`")),
          Map.entry(
              "models",
              new Rule(
                  Verdict.REFUSED,
                  "AWS has no Docker Model Runner; use Amazon Bedrock, with its address in a"
                      + " variable")),
          Map.entry("label_file", new Rule(Verdict.REFUSED, "write the labels under `labels`")),
          Map.entry(
              "cap_drop",
              new Rule(
                  Verdict.CHANGED,
                  "the capabilities stay; a patch can add `LinuxParameters.Capabilities.Drop` to"
                      + " the container definition")),
          Map.entry(
              "security_opt",
              new Rule(
                  Verdict.CHANGED,
                  "Fargate has its own profiles and no options for them; `user` and `read_only`"
                      + " harden a container")),
          Map.entry("mac_address", ONE_NETWORK),
          Map.entry("cpu_shares", SIZE),
          Map.entry("cpu_count", SIZE),
          Map.entry("cpu_percent", SIZE),
          Map.entry("cpu_period", SIZE),
          Map.entry("cpu_quota", SIZE),
          Map.entry("cpu_rt_runtime", SIZE),
          Map.entry("cpu_rt_period", SIZE),
          Map.entry("cpuset", SIZE),
          Map.entry("mem_swappiness", SIZE),
          Map.entry("memswap_limit", SIZE),
          Map.entry("oom_kill_disable", SIZE),
          Map.entry("oom_score_adj", SIZE),
          Map.entry("pids_limit", SIZE),
          Map.entry("blkio_config", SIZE),
          Map.entry(
              "storage_opt",
              new Rule(Verdict.IGNORED, "a task has 20 GiB; write `ephemeral_storage` for more")),
          Map.entry("isolation", new Rule(Verdict.IGNORED, "Fargate isolates each task")),
          Map.entry(
              "pull_policy", new Rule(Verdict.IGNORED, "each task pulls its image when it starts")),
          Map.entry("develop", new Rule(Verdict.IGNORED, "only development uses it")),
          Map.entry("attach", new Rule(Verdict.IGNORED, "the output goes to CloudWatch Logs")),
          Map.entry("annotations", new Rule(Verdict.IGNORED, "nothing on Fargate reads them")),
          Map.entry("profiles", new Rule(Verdict.CONVERTED, "a profile of the service is on")),
          Map.entry(
              "restart",
              new Rule(
                  Verdict.CONVERTED, "ECS starts a new task when a container of one has exited")),
          Map.entry("secrets", new Rule(Verdict.CONVERTED, "")),
          Map.entry("volumes", new Rule(Verdict.CONVERTED, "")),
          Map.entry("configs", new Rule(Verdict.CONVERTED, "")),
          Map.entry("tmpfs", new Rule(Verdict.CONVERTED, "")),
          Map.entry("labels", new Rule(Verdict.CONVERTED, "")),
          Map.entry("environment", new Rule(Verdict.CONVERTED, "")),
          Map.entry("env_file", new Rule(Verdict.CONVERTED, "")),
          Map.entry("network_mode", new Rule(Verdict.CONVERTED, "")));

  /** Keys whose rule depends on their value. */
  private static final Set<String> OTHERS = Set.of("network_mode", "restart", "extra_hosts", "pid");

  /** Maps in which a name without a value says something. */
  private static final Set<String> NAMED =
      Set.of(
          "environment",
          "args",
          "labels",
          "networks",
          "depends_on",
          "volumes",
          "secrets",
          "configs");

  private Keys() {}

  static boolean isKnown(String key) {
    return RULES.containsKey(key);
  }

  /** A service without the keys that have no value. */
  static ItemMap withoutEmpty(ItemMap service) {
    ItemMap full = service;
    for (String key : service.keys()) {
      boolean resets =
          key.equals("entrypoint") && !(service.get(key).orElse(full) instanceof ItemText);
      boolean empty = service.get(key).filter(Keys::isEmpty).isPresent();
      full = empty && !resets ? full.without(key) : full;
    }
    return full;
  }

  private static boolean isEmpty(Item item) {
    return (item instanceof ItemMap inner && inner.keys().isEmpty())
        || (item instanceof ItemList list && list.items().isEmpty())
        || (item instanceof ItemText text && text.isNull());
  }

  /** Notes keys without a value: they say nothing. */
  static void noteEmpty(ItemMap map, String subject, Report report) {
    for (String key : map.keys()) {
      Item item = map.get(key).orElse(map);
      if (isEmpty(item)) {
        report.converted(item.origin(), subject + "." + key, "");
      } else if (item instanceof ItemMap inner && !NAMED.contains(key)) {
        noteEmpty(inner, subject + "." + key, report);
      }
    }
  }

  /** Notes the keys that nothing else takes. */
  static void note(Service service, boolean sidecar, Report report) {
    for (String key : service.keys().keys()) {
      Item item = service.keys().get(key).orElse(service.keys());
      String subject = service.subject(key);
      Optional<Rule> rule = Optional.ofNullable(RULES.get(key));
      if (key.startsWith("x-")) {
        rule = Optional.of(new Rule(Verdict.IGNORED, "Compose ignores it"));
      } else if (OTHERS.contains(key) && item instanceof ItemText text) {
        rule = byValue(key, text.literal(), sidecar).or(() -> Optional.ofNullable(RULES.get(key)));
      } else if (item instanceof ItemText text && text.literal().equals("false")) {
        rule = rule.map(one -> new Rule(Verdict.CONVERTED, ""));
      }
      if (key.equals("logging") && item instanceof ItemMap logging) {
        rule = Optional.of(logging(logging.literal("driver")));
      }
      if (rule.isPresent()) {
        note(report, item, subject, rule.get());
      }
      if (key.equals("networks") && item instanceof ItemMap networks) {
        addresses(networks, subject, report);
      }
    }
  }

  private static Optional<Rule> byValue(String key, String value, boolean sidecar) {
    if (key.equals("network_mode")) {
      return Optional.of(
          switch (value) {
            case "host" ->
                new Rule(
                    Verdict.CHANGED,
                    "each task has its own network interface with all its ports: write those that"
                        + " others connect to as `port` and `expose`");
            case "none" -> new Rule(Verdict.CONVERTED, "");
            case "bridge", "default", "" -> ONE_NETWORK;
            default ->
                sidecar
                    ? new Rule(
                        Verdict.CONVERTED, "a sidecar: containers of a task share the network")
                    : new Rule(Verdict.REFUSED, "there is no such container in the application");
          });
    }
    if (key.equals("restart") && !sidecar) {
      return value.startsWith("on-failure") || value.equals("no")
          ? Optional.of(
              new Rule(
                  Verdict.CHANGED,
                  "ECS starts a new task whatever the exit code is; for a program that ends, write"
                      + " `run: manual` or `schedule`"))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Rule logging(String driver) {
    return driver.isEmpty()
            || List.of("json-file", "local", "journald", "awslogs", "none").contains(driver)
        ? new Rule(Verdict.IGNORED, "the output goes to CloudWatch Logs")
        : new Rule(
            Verdict.CHANGED,
            "the output goes to CloudWatch Logs; `logs: {destination: …}` sends it to another"
                + " service");
  }

  /** Addresses that a service has in a network. */
  private static void addresses(ItemMap networks, String subject, Report report) {
    for (String name : networks.keys()) {
      ItemMap network = networks.map(name).orElse(networks);
      for (String key : List.of("ipv4_address", "ipv6_address")) {
        network
            .text(key)
            .ifPresent(
                text ->
                    report.changed(
                        text.origin(),
                        subject + "." + name + "." + key,
                        "tasks get other addresses: programs that have `"
                            + text.literal()
                            + "` must use the name of the service"));
      }
    }
  }

  private static void note(Report report, Item item, String subject, Rule rule) {
    switch (rule.verdict()) {
      case CONVERTED -> report.converted(item.origin(), subject, rule.text());
      case IGNORED -> report.ignored(item.origin(), subject, rule.text());
      case CHANGED -> report.changed(item.origin(), subject, rule.text());
      default -> report.refused(item.origin(), subject, rule.text());
    }
  }
}

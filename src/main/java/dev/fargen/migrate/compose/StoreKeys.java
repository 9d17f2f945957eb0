package dev.fargen.migrate.compose;

import java.util.Map;
import java.util.Set;

/** Notes the keys of services that become databases or caches, of which AWS takes care. */
final class StoreKeys {

  /** Keys of which nothing is lost. */
  private static final Map<String, String> IGNORED =
      Map.ofEntries(
          Map.entry("restart", "AWS keeps it running"),
          Map.entry("healthcheck", "AWS monitors it"),
          Map.entry("networks", "security groups admit the workloads that name it"),
          Map.entry("container_name", "its address is a reference in the spec"),
          Map.entry("hostname", "its address is a reference in the spec"),
          Map.entry("expose", "security groups admit the workloads that name it"),
          Map.entry("logging", "AWS has its logs"),
          Map.entry("user", "AWS runs it"),
          Map.entry("stop_grace_period", "AWS runs it"),
          Map.entry("stop_signal", "AWS runs it"),
          Map.entry("shm_size", "AWS sizes its memory"),
          Map.entry("ulimits", "AWS runs it"),
          Map.entry("platform", "AWS runs it"),
          Map.entry("depends_on", "AWS runs it"),
          Map.entry("build", ""),
          Map.entry("labels", "nothing reads them"),
          Map.entry("profiles", "a profile of the service is on"),
          Map.entry("pull_policy", "AWS runs it"),
          Map.entry("tty", "AWS runs it"),
          Map.entry("stdin_open", "AWS runs it"),
          Map.entry("init", "AWS runs it"),
          Map.entry("cap_add", "AWS runs it"),
          Map.entry("cap_drop", "AWS runs it"),
          Map.entry("security_opt", "AWS runs it"),
          Map.entry("privileged", "AWS runs it"),
          Map.entry("read_only", "AWS runs it"),
          Map.entry("tmpfs", "AWS runs it"),
          Map.entry("sysctls", "AWS runs it"),
          Map.entry("mem_limit", "the class of the database or the type of the node decides"),
          Map.entry("cpus", "the class of the database or the type of the node decides"),
          Map.entry("deploy", "the class of the database or the type of the node decides"),
          Map.entry("secrets", "the stack generates the password"),
          Map.entry("network_mode", "security groups admit the workloads that name it"),
          Map.entry("working_dir", "AWS runs it"),
          Map.entry("links", "AWS runs it"),
          Map.entry("entrypoint", "AWS runs it"),
          Map.entry("env_file", "AWS runs it; the stack generates the password"));

  /** Keys that the database or cache has, or that are noted one by one. */
  private static final Set<String> KEPT = Set.of("environment", "volumes", "configs", "command");

  private StoreKeys() {}

  static void note(Conversion conversion, Service service, String key, Item item) {
    if (key.equals("ports")) {
      conversion
          .report()
          .changed(
              item.origin(),
              service.subject(key),
              "not published: only workloads that name it can connect. From your computer, connect"
                  + " through a task (`exec: true`) or a VPN");
      return;
    }
    boolean empty = item instanceof ItemText text && text.literal().equals("false");
    String why =
        key.startsWith("x-")
            ? "Compose ignores it"
            : empty ? "" : IGNORED.getOrDefault(key, Keys.isKnown(key) ? "AWS runs it" : "");
    if (empty || (key.equals("image") && service.isBuilt())) {
      conversion.report().converted(item.origin(), service.subject(key), "");
    } else if (!why.isEmpty() && !KEPT.contains(key)) {
      conversion.report().ignored(item.origin(), service.subject(key), why);
    }
  }
}

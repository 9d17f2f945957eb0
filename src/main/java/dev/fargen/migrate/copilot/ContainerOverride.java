package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a changed property of a container definition as the key of a spec. */
final class ContainerOverride {

  private static final Map<String, String> SCALARS =
      Map.ofEntries(
          Map.entry("workingdirectory", "working_dir"),
          Map.entry("user", "user"),
          Map.entry("readonlyrootfilesystem", "read_only"),
          Map.entry("pseudoterminal", "tty"),
          Map.entry("interactive", "stdin_open"),
          Map.entry("image", "image"));

  private static final Map<String, String> LISTS =
      Map.of("entrypoint", "entrypoint", "command", "command");

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "START", "started",
          "HEALTHY", "healthy",
          "COMPLETE", "complete",
          "SUCCESS", "success");

  private final Scope scope;
  private final DraftMap container;
  private final boolean main;
  private final Origin[] origins;

  /**
   * A change of one container.
   *
   * @param main whether it is the main container
   * @param origins where the change is written
   */
  ContainerOverride(Scope scope, DraftMap container, boolean main, Origin... origins) {
    this.scope = scope;
    this.container = container;
    this.main = main;
    this.origins = origins.clone();
  }

  /**
   * Whether a spec has a key for it.
   *
   * @param property in small letters
   */
  boolean write(String property, Value value) {
    if (SCALARS.containsKey(property)) {
      put(SCALARS.get(property), TaskOverrides.scalar(value));
      return true;
    }
    if (LISTS.containsKey(property)) {
      put(LISTS.get(property), TaskOverrides.list(value));
      return true;
    }
    return switch (property) {
      case "stoptimeout" -> stopTimeout(value);
      case "ulimits" -> ulimits(value);
      case "essential" -> essential(value);
      case "cpu", "memory" -> size(property, value);
      case "healthcheck" -> healthcheck(value);
      case "dependson" -> dependsOn(value);
      case "mountpoints" -> mountPoints(value);
      case "dockerlabels" -> labels(value);
      case "environment" -> environment(value);
      case "linuxparameters" -> linux(value);
      case "portmappings" -> ports(value);
      default -> false;
    };
  }

  /** Writes the key; the lines that it came from before lead to it too. */
  private void put(String key, Draft draft) {
    List<Origin> all = new ArrayList<>();
    for (DraftMap.Entry entry : container.entries()) {
      if (entry.key().equals(key)) {
        all.addAll(entry.origins());
        all.addAll(Origins.in(entry.draft()));
      }
    }
    all.addAll(List.of(origins));
    container.put(key, draft, all);
  }

  private boolean stopTimeout(Value value) {
    container.put("stop_grace_period", TaskOverrides.text(value) + "s", origins);
    return true;
  }

  private boolean labels(Value value) {
    put("labels", new DraftValue(value));
    return true;
  }

  private boolean ulimits(Value value) {
    DraftMap limits = new DraftMap();
    for (Value limit : value.children()) {
      String name = get(limit, "Name").toLowerCase(Locale.ROOT);
      String soft = get(limit, "SoftLimit");
      String hard = get(limit, "HardLimit");
      if (name.isEmpty() || soft.isEmpty()) {
        return false;
      }
      Draft both =
          soft.equals(hard)
              ? DraftValue.of(soft)
              : new DraftMap()
                  .put("soft", DraftValue.of(soft))
                  .put("hard", DraftValue.of(hard.isEmpty() ? soft : hard));
      limits.put(name, both);
    }
    put("ulimits", limits);
    return true;
  }

  private boolean essential(Value value) {
    boolean essential = TaskOverrides.text(value).equalsIgnoreCase("true");
    if (main) {
      return essential;
    }
    container.put("essential", essential, origins);
    return true;
  }

  /** A sidecar has a part of the task's size; the main container has the rest. */
  private boolean size(String property, Value value) {
    if (main) {
      return false;
    }
    container.put(property, TaskOverrides.scalar(value), origins);
    return true;
  }

  /** ECS checks every 30 seconds where nothing is said. */
  private boolean healthcheck(Value value) {
    DraftMap check = container.getMap("healthcheck").orElseGet(DraftMap::new);
    boolean given = !check.isEmpty();
    Optional<Value> command = OverrideTree.get(value, "Command");
    command.ifPresent(words -> check.put("test", test(words)));
    time("Interval", "interval", given ? "" : "30", value, check);
    time("Timeout", "timeout", "", value, check);
    String retries = get(value, "Retries");
    if (!retries.isEmpty()) {
      check.put("retries", DraftValue.of(retries));
    }
    time("StartPeriod", "start_period", given ? "" : "0", value, check);
    container.put("healthcheck", check, origins);
    return check.has("test");
  }

  private static Draft test(Value words) {
    List<DraftList.Item> items = TaskOverrides.list(words).items();
    boolean shell = items.size() == 2 && items.get(0).draft().says(DraftValue.text("CMD-SHELL"));
    boolean command = !items.isEmpty() && items.get(0).draft().says(DraftValue.text("CMD"));
    DraftList rest = new DraftList();
    items.subList(command ? 1 : 0, items.size()).forEach(item -> rest.add(item.draft()));
    return shell ? items.get(1).draft() : rest;
  }

  private static void time(String property, String key, String usual, Value value, DraftMap check) {
    String seconds = get(value, property);
    String shown = seconds.isEmpty() ? usual : seconds;
    if (!shown.isEmpty()) {
      check.put(key, shown + "s");
    }
  }

  private boolean dependsOn(Value value) {
    DraftMap on = new DraftMap();
    for (Value one : value.children()) {
      String name = ContainerKeys.container(get(one, "ContainerName"), scope);
      String condition = get(one, "Condition").toUpperCase(Locale.ROOT);
      on.put(name, CONDITIONS.getOrDefault(condition, condition));
    }
    put("depends_on", on);
    return true;
  }

  private boolean mountPoints(Value value) {
    DraftList mounts = container.list("volumes", origins);
    for (Value one : value.children()) {
      boolean only = get(one, "ReadOnly").equalsIgnoreCase("true");
      mounts.add(
          Names.of(get(one, "SourceVolume"))
              + ":"
              + get(one, "ContainerPath")
              + (only ? ":ro" : ""),
          origins);
    }
    return true;
  }

  private boolean environment(Value value) {
    for (Value one : value.children()) {
      container
          .map("environment")
          .put(
              get(one, "Name"),
              DraftValue.text(Texts.of(get(one, "Value"), scope, Texts.UNKNOWN)),
              origins);
    }
    return true;
  }

  /** Further ports of the container; with a host port or a protocol of HTTP, a patch says it. */
  private boolean ports(Value value) {
    DraftList ports = new DraftList();
    for (Value one : value.children()) {
      String port = get(one, "ContainerPort");
      String protocol = get(one, "Protocol").toLowerCase(Locale.ROOT);
      boolean other =
          !get(one, "AppProtocol").isEmpty()
              || !(get(one, "HostPort").isEmpty() || get(one, "HostPort").equals(port));
      if (port.isEmpty() || other) {
        return false;
      }
      boolean main = container.get("port").map(own -> own.says(DraftValue.of(port))).orElse(false);
      if (!main) {
        ports.add(protocol.equals("udp") ? DraftValue.text(port + "/udp") : DraftValue.of(port));
      }
    }
    DraftList expose = container.list("expose", origins);
    for (DraftList.Item port : ports.items()) {
      if (!Lists.any(expose.items(), item -> item.draft().says(port.draft()))) {
        expose.add(port.draft(), origins);
      }
    }
    return true;
  }

  private boolean linux(Value value) {
    Optional<Value> init = OverrideTree.get(value, "InitProcessEnabled");
    Optional<Value> added =
        OverrideTree.get(value, "Capabilities").flatMap(all -> OverrideTree.get(all, "Add"));
    if (value.children().size() != (init.isPresent() ? 1 : 0) + (added.isPresent() ? 1 : 0)) {
      return false;
    }
    init.ifPresent(on -> container.put("init", TaskOverrides.scalar(on), origins));
    added.ifPresent(all -> container.put("cap_add", TaskOverrides.list(all), origins));
    return true;
  }

  static String get(Value value, String name) {
    return OverrideTree.get(value, name).map(TaskOverrides::text).orElse("");
  }
}

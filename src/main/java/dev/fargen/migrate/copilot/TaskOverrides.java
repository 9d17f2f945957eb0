package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of the task definition that Copilot renders, {@code taskdef_overrides}: what a spec has a
 * key for becomes this key, the rest a patch of the template.
 */
final class TaskOverrides {

  private static final String CONTAINERS = "containerdefinitions";

  /** Properties whose keys are names of the user. */
  private static final List<String> FREE = List.of("dockerlabels", "logconfiguration");

  private final Scope scope;
  private final List<Property> properties = new ArrayList<>();

  /** A changed property. */
  private static final class Property {
    /** Its number in the task definition; negative for a property of the task. */
    private final int container;

    private final String name;
    private final List<Key> keys = new ArrayList<>();
    private Optional<Value> value = Optional.empty();

    private Property(int container, String name) {
      this.container = container;
      this.name = name;
    }

    private Origin[] origins() {
      return Lists.map(keys, Key::origin).toArray(Origin[]::new);
    }
  }

  private TaskOverrides(Scope scope) {
    this.scope = scope;
  }

  static void write(Key overrides, Scope scope) {
    TaskOverrides all = new TaskOverrides(scope);
    for (Key override : overrides.items()) {
      override.keys().ifPresent(keys -> all.read(override, keys));
    }
    boolean sorted = all.isPossible(all.containers(true)) || !all.isPossible(all.containers(false));
    if (!sorted && !all.containers(true).equals(all.containers(false))) {
      scope
          .report()
          .remark(
              "`taskdef_overrides` of `"
                  + scope.manifest().name()
                  + "` count the sidecars as the manifest has them: in the order of their names, as"
                  + " Copilot sorts them, a container would wait for one without health check");
    }
    for (Property property : all.properties) {
      all.write(property, all.containers(sorted));
    }
  }

  /**
   * Whether each container that another waits for until it is healthy has a health check. Copilot
   * sorts sidecars by their names since it has overrides; files that were written before count them
   * as they stand.
   */
  private boolean isPossible(List<String> containers) {
    List<String> checked = new ArrayList<>();
    List<String> waited = new ArrayList<>();
    Keys keys = scope.keys();
    keys.keys("sidecars")
        .ifPresent(
            map -> {
              for (Key sidecar : map.all()) {
                if (sidecar.keys().flatMap(own -> own.key("healthcheck")).isPresent()) {
                  checked.add(ContainerKeys.container(sidecar.name(), scope));
                }
              }
            });
    if (keys.keys("image").flatMap(image -> image.key("healthcheck")).isPresent()) {
      checked.add(scope.manifest().name());
    }
    for (Property property : properties) {
      boolean known = property.container >= 0 && property.container < containers.size();
      if (known && property.name.equalsIgnoreCase("HealthCheck")) {
        checked.add(containers.get(property.container));
      } else if (known && property.name.equalsIgnoreCase("DependsOn")) {
        for (Value one : property.value.orElseThrow().children()) {
          if (ContainerOverride.get(one, "Condition").equalsIgnoreCase("HEALTHY")) {
            waited.add(ContainerKeys.container(ContainerOverride.get(one, "ContainerName"), scope));
          }
        }
      }
    }
    return checked.containsAll(waited);
  }

  private void read(Key override, Keys keys) {
    Optional<Key> path = keys.key("path");
    List<String> steps = OverrideTree.steps(path.flatMap(Key::text).orElse(""));
    Optional<Value> value = keys.key("value").map(key -> MessagingKeys.value(key.node()));
    boolean container =
        steps.size() > 2
            && steps.get(0).equalsIgnoreCase(CONTAINERS)
            && steps.get(1).matches("[0-9]+");
    if (steps.isEmpty()
        || value.isEmpty()
        || (steps.get(0).equalsIgnoreCase(CONTAINERS) && !container)) {
      override.refused("this changes no property of the task or of one container");
      return;
    }
    int number = container ? Integer.parseInt(steps.get(1)) : -1;
    int at = container ? 2 : 0;
    Property property = property(number, OverrideTree.capital(steps.get(at)));
    property.keys.add(override);
    property.value =
        Optional.of(
            OverrideTree.with(property.value, steps.subList(at + 1, steps.size()), value.get()));
  }

  private Property property(int container, String name) {
    for (Property property : properties) {
      if (property.container == container && property.name.equalsIgnoreCase(name)) {
        return property;
      }
    }
    Property made = new Property(container, name);
    properties.add(made);
    return made;
  }

  private void write(Property property, List<String> containers) {
    Value value = property.value.orElseThrow();
    if (property.container < 0) {
      task(property, value);
      return;
    }
    if (property.container >= containers.size()) {
      property.keys.forEach(key -> key.noEffect("the task has no such container"));
      return;
    }
    String name = containers.get(property.container);
    DraftMap container =
        property.container == 0 ? scope.workload() : scope.workload().map("sidecars").map(name);
    boolean written =
        new ContainerOverride(scope, container, property.container == 0, property.origins())
            .write(property.name.toLowerCase(Locale.ROOT), value);
    if (!written) {
      int number = property.container == 0 ? 0 : 1 + sidecar(name);
      patch(property, "ContainerDefinitions/" + number + "/" + property.name, value);
    }
    property.keys.forEach(Key::converted);
  }

  /** The containers in the order in which Copilot renders them, its sidecars sorted or not. */
  private List<String> containers(boolean sorted) {
    List<String> names = new ArrayList<>();
    names.add(scope.manifest().name());
    Keys keys = scope.keys();
    if (scope.workload().getMap("logs").map(logs -> logs.has("destination")).orElse(false)) {
      names.add("log-router");
    }
    if (keys.keys("observability").flatMap(map -> map.key("tracing")).isPresent()) {
      names.add("aws-otel-collector");
    }
    List<String> sidecars = new ArrayList<>();
    keys.keys("sidecars").ifPresent(map -> sidecars.addAll(map.map().entriesByKey().keySet()));
    for (String sidecar : sorted ? Lists.sorted(sidecars) : sidecars) {
      names.add(ContainerKeys.container(sidecar, scope));
    }
    return names;
  }

  private int sidecar(String name) {
    int at = 0;
    for (DraftMap.Entry entry : scope.workload().map("sidecars").entries()) {
      if (entry.key().equals(name)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private void task(Property property, Value value) {
    DraftMap workload = scope.workload();
    switch (property.name.toLowerCase(Locale.ROOT)) {
      case "cpu" -> workload.put("cpu", scalar(value), property.origins());
      case "memory" -> workload.put("memory", scalar(value), property.origins());
      case "ephemeralstorage" ->
          OverrideTree.get(value, "SizeInGiB")
              .ifPresent(
                  size -> workload.put("ephemeral_storage", scalar(size), property.origins()));
      case "volumes" -> volumes(property, value);
      default -> patch(property, property.name, value);
    }
    property.keys.forEach(Key::converted);
  }

  private void volumes(Property property, Value value) {
    for (Value volume : value.children()) {
      String name =
          OverrideTree.get(volume, "Name").map(TaskOverrides::text).map(Names::of).orElse("");
      DraftMap made = scope.thing("volumes", name, property.origins());
      Optional<Value> efs =
          OverrideTree.get(volume, "EFSVolumeConfiguration")
              .flatMap(map -> OverrideTree.get(map, "FilesystemId"));
      if (efs.isPresent()) {
        made.put("id", Texts.of(text(efs.get()), scope, "fs-00000000"));
        made.put("access_point", false);
      } else {
        made.put("scratch", true);
      }
    }
  }

  /** A patch holds for all environments. */
  private void patch(Property property, String path, Value value) {
    boolean own =
        scope
            .manifest()
            .tree()
            .value("environments", MapNode.class)
            .map(all -> all.span().contains(property.keys.get(0).origin().span()))
            .orElse(false);
    if (own) {
      property.keys.forEach(
          key ->
              key.refused(
                  "a spec has no key for it, and patches hold for all environments: write it"
                      + " under `patches`"));
      return;
    }
    if (scope.environment().isPresent()) {
      return;
    }
    Map<String, Value> patch = new LinkedHashMap<>();
    patch.put("op", Value.text("add"));
    patch.put(
        "path",
        Value.text(
            "/Resources/"
                + Names.id(scope.manifest().name())
                + "TaskDefinition/Properties/"
                + path));
    boolean free = FREE.contains(property.name.toLowerCase(Locale.ROOT));
    patch.put("value", free ? value : OverrideTree.capital(value));
    scope.application().patches().add(new DraftValue(new Mapping(patch)), property.origins());
  }

  static String text(Value value) {
    return value instanceof Scalar scalar ? scalar.asText() : "";
  }

  static DraftValue scalar(Value value) {
    return DraftValue.of(text(value));
  }

  /** A list of texts, or the one text. */
  static DraftList list(Value value) {
    DraftList list = new DraftList();
    if (value instanceof Scalar) {
      list.add(text(value));
    } else {
      value.children().forEach(item -> list.add(text(item)));
    }
    return list;
  }
}

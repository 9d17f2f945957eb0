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

  /**
   * A change of a property, or of a part of it.
   *
   * @param steps to the part
   */
  private record Change(Key key, List<String> steps, Value value) {}

  /** A changed property. */
  private static final class Property {
    /** Its number in the task definition; negative for a property of the task. */
    private final int container;

    private final String name;
    private final List<Change> changes = new ArrayList<>();

    private Property(int container, String name) {
      this.container = container;
      this.name = name;
    }

    private String small() {
      return name.toLowerCase(Locale.ROOT);
    }

    /** Whether all changes are of parts of it. */
    private boolean isInside() {
      return Lists.all(changes, change -> !change.steps().isEmpty());
    }

    /** What it becomes of the value that it had. */
    private Value value(Optional<Value> before) {
      Optional<Value> value = before;
      for (Change change : changes) {
        value = Optional.of(OverrideTree.with(value, change.steps(), change.value()));
      }
      return value.orElseThrow();
    }

    private Origin[] origins() {
      return Lists.map(changes, change -> change.key().origin()).toArray(Origin[]::new);
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
    all.write();
  }

  /** Writes one change, whose path has its steps already. */
  static void write(Key override, List<String> steps, Value value, Scope scope) {
    TaskOverrides one = new TaskOverrides(scope);
    one.read(override, steps, Optional.of(value));
    one.write();
  }

  private void write() {
    boolean sorted = isPossible(containers(true)) || !isPossible(containers(false));
    if (!sorted && !containers(true).equals(containers(false))) {
      scope
          .report()
          .remark(
              "`taskdef_overrides` of `"
                  + scope.manifest().name()
                  + "` count the sidecars as the manifest has them: in the order of their names, as"
                  + " Copilot sorts them, a container would wait for one without health check");
    }
    for (Property property : properties) {
      write(property, containers(sorted));
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
        for (Value one : property.value(Optional.empty()).children()) {
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
    read(override, steps, keys.key("value").map(key -> MessagingKeys.value(key.node())));
  }

  private void read(Key override, List<String> steps, Optional<Value> value) {
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
    property.changes.add(new Change(override, steps.subList(at + 1, steps.size()), value.get()));
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
    if (property.container < 0) {
      task(property, property.value(Optional.empty()));
      return;
    }
    if (property.container >= containers.size()) {
      property.changes.forEach(change -> change.key().noEffect("the task has no such container"));
      return;
    }
    String name = containers.get(property.container);
    boolean main = property.container == 0;
    DraftMap container = main ? scope.workload() : scope.workload().map("sidecars").map(name);
    Rendered rendered = new Rendered(container);
    refuseIndexes(property, rendered);
    if (property.changes.isEmpty()) {
      return;
    }
    boolean inside = property.isInside();
    Value value =
        property.value(inside ? rendered.value(property.small()) : Optional.<Value>empty());
    boolean written =
        new ContainerOverride(scope, container, main, property.origins())
            .write(property.small(), value);
    if (!written) {
      int number = main ? 0 : 1 + sidecar(name);
      String place = "ContainerDefinitions/" + number + "/" + property.name;
      if (inside && rendered.has(property.small())) {
        property.changes.forEach(change -> patch(change, property, place));
      } else {
        patch(property, place, value);
      }
    }
    property.changes.forEach(change -> change.key().converted());
  }

  /** Which variable or secret has which index follows from Copilot's own order. */
  private static void refuseIndexes(Property property, Rendered rendered) {
    for (Change change : List.copyOf(property.changes)) {
      boolean index = !change.steps().isEmpty() && change.steps().get(0).matches("[0-9]+");
      if (index && rendered.isOrdered(property.small())) {
        change
            .key()
            .refused(
                "which item has this index follows from the order in which Copilot writes them:"
                    + " change the item in the spec");
        property.changes.remove(change);
      }
    }
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
    property.changes.forEach(change -> change.key().converted());
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

  /** A patch of a part of a property that fargen renders too. */
  private void patch(Change change, Property property, String place) {
    boolean free = FREE.contains(property.small());
    StringBuilder path = new StringBuilder(place);
    for (String step : change.steps()) {
      String name = free ? step : OverrideTree.capital(step);
      path.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    patch(List.of(change), free, path.toString(), change.value());
  }

  private void patch(Property property, String path, Value value) {
    patch(property.changes, FREE.contains(property.small()), path, value);
  }

  /** A patch holds for all environments. */
  private void patch(List<Change> changes, boolean free, String path, Value value) {
    boolean own =
        scope
            .manifest()
            .tree()
            .value("environments", MapNode.class)
            .map(all -> all.span().contains(changes.get(0).key().origin().span()))
            .orElse(false);
    if (own) {
      changes.forEach(
          change ->
              change
                  .key()
                  .refused(
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
    patch.put("value", free ? value : OverrideTree.capital(value));
    scope
        .application()
        .patches()
        .add(
            new DraftValue(new Mapping(patch)),
            Lists.map(changes, change -> change.key().origin()).toArray(Origin[]::new));
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

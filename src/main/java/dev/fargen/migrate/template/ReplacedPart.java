package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service of another kind, beside which a workload is created: the service stays as it is until
 * its requests go to the workload.
 */
abstract class ReplacedPart implements Part {

  /** What the stack has for all workloads. */
  private static final List<String> SHARED =
      List.of(
          "Cluster", "LoadBalancer", "HttpListener", "HttpsListener", "HttpsRedirect", "AccessLog");

  private final TemplateFile template;
  private final String name;
  private final Resource resource;

  ReplacedPart(TemplateFile template, String name, Resource resource) {
    this.template = template;
    this.name = name;
    this.resource = resource;
  }

  String name() {
    return name;
  }

  Resource resource() {
    return resource;
  }

  TemplateFile template() {
    return template;
  }

  @Override
  public Set<String> claims() {
    return Set.of();
  }

  @Override
  public Set<String> roots() {
    return Set.of(resource.id());
  }

  @Override
  public Map<String, String> ids() {
    return Map.of();
  }

  @Override
  public boolean adds(String id) {
    boolean shared = false;
    for (String start : SHARED) {
      shared |= id.startsWith(start);
    }
    return shared || id.startsWith(Ids.prefix(name));
  }

  @Override
  public String place() {
    return "workloads." + name;
  }

  @Override
  public boolean mayWrite(String id) {
    return adds(id);
  }

  @Override
  public int mostPatches() {
    return 4;
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    if (!spec.has("network")) {
      spec.put(
          "network",
          new DraftMap()
              .put("vpc", "vpc-00000000")
              .put("subnets", DraftValue.texts(List.of("subnet-00000000", "subnet-00000001")))
              .put(
                  "public_subnets",
                  DraftValue.texts(List.of("subnet-00000002", "subnet-00000003"))));
      spec.comment("network", "where the tasks run: `aws ec2 describe-subnets` lists the subnets");
    }
    DraftMap workload = new DraftMap();
    Origin origin = template.origin(resource.entry());
    spec.map("workloads").put(name, workload, origin);
    workload(workload, texts);
  }

  /** Writes the keys of the workload. */
  abstract void workload(DraftMap workload, Texts texts);

  /** The map at the end of the path in the properties; an empty one where there is none. */
  Mapping at(String... path) {
    Mapping at = resource.properties();
    for (String step : path) {
      at = at.entries().get(step) instanceof Mapping map ? map : Value.map();
    }
    return at;
  }

  static Optional<String> text(Mapping map, String key, Texts texts) {
    return Optional.ofNullable(map.entries().get(key)).flatMap(texts::of);
  }

  /** Keys of the size: App Runner takes {@code 1 vCPU} and {@code 2 GB} as well. */
  static void size(Mapping map, DraftMap workload) {
    if (map.entries().get("Cpu") instanceof Scalar cpu) {
      units(cpu.asText()).ifPresent(size -> workload.put("cpu", size));
    }
    if (map.entries().get("Memory") instanceof Scalar memory) {
      units(memory.asText()).ifPresent(size -> workload.put("memory", size));
    }
  }

  private static Optional<DraftValue> units(String text) {
    return TaskSize.units(text).map(DraftValue::of);
  }

  /** Variables of a list of names and values. */
  static void variables(Value list, String valueKey, String key, DraftMap workload, Texts texts) {
    DraftMap variables = new DraftMap();
    for (Value item : Containers.items(Optional.of(list))) {
      if (item instanceof Mapping map && map.entries().containsKey(valueKey)) {
        texts
            .draft(map.entries().get(valueKey))
            .ifPresent(text -> variables.put(Containers.text(item, "Name"), text));
      }
    }
    if (!variables.isEmpty()) {
      workload.put(key, variables);
    }
  }
}

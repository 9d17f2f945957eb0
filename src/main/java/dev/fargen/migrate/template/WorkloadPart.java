package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A task definition and the service that runs it: a workload. */
final class WorkloadPart implements Part {

  /** What a spec refuses most often. */
  private static final List<String> OPTIONAL =
      List.of(
          "Image",
          "Secrets",
          "HealthCheck",
          "Environment",
          "PortMappings",
          "User",
          "Command",
          "EntryPoint",
          "DependsOn",
          "Ulimits",
          "DockerLabels",
          "Cpu",
          "Memory",
          "WorkingDirectory",
          "StopTimeout",
          "LinuxParameters");

  private final TemplateFile template;
  private static final String OTHER = "-app";

  private String name;
  private final Resource task;
  private final Optional<Resource> service;
  private final Launch launch;
  private List<String> omitted = List.of();

  /**
   * @param name of the workload
   * @param service that runs the task; none where something else starts it
   */
  WorkloadPart(
      TemplateFile template,
      String name,
      Resource task,
      Optional<Resource> service,
      Launch launch) {
    this.template = template;
    this.name = name;
    this.task = task;
    this.service = service;
    this.launch = launch;
  }

  @Override
  public String place() {
    return "workloads." + name;
  }

  @Override
  public boolean mayWrite(String id) {
    return id.startsWith(prefix());
  }

  @Override
  public List<String> optional() {
    return OPTIONAL;
  }

  @Override
  public void omit(List<String> properties) {
    omitted = List.copyOf(properties);
  }

  @Override
  public boolean rename() {
    boolean renamed = name.endsWith(OTHER);
    name = renamed ? name : name + OTHER;
    return !renamed;
  }

  String name() {
    return name;
  }

  Resource task() {
    return task;
  }

  Optional<Resource> service() {
    return service;
  }

  /** What the logical ids of its resources begin with. */
  String prefix() {
    return Ids.prefix(name);
  }

  @Override
  public Set<String> claims() {
    Set<String> claims = new LinkedHashSet<>(Set.of(task.id()));
    service.ifPresent(one -> claims.add(one.id()));
    return claims;
  }

  @Override
  public Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(prefix() + "TaskDefinition", task.id());
    service.ifPresent(one -> ids.put(prefix() + "Service", one.id()));
    return ids;
  }

  @Override
  public int mostPatches() {
    return 18;
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    launch.write(template, spec, texts);
    DraftMap workload = new DraftMap();
    Origin origin = template.origin(service.orElse(task).entry());
    spec.map("workloads").put(name, workload, origin, template.origin(task.entry()));
    List<Value> containers = Containers.items(task.property("ContainerDefinitions"));
    for (int i = 0; i < containers.size(); i++) {
      List<String> path =
          List.of("Resources", task.id(), "Properties", "ContainerDefinitions", "" + i);
      Mapping definition = (Mapping) containers.get(i);
      if (i == 0) {
        new Containers(template, texts, path, without(definition), workload).write();
      } else {
        DraftMap sidecar = new DraftMap();
        workload
            .map("sidecars")
            .put(
                Containers.text(definition, "Name"),
                sidecar,
                template.origin(path).map(List::of).orElse(List.of()));
        new Containers(template, texts, path, without(definition), sidecar).write();
        sidecar(definition, sidecar);
      }
    }
    task(workload, texts);
    if (service.isPresent()) {
      service(workload, service.get(), texts);
    } else {
      workload.put("run", "manual");
    }
    if (!workload.has("logs")) {
      workload.put("logs", new DraftMap().put("on_delete", "delete"));
    }
  }

  private Mapping without(Mapping definition) {
    Map<String, Value> kept = new LinkedHashMap<>(definition.entries());
    kept.keySet().removeAll(omitted);
    return new Mapping(kept);
  }

  private static void sidecar(Mapping definition, DraftMap sidecar) {
    for (String key : List.of("Cpu", "Memory")) {
      String number = Containers.text(definition, key);
      if (Containers.isNumber(number) && !number.equals("0")) {
        sidecar.put(key.equals("Cpu") ? "cpu" : "memory", DraftValue.of(number));
      }
    }
    if (Containers.text(definition, "Essential").equals("false")) {
      sidecar.put("essential", false);
    }
  }

  private void task(DraftMap workload, Texts texts) {
    size(workload, "Cpu", "cpu", texts);
    size(workload, "Memory", "memory", texts);
    if (task.property("EphemeralStorage").orElse(Value.list()) instanceof Mapping storage
        && Containers.isNumber(Containers.text(storage, "SizeInGiB"))) {
      workload.put(
          "ephemeral_storage",
          DraftValue.of(Containers.text(storage, "SizeInGiB")),
          from(task, "EphemeralStorage"));
    }
    if (task.property("RuntimePlatform").orElse(Value.list()) instanceof Mapping platform
        && Containers.text(platform, "CpuArchitecture").equals("ARM64")) {
      workload.put("platform", "linux/arm64", from(task, "RuntimePlatform"));
    }
  }

  private void size(DraftMap workload, String property, String key, Texts texts) {
    task.property(property)
        .filter(value -> !omitted.contains(property))
        .flatMap(texts::of)
        .map(text -> TaskSize.units(text).orElse(text))
        .filter(WorkloadPart::isNumber)
        .map(text -> text.startsWith("${") ? DraftValue.text(text) : DraftValue.of(text))
        .ifPresent(size -> workload.put(key, size, from(task, property)));
  }

  private static boolean isNumber(String text) {
    return text.startsWith("${") || Containers.isNumber(text);
  }

  private List<Origin> from(Resource resource, String... steps) {
    List<String> path = new ArrayList<>(List.of("Resources", resource.id(), "Properties"));
    path.addAll(List.of(steps));
    return template.origin(path).map(List::of).orElse(List.of());
  }

  private void service(DraftMap workload, Resource resource, Texts texts) {
    resource
        .property("DesiredCount")
        .flatMap(texts::of)
        .filter(WorkloadPart::isNumber)
        .map(text -> text.startsWith("${") ? DraftValue.text(text) : DraftValue.of(text))
        .ifPresent(count -> workload.put("count", count, from(resource, "DesiredCount")));
    spot(workload, resource);
    DraftMap deployment = new DraftMap();
    if (resource.property("DeploymentConfiguration").orElse(Value.map())
        instanceof Mapping configuration) {
      percent(configuration, "MinimumHealthyPercent", "min_healthy", "100", deployment);
      percent(configuration, "MaximumPercent", "max", "200", deployment);
      boolean breaker =
          configuration.entries().get("DeploymentCircuitBreaker") instanceof Mapping circuit
              && Containers.text(circuit, "Enable").equals("true");
      if (!breaker) {
        deployment.put("circuit_breaker", false);
      }
    }
    if (!deployment.isEmpty()) {
      workload.put("deployment", deployment, from(resource, "DeploymentConfiguration"));
    }
  }

  private static void percent(
      Mapping from, String property, String key, String usual, DraftMap to) {
    String number = Containers.text(from, property);
    if (Containers.isNumber(number) && !number.equals(usual)) {
      to.put(key, DraftValue.of(number));
    }
  }

  private void spot(DraftMap workload, Resource resource) {
    List<Value> strategy = Containers.items(resource.property("CapacityProviderStrategy"));
    if (strategy.size() == 1
        && Containers.text(strategy.get(0), "CapacityProvider").equals("FARGATE_SPOT")) {
      workload.put("spot", DraftValue.bool(true), from(resource, "CapacityProviderStrategy"));
    }
  }
}

package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
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

  /** Ids that a patch replaces. */
  private static final List<String> UNKNOWN_SUBNETS =
      List.of("subnet-00000000000000000", "subnet-00000000000000001");

  private static final List<String> UNKNOWN_GROUPS = List.of("sg-00000000000000000");

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
          "Memory");

  private final TemplateFile template;
  private final String name;
  private final Resource task;
  private final Optional<Resource> service;
  private final Launch launch;
  private List<String> omitted = List.of();

  /**
   * Where tasks run.
   *
   * @param network subnets and security groups
   * @param cluster as a service has it
   */
  record Launch(Mapping network, Optional<Value> cluster) {}

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
  public List<String> optional() {
    return OPTIONAL;
  }

  @Override
  public void omit(List<String> properties) {
    omitted = List.copyOf(properties);
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
    return 20;
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    network(spec, texts);
    cluster(spec, texts);
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

  /** The network of the first workload is that of the spec; others have patches. */
  private void network(DraftMap spec, Texts texts) {
    if (spec.has("network")) {
      return;
    }
    DraftMap network = new DraftMap().put("vpc", vpc(texts));
    Map<String, Value> from = launch.network().entries();
    put("subnets", Optional.ofNullable(from.get("Subnets")), UNKNOWN_SUBNETS, network, texts);
    put(
        "security_groups",
        Optional.ofNullable(from.get("SecurityGroups")),
        UNKNOWN_GROUPS,
        network,
        texts);
    if (Containers.text(launch.network(), "AssignPublicIp").equals("ENABLED")) {
      network.put("public_ip", true);
    }
    spec.put("network", network);
  }

  /** The VPC of the first resource that has one. */
  private Draft vpc(Texts texts) {
    for (Resource resource : template.resources().values()) {
      Optional<Draft> vpc = resource.property("VpcId").flatMap(texts::draft);
      if (vpc.isPresent()) {
        return vpc.get();
      }
    }
    return DraftValue.text("vpc-00000000000000000");
  }

  /** Writes ids; where a spec cannot say them, a patch does. */
  private static void put(
      String key, Optional<Value> value, List<String> unknown, DraftMap network, Texts texts) {
    if (value.isPresent()) {
      Optional<Draft> ids = ids(value.get(), texts);
      network.put(key, ids.orElse(DraftValue.texts(unknown)));
      if (ids.isEmpty()) {
        network.comment(key, "set by a patch");
      }
    }
  }

  /** A list of ids, or the parameter that is one. */
  private static Optional<Draft> ids(Value value, Texts texts) {
    if (value instanceof Sequence list && !list.items().isEmpty()) {
      DraftList ids = new DraftList();
      for (Value item : list.items()) {
        Optional<Draft> id = texts.draft(item);
        if (id.isEmpty()) {
          return Optional.empty();
        }
        ids.add(id.get());
      }
      return Optional.of(ids);
    }
    if (Canonical.of(value) instanceof Intrinsic call
        && call.name().equals("Split")
        && call.argument() instanceof Sequence both
        && both.items().size() == 2
        && both.items().get(0).equals(Value.text(","))
        && both.items().get(1) instanceof Intrinsic inner
        && inner.name().equals("ImportValue")) {
      return texts.draft(inner);
    }
    return Canonical.of(value) instanceof Intrinsic call && call.name().equals("Ref")
        ? texts.draft(value)
        : Optional.empty();
  }

  private void cluster(DraftMap spec, Texts texts) {
    if (!spec.has("cluster")) {
      Optional<Draft> cluster = launch.cluster().flatMap(texts::draft);
      Draft usual = DraftValue.text("default");
      spec.put("cluster", launch.cluster().isEmpty() ? usual : cluster.orElse(usual));
    }
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patches of the templates that Copilot renders, {@code overrides/cfn.patches.yml}: what a spec has
 * a key for becomes this key, the rest a patch of the template that fargen renders.
 */
final class OverridePatches {

  private static final String RESOURCES = "Resources";

  /** Rules between Copilot's load balancers and its shared security group. */
  private static final String SHARED_RULES =
      "(Environment|Internal).*SecurityGroup(Ingress|Egress).*|EnvironmentSecurityGroupIngressFromSelf";

  /** Resources of Copilot's stacks that fargen does without. */
  private static final String WITHOUT =
      "EnvControllerAction|EnvControllerFunction|EnvControllerRole|RulePriorityFunction.*"
          + "|HTTPRulePriorityAction|HTTPSRulePriorityAction|CustomResourceRole|DiscoveryService"
          + "|DynamicDesiredCount.*|AddonsStack|BacklogPerTask.*|LoadBalancerDNSAlias.*"
          + "|PublicLoadBalancerDNS.*|TaskDefinitionEventRole";

  private static final List<String> OPERATIONS = List.of("add", "replace", "remove");

  private final DraftMap spec;
  private final Application application;
  private final Report report;
  private final List<OverridePatch> rest = new ArrayList<>();

  private OverridePatches(DraftMap spec, Application application) {
    this.spec = spec;
    this.application = application;
    this.report = application.report();
  }

  /** Adds to the spec what it has keys for. */
  static OverridePatches read(DraftMap spec, Application application) {
    OverridePatches patches = new OverridePatches(spec, application);
    application.files().patches().forEach(patches::file);
    return patches;
  }

  private void file(String directory, String path) {
    String name = directory.substring(directory.lastIndexOf('/') + 1);
    boolean pipeline = directory.contains("/pipelines/") && application.isWhole();
    boolean environment = name.equals("environments");
    Optional<Manifest> workload = Optional.empty();
    for (Manifest manifest : application.wanted()) {
      if (manifest.file().startsWith(directory + "/")) {
        workload = Optional.of(manifest);
      }
    }
    if (!pipeline && !environment && workload.isEmpty()) {
      return;
    }
    for (Node item : ReadableFile.list(path, application)) {
      Origin origin = new Origin(path, item.span());
      if (pipeline) {
        report.refused(origin, name, "the template of a pipeline has no patches");
      } else if (item instanceof MapNode map && map.text("path").isPresent()) {
        String pointer = map.text("path").orElse("");
        List<String> steps = new ArrayList<>();
        for (String step : pointer.replaceFirst("^/", "").split("/")) {
          steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        OverridePatch patch =
            new OverridePatch(
                workload,
                origin,
                map.text("op").orElse(""),
                steps,
                map.entry("value").map(MapNode.Entry::value));
        if (!OPERATIONS.contains(patch.op())) {
          report.refused(
              origin, patch.subject(), "Copilot accepts `add`, `replace` and `remove` only");
        } else if (patch.value().isEmpty() && !patch.op().equals("remove")) {
          report.refused(origin, patch.subject(), "this patch has no `value`");
        } else if (workload.isEmpty() || !typed(patch, workload.get())) {
          rest.add(patch);
        } else if (!report.has(origin)) {
          report.converted(origin, patch.subject(), "");
        }
      } else {
        report.refused(origin, "patch", "this is no patch: it has no `path`");
      }
    }
  }

  /** Whether the spec has a key for it, which is then written. */
  private boolean typed(OverridePatch patch, Manifest manifest) {
    DraftMap workload = workload(manifest);
    boolean property = patch.at(0).equals(RESOURCES) && patch.at(2).equals("Properties");
    if (!property || patch.op().equals("remove") || patch.value().isEmpty()) {
      return false;
    }
    Value value = AddonTemplate.value(patch.value().get());
    if (patch.at(1).equals("TaskDefinition")) {
      boolean plain = !value.any(part -> part instanceof Intrinsic);
      return plain && task(patch, manifest, patch.value().get());
    }
    if (patch.at(1).equals("Service") && patch.path().size() <= 5) {
      return service(patch, value, workload);
    }
    if (patch.at(1).equals("TargetGroup") && patch.at(3).equals("TargetGroupAttributes")) {
      return attribute(patch, value, new WorkloadStack(spec, manifest).rule());
    }
    if (patch.at(1).equals("LogGroup") && patch.at(3).equals("RetentionInDays")) {
      workload.map("logs").put("retention", TaskOverrides.text(value) + "d", patch.origin());
      return true;
    }
    if (patch.at(1).equals("TaskRole") && patch.at(3).equals("ManagedPolicyArns")) {
      List<Value> all = value instanceof Sequence list ? list.items() : List.of(value);
      boolean plain = true;
      for (Value one : all) {
        plain &= one instanceof Scalar;
      }
      if (plain) {
        all.forEach(one -> workload.list("policies").add(new DraftValue(one), patch.origin()));
      }
      return plain;
    }
    return false;
  }

  private DraftMap workload(Manifest manifest) {
    return spec.map("workloads").map(manifest.name());
  }

  /** A property of the task definition, as {@code taskdef_overrides} has it. */
  private boolean task(OverridePatch patch, Manifest manifest, Node value) {
    List<String> steps = patch.path().subList(3, patch.path().size());
    boolean inserts =
        patch.op().equals("add")
            && steps.size() > 3
            && steps.get(steps.size() - 1).matches("[0-9]{1,4}");
    if (inserts) {
      return false;
    }
    Map<String, MapNode.Entry> shared = new LinkedHashMap<>(manifest.tree().entriesByKey());
    shared.remove(Workloads.ENVIRONMENTS);
    Manifest here =
        new Manifest(
            patch.origin().file(),
            manifest.name(),
            manifest.type(),
            new MapNode(shared, manifest.tree().span()));
    Scope scope = new Scope(application, here, Optional.empty(), spec);
    Key key = new Key(scope, "", patch.subject(), patch.origin(), value);
    TaskOverrides.write(key, steps, MessagingKeys.value(value), scope);
    return true;
  }

  /** Copilot writes the deregistration delay first, then the stickiness. */
  private static boolean attribute(OverridePatch patch, Value value, Optional<DraftMap> rule) {
    boolean one = patch.at(5).equals("Value") && patch.path().size() == 6;
    if (!one || rule.isEmpty() || !(value instanceof Scalar scalar)) {
      return false;
    }
    String text = scalar.asText();
    if (patch.at(4).equals("0") && text.matches(OverridePatch.INDEX)) {
      rule.get().put("deregistration_delay", text + "s", patch.origin());
      return true;
    }
    if (patch.at(4).equals("1") && text.equals("true")) {
      rule.get().put("sticky", "1d", patch.origin());
    } else if (patch.at(4).equals("1")) {
      rule.get().remove("sticky");
    }
    return patch.at(4).equals("1");
  }

  private static boolean service(OverridePatch patch, Value value, DraftMap workload) {
    String text = value instanceof Scalar scalar ? scalar.asText() : "";
    String last = patch.at(patch.path().size() - 1);
    switch (last) {
      case "HealthCheckGracePeriodSeconds" -> {
        if (workload.getMap("http").isEmpty()) {
          return false;
        }
        workload.map("http").map("healthcheck").put("grace_period", text + "s", patch.origin());
      }
      case "EnableExecuteCommand" ->
          workload.put("exec", text.equalsIgnoreCase("true"), patch.origin());
      case "DesiredCount" -> workload.put("count", DraftValue.of(text), patch.origin());
      case "MinimumHealthyPercent" ->
          workload.map("deployment").put("min_healthy", DraftValue.of(text), patch.origin());
      case "MaximumPercent" ->
          workload.map("deployment").put("max", DraftValue.of(text), patch.origin());
      case "AssignPublicIp" ->
          workload.put(
              NetworkKeys.PLACEMENT,
              text.equals("DISABLED") ? "private" : "public",
              patch.origin());
      case "DeploymentConfiguration" -> {
        return value instanceof Mapping map && deployment(patch, map, workload);
      }
      case "AwsvpcConfiguration" -> {
        return value instanceof Mapping map && network(patch, map, workload);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean deployment(OverridePatch patch, Mapping map, DraftMap workload) {
    for (String key : map.entries().keySet()) {
      if (!key.equals("MinimumHealthyPercent") && !key.equals("MaximumPercent")) {
        return false;
      }
    }
    map.entries()
        .forEach(
            (key, value) ->
                workload
                    .map("deployment")
                    .put(
                        key.equals("MaximumPercent") ? "max" : "min_healthy",
                        TaskOverrides.scalar(value),
                        patch.origin()));
    return true;
  }

  /** Copilot's own subnets and security group are those that a spec has anyway. */
  private static boolean network(OverridePatch patch, Mapping map, DraftMap workload) {
    String ip = TaskOverrides.text(map.entries().getOrDefault("AssignPublicIp", Value.text("")));
    String subnets = String.valueOf(map.entries().get("Subnets"));
    boolean inside = subnets.contains("PrivateSubnets");
    boolean outside = subnets.contains("PublicSubnets");
    if (inside == outside || inside == ip.equals("ENABLED")) {
      return false;
    }
    String groups = String.valueOf(map.entries().get("SecurityGroups"));
    boolean own =
        !map.entries().containsKey("SecurityGroups") || groups.contains(EnvironmentStack.GROUP);
    if (own) {
      workload.put(NetworkKeys.PLACEMENT, inside ? "private" : "public", patch.origin());
    }
    return own;
  }

  /** Adds what is left to the patches of the spec, and to its raw resources. */
  void write(Addons addons) {
    for (OverridePatch patch : rest) {
      String section = patch.at(0);
      if (section.equals(RESOURCES) && patch.path().size() > 1) {
        resource(patch, addons);
      } else if (section.equals("Outputs")) {
        outputs(patch, addons);
      } else if (section.equals("Metadata") || section.equals("Description")) {
        report.ignored(patch.origin(), patch.subject(), "it only describes the template");
      } else {
        report.refused(
            patch.origin(),
            patch.subject(),
            "the template of a spec has no such place in common with Copilot's");
      }
    }
  }

  private Value value(OverridePatch patch, Addons addons) {
    return patch
        .value()
        .map(node -> addons.around(patch.workload()).ofStack(AddonTemplate.value(node)))
        .orElse(Value.text(""));
  }

  private void resource(OverridePatch patch, Addons addons) {
    String id = patch.at(1);
    if (patch.workload().isEmpty() && environment(patch, id)) {
      return;
    }
    if (id.equals("PublicLoadBalancer") && patch.at(3).equals("LoadBalancerAttributes")) {
      attributes(patch, addons);
      return;
    }
    if (id.matches(WITHOUT)) {
      report.ignored(patch.origin(), patch.subject(), "fargen renders no such resource");
      return;
    }
    Optional<String> own =
        patch.workload().isPresent()
            ? new WorkloadStack(spec, patch.workload().get()).id(id)
            : addons
                .stack()
                .value(id, Optional.empty())
                .filter(value -> value instanceof Intrinsic)
                .map(value -> TaskOverrides.text(((Intrinsic) value).argument()))
                .filter(name -> name.matches("[A-Za-z0-9]+"));
    boolean whole = patch.path().size() == 2;
    boolean made = value(patch, addons) instanceof Mapping map && map.entries().containsKey("Type");
    if (own.isPresent() && id.equals("TaskRole") && TaskRolePolicy.is(patch)) {
      TaskRolePolicy.write(patch, value(patch, addons), spec);
      report.converted(patch.origin(), patch.subject(), "");
      return;
    }
    if (own.isPresent() && !whole) {
      patch(patch, own.get(), addons);
    } else if (own.isEmpty() && whole && made && !patch.op().equals("remove")) {
      raw(patch, id, addons);
    } else if (patch.op().equals("remove")) {
      report.refused(
          patch.origin(), patch.subject(), "fargen renders its own: leave out what asks for it");
    } else {
      report.refused(
          patch.origin(),
          patch.subject(),
          "fargen renders no resource that stands for `" + id + "`");
    }
  }

  /** Whether it concerns resources of the environment that a spec has otherwise. */
  private boolean environment(OverridePatch patch, String id) {
    if (id.matches(SHARED_RULES)) {
      report.ignored(
          patch.origin(),
          patch.subject(),
          "each workload of a spec has a security group of its own, which admits the load balancer"
              + " on its port, and the workloads that link to it");
      return true;
    }
    return false;
  }

  /** Attributes of the load balancer: those that fargen sets itself have keys. */
  private void attributes(OverridePatch patch, Addons addons) {
    Value value = value(patch, addons);
    List<Value> all = value instanceof Sequence list ? list.items() : List.of(value);
    DraftMap create = spec.map("load_balancer").map("create");
    for (Value attribute : patch.op().equals("remove") ? List.<Value>of() : all) {
      String name = OverrideTree.get(attribute, "Key").map(TaskOverrides::text).orElse("");
      String set = OverrideTree.get(attribute, "Value").map(TaskOverrides::text).orElse("");
      switch (name) {
        case "idle_timeout.timeout_seconds" ->
            create.put("idle_timeout", set + "s", patch.origin());
        case "deletion_protection.enabled" ->
            create.put("deletion_protection", set.equals("true"), patch.origin());
        case "access_logs.s3.enabled" ->
            create.put("access_logs", set.equals("true"), patch.origin());
        case "routing.http.drop_invalid_header_fields.enabled",
            "access_logs.s3.bucket",
            "access_logs.s3.prefix" ->
            report.converted(patch.origin(), patch.subject(), "");
        default ->
            application
                .patches()
                .add(
                    new DraftMap()
                        .put("op", "add")
                        .put("path", "/Resources/LoadBalancer/Properties/LoadBalancerAttributes/-")
                        .put("value", new DraftValue(attribute)),
                    patch.origin());
      }
    }
    if (!report.has(patch.origin())) {
      report.converted(patch.origin(), patch.subject(), "");
    }
  }

  private void patch(OverridePatch patch, String id, Addons addons) {
    if (patch.op().equals("remove")) {
      report.refused(
          patch.origin(),
          patch.subject(),
          "whether fargen renders it is not known: write it under `patches` if it does");
      return;
    }
    List<String> steps = new ArrayList<>(patch.steps());
    Value value = value(patch, addons);
    boolean execution = patch.at(1).equals("ExecutionRole");
    if (execution && patch.isStatement()) {
      steps.set(2, "0");
    } else if (!OverridePatch.hasSameIndexes(steps)) {
      report.refused(
          patch.origin(),
          patch.subject(),
          "this counts the items of a list in Copilot's template, and fargen's has others: look at"
              + " the rendered template, and write it under `patches`");
      return;
    }
    if (execution && steps.equals(List.of("Properties", "ManagedPolicyArns", "-"))) {
      String list = "/Resources/" + id + "/Properties/ManagedPolicyArns";
      if (!Lists.any(application.patches().items(), item -> is(item.draft(), list))) {
        steps.remove(2);
        value = Value.list(List.of(value));
      }
    }
    StringBuilder path = new StringBuilder("/Resources/").append(id);
    for (String step : steps) {
      path.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    application
        .patches()
        .add(
            new DraftMap()
                .put("op", "add")
                .put("path", path.toString())
                .put("value", new DraftValue(value)),
            patch.origin());
    report.converted(patch.origin(), patch.subject(), "");
  }

  private static boolean is(Draft patch, String path) {
    return patch instanceof DraftMap map
        && map.get("path").map(text -> text.says(DraftValue.text(path))).orElse(false);
  }

  private void raw(OverridePatch patch, String id, Addons addons) {
    spec.map("resources").put(id, new DraftValue(value(patch, addons)), patch.origin());
    report.converted(patch.origin(), patch.subject(), "");
  }

  private void outputs(OverridePatch patch, Addons addons) {
    Value value = value(patch, addons);
    boolean all = patch.path().size() == 1;
    if (patch.op().equals("remove") || !(value instanceof Mapping map)) {
      report.ignored(patch.origin(), patch.subject(), "fargen renders its own outputs");
      return;
    }
    DraftMap outputs = spec.map("outputs");
    Mapping several = all ? map : Value.map().with(patch.at(1), value);
    several
        .entries()
        .forEach((name, one) -> outputs.put(name, new DraftValue(one), patch.origin()));
    report.converted(patch.origin(), patch.subject(), "");
  }
}

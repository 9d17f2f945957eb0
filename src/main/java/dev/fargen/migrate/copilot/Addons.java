package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CloudFormation templates beside the manifests, which Copilot nests in its stacks: their resources
 * become raw resources of the spec, and their outputs what the workloads do with them.
 */
final class Addons {

  private static final String RESOURCES = "resources";

  /** Logical IDs that fargen writes itself, whatever the workloads are. */
  private static final Set<String> OWN =
      Set.of(
          "Vpc",
          "Cluster",
          "LoadBalancer",
          "LoadBalancerSecurityGroup",
          "HttpListener",
          "HttpsListener",
          "Namespace",
          "InternetGateway",
          "FlowLog",
          "FlowLogGroup",
          "FlowLogRole",
          "AccessLogBucket",
          "AccessLogBucketPolicy",
          EnvironmentStack.GROUP);

  private final DraftMap spec;
  private final Application application;
  private final EnvironmentStack stack;
  private final List<AddonTemplate> templates = new ArrayList<>();
  private final Map<String, AddonTemplate> exporters = new HashMap<>();
  private final Set<AddonTemplate.Place> used = new HashSet<>();

  private Addons(DraftMap spec, Application application) {
    this.spec = spec;
    this.application = application;
    this.stack = new EnvironmentStack(spec);
  }

  /**
   * Adds their resources to the spec, and their outputs to the workloads.
   *
   * @param spec already has all workloads, and {@code environments} with what differs in them
   */
  static Addons addTo(DraftMap spec, Application application) {
    Addons addons = new Addons(spec, application);
    addons.read();
    addons.names();
    addons.exports();
    addons.write();
    return addons;
  }

  /** Writes what something refers to that was converted after the addons. */
  void finish() {
    ownExports();
    StoredThings.write(spec, application);
    SharedGroup.write(spec, application, stack);
    environmentName();
  }

  /** A stack cannot import what it exports itself: the value stands in place of the import. */
  private void ownExports() {
    Map<Value, Value> exports = new HashMap<>();
    for (DraftMap.Entry output : spec.getMap("outputs").map(DraftMap::entries).orElse(List.of())) {
      if (output.draft().value() instanceof Mapping keys
          && keys.entries().get("Export") instanceof Mapping export) {
        Value name = export.entries().get("Name");
        Value value = keys.entries().get("Value");
        if (name != null && value != null) {
          exports.put(name, value);
        }
      }
    }
    if (!exports.isEmpty()) {
      for (DraftMap.Entry section : spec.entries()) {
        Draft changed =
            RawReferences.changed(
                section.draft(),
                value ->
                    value instanceof Intrinsic call && call.name().equals("ImportValue")
                        ? exports.getOrDefault(call.argument(), call)
                        : value);
        spec.put(section.key(), changed, section.origins());
      }
    }
  }

  Application application() {
    return application;
  }

  EnvironmentStack stack() {
    return stack;
  }

  DraftMap spec() {
    return spec;
  }

  /** Values of Copilot's stack of a service or job, or of the environments. */
  AddonValues around(Optional<Manifest> workload) {
    AddonTemplate none =
        new AddonTemplate(
            workload, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    Optional<String> first =
        application.environments().isEmpty()
            ? Optional.empty()
            : Optional.of(application.environments().get(0));
    return new AddonValues(this, none, first, 0);
  }

  /** The raw resources of the spec, which texts can refer to. */
  Set<String> raw() {
    Set<String> raw = new HashSet<>(Set.of(EnvironmentStack.GROUP));
    templates.forEach(template -> raw.addAll(template.ids().values()));
    return raw;
  }

  /** The type of a raw resource. */
  String type(String id) {
    for (AddonTemplate template : templates) {
      for (Map.Entry<String, String> one : template.ids().entrySet()) {
        if (one.getValue().equals(id)) {
          return template.type(one.getKey()).orElse("");
        }
      }
    }
    return "";
  }

  /** The addons of the environments belong to the whole application. */
  private void read() {
    boolean whole = application.isWhole();
    CopilotFiles.Addon shared = application.files().environmentAddons();
    if (whole) {
      templates.add(AddonTemplate.read(Optional.empty(), shared, application));
    } else if (!shared.templates().isEmpty()) {
      application
          .report()
          .remark(
              "the addons of the environments are imported with the whole application: this spec"
                  + " refers to what Copilot's stacks export");
    }
    for (Manifest manifest : application.wanted()) {
      String path = manifest.file().replaceFirst("/manifest\\.ya?ml$", "");
      String directory = path.substring(path.lastIndexOf('/') + 1);
      CopilotFiles.Addon addon = application.files().addons().get(directory);
      if (addon != null) {
        templates.add(AddonTemplate.read(Optional.of(manifest), addon, application));
      }
    }
  }

  /** Gives resources of several templates different logical IDs. */
  private void names() {
    Set<String> taken = new HashSet<>(OWN);
    Map<String, Integer> uses = new HashMap<>();
    for (AddonTemplate template : templates) {
      template.resources().keySet().forEach(id -> uses.merge(id, 1, Integer::sum));
    }
    for (AddonTemplate template : templates) {
      String prefix = template.workload().map(one -> Names.id(one.name())).orElse("Shared");
      for (String id : template.resources().keySet()) {
        boolean free = uses.getOrDefault(id, 1) == 1 && !taken.contains(id);
        String name =
            free ? id : prefix + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        while (!taken.add(name)) {
          name = name + "2";
        }
        template.ids().put(id, name);
      }
    }
  }

  private void exports() {
    for (AddonTemplate template : templates) {
      for (AddonTemplate.Place output : template.outputs().values()) {
        exportName(output)
            .ifPresent(
                name -> {
                  AddonValues values = new AddonValues(this, template, Optional.empty(), 0);
                  suffix(text(values.of(name)), Optional.empty())
                      .ifPresent(end -> exporters.putIfAbsent(end, template));
                });
      }
    }
  }

  private static Optional<Value> exportName(AddonTemplate.Place output) {
    return output
        .node("Export")
        .filter(MapNode.class::isInstance)
        .flatMap(node -> ((MapNode) node).entry("Name"))
        .map(entry -> AddonTemplate.value(entry.value()));
  }

  private static String text(Value value) {
    if (value instanceof Scalar scalar) {
      return scalar.asText();
    }
    return value instanceof Intrinsic call && call.argument() instanceof Scalar scalar
        ? scalar.asText()
        : "";
  }

  /** What stands behind the names of application and environment in the name of an export. */
  Optional<String> suffix(String name, Optional<String> environment) {
    List<String> beginnings = new ArrayList<>();
    for (String app : List.of(application.name(), "${spec.name}")) {
      beginnings.add(app + "-${" + AddonValues.ENVIRONMENT + "}-");
      beginnings.add(app + "-${environment.name}-");
      environment.ifPresent(one -> beginnings.add(app + "-" + one + "-"));
    }
    for (String beginning : beginnings) {
      if (name.startsWith(beginning)) {
        return Optional.of(name.substring(beginning.length()));
      }
    }
    return Optional.empty();
  }

  /** The value of an export of the application in an environment; empty where none is known. */
  Optional<Value> export(String name, Optional<String> environment, int depth) {
    Optional<String> end = suffix(name, environment);
    AddonTemplate exporter = end.map(exporters::get).orElse(null);
    if (exporter == null || depth > 20) {
      return end.flatMap(one -> stack.value(one, environment));
    }
    for (AddonTemplate.Place output : exporter.outputs().values()) {
      AddonValues values = new AddonValues(this, exporter, environment, depth + 1);
      Optional<String> own =
          exportName(output).flatMap(one -> suffix(text(values.of(one)), environment));
      boolean there =
          output.text("Condition").map(condition -> values.holds(condition)).orElse(true);
      if (own.equals(end) && there) {
        used.add(output);
        return output.node("Value").map(node -> values.of(AddonTemplate.value(node)));
      }
    }
    return Optional.empty();
  }

  private void write() {
    Report report = application.report();
    Map<String, DraftMap> resources = new LinkedHashMap<>();
    Map<String, DraftMap> outputs = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(application.environments());
    if (names.isEmpty()) {
      names.add("");
    }
    for (String name : names) {
      Optional<String> environment = Optional.of(name).filter(one -> !one.isEmpty());
      DraftMap all = new DraftMap();
      DraftMap workloads = new DraftMap();
      for (AddonTemplate template : templates) {
        AddonValues values = new AddonValues(this, template, environment, 0);
        new AddonResources(template, values, report, application.spec()).write(all.map(RESOURCES));
        template
            .workload()
            .ifPresent(
                manifest ->
                    new AddonOutputs(this, template, values, environment, all.map(RESOURCES))
                        .write(spec, workloads, manifest));
      }
      resources.put(name, all);
      outputs.put(name, workloads);
    }
    new ExportedValues(this).write();
    DraftMap base = base(resources);
    resources.values().forEach(all -> dropEmpty(all));
    dropEmpty(base);
    Shared.write(base, resources, spec, report);
    new AddedOutputs(spec, application).write(outputs);
    unused();
  }

  /** Outputs of the environments' addons are there for others only. */
  private void unused() {
    for (AddonTemplate template : templates) {
      if (template.workload().isEmpty()) {
        for (Map.Entry<String, AddonTemplate.Place> one : template.outputs().entrySet()) {
          Origin origin = one.getValue().origin();
          if (used.contains(one.getValue())) {
            application.report().converted(origin, "Outputs." + one.getKey(), "");
          } else {
            application
                .report()
                .ignored(
                    origin,
                    "Outputs." + one.getKey(),
                    "nothing in the application refers to it; where another stack does, write it"
                        + " under `outputs`");
          }
        }
      }
    }
  }

  private static void dropEmpty(DraftMap all) {
    if (all.getMap(RESOURCES).map(DraftMap::isEmpty).orElse(false)) {
      all.remove(RESOURCES);
    }
  }

  /** What the first environment has, of the resources that all have. */
  private static DraftMap base(Map<String, DraftMap> all) {
    DraftMap base = new DraftMap();
    DraftMap first = all.values().iterator().next();
    for (DraftMap.Entry entry : first.map(RESOURCES).entries()) {
      boolean everywhere = true;
      for (DraftMap one : all.values()) {
        everywhere &= one.map(RESOURCES).has(entry.key());
      }
      if (everywhere) {
        base.map(RESOURCES).put(entry.key(), entry.draft(), entry.origins());
        entry.comments().forEach(line -> base.map(RESOURCES).comment(entry.key(), line));
      }
    }
    return base;
  }

  /** Declares the parameter that raw resources refer to. */
  private void environmentName() {
    boolean used =
        spec.get(RESOURCES).map(draft -> uses(draft.value())).orElse(false)
            || spec.get("outputs").map(draft -> uses(draft.value())).orElse(false)
            || uses(application.patches().value());
    for (String name : application.environments()) {
      used |=
          spec.map(Workloads.ENVIRONMENTS)
              .map(name)
              .get(RESOURCES)
              .map(draft -> uses(draft.value()))
              .orElse(false);
    }
    if (used) {
      spec.map("parameters")
          .map(AddonValues.ENVIRONMENT)
          .put("description", "Name of the environment");
    }
  }

  /** Whether the value names the environment. */
  static boolean uses(Value value) {
    return value.any(
        part ->
            part.equals(AddonValues.NAME_OF_ENVIRONMENT)
                || (part instanceof Scalar scalar
                    && scalar.asText().contains("${" + AddonValues.ENVIRONMENT + "}")));
  }

  /** A mapping by something that only CloudFormation knows, such as the region. */
  Value unknown(AddonTemplate template, Optional<String> mapping, Value call) {
    AddonTemplate.Place place = mapping.map(name -> template.mappings().get(name)).orElse(null);
    if (place != null) {
      application
          .report()
          .changed(
              place.origin(),
              "Mappings." + place.entry().key().text(),
              "a spec has no mappings: it has the values of the first row");
    }
    return call;
  }

  /** A condition on something that only CloudFormation knows. */
  void unknownCondition(AddonTemplate.Place place) {
    application
        .report()
        .changed(
            place.origin(),
            "Conditions." + place.entry().key().text(),
            "a spec has no conditions: it has what is there when this one holds");
  }
}

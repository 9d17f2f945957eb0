package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addons of a service or job, or of the environments: Copilot makes one template of all files
 * in the directory.
 *
 * @param workload empty for the environments
 */
record AddonTemplate(
    Optional<Manifest> workload,
    Map<String, Place> parameters,
    Map<String, Place> mappings,
    Map<String, Place> conditions,
    Map<String, Place> resources,
    Map<String, Place> outputs,
    Map<String, Place> values,
    Map<String, String> ids) {

  /** An entry of a section, and the file that it stands in. */
  record Place(String file, MapNode.Entry entry) {

    Node node() {
      return entry.value();
    }

    Optional<Node> node(String key) {
      return entry.value() instanceof MapNode map
          ? map.entry(key).map(MapNode.Entry::value)
          : Optional.empty();
    }

    Optional<String> text(String key) {
      return entry.value() instanceof MapNode map ? map.text(key) : Optional.empty();
    }

    Origin origin() {
      return Origin.of(file, entry);
    }
  }

  /** Reads the files; one that cannot be read is reported and left out. */
  static AddonTemplate read(
      Optional<Manifest> workload, CopilotFiles.Addon addon, Application application) {
    AddonTemplate template =
        new AddonTemplate(
            workload,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    Report report = application.report();
    for (String path : addon.templates()) {
      ReadableFile.map(path, application).ifPresent(tree -> template.sections(path, tree, report));
    }
    addon
        .parameters()
        .flatMap(path -> ReadableFile.map(path, application).map(tree -> Map.entry(path, tree)))
        .ifPresent(
            file -> {
              add(file.getKey(), file.getValue(), "Parameters", template.values);
              converted(file.getKey(), file.getValue().entry("Parameters"), report);
            });
    return template;
  }

  private void sections(String file, MapNode tree, Report report) {
    for (MapNode.Entry section : tree.entries()) {
      String name = section.key().text();
      Origin origin = Origin.of(file, section);
      switch (name) {
        case "Parameters" -> add(file, tree, name, parameters);
        case "Mappings" -> add(file, tree, name, mappings);
        case "Conditions" -> add(file, tree, name, conditions);
        case "Resources" -> add(file, tree, name, resources);
        case "Outputs" -> add(file, tree, name, outputs);
        case "AWSTemplateFormatVersion" -> report.converted(origin, name, "");
        case "Description", "Metadata" ->
            report.ignored(origin, name, "it only describes the template");
        case "Transform" ->
            report.refused(
                origin, name, "a spec has no macros: write the resources that the macro makes");
        default -> report.noEffect(origin, name, "a template has no such section");
      }
    }
    converted(file, tree.entry("Parameters"), report);
    converted(file, tree.entry("Mappings"), report);
    converted(file, tree.entry("Conditions"), report);
  }

  private static void converted(String file, Optional<MapNode.Entry> section, Report report) {
    section.ifPresent(entry -> report.converted(Origin.of(file, entry), entry.key().text(), ""));
  }

  private static void add(String file, MapNode tree, String section, Map<String, Place> into) {
    tree.value(section, MapNode.class)
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        entry -> into.putIfAbsent(entry.key().text(), new Place(file, entry))));
  }

  /** The type of a resource; empty where there is no such resource. */
  Optional<String> type(String resource) {
    return Optional.ofNullable(resources.get(resource)).flatMap(place -> place.text("Type"));
  }

  /** The value in a mapping. */
  Optional<Value> mapped(String mapping, String first, String second) {
    return row(mapping, first).map(row -> row.entries().get(second));
  }

  /** The value in the first row of a mapping that has it. */
  Optional<Value> first(String mapping, String second) {
    Place place = mappings.get(mapping);
    for (MapNode.Entry row :
        place != null && place.node() instanceof MapNode map
            ? map.entries()
            : List.<MapNode.Entry>of()) {
      Optional<Value> found = mapped(mapping, row.key().text(), second);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Mapping> row(String mapping, String first) {
    return Optional.ofNullable(mappings.get(mapping))
        .flatMap(place -> place.node(first))
        .map(AddonTemplate::value)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  /** A part of a template as a value; a truth value may have a capital letter. */
  static Value value(Node node) {
    if (RawFunction.of(node).isPresent()) {
      return RawValues.of(node).rewrite(AddonTemplate::truth);
    }
    if (node instanceof MapNode map) {
      Map<String, Value> values = new LinkedHashMap<>();
      map.entries().forEach(entry -> values.put(entry.key().text(), value(entry.value())));
      return new Mapping(values);
    }
    if (node instanceof ListNode list) {
      List<Value> items = new ArrayList<>();
      list.items().forEach(item -> items.add(value(item)));
      return Value.list(items);
    }
    return truth(RawValues.of(node));
  }

  private static Value truth(Value value) {
    if (value instanceof Scalar scalar && scalar.content() instanceof String text) {
      boolean yes = text.equals("True") || text.equals("TRUE");
      boolean no = text.equals("False") || text.equals("FALSE");
      return yes || no ? Value.bool(yes) : value;
    }
    return value;
  }
}

package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template that is taken over.
 *
 * @param file its name
 * @param tree its text, with places
 * @param document its values
 * @param resources by their logical ids, in the order of the file
 */
record TemplateFile(String file, MapNode tree, Document document, Map<String, Resource> resources) {

  TemplateFile {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
  }

  /**
   * There is one for each template: to compare what is in them would take as long as to read it.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /**
   * A resource of the template.
   *
   * @param canonical its properties as CloudFormation reads them
   * @param references the names of the resources and parameters that the properties refer to
   */
  record Resource(
      String id,
      String type,
      MapNode.Entry entry,
      Mapping declaration,
      Value canonical,
      Set<String> references) {

    private static Resource of(MapNode.Entry entry, String type, Mapping declaration) {
      Value canonical = Canonical.of(properties(declaration));
      Set<String> references = new HashSet<>();
      References.of(canonical).forEach(reference -> references.add(reference.name()));
      return new Resource(entry.key().text(), type, entry, declaration, canonical, references);
    }

    /** The properties; none where it has none. */
    Mapping properties() {
      return properties(declaration);
    }

    private static Mapping properties(Mapping declaration) {
      return declaration.entries().get("Properties") instanceof Mapping map ? map : Value.map();
    }

    Optional<Value> property(String name) {
      return Optional.ofNullable(properties().entries().get(name));
    }

    /** The text of a property, if it is one. */
    Optional<String> text(String name) {
      return property(name)
          .filter(Scalar.class::isInstance)
          .map(value -> ((Scalar) value).asText());
    }
  }

  /**
   * Reads the template.
   *
   * @throws CannotImport where the file has no resources
   */
  static TemplateFile read(Sources sources, String path) {
    MapNode tree = sources.yaml(path);
    Optional<MapNode> resources = tree.value("Resources", MapNode.class);
    if (resources.isEmpty() || resources.get().entries().isEmpty()) {
      throw new CannotImport(
          "`" + path + "` is not a CloudFormation template: it has no `Resources`");
    }
    for (MapNode.Entry entry : resources.get().entries()) {
      boolean typed = entry.value() instanceof MapNode map && map.text("Type").isPresent();
      if (!typed && !entry.key().text().startsWith("Fn::")) {
        throw new CannotImport(
            "`"
                + path
                + "` is not a CloudFormation template: `"
                + entry.key().text()
                + "` has no `Type`");
      }
    }
    return of(path, tree);
  }

  /** The template of this tree, which has resources. */
  static TemplateFile of(String path, MapNode tree) {
    Map<String, Value> content = new LinkedHashMap<>();
    for (MapNode.Entry entry : tree.entries()) {
      content.put(entry.key().text(), Raw.value(entry.value()));
    }
    return new TemplateFile(
        path,
        tree,
        new Document(List.of(), new Mapping(content), Map.of()),
        resources(tree.value("Resources", MapNode.class).orElseThrow()));
  }

  private static Map<String, Resource> resources(MapNode section) {
    Map<String, Resource> all = new LinkedHashMap<>();
    for (MapNode.Entry entry : section.entries()) {
      if (entry.value() instanceof MapNode map
          && map.text("Type").isPresent()
          && Raw.value(map) instanceof Mapping declaration) {
        String id = entry.key().text();
        all.put(id, Resource.of(entry, map.text("Type").orElse(""), declaration));
      }
    }
    return all;
  }

  /** The resources of a type, in the order of the file. */
  List<Resource> ofType(String type) {
    List<Resource> all = new ArrayList<>(resources.values());
    all.removeIf(resource -> !resource.type().equals(type));
    return all;
  }

  /** The entries of a section; none where there is no such section. */
  List<MapNode.Entry> entries(String section) {
    return tree.value(section, MapNode.class)
        .map(map -> List.copyOf(map.entries()))
        .orElse(List.of());
  }

  Origin origin(MapNode.Entry entry) {
    return Origin.of(file, entry);
  }

  /** The place of what the path leads to; none where it leads nowhere. */
  Optional<Origin> origin(List<String> path) {
    Node at = tree;
    Optional<Origin> origin = Optional.empty();
    for (String step : path) {
      if (at instanceof MapNode map && map.entry(step).isPresent()) {
        MapNode.Entry entry = map.entry(step).get();
        origin = Optional.of(origin(entry));
        at = entry.value();
      } else if (at instanceof ListNode list
          && step.matches("[0-9]{1,6}")
          && Integer.parseInt(step) < list.items().size()) {
        at = list.items().get(Integer.parseInt(step));
        origin = Optional.of(new Origin(file, at.span()));
      } else {
        return Optional.empty();
      }
    }
    return origin;
  }
}

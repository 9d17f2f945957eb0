package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Value;
import dev.fargen.yaml.MapNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The part of a template that some of its resources need: what is tried for them is tried with that
 * part alone, so that the time does not grow with the rest.
 */
final class Slice {

  private final TemplateFile template;
  private final Set<String> resources = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  private Slice(TemplateFile template) {
    this.template = template;
  }

  /** These resources and all that they refer to; no outputs. */
  static TemplateFile of(TemplateFile template, Collection<String> ids) {
    Slice slice = new Slice(template);
    slice.follow(ids);
    template.entries("Conditions").forEach(entry -> slice.mention(Raw.value(entry.value())));
    return slice.file();
  }

  private void follow(Collection<String> ids) {
    Deque<String> open = new ArrayDeque<>(ids);
    while (!open.isEmpty()) {
      TemplateFile.Resource resource = template.resources().get(open.pop());
      if (resource != null && resources.add(resource.id())) {
        named.addAll(resource.references());
        open.addAll(resource.references());
      }
    }
  }

  private void mention(Value value) {
    References.of(Canonical.of(value)).forEach(reference -> named.add(reference.name()));
  }

  private TemplateFile file() {
    Map<String, MapNode.Entry> sections = new LinkedHashMap<>();
    for (MapNode.Entry section : template.tree().entries()) {
      String name = section.key().text();
      if (name.equals("Resources") || name.equals("Parameters")) {
        Map<String, MapNode.Entry> kept = new LinkedHashMap<>();
        for (MapNode.Entry entry : template.entries(name)) {
          String id = entry.key().text();
          if (name.equals("Resources") ? resources.contains(id) : named.contains(id)) {
            kept.put(id, name.equals("Resources") ? withoutOthers(entry) : entry);
          }
        }
        MapNode map = new MapNode(kept, section.value().span());
        sections.put(name, new MapNode.Entry(section.key(), map));
      } else if (name.equals("Conditions") || name.equals("Mappings")) {
        sections.put(name, section);
      }
    }
    return TemplateFile.of(template.file(), new MapNode(sections, template.tree().span()));
  }

  /** Without {@code DependsOn} where it names a resource that is not in the slice. */
  private MapNode.Entry withoutOthers(MapNode.Entry entry) {
    if (!(entry.value() instanceof MapNode map) || map.entry("DependsOn").isEmpty()) {
      return entry;
    }
    Value needs = Raw.value(map.entry("DependsOn").get().value());
    boolean outside =
        needs.any(
            value -> value instanceof dev.fargen.cfn.Scalar id && !resources.contains(id.asText()));
    Map<String, MapNode.Entry> kept = new LinkedHashMap<>(map.entriesByKey());
    kept.remove("DependsOn");
    return outside
        ? new MapNode.Entry(entry.key(), new MapNode(kept, map.span(), map.tag()))
        : entry;
  }
}

package dev.fargen.migrate.template;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the spec together: typed keys of the parts, the rest raw, and patches. */
final class Assembly {

  /** Sections that a spec has no key for. */
  private static final List<String> PATCHED =
      List.of("Transform", "Globals", "Metadata", "Rules", "Mappings", "Conditions", "Hooks");

  /** What differs between two attempts, but for the parts. */
  static final class Settings {
    /** Parameters that nothing uses. */
    final Set<String> unused = new LinkedHashSet<>();

    /** Outputs whose logical ids fargen has for its own. */
    final Set<String> patchedOutputs = new LinkedHashSet<>();

    /** Other logical ids for what fargen adds, where the template has them for something else. */
    final Map<String, String> renamed = new LinkedHashMap<>();

    final List<Patch> patches = new ArrayList<>();
  }

  private final TemplateFile template;
  private final Parameters parameters;
  private final String name;

  Assembly(TemplateFile template, Parameters parameters, String name) {
    this.template = template;
    this.parameters = parameters;
    this.name = name;
  }

  /** The same of a part of the template. */
  Assembly of(TemplateFile slice) {
    return new Assembly(slice, parameters.of(slice), name);
  }

  /** Takes other placeholders where a line of the spec has an error; false if there are none. */
  boolean replacesPlaceholders(String line) {
    return parameters.replaceIn(line);
  }

  DraftMap draft(List<Part> parts, Settings settings) {
    Set<String> claimed = claimed(parts);
    DraftMap spec = new DraftMap().put("name", name);
    template
        .tree()
        .entry("Description")
        .ifPresent(
            entry ->
                spec.put(
                    "description",
                    Raw.draft(template.file(), entry.value()),
                    template.origin(entry)));
    Map<String, String> things = new LinkedHashMap<>();
    parts.forEach(part -> things.putAll(part.things()));
    Texts texts = new Texts(template, claimed, things);
    for (Part part : parts) {
      part.write(spec, texts);
    }
    parameters.write(spec, settings.unused);
    raw(spec, "resources", "Resources", claimed);
    raw(spec, "outputs", "Outputs", settings.patchedOutputs);
    ids(spec, parts, settings);
    patches(spec, settings);
    return spec;
  }

  static Set<String> claimed(List<Part> parts) {
    Set<String> claimed = new LinkedHashSet<>();
    for (Part part : parts) {
      claimed.addAll(part.claims());
    }
    return claimed;
  }

  private void raw(DraftMap spec, String key, String section, Set<String> without) {
    DraftMap all = new DraftMap();
    for (MapNode.Entry entry : template.entries(section)) {
      String id = entry.key().text();
      if (!without.contains(id) && isPlain(id)) {
        all.put(id, Raw.draft(template.file(), entry.value()), template.origin(entry));
      }
    }
    if (!all.isEmpty()) {
      spec.put(
          key,
          all,
          template
              .tree()
              .entry(section)
              .map(entry -> List.of(template.origin(entry)))
              .orElse(List.of()));
    }
  }

  /** Whether it is a logical id; else it is a macro, which needs a patch. */
  private static boolean isPlain(String id) {
    return !id.startsWith("Fn::");
  }

  private static void ids(DraftMap spec, List<Part> parts, Settings settings) {
    DraftMap ids = new DraftMap();
    for (Part part : parts) {
      for (Map.Entry<String, String> id : part.ids().entrySet()) {
        if (!id.getKey().equals(id.getValue())) {
          ids.put(id.getKey(), id.getValue());
        }
      }
    }
    settings.renamed.forEach(ids::put);
    if (!ids.isEmpty()) {
      spec.put("ids", ids);
    }
  }

  private void patches(DraftMap spec, Settings settings) {
    DraftList list = new DraftList();
    for (String section : PATCHED) {
      template
          .tree()
          .entry(section)
          .filter(entry -> !isEmpty(entry))
          .ifPresent(entry -> list.add(section(entry).draft()));
    }
    for (String section : List.of("Resources", "Outputs")) {
      for (MapNode.Entry entry : template.entries(section)) {
        if (!isPlain(entry.key().text())) {
          list.add(entry(section, entry).draft());
        }
      }
    }
    parameters.patches(settings.unused).forEach(patch -> list.add(patch.draft()));
    settings.patches.forEach(patch -> list.add(patch.draft()));
    if (!list.isEmpty()) {
      spec.put("patches", list);
    }
  }

  private static boolean isEmpty(MapNode.Entry entry) {
    return (entry.value() instanceof MapNode map && map.entries().isEmpty())
        || (entry.value() instanceof dev.fargen.yaml.ScalarNode scalar && scalar.isNull());
  }

  private Patch section(MapNode.Entry entry) {
    return new Patch(
        "add",
        List.of(entry.key().text()),
        Optional.of(Raw.draft(template.file(), entry.value())),
        Optional.of(template.origin(entry)));
  }

  /** A patch that adds an entry of a section. */
  Patch entry(String section, MapNode.Entry entry) {
    Origin origin = template.origin(entry);
    return new Patch(
        "add",
        List.of(section, entry.key().text()),
        Optional.of(Raw.draft(template.file(), entry.value())),
        Optional.of(origin));
  }
}

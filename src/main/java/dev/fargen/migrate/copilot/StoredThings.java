package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes buckets, tables and databases of addons as such, where a spec says the same: the resources
 * are new ones anyway, and whoever owns the spec has fewer lines to own.
 */
final class StoredThings {

  private static final String RESOURCES = "resources";

  private final DraftMap spec;
  private final Application application;
  private final Report report;
  private final DraftMap resources;

  private StoredThings(DraftMap spec, Application application) {
    this.spec = spec;
    this.application = application;
    this.report = application.report();
    this.resources = spec.map(RESOURCES);
  }

  static void write(DraftMap spec, Application application) {
    if (spec.has(RESOURCES)) {
      new StoredThings(spec, application).write();
      if (spec.map(RESOURCES).isEmpty()) {
        spec.remove(RESOURCES);
      }
    }
  }

  private void write() {
    StoredBuckets buckets = new StoredBuckets(resources, report);
    StoredTables tables = new StoredTables(report);
    StoredDatabases databases = new StoredDatabases(spec, resources, report);
    for (DraftMap.Entry entry : resources.entries()) {
      buckets
          .of(entry)
          .filter(this::isFree)
          .ifPresent(thing -> replace(thing, entry, buckets::note));
      tables.of(entry).filter(this::isFree).ifPresent(thing -> replace(thing, entry, tables::note));
      databases
          .of(entry)
          .filter(this::isFree)
          .ifPresent(
              thing -> {
                databases.use(thing);
                replace(thing, entry, databases::note);
              });
    }
  }

  /**
   * Whether nothing but the thing itself refers to what it replaces in a way that a spec does not
   * have, and no environment has another one.
   */
  private boolean isFree(StoredThing thing) {
    boolean free = !spec.getMap(thing.section()).map(all -> all.has(thing.name())).orElse(false);
    for (String name : application.environments()) {
      Optional<DraftMap> own = spec.map(Workloads.ENVIRONMENTS).map(name).getMap(RESOURCES);
      for (String id : thing.resources()) {
        free &= !own.map(all -> all.has(id)).orElse(false);
      }
    }
    Set<String> hidden = new LinkedHashSet<>(thing.resources());
    hidden.removeAll(thing.ids().keySet());
    for (DraftMap.Entry section : spec.entries()) {
      if (section.key().equals(RESOURCES)) {
        for (DraftMap.Entry one : resources.entries()) {
          if (!thing.resources().contains(one.key())) {
            free &= isFree(one.draft(), hidden);
          }
        }
      } else {
        free &= thing.hasAll(RawReferences.inTexts(section.draft()));
        free &= isFree(section.draft(), hidden);
      }
    }
    return free && isFree(application.patches(), hidden);
  }

  private static boolean isFree(Draft draft, Set<String> hidden) {
    for (String id : RawReferences.inRaw(draft)) {
      if (hidden.contains(id)) {
        return false;
      }
    }
    return true;
  }

  private void replace(StoredThing thing, DraftMap.Entry entry, Consumer<DraftMap.Entry> note) {
    note.accept(entry);
    StoredPolicies policies = new StoredPolicies(spec, application, resources);
    policies.write(thing);
    for (DraftMap.Entry one : resources.entries()) {
      if (thing.resources().contains(one.key())) {
        Origins.converted(one, report);
        resources.remove(one.key());
      }
    }
    spec.map(thing.section()).put(thing.name(), thing.keys(), entry.origins());
    Map<String, String> texts = new HashMap<>(thing.texts());
    for (DraftMap.Entry section : spec.entries()) {
      boolean raw = section.key().equals(RESOURCES) || section.key().equals("outputs");
      Draft draft = RawReferences.changed(section.draft(), RawReferences.raw(thing.ids()));
      Draft changed = raw ? draft : RawReferences.changed(draft, RawReferences.texts(texts));
      spec.put(section.key(), changed, section.origins());
    }
  }

  static boolean is(DraftMap resource, String type) {
    return resource.get("Type").flatMap(Draft::text).orElse("").equals(type);
  }

  static boolean hasOnly(DraftMap map, Set<String> keys) {
    for (DraftMap.Entry entry : map.entries()) {
      if (!keys.contains(entry.key())) {
        return false;
      }
    }
    return true;
  }

  /** The maps in the list of this key. */
  static List<DraftMap> maps(Draft draft, String key) {
    return draft instanceof DraftMap map ? maps(map.get(key)) : List.of();
  }

  static List<DraftMap> maps(Optional<Draft> draft, String key) {
    return draft.map(one -> maps(one, key)).orElse(List.of());
  }

  static List<DraftMap> maps(Optional<Draft> list) {
    List<DraftMap> maps = new ArrayList<>();
    if (list.orElse(null) instanceof DraftList items) {
      for (DraftList.Item item : items.items()) {
        if (item.draft() instanceof DraftMap map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  /** The name that Copilot's description has, or else that of the resource. */
  static String name(DraftMap.Entry entry, String suffix) {
    for (String line : entry.comments()) {
      String text = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
      for (String before :
          List.of("An Amazon S3 bucket, ", "retrieve objects for ", "table for ")) {
        int at = text.indexOf(before);
        if (at >= 0) {
          String rest = text.substring(at + before.length());
          String word = rest.contains(",") ? rest.substring(0, rest.indexOf(',')) : rest;
          if (!word.isEmpty() && !word.contains(" ")) {
            return Names.of(word);
          }
        }
      }
    }
    String id = entry.key();
    boolean named = id.endsWith(suffix) && id.length() > suffix.length();
    return Names.of(named ? id.substring(0, id.length() - suffix.length()) : id);
  }
}

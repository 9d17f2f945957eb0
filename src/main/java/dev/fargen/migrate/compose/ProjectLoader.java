package dev.fargen.migrate.compose;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.EnvFile;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of a Compose application into one: each with what its services extend, then what
 * it includes, then the next file over it.
 */
final class ProjectLoader {

  private static final String EXTENDS = "extends";
  private static final String SERVICES = "services";
  private static final String INCLUDE = "include";

  /** The most files that include each other. */
  private static final int DEEPEST = 20;

  private final Sources sources;
  private final Report report;
  private final Variables variables;
  private final ItemReader reader;
  private final Map<String, MapNode> trees = new LinkedHashMap<>();

  /** The directory that the paths of each file are relative to. */
  private final Map<String, String> directories = new LinkedHashMap<>();

  ProjectLoader(Sources sources, Report report, Variables variables) {
    this.sources = sources;
    this.report = report;
    this.variables = variables;
    this.reader = new ItemReader(variables);
  }

  /** The application as one file; an empty one where the files have nothing. */
  ItemMap load(ComposeFiles files) {
    ItemMap all = load(files.paths(), files.directory(), 0);
    unread();
    return all;
  }

  Map<String, String> directories() {
    return Map.copyOf(directories);
  }

  private ItemMap load(List<String> paths, String directory, int depth) {
    Optional<ItemMap> all = Optional.empty();
    for (String path : paths) {
      ItemMap next = file(path, directory, depth);
      all = Optional.of(all.map(base -> new Merging(report, true).merge(base, next)).orElse(next));
    }
    return all.orElseThrow();
  }

  private ItemMap file(String path, String directory, int depth) {
    if (depth > DEEPEST) {
      throw new CannotImport("`" + path + "` is included by itself");
    }
    directories.putIfAbsent(path, directory);
    MapNode tree = tree(path);
    ItemMap file = sections(path, tree);
    ItemMap included = ItemMap.empty(file.origin());
    if (file.list(INCLUDE).isEmpty()) {
      file.get(INCLUDE).ifPresent(none -> report.converted(none.origin(), INCLUDE, ""));
    }
    for (Item one : file.list(INCLUDE)) {
      included = new Merging(report, false).merge(included, include(one, directory, depth));
      report.converted(one.origin(), INCLUDE, "the included files are part of the spec");
    }
    return new Merging(report, false).merge(included, file.without(INCLUDE));
  }

  private ItemMap include(Item one, String directory, int depth) {
    List<String> paths = new ArrayList<>();
    String base = "";
    if (one instanceof ItemMap map) {
      map.texts("path").forEach(path -> paths.add(Paths.in(directory, path.literal())));
      base = map.literal("project_directory");
    } else if (one instanceof ItemText text) {
      paths.add(Paths.in(directory, text.literal()));
    }
    if (paths.isEmpty()) {
      throw new CannotImport("`" + one.origin().file() + "` includes no file by its path");
    }
    String own = base.isEmpty() ? Paths.parent(paths.get(0)) : Paths.in(directory, base);
    List<String> files = new ArrayList<>();
    if (one instanceof ItemMap map) {
      map.texts("env_file").forEach(file -> files.add(Paths.in(directory, file.literal())));
    }
    for (String file : files.isEmpty() ? List.of(Paths.in(own, ".env")) : files) {
      String text = sources.text(file).text().orElse("");
      variables.include(file, EnvFile.parse(text, variables.values()));
    }
    return load(paths, own, depth + 1);
  }

  private MapNode tree(String path) {
    MapNode tree = trees.get(path);
    if (tree == null) {
      tree = sources.yaml(path);
      trees.put(path, tree);
    }
    return tree;
  }

  /** The sections of a file, without its extensions. */
  private ItemMap sections(String path, MapNode tree) {
    Map<String, Item> sections = new LinkedHashMap<>();
    for (MapNode.Entry entry : tree.entries()) {
      String name = entry.key().text();
      if (name.equals(SERVICES) && entry.value() instanceof MapNode services) {
        Map<String, Item> complete = new LinkedHashMap<>();
        for (MapNode.Entry service : services.entries()) {
          String one = service.key().text();
          complete.put(one, service(path, one, new LinkedHashSet<>()));
        }
        reader.see(Origin.of(path, entry));
        sections.put(name, new ItemMap(Origin.of(path, entry), Optional.empty(), complete));
      } else if (!name.startsWith("x-")) {
        sections.put(name, reader.read(path, entry));
      }
    }
    return new ItemMap(new Origin(path, tree.span()), Optional.empty(), sections);
  }

  /**
   * The service with what it extends.
   *
   * @param open those that extend it
   */
  private ItemMap service(String path, String name, Set<String> open) {
    if (!open.add(path + " " + name)) {
      throw new CannotImport("`" + path + "`: the service `" + name + "` extends itself");
    }
    Optional<MapNode.Entry> entry =
        tree(path).value(SERVICES, MapNode.class).flatMap(all -> all.entry(name));
    if (entry.isEmpty()) {
      throw new CannotImport("`" + path + "` has no service `" + name + "` to extend");
    }
    if (!(reader.read(path, entry.get()) instanceof ItemMap read)) {
      throw new CannotImport("`" + path + "`: the service `" + name + "` is no map");
    }
    ItemMap service = Normal.service(read);
    Optional<Item> base = service.get(EXTENDS);
    if (base.isEmpty()) {
      return service;
    }
    String file = base.get() instanceof ItemMap map ? map.literal("file") : "";
    String other =
        base.get() instanceof ItemMap map
            ? map.literal("service")
            : base.get() instanceof ItemText text ? text.literal() : "";
    String from = file.isEmpty() ? path : Paths.in(directories.getOrDefault(path, ""), file);
    directories.putIfAbsent(from, Paths.parent(from));
    ItemMap whole =
        new Merging(report, false).merge(service(from, other, open), service.without(EXTENDS));
    report.converted(base.get().origin(), EXTENDS, "the keys of `" + other + "` are written out");
    return new ItemMap(service.origin(), service.tag(), whole.items());
  }

  /** Notes what no service needs: extensions, and the rest of files that services extend. */
  private void unread() {
    for (Sources.Yaml yaml : sources.read()) {
      String file = yaml.file().name();
      MapNode tree = (MapNode) yaml.tree();
      for (MapNode.Entry entry : tree.entries()) {
        boolean extension = entry.key().text().startsWith("x-");
        boolean foreign = !reader.hasRead(Origin.of(file, entry));
        if (extension) {
          unused(file, entry, "an extension: only its aliases count");
        } else if (foreign
            && entry.key().text().equals(SERVICES)
            && entry.value() instanceof MapNode services) {
          for (MapNode.Entry service : services.entries()) {
            if (!reader.hasRead(Origin.of(file, service))) {
              report.ignored(Origin.of(file, service), name(service), "no service extends it");
            }
          }
        } else if (foreign) {
          report.ignored(Origin.of(file, entry), name(entry), "the services extend others");
        }
      }
    }
  }

  /** Notes values of an extension that no alias took elsewhere. */
  private void unused(String file, MapNode.Entry entry, String why) {
    if (entry.value() instanceof MapNode map && isUsed(file, map)) {
      report.converted(Origin.of(file, entry), name(entry), "used where aliases refer to it");
      for (MapNode.Entry inner : map.entries()) {
        if (!reader.hasRead(Origin.of(file, inner))) {
          unused(file, inner, why);
        }
      }
    } else {
      report.ignored(Origin.of(file, entry), name(entry), why);
    }
  }

  private boolean isUsed(String file, MapNode map) {
    boolean used = false;
    for (MapNode.Entry inner : map.entries()) {
      used |= reader.hasRead(Origin.of(file, inner));
      used |= inner.value() instanceof MapNode deeper && isUsed(file, deeper);
    }
    return used;
  }

  private static String name(MapNode.Entry entry) {
    return entry.key().text();
  }
}

package dev.fargen.migrate.score;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources of all files. Two with the same type, class and {@code id} are one; others belong
 * to their workload.
 */
final class ScoreThings {

  /** Types that say something of the workload, and are no things of their own. */
  static final Set<String> OF_WORKLOAD =
      Set.of(
          "dns", "route", "environment", "service", "service-port", "workload", ScoreScaling.TYPE);

  /** Names that a number is added to are cut. */
  private static final int LONGEST = 36;

  /**
   * A resource.
   *
   * @param name its name in the spec
   */
  record Thing(String type, String name, Optional<ResourceType> kind, MapNode tree) {}

  private final Map<String, Thing> things = new LinkedHashMap<>();
  private final Map<String, String> shared = new LinkedHashMap<>();
  private final DraftMap spec;
  private final Report report;

  ScoreThings(List<ScoreFile> files, DraftMap spec, Report report) {
    this.spec = spec;
    this.report = report;
    Map<String, Integer> uses = new LinkedHashMap<>();
    for (ScoreFile file : files) {
      for (MapNode.Entry entry : file.resources()) {
        uses.merge(entry.key().text(), 1, Integer::sum);
      }
    }
    for (ScoreFile file : files) {
      for (MapNode.Entry entry : file.resources()) {
        if (entry.value() instanceof MapNode tree) {
          boolean unique = uses.getOrDefault(entry.key().text(), 0) == 1;
          add(file, entry, tree, unique);
        }
      }
    }
  }

  /** A resource of the file, by its name there. */
  Optional<Thing> of(ScoreFile file, String resource) {
    return Optional.ofNullable(things.get(key(file, resource)));
  }

  private static String key(ScoreFile file, String resource) {
    return file.workload() + " " + resource;
  }

  private void add(ScoreFile file, MapNode.Entry entry, MapNode tree, boolean unique) {
    String resource = entry.key().text();
    String type = tree.text("type").orElse("");
    Optional<String> id = tree.text("id");
    String own = unique ? resource : file.workload() + "-" + resource;
    String name = LegalName.thing(id.map(text -> text.replace('.', '-')).orElse(own));
    if (id.isPresent()) {
      String same = type + " " + tree.text("class").orElse("default") + " " + id.get();
      name = shared.computeIfAbsent(same, key -> unused(LegalName.thing(id.get()), type));
      if (!name.equals(LegalName.thing(id.get()))) {
        report.toDecide(
            tree.entry("id").map(file::origin).orElse(file.origin(entry)),
            "resources." + resource + ".id",
            "it becomes `"
                + name
                + "`: another resource has this `id` with another `class`, so they are two for"
                + " Score; if they are one, write the same `class`");
      }
    } else if (!OF_WORKLOAD.contains(type)) {
      name = unused(name, type);
    }
    Thing thing = new Thing(type, name, ResourceType.of(type), tree);
    things.put(key(file, resource), thing);
    write(file, entry, thing);
  }

  /** The name, or that with a number where another thing of the same section has it. */
  private String unused(String name, String type) {
    String section = ResourceType.of(type).map(ResourceType::section).orElse("");
    DraftMap taken = spec.getMap(section).orElseGet(DraftMap::new);
    String unused = name;
    for (int i = 2; taken.has(unused); i++) {
      unused = name.substring(0, Math.min(name.length(), LONGEST)) + "-" + i;
    }
    return unused;
  }

  private void write(ScoreFile file, MapNode.Entry entry, Thing thing) {
    Origin origin = file.origin(entry);
    String subject = "resources." + entry.key().text();
    if (thing.type().isEmpty()) {
      report.refused(origin, subject, "it has no `type`");
      return;
    }
    note(file, thing.tree(), subject);
    if (thing.kind().isEmpty()) {
      if (!OF_WORKLOAD.contains(thing.type())) {
        report.refused(
            origin,
            subject,
            ResourceType.instead(thing.type())
                + "; what the workload reads of it became parameters and secrets");
      }
    } else {
      section(file, origin, thing, thing.kind().get());
    }
  }

  private void section(ScoreFile file, Origin origin, Thing thing, ResourceType kind) {
    DraftMap section = spec.map(kind.section());
    boolean first = !section.has(thing.name());
    DraftMap map = section.map(thing.name(), origin);
    if (!first) {
      section.from(thing.name(), origin);
    }
    Origin[] types = file.origins(thing.tree(), "type");
    if (kind.engine().isEmpty()) {
      section.from(thing.name(), types);
    } else if (first) {
      map.put("engine", kind.engine(), types);
      if (DatabaseNames.isReserved(kind.engine(), thing.name())) {
        map.put("database", "app_" + thing.name());
      }
    } else {
      map.from("engine", types);
    }
    Optional<MapNode> params = ScoreFile.map(thing.tree(), "params");
    Optional<String> version = params.flatMap(all -> all.text("version"));
    if (version.isPresent() && kind.section().equals("databases")) {
      version(file, params.get().entry("version").orElseThrow(), kind, map);
    }
  }

  /** PostgreSQL may have a major version only; others are written with three numbers. */
  private void version(ScoreFile file, MapNode.Entry entry, ResourceType kind, DraftMap database) {
    String version = ScoreFile.scalars(entry.value()).get(0).text();
    boolean whole = version.split("\\.").length == 3;
    if (whole || kind.engine().equals("postgres")) {
      database.put("version", version, file.origin(entry));
    } else {
      report.toDecide(
          file.origin(entry),
          "",
          "write `version` with three numbers, one that RDS has of " + version);
    }
  }

  /** What every resource may have and no spec needs. */
  private void note(ScoreFile file, MapNode tree, String subject) {
    for (MapNode.Entry entry : tree.entries()) {
      Origin origin = file.origin(entry);
      String key = subject + "." + entry.key().text();
      switch (entry.key().text()) {
        case "type" -> report.converted(origin, key, "");
        case "id" -> report.converted(origin, key, "");
        case "properties" -> // of earlier versions of Score
            report.converted(origin, key, "");
        case "metadata" -> report.ignored(origin, key, "metadata is for the tool that provides it");
        case "class" -> {
          if (tree.text("class").orElse("default").equals("default")) {
            report.ignored(origin, key, "the default class");
          } else {
            report.toDecide(
                origin, key, "what the class stands for, such as a size, is not in the file");
          }
        }
        default -> {}
      }
    }
  }
}

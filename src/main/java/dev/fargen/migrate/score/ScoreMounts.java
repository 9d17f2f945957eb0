package dev.fargen.migrate.score;

import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.FileText;
import dev.fargen.spec.containers.NeededDirectories;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files and volumes of a container. Each is an item of a list with its {@code target}, or an entry
 * of a map by it.
 */
final class ScoreMounts {

  private final ScoreFile file;
  private final ScoreValues values;
  private final Sources sources;
  private final ImportOptions options;
  private final DraftMap spec;
  private final Report report;

  ScoreMounts(
      ScoreFile file,
      ScoreValues values,
      Sources sources,
      ImportOptions options,
      DraftMap spec,
      Report report) {
    this.file = file;
    this.values = values;
    this.sources = sources;
    this.options = options;
    this.spec = spec;
    this.report = report;
  }

  /** A file or a volume, with its place. */
  private record Mount(Origin origin, String subject, String target, MapNode map) {}

  private List<Mount> mounts(MapNode.Entry entry, String subject) {
    List<Mount> mounts = new ArrayList<>();
    if (entry.value() instanceof MapNode byTarget) {
      for (MapNode.Entry one : byTarget.entries()) {
        if (one.value() instanceof MapNode map) {
          String target = one.key().text();
          mounts.add(new Mount(file.origin(one), subject + "." + target, target, map));
        }
      }
      return mounts;
    }
    List<Node> items = entry.value().items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof MapNode map && map.text("target").isPresent()) {
        String target = map.text("target").orElse("");
        mounts.add(new Mount(file.origin(map), subject + "[" + i + "]", target, map));
      }
    }
    return mounts;
  }

  /** Writes {@code configs}, and what they contain. */
  void files(MapNode.Entry entry, DraftMap container, String subject) {
    for (Mount mount : mounts(entry, subject)) {
      String target = mount.target();
      int slash = target.lastIndexOf('/');
      if (!target.startsWith("/") || slash == target.length() - 1) {
        report.refused(mount.origin(), mount.subject(), "`" + target + "` is no absolute path");
      } else if (NeededDirectories.has(target.substring(0, slash))) {
        report.refused(
            mount.origin(),
            mount.subject(),
            "Fargate mounts directories, which hide what the image has there, and no program runs"
                + " without `"
                + target.substring(0, Math.max(1, slash))
                + "`: put the file into a directory of its own, such as `/etc/"
                + file.workload()
                + "`, or into the image");
      } else {
        file(mount, container, target.substring(0, slash));
      }
    }
  }

  private void file(Mount mount, DraftMap container, String directory) {
    Optional<String> source = mount.map().text("source");
    Optional<String> content = mount.map().text("content");
    boolean missing = false;
    if (source.isPresent()) {
      FileText read = sources.text(file.directory() + source.get());
      missing = read.equals(FileText.missing(source.get()));
      content = missing ? Optional.of("") : read.text();
      if (content.isEmpty()) {
        refused(mount, "`" + source.get() + "` " + read.fault());
      }
    } else if (content.isEmpty()) {
      refused(mount, "only text can be mounted");
    }
    if (content.isEmpty()) {
      return;
    }
    boolean literal = mount.map().text("noExpand").orElse("").equals("true");
    ScoreText text = values.text(content.get());
    boolean plain = literal || text.text().equals(content.get());
    report.changed(
        mount.origin(),
        mount.subject(),
        "Fargate mounts the directory `" + directory + "`, which hides what the image has there");
    note(mount, literal ? List.of() : text.faults(), literal ? List.of() : text.changes());
    if (!literal) {
      for (String decision : text.decisions()) {
        report.toDecide(mount.origin(), mount.subject(), decision);
      }
    }
    DraftMap written = new DraftMap();
    Origin[] from = file.origins(mount.map(), "content", "source", "noExpand");
    if (!plain && text.secret()) {
      written.put("from", text.text(), from);
      container.map("secrets").put(variable(mount.target()), written, mount.origin());
    } else {
      DraftMap config = new DraftMap();
      if (source.isPresent() && plain && !missing) {
        config.put("file", options.inSpec(file.directory() + source.get()), from);
      } else {
        config.put("content", plain ? ScoreText.literal(content.get()) : text.text(), from);
      }
      String name = config(mount.target(), config);
      if (missing) {
        report.toDecide(
            mount.origin(), mount.subject(), "`" + source.get() + "` does not exist: write it");
        spec.map("configs").comment(name, source.get() + " does not exist: write its content");
      }
      written.put("source", name);
      container.list("configs").add(written, mount.origin());
    }
    written.put("target", mount.target(), file.origins(mount.map(), "target"));
    mount
        .map()
        .text("mode")
        .ifPresent(mode -> written.put("mode", mode, file.origins(mount.map(), "mode")));
  }

  private void note(Mount mount, List<String> faults, List<String> changes) {
    for (String change : changes) {
      report.changed(mount.origin(), mount.subject(), change);
    }
    for (String fault : faults) {
      report.changed(mount.origin(), mount.subject(), fault + ": it stays as it is");
    }
  }

  private void refused(Mount mount, String why) {
    report.refused(mount.origin(), mount.subject(), why);
  }

  /** The name of a config with this content; one that is there already is used again. */
  private String config(String target, DraftMap config) {
    DraftMap configs = spec.map("configs");
    String base = target.substring(target.lastIndexOf('/') + 1);
    List<String> names =
        List.of(base, file.workload() + "-" + base, file.workload() + target.replace('/', '-'));
    for (String one : names) {
      String name = LegalName.thing(one);
      boolean same = configs.get(name).map(other -> other.says(config)).orElse(true);
      if (same) {
        configs.put(name, config);
        return name;
      }
    }
    String name = LegalName.thing(base + "-" + configs.entries().size());
    configs.put(name, config);
    return name;
  }

  /** The name of a secret that is mounted as a file; it is no variable. */
  private static String variable(String target) {
    String base = target.substring(target.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
    String name = base.replaceAll("[^A-Z0-9]+", "_").replaceAll("^_+|_+$", "");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "FILE_" + name : name;
  }

  /** Writes {@code volumes}. */
  void volumes(MapNode.Entry entry, DraftMap container, String subject) {
    for (Mount mount : mounts(entry, subject)) {
      ScoreText source = values.text(mount.map().text("source").orElse(""));
      String name = source.text();
      boolean known = spec.getMap("volumes").map(map -> map.has(name)).orElse(false);
      if (!source.faults().isEmpty() || name.isBlank() || name.contains("$")) {
        refused(mount, "its `source` is no volume: " + String.join("; ", source.faults()));
        continue;
      }
      String volume = known ? name : LegalName.thing(name);
      if (!known) {
        spec.map("volumes").map(volume);
      }
      boolean readOnly = mount.map().text("readOnly").orElse("").equals("true");
      List<Origin> places = new ArrayList<>(List.of(mount.origin()));
      places.addAll(List.of(file.origins(mount.map(), "source", "target", "readOnly")));
      container
          .list("volumes")
          .add(
              volume + ":" + mount.target() + (readOnly ? ":ro" : ""),
              places.toArray(Origin[]::new));
      mount
          .map()
          .entry("path")
          .ifPresent(
              path ->
                  report.changed(
                      file.origin(path),
                      mount.subject() + ".path",
                      "the whole volume is mounted; for a directory of it, write `volumes: {"
                          + volume
                          + ": {path: /...}}`"));
    }
  }
}

package dev.fargen.migrate.score;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.HiddenSecrets;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.FileText;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a spec from Score files, with a workload for each of them. */
public final class ScoreImporter implements Importer {

  private static final List<String> USUAL = List.of("score.yaml", "score.yml");

  @Override
  public Imported read(Sources sources, ImportOptions options) {
    List<ScoreFile> files = new ArrayList<>();
    for (String path : paths(sources, options)) {
      ScoreFile file = ScoreFile.read(path, sources);
      for (ScoreFile other : files) {
        if (other.workload().equals(file.workload())) {
          throw new CannotImport(
              "`"
                  + other.path()
                  + "` and `"
                  + path
                  + "` both have the workload `"
                  + file.workload()
                  + "`");
        }
      }
      files.add(file);
    }
    DraftMap spec = new DraftMap();
    Report report = new Report();
    String name = name(files, options);
    spec.put("name", DraftValue.text(name), names(files));
    spec.map("network").map("create").put("nat", "single");
    spec.comment(
        "network",
        "A VPC of the stack, whose NAT gateway gives the tasks access to the internet. For an"
            + " existing one, write vpc, subnets and public_subnets.");
    HiddenSecrets secrets = new HiddenSecrets(name, report);
    ScoreThings things = new ScoreThings(files, spec, report);
    DraftMap workloads = spec.map("workloads");
    for (ScoreFile file : files) {
      ScoreServices services = new ScoreServices(file, files, things);
      ScoreValues values = new ScoreValues(file, things, services, name);
      ScoreMounts mounts = new ScoreMounts(file, values, sources, options, spec, report);
      ScoreContainer containers =
          new ScoreContainer(file, values, mounts, sources, name, secrets, report);
      DraftMap workload =
          workloads.map(file.workload(), names(List.of(file)).toArray(Origin[]::new));
      new ScoreWorkload(file, values, services, things, containers, report).write(workload);
    }
    secrets.hide(spec, Optional.empty());
    report.remark(
        "Score has no environments: add `environments`, with a name for each stack, to deploy");
    return new Imported(spec, report);
  }

  private static List<String> paths(Sources sources, ImportOptions options) {
    List<String> paths = new ArrayList<>();
    for (String path : options.paths()) {
      String below = path.endsWith("/") ? path : path + "/";
      boolean directory = !sources.has(path) && !sources.below(path).isEmpty();
      paths.add(directory ? usual(below, sources) : path);
    }
    if (paths.isEmpty()) {
      paths.add(usual("", sources));
    }
    return paths;
  }

  private static String usual(String directory, Sources sources) {
    for (String name : USUAL) {
      String path = directory + name;
      if (!sources.text(path).equals(FileText.missing(path))) {
        return path;
      }
    }
    String where = directory.isEmpty() ? "this directory" : "`" + directory + "`";
    throw new CannotImport(
        where + " has no score.yaml; name the files, as in `fargen import score api.yaml`");
  }

  private static String name(List<ScoreFile> files, ImportOptions options) {
    String found = files.size() == 1 ? files.get(0).name() : options.directory();
    return LegalName.spec(options.name().orElse(found));
  }

  private static List<Origin> names(List<ScoreFile> files) {
    List<Origin> origins = new ArrayList<>();
    for (ScoreFile file : files) {
      file.tree()
          .value("metadata", MapNode.class)
          .flatMap(metadata -> metadata.entry("name"))
          .ifPresent(entry -> origins.add(file.origin(entry)));
    }
    return origins;
  }
}

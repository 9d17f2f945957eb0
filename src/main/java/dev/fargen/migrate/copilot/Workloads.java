package dev.fargen.migrate.copilot;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services and jobs of an application. Each manifest is converted as it holds in general, and
 * once for each environment: what differs there stands under {@code environments}.
 */
final class Workloads {

  static final String ENVIRONMENTS = "environments";

  private Workloads() {}

  /** Adds them to the spec, and what differs in an environment under {@code environments}. */
  static void addTo(DraftMap spec, Application application) {
    DraftMap environments = spec.map(ENVIRONMENTS);
    for (String name : application.environments()) {
      environments.map(name);
    }
    boolean any = false;
    for (Manifest manifest : application.wanted()) {
      any |= add(manifest, spec, application);
    }
    if (!any) {
      throw new CannotImport(
          "the manifests are static sites only, which have no container: nothing is left to import");
    }
    if (environments.isEmpty()) {
      spec.remove(ENVIRONMENTS);
      application
          .report()
          .remark(
              "no file names an environment: write yours under `environments`, each with a `stack`"
                  + " other than `"
                  + application.name()
                  + "-<environment>`, which is Copilot's");
    }
    InjectedVariables.remark(spec, application);
    Hosts.addTo(spec, application);
    Links.addTo(spec, application);
    BuildRoots.addTo(spec, application);
    Builds.share(spec, application);
    Defaults.remove(spec, application.report());
  }

  private static boolean add(Manifest manifest, DraftMap spec, Application application) {
    if (manifest.is(Manifest.STATIC)) {
      manifest
          .tree()
          .entries()
          .forEach(
              entry ->
                  application
                      .report()
                      .refused(
                          Origin.of(manifest.file(), entry),
                          entry.key().text(),
                          "a static site has no container, and fargen runs containers: use Amazon S3"
                              + " and CloudFront, or AWS Amplify Hosting"));
      return false;
    }
    DeadKeys.report(manifest, application.report());
    Scope base = new Scope(application, manifest, Optional.empty());
    WorkloadKeys.write(base);
    application.secrets().hide(base.spec(), base.environment());
    for (DraftMap.Entry section : base.spec().entries()) {
      merge(section, spec);
    }
    for (String name : application.environments()) {
      Scope scope = new Scope(application, manifest, Optional.of(name));
      WorkloadKeys.write(scope);
      application.secrets().hide(scope.spec(), scope.environment());
      same(scope.spec(), application.report());
      empty(manifest, name, application.report());
      DraftMap changes = base.spec().changesTo(scope.spec());
      DraftMap environment = spec.map(ENVIRONMENTS).map(name);
      changes.entries().forEach(section -> merge(section, environment));
      environment
          .getMap("workloads")
          .ifPresent(all -> manifest.origin(name).ifPresent(place -> from(place, manifest, all)));
    }
    return true;
  }

  /** An environment of which a manifest only has the name. */
  private static void empty(Manifest manifest, String environment, Report report) {
    manifest
        .tree()
        .value(ENVIRONMENTS, MapNode.class)
        .flatMap(all -> all.entry(environment))
        .filter(entry -> !(entry.value() instanceof MapNode map && !map.entries().isEmpty()))
        .ifPresent(entry -> report.converted(Origin.of(manifest.file(), entry), "", ""));
  }

  /** The comments of an environment in a manifest go with the workload there. */
  private static void from(Origin place, Manifest manifest, DraftMap all) {
    for (DraftMap.Entry entry : all.entries()) {
      if (entry.key().equals(manifest.name())) {
        List<Origin> origins = new ArrayList<>(List.of(place));
        origins.addAll(entry.origins());
        all.put(entry.key(), entry.draft(), origins);
      }
    }
  }

  private static void merge(DraftMap.Entry section, DraftMap into) {
    if (section.draft() instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        DraftMap all = into.map(section.key());
        all.put(entry.key(), entry.draft(), entry.origins());
        entry.comments().forEach(line -> all.comment(entry.key(), line));
      }
    }
  }

  /** An environment may say the same as the rest of the manifest: nothing is lost then. */
  private static void same(Draft draft, Report report) {
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        same(entry.origins(), entry.draft(), report);
      }
    } else if (draft instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        same(item.origins(), item.draft(), report);
      }
    }
  }

  private static void same(List<Origin> origins, Draft draft, Report report) {
    for (Origin origin : origins) {
      if (!report.has(origin) && !(draft instanceof DraftMap)) {
        report.converted(origin, "", "");
      }
    }
    same(draft, report);
  }
}

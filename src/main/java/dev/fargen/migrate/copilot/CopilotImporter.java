package dev.fargen.migrate.copilot;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.HiddenSecrets;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a spec from an application of AWS Copilot: all its manifests, or some services' alone. */
public final class CopilotImporter implements Importer {

  private static final String DIRECTORY = "copilot";

  private final Optional<DeployedStack> stack;

  /** Imports files. */
  public CopilotImporter() {
    this(Optional.empty());
  }

  /**
   * @param stack the stack whose manifests are imported, if the files are not
   */
  public CopilotImporter(Optional<DeployedStack> stack) {
    this.stack = stack;
  }

  @Override
  public Imported read(Sources sources, ImportOptions options) {
    if (options.paths().size() > 1) {
      throw new CannotImport("`fargen import copilot` takes one directory");
    }
    String directory = options.paths().isEmpty() ? DIRECTORY : options.paths().get(0);
    CopilotFiles files = CopilotFiles.in(directory, sources);
    Application application = application(files, sources, options);
    stack.ifPresent(one -> report(one, application));
    DraftMap spec = new DraftMap();
    spec.put("name", application.spec());
    Workloads.addTo(spec, application);
    OverridePatches patches = OverridePatches.read(spec, application);
    EnvironmentManifests.addTo(spec, application);
    Addons addons = Addons.addTo(spec, application);
    patches.write(addons);
    addons.finish();
    InjectedVariables.ofSidecars(spec, application);
    StackNames.addTo(spec, application);
    ForeignGroups.leaveOut(spec, application);
    KeptImports.report(spec, application);
    CdkOverrides.report(application);
    PipelineManifests.addTo(spec, application);
    if (!application.patches().isEmpty()) {
      spec.put("patches", application.patches());
    }
    stack.ifPresent(one -> values(one, application));
    ParameterValues.addTo(spec, application);
    report(application);
    Defaults.prune(spec);
    InOrder.sort(spec);
    return new Imported(spec, application.report(), Boilerplate::isComment);
  }

  /** What Copilot does when its last service goes. */
  private static void report(Application application) {
    application
        .report()
        .remark(
            "deploy the spec beside Copilot's stacks, and move the traffic before you delete any:"
                + " with the last service that uses them, Copilot's environment stack deletes its"
                + " load balancer, NAT gateways and file system");
  }

  /** What the stack has that is not in its manifest. */
  private static void report(DeployedStack stack, Application application) {
    if (stack.hasAddons()) {
      application
          .report()
          .remark(
              "the stack has addons, which are in a nested stack and are not imported: import the"
                  + " directory `copilot` with their templates, or take over the nested stack with"
                  + " `fargen import template --stack`");
    }
    if (stack.image().isEmpty()) {
      application.report().remark("the stack does not tell which image its tasks run");
    }
  }

  /** What the environment's stack knows of the parameters that the spec has. */
  private static void values(DeployedStack stack, Application application) {
    stack
        .values()
        .forEach(
            (name, value) -> {
              if (application.parameters().missing().containsKey(name)) {
                application.parameters().value(stack.environment(), name, value);
              }
            });
  }

  private Application application(CopilotFiles files, Sources sources, ImportOptions options) {
    Report report = new Report();
    List<Manifest> wanted = new ArrayList<>();
    for (Map.Entry<String, String> one : files.manifests().entrySet()) {
      if (options.wants(one.getKey())) {
        Manifest manifest = Manifest.read(one.getValue(), one.getKey(), sources);
        wanted.add(stack.map(manifest::of).orElse(manifest));
      }
    }
    for (String service : options.services()) {
      if (!files.manifests().containsKey(service)) {
        throw new CannotImport(
            "there is no `" + files.directory() + "/" + service + "/manifest.yml`");
      }
    }
    if (wanted.isEmpty()) {
      throw new CannotImport("there is no `manifest.yml` below `" + files.directory() + "`");
    }
    Optional<String> named = files.workspace().flatMap(path -> workspace(path, sources, report));
    String spec = LegalName.spec(options.name().or(() -> named).orElse(options.directory()));
    String name = named.orElse(spec);
    if (named.isEmpty()) {
      report.remark(
          "there is no `"
              + files.directory()
              + "/.workspace`, so the name of the application is not known: it is `"
              + name
              + "` here; if this is wrong, run again with `--name`");
    }
    return new Application(
        name,
        spec,
        files,
        wanted,
        stack
            .map(one -> List.of(one.environment()))
            .orElseGet(() -> environments(files, wanted, sources)),
        new Application.Parameters(),
        new DraftList(),
        sources,
        report,
        new HiddenSecrets(spec, report),
        options);
  }

  /** The name of the application that the file of the workspace has. */
  private static Optional<String> workspace(String path, Sources sources, Report report) {
    MapNode tree = sources.yaml(path);
    for (MapNode.Entry entry : tree.entries()) {
      report.converted(Origin.of(path, entry), entry.key().text(), "the name");
    }
    return tree.text("application").filter(text -> !text.isBlank());
  }

  private static List<String> environments(
      CopilotFiles files, List<Manifest> wanted, Sources sources) {
    Set<String> names = new LinkedHashSet<>(files.environments().keySet());
    for (Manifest manifest : wanted) {
      names.addAll(manifest.environments());
    }
    if (names.isEmpty() && wanted.size() == files.manifests().size()) {
      names.addAll(PipelineManifests.stages(files, sources));
    }
    return new ArrayList<>(names);
  }
}

package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.diag.SpecException;
import dev.fargen.list.Lists;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The manifests of pipelines: a spec has one, so the first that fits becomes it. */
final class PipelineManifests {

  private static final String CONNECTION = "ConnectionArn";
  private static final String PLACEHOLDER =
      "arn:aws:codeconnections:us-east-1:000000000000:connection/"
          + "00000000-0000-0000-0000-000000000000";

  private static final String COMMANDS =
      "a pipeline of a spec runs no commands beside the build of images: run them as a workload with"
          + " `run: manual`, or in a pipeline of your own that runs `fargen deploy`";

  private final Application application;
  private final Report report;

  private PipelineManifests(Application application) {
    this.application = application;
    this.report = application.report();
  }

  /** Adds a pipeline to the spec. */
  static void addTo(DraftMap spec, Application application) {
    PipelineManifests manifests = new PipelineManifests(application);
    for (String path :
        application.isWhole() ? application.files().pipelines() : List.<String>of()) {
      Optional<MapNode> tree = ReadableFile.map(path, application);
      if (tree.isPresent()) {
        manifests.add(path, tree.get(), spec);
      }
    }
  }

  /** The environments that the pipelines deploy to. */
  static List<String> stages(CopilotFiles files, Sources sources) {
    List<String> names = new ArrayList<>();
    for (String path : files.pipelines()) {
      names.addAll(stages(path, sources));
    }
    return names;
  }

  private static List<String> stages(String path, Sources sources) {
    try {
      return sources
          .yaml(path)
          .value("stages", ListNode.class)
          .map(list -> Lists.only(list.items(), MapNode.class))
          .map(stages -> Lists.present(Lists.map(stages, stage -> stage.text("name"))))
          .orElse(List.of());
    } catch (SpecException e) {
      return List.of(); // it is reported where it is converted
    }
  }

  private void add(String path, MapNode tree, DraftMap spec) {
    Manifest manifest = new Manifest(path, tree.text("name").orElse(""), "Pipeline", tree);
    Keys keys = new Scope(application, manifest, Optional.empty()).keys();
    Optional<String> why = misfit(keys, spec);
    if (why.isPresent()) {
      String text = why.get();
      for (MapNode.Entry entry : tree.entries()) {
        report.toDecide(Origin.of(path, entry), entry.key().text(), text);
        text = "";
      }
      return;
    }
    Optional<String> builds = severalBuilds(spec);
    if (builds.isPresent()) {
      String text = builds.get();
      for (MapNode.Entry entry : tree.entries()) {
        report.changed(Origin.of(path, entry), entry.key().text(), text);
        text = "";
      }
      return;
    }
    DraftMap pipeline = spec.map("pipeline");
    keys.key("name").ifPresent(Key::converted);
    keys.key("version").ifPresent(Key::converted);
    keys.keys("source").ifPresent(source -> source(source, pipeline));
    stages(keys.key("stages").orElseThrow(), pipeline);
    keys.keys("build").ifPresent(PipelineManifests::build);
    DeployActions.addTo(pipeline, spec, application);
    OtherRepositories.write(spec, application);
    String buildspec = path.replaceFirst("[^/]+$", "buildspec.yml");
    if (application.sources().has(buildspec)) {
      report.remark(
          "fargen writes the buildspec of the pipeline: commands of yours in `"
              + buildspec
              + "`, such as tests and build arguments, are missing");
    }
    for (Key key : keys.all()) {
      if (!List.of("name", "version", "source", "stages", "build").contains(key.name())) {
        key.noEffect("Copilot reads no such key in the manifest of a pipeline");
      }
    }
  }

  /** Why a spec cannot have the pipeline; empty where it can. */
  private Optional<String> misfit(Keys keys, DraftMap spec) {
    Optional<Keys> source = keys.keys("source");
    String provider = source.flatMap(map -> map.key("provider")).flatMap(Key::raw).orElse("");
    if (spec.has("pipeline")) {
      return Optional.of(
          "a spec has one pipeline: for this one, copy the spec, or run `fargen deploy` in a"
              + " pipeline of your own");
    }
    if (source.isEmpty()) {
      return Optional.of("the manifest names no source");
    }
    if (provider.equals("CodeCommit")) {
      return Optional.of(
          "the pipeline of a spec has a CodeConnections source, and CodeCommit has no connections");
    }
    boolean known = false;
    for (Key stage : keys.key("stages").map(Key::items).orElse(List.of())) {
      known |= stageName(stage).map(application.environments()::contains).orElse(false);
    }
    return known
        ? Optional.empty()
        : Optional.of("the spec has none of the environments that it deploys to");
  }

  /** The pipeline of a spec builds an image once for all environments, on one platform. */
  private static Optional<String> severalBuilds(DraftMap spec) {
    Set<String> platforms = new TreeSet<>();
    Set<String> varied = new TreeSet<>();
    for (DraftMap.Entry entry : entries(spec)) {
      boolean built = entry.draft() instanceof DraftMap workload && workload.has("build");
      if (built) {
        platforms.add(platform((DraftMap) entry.draft()));
      }
    }
    for (DraftMap.Entry environment :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (environment.draft() instanceof DraftMap own) {
        for (DraftMap.Entry entry : entries(own)) {
          if (entry.draft() instanceof DraftMap workload
              && (workload.has("build") || workload.has("platform"))) {
            varied.add(entry.key());
          }
        }
      }
    }
    String instead =
        ": the spec has no `pipeline`; build the images in a pipeline of your own, and run `fargen"
            + " deploy` in it";
    if (!varied.isEmpty()) {
      return Optional.of(
          "the pipeline of a spec builds an image once for all environments, and the build of "
              + String.join(", ", varied)
              + " differs between them"
              + instead);
    }
    return platforms.size() < 2
        ? Optional.empty()
        : Optional.of(
            "the pipeline of a spec builds for one platform, and the workloads have "
                + String.join(" and ", platforms)
                + instead);
  }

  private static Collection<DraftMap.Entry> entries(DraftMap stack) {
    return stack.getMap("workloads").map(DraftMap::entries).orElse(List.of());
  }

  private static String platform(DraftMap workload) {
    return workload
        .get("platform")
        .map(Draft::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).asText())
        .orElse("linux/amd64");
  }

  private static Optional<String> stageName(Key stage) {
    return stage.keys().flatMap(map -> map.key("name")).flatMap(Key::literal);
  }

  private void source(Keys source, DraftMap pipeline) {
    DraftMap made = pipeline.map("source");
    Optional<Keys> properties = source.keys("properties");
    source
        .key("provider")
        .filter(key -> properties.flatMap(map -> map.key("connection_name")).isEmpty())
        .filter(key -> properties.flatMap(map -> map.key("access_token_secret")).isEmpty())
        .ifPresent(
            key ->
                key.toDecide(
                    "set `ConnectionArn`: `aws codeconnections list-connections` prints the ARNs of"
                        + " your connections"));
    source.key("provider").ifPresent(Key::converted);
    properties.ifPresent(
        map -> {
          map.key("repository")
              .ifPresent(key -> made.put("repository", repository(key), key.origin()));
          map.key("branch")
              .ifPresent(
                  key -> {
                    if (key.raw().orElse("").equals("main")) {
                      key.converted();
                    } else {
                      made.put("branch", key.text().orElse(""), key.origin());
                    }
                  });
          map.key("connection_name")
              .ifPresent(
                  key ->
                      key.toDecide(
                          "set `ConnectionArn`: `aws codeconnections list-connections` prints the"
                              + " ARN of the connection `"
                              + key.text().orElse("")
                              + "`"));
          map.key("access_token_secret")
              .ifPresent(
                  key ->
                      key.changed(
                          "a spec has a connection in place of an access token: create one with"
                              + " `aws codeconnections create-connection`"));
          map.key("output_artifact_format").ifPresent(key -> key.ignored("fargen sets it"));
        });
    made.put("connection", "${" + CONNECTION + "}");
    pipeline.map("parameters").put(CONNECTION, PLACEHOLDER);
    pipeline
        .map("parameters")
        .comment(CONNECTION, "`aws codeconnections list-connections` prints it.");
  }

  /** {@code owner/name} of an address. */
  private static String repository(Key key) {
    String text = key.text().orElse("").replaceFirst("\\.git$|/+$", "");
    String path = text.replaceFirst("^[a-z]+://[^/]+/|^git@[^:]+:", "");
    String[] parts = path.split("/");
    return parts.length < 2 ? path : parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  private void stages(Key stages, DraftMap pipeline) {
    DraftList list = pipeline.list("stages", stages.origin());
    for (Key stage : stages.items()) {
      Optional<String> name = stageName(stage);
      if (name.isEmpty() || !application.environments().contains(name.get())) {
        stage.refused("the spec has no such environment");
        continue;
      }
      Keys keys = stage.keys().orElseThrow();
      Key named = keys.key("name").orElseThrow();
      Optional<Key> approval = keys.key("requires_approval").filter(Key::isTrue);
      keys.key("requires_approval").ifPresent(Key::converted);
      if (approval.isPresent()) {
        list.add(
            new DraftMap()
                .put("environment", name.get(), named.origin())
                .put("approval", true, approval.get().origin()),
            stage.origin());
      } else {
        list.add(name.get(), stage.origin(), named.origin());
      }
      keys.key("test_commands").ifPresent(key -> key.refused(COMMANDS));
      keys.key("test").ifPresent(key -> key.refused(COMMANDS));
      keys.key("pre_deployments").ifPresent(key -> key.refused(COMMANDS));
      keys.key("post_deployments").ifPresent(key -> key.refused(COMMANDS));
      keys.key("deployments").ifPresent(this::deployments);
    }
  }

  /** All workloads of a spec are one stack. */
  private void deployments(Key deployments) {
    for (Key one : deployments.keys().map(Keys::all).orElse(List.of())) {
      boolean workload = application.files().manifests().containsKey(one.name());
      Optional<String> template =
          one.keys().flatMap(map -> map.key("template_path")).flatMap(Key::raw);
      boolean environment = template.map(path -> path.endsWith(".env.yml")).orElse(true);
      if (!environment && !workload) {
        one.refused(
            "a pipeline of a spec deploys the spec: deploy other templates in a pipeline of"
                + " their own");
      } else {
        report.converted(one.origin(), one.subject(), "");
        one.keys().map(Keys::all).orElse(List.of()).forEach(PipelineManifests::deployment);
      }
    }
    deployments.converted();
  }

  private static void deployment(Key key) {
    if (key.name().equals("depends_on")) {
      key.converted();
    } else {
      key.ignored("the pipeline deploys the spec, a stack for each environment: `stack` names it");
    }
  }

  private static void build(Keys build) {
    build
        .key("image")
        .ifPresent(
            key ->
                key.ignored(
                    "it is the image that builds run in: fargen takes CodeBuild's standard image"));
    build
        .key("buildspec")
        .ifPresent(
            key ->
                key.changed(
                    "fargen writes the buildspec: what yours does beside building the images of"
                        + " Copilot is missing"));
    build
        .key("additional_policy")
        .ifPresent(key -> key.refused("the role of a spec's builds has no further policy"));
  }
}

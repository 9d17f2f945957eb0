package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.cfn.YamlFile;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Emits the buildspec: build each image once, push it, then write its digest to the params files of
 * all environments (CodeBuild user guide, "Build specification reference for CodeBuild"). Tags
 * contain commit and build, so that a commit can be built again although tags are immutable.
 */
public final class BuildspecEmitter {

  /** The variables with the credentials for Docker Hub. */
  static final String USERNAME = "DOCKER_HUB_USERNAME";

  static final String PASSWORD = "DOCKER_HUB_PASSWORD";

  private final String spec;
  private final Pipeline pipeline;
  private final PushTargets targets;

  public BuildspecEmitter(String spec, Pipeline pipeline) {
    this.spec = spec;
    this.pipeline = pipeline;
    this.targets = new PushTargets(pipeline);
  }

  public YamlFile emit(List<String> header) {
    Mapping phases =
        Value.map()
            .with("pre_build", commands(login()))
            .with("build", commands(build()))
            .with("post_build", commands(write()));
    Mapping file =
        Value.map()
            .with("version", "0.2")
            .with("env", Value.map().with("shell", "bash"))
            .with("phases", phases)
            .with(
                "artifacts",
                Value.map()
                    .with(
                        "files",
                        Value.texts(
                            "templates/" + spec + ".template.yml",
                            "params/" + spec + ".*.params.json")));
    List<String> comment = new ArrayList<>(header);
    comment.add("Image tags combine a shortened commit ID and a shortened build ID.");
    comment.add(
        "The image URIs, with digests, are written to the template configuration files (params/).");
    return new YamlFile(comment, file);
  }

  private static Value commands(List<String> lines) {
    return Value.map().with("on-failure", "ABORT").with("commands", Value.texts(lines));
  }

  /** One login per registry: each account has one in each region. */
  private List<String> login() {
    List<String> lines = new ArrayList<>();
    lines.add("BUILD_TAG=${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}-${CODEBUILD_BUILD_ID:(-8)}");
    if (pipeline.credentials().isPresent()) {
      lines.add(
          "echo \"$"
              + PASSWORD
              + "\" | docker login --username \"$"
              + USERNAME
              + "\" --password-stdin");
    }
    Set<String> registries = new LinkedHashSet<>();
    targets
        .variables()
        .forEach(
            (target, variable) -> {
              String registry =
                  target instanceof Build.Elsewhere one ? one.account() + one.region() : "";
              if (registries.add(registry)) {
                lines.add(
                    "aws ecr get-login-password"
                        + region(target)
                        + " | docker login --username AWS --password-stdin ${"
                        + variable
                        + "%%/*}");
              }
            });
    return lines;
  }

  private static String region(Build.Target target) {
    return target instanceof Build.Elsewhere one ? " --region " + one.region() : "";
  }

  private List<String> build() {
    List<String> lines = new ArrayList<>();
    Map<String, Set<String>> images = images();
    for (Build build : pipeline.builds()) {
      Set<String> tags = images.getOrDefault(build.parameter(), Set.of());
      if (tags.isEmpty()) {
        continue; // an earlier build makes the same image
      }
      StringBuilder line = new StringBuilder("docker build").append(options(build));
      tags.forEach(tag -> line.append(" --tag ").append(tag));
      lines.add(line.append(' ').append(build.context()).toString());
      tags.forEach(tag -> lines.add("docker push " + tag));
    }
    return lines;
  }

  /** The tags of each image, by the parameter of the first build of the image. */
  private Map<String, Set<String>> images() {
    Map<String, Set<String>> images = new LinkedHashMap<>();
    for (Build build : pipeline.builds()) {
      images
          .computeIfAbsent(first(build).parameter(), image -> new LinkedHashSet<>())
          .add("$" + targets.variable(build) + ":" + tag(build));
    }
    return images;
  }

  private Build first(Build build) {
    for (Build known : pipeline.builds()) {
      if (known.builds(build)) {
        return known;
      }
    }
    return build;
  }

  /** If several images share a repository, each tag begins with the parameter of its build. */
  private String tag(Build build) {
    List<Build> beside =
        Lists.filter(pipeline.builds(), other -> other.repository().equals(build.repository()));
    boolean alone = Lists.all(beside, other -> other.builds(build));
    Build first = Lists.first(beside, other -> other.builds(build)).orElse(build);
    return (alone ? "" : first.parameter() + "-") + "$BUILD_TAG";
  }

  private static String options(Build build) {
    StringBuilder options = new StringBuilder(" --file ");
    if (!build.context().equals(".")) {
      options.append(build.context().replaceAll("/+$", "")).append('/');
    }
    options.append(build.dockerfile());
    build.target().ifPresent(target -> options.append(" --target ").append(target));
    build
        .args()
        .forEach(
            (name, value) -> options.append(" --build-arg ").append(quoted(name + "=" + value)));
    return options.toString();
  }

  /** The text, quoted for the shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Reads the digests from the registry and writes them to the params files. */
  private List<String> write() {
    List<String> lines = new ArrayList<>();
    StringBuilder arguments = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (Build build : pipeline.builds()) {
      String name = build.parameter();
      String uri = targets.variable(build);
      String registry =
          build.repository() instanceof Build.Elsewhere one
              ? region(one) + " --registry-id " + one.account()
              : "";
      lines.add(
          name
              + ("=$" + uri + "@$(aws ecr describe-images" + registry)
              + (" --repository-name ${" + uri + "#*/} --image-ids imageTag=" + tag(build))
              + " --query 'imageDetails[0].imageDigest' --output text)");
      arguments.append(pipeline.builds().size() > 1 ? " \\\n   " : "");
      arguments.append(" --arg " + name + " \"$" + name + "\"");
      names.add("$" + name);
    }
    lines.add(
        """
        for PARAMS_FILE in params/{spec}.*.params.json; do
          jq{arguments} '.Parameters += {{names}}' "$PARAMS_FILE" > params.tmp && mv params.tmp "$PARAMS_FILE" || exit 1
        done
        """
            .replace("{spec}", spec)
            .replace("{arguments}", arguments + (pipeline.builds().size() > 1 ? " \\\n   " : ""))
            .replace("{names}", String.join(", ", names)));
    return lines;
  }
}

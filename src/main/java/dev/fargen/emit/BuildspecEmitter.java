package dev.fargen.emit;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.cfn.YamlFile;
import dev.fargen.workload.Build;
import dev.fargen.workload.Pipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits what CodeBuild runs: build and push each image, then write its digest into the params files
 * of every environment (CodeBuild user guide, "Build specification reference for CodeBuild").
 */
final class BuildspecEmitter {

  private final String spec;
  private final Pipeline pipeline;

  BuildspecEmitter(String spec, Pipeline pipeline) {
    this.spec = spec;
    this.pipeline = pipeline;
  }

  String emit(List<String> header) {
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
    return YamlFile.print(header, file);
  }

  private static Value commands(List<String> lines) {
    return Value.map().with("on-failure", "ABORT").with("commands", Value.texts(lines));
  }

  private static List<String> login() {
    return List.of(
        "TAG=${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}-$CODEBUILD_BUILD_NUMBER",
        "aws ecr get-login-password | docker login --username AWS --password-stdin ${REPOSITORY_URI%%/*}");
  }

  private List<String> build() {
    List<String> lines = new ArrayList<>();
    for (Build one : pipeline.builds()) {
      String image = image(one);
      lines.add("docker build" + options(one) + " --tag " + image + " " + one.context());
      lines.add("docker push " + image);
    }
    return lines;
  }

  /** Several images share the repository: each tag begins with the parameter's name. */
  private String image(Build build) {
    boolean only = pipeline.builds().size() == 1;
    return "$REPOSITORY_URI:" + (only ? "" : build.parameter() + "-") + "$TAG";
  }

  private static String options(Build build) {
    StringBuilder options = new StringBuilder();
    boolean root = build.context().equals(".");
    options.append(" --file ").append(root ? "" : build.context() + "/").append(build.dockerfile());
    build.target().ifPresent(target -> options.append(" --target ").append(target));
    build
        .args()
        .forEach(
            (name, value) ->
                options
                    .append(" --build-arg '")
                    .append(name)
                    .append('=')
                    .append(value)
                    .append('\''));
    return options.toString();
  }

  private List<String> write() {
    List<String> lines = new ArrayList<>();
    for (Build one : pipeline.builds()) {
      lines.add(
          "IMAGE=$(docker image inspect --format '{{index .RepoDigests 0}}' " + image(one) + ")");
      lines.add(
          "for FILE in params/"
              + spec
              + ".*.params.json; do"
              + " jq --arg image \"$IMAGE\" '.Parameters."
              + one.parameter()
              + " = $image' $FILE > params.tmp"
              + " && mv params.tmp $FILE; done");
    }
    return lines;
  }
}

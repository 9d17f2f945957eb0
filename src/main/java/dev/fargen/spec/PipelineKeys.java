package dev.fargen.spec;

import dev.fargen.yaml.Node;
import java.util.List;

/** How the images are built and the stacks deployed, one environment after the other. */
public final class PipelineKeys {

  /** Where the source comes from. */
  public static final class Source {
    public static final Key<Text> REPOSITORY =
        Key.of(
                "repository",
                Types.text("`owner/name`", "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+"),
                "The repository, as its host names it.")
            .mandatory()
            .becomes("FullRepositoryId of the source action")
            .example("repository: example/product-service");
    public static final Key<Text> BRANCH =
        Key.of("branch", Types.text("a branch"), "The branch whose every push starts the pipeline.")
            .fallback("main")
            .becomes("BranchName of the source action")
            .example("branch: main");
    public static final Key<Text> CONNECTION =
        Key.of(
                "connection",
                Types.text(
                    "the ARN of a connection",
                    "arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]+"),
                "A connection of CodeConnections to the repository's host.")
            .mandatory()
            .becomes("ConnectionArn of the source action")
            .example("connection: ${ConnectionArn}");
    public static final Shape SHAPE =
        Shape.of("a `pipeline.source` block", REPOSITORY, BRANCH, CONNECTION);

    private Source() {}
  }

  /** An image that the pipeline builds, beside those that workloads build. */
  public static final class Build {
    public static final Key<String> CONTEXT =
        Key.of(
                "context",
                Types.plain("a path in the repository", Patterns.PATH),
                "The directory that is sent to the build.")
            .fallback(".")
            .example("context: src");
    public static final Key<String> DOCKERFILE =
        Key.of(
                "dockerfile",
                Types.plain("a path within the context", Patterns.PATH),
                "The file that says how.")
            .fallback("Dockerfile")
            .example("dockerfile: Dockerfile");
    public static final Key<Named<String>> ARGS =
        Key.of(
                "args",
                Types.named(
                    "a map of build arguments", Name.VARIABLE, Types.plain("text", "[^'\\n]*")),
                "Build arguments.")
            .example("args: {NODE_ENV: production}");
    public static final Key<String> TARGET =
        Key.of(
                "target",
                Types.plain("the name of a stage", "[A-Za-z0-9_.-]+"),
                "The stage that is built.")
            .example("target: release");
    public static final Key<String> IMAGE =
        Key.of(
                "image",
                Types.plain("the name of a parameter", Name.PARAMETER.pattern()),
                "The template parameter that gets the image, by its digest.")
            .mandatory()
            .becomes("a line of the buildspec that writes it into the params files")
            .example("image: Image");
    public static final Shape SHAPE =
        Shape.of("a `pipeline.build` block", CONTEXT, DOCKERFILE, ARGS, TARGET, IMAGE);

    private Build() {}
  }

  /** A stage of the pipeline: one environment. */
  public static final class Stage {
    public static final Key<String> ENVIRONMENT =
        Key.of(
                "environment",
                Types.plain("the name of an environment", Name.THING.pattern()),
                "The environment that is deployed to.")
            .mandatory()
            .example("environment: prod");
    public static final Key<Boolean> APPROVAL =
        Key.of("approval", Types.truth(), "Whether somebody must approve first.")
            .fallback("false")
            .becomes("a manual approval action")
            .example("approval: true");
    public static final Key<Boolean> PREVIEW =
        Key.of(
                "preview",
                Types.truth(),
                "Whether a change set is made first, so that what is approved can be seen.")
            .fallback("false")
            .becomes("CHANGE_SET_REPLACE and CHANGE_SET_EXECUTE actions")
            .example("preview: true");
    public static final Shape SHAPE = Shape.of("a stage", ENVIRONMENT, APPROVAL, PREVIEW);

    private Stage() {}
  }

  public static final Key<Section> SOURCE =
      Key.of("source", Types.block(Source.SHAPE), "Where the source comes from.")
          .mandatory()
          .becomes("a CodeStarSourceConnection action")
          .example(
              "source: {repository: example/shop, branch: main, connection: \"${ConnectionArn}\"}");
  public static final Key<Section> BUILD =
      Key.of(
              "build",
              Types.block(Build.SHAPE),
              "An image that is built and pushed before anything is deployed.")
          .becomes("AWS::CodeBuild::Project, AWS::ECR::Repository and the buildspec")
          .example("build: {dockerfile: Dockerfile, image: Image}");
  public static final Key<List<Given<Section>>> STAGES =
      Key.of(
              "stages",
              Types.list(Types.blockOr(Stage.SHAPE, Stage.ENVIRONMENT), false),
              "The environments in the order in which they are deployed to.")
          .mandatory()
          .becomes("a stage with a CloudFormation deploy action each")
          .example("stages: [dev, {environment: prod, approval: true}]");
  public static final Key<Named<Node>> PARAMETERS =
      Key.of(
              "parameters",
              Types.named("a map of parameters", Name.PARAMETER, Types.anything("text")),
              "The values of the pipeline template's own parameters.")
          .becomes("Parameters in the pipeline's params file")
          .example("parameters: {ConnectionArn: \"arn:aws:codeconnections:...\"}");
  public static final Shape SHAPE =
      Shape.of("a `pipeline` block", SOURCE, BUILD, STAGES, PARAMETERS);

  private PipelineKeys() {}
}

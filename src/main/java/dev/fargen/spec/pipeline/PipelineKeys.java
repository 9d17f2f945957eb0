package dev.fargen.spec.pipeline;

import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.Node;
import java.util.List;

/** How the images are built and the stacks deployed, one environment after the other. */
public final class PipelineKeys {

  /** Where the source comes from. */
  public static final class Source {
    public static final Key<Text> REPOSITORY =
        Key.of(
                "repository",
                Form.text("`owner/name`", "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+"),
                "The repository, as its host names it.")
            .mandatory()
            .becomes("FullRepositoryId of the source action")
            .example("repository: example/product-service");
    public static final Key<Text> BRANCH =
        Key.of("branch", Form.text("a branch"), "The branch whose every push starts the pipeline.")
            .fallback("main")
            .becomes("BranchName of the source action")
            .example("branch: main");
    public static final Key<Text> CONNECTION =
        Key.of(
                "connection",
                Form.text(
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
    public static final Key<String> IMAGE =
        Key.of(
                "image",
                Form.plain("the name of a parameter", Name.PARAMETER.pattern()),
                "The template parameter that gets the image, by its digest.")
            .mandatory()
            .becomes("a line of the buildspec that writes it into the params files")
            .example("image: Image");
    public static final Shape SHAPE =
        Shape.of(
            "a `pipeline.build` block",
            BuildKeys.CONTEXT,
            BuildKeys.DOCKERFILE,
            BuildKeys.ARGS,
            BuildKeys.TARGET,
            IMAGE);

    private Build() {}
  }

  /** A stage of the pipeline: one environment. */
  public static final class Stage {
    public static final Key<String> ENVIRONMENT =
        Key.of(
                "environment",
                Form.plain("the name of an environment", Name.THING.pattern()),
                "The environment that is deployed to.")
            .mandatory()
            .becomes("a stage of the Pipeline")
            .example("environment: prod");
    public static final Key<Boolean> APPROVAL =
        Key.of("approval", Form.truth(), "Whether somebody must approve first.")
            .fallback("false")
            .becomes("a manual approval action")
            .example("approval: true");
    public static final Key<Boolean> PREVIEW =
        Key.of(
                "preview",
                Form.truth(),
                "Whether a change set is made first, so that what is approved can be seen.")
            .fallback("false")
            .becomes("CHANGE_SET_REPLACE and CHANGE_SET_EXECUTE actions")
            .example("preview: true");
    public static final Key<String> ROLE =
        Key.of(
                "role",
                Form.plain("the ARN of a role", Patterns.ROLE),
                "In another account, the role that the pipeline takes there. It must let the role"
                    + " `<spec>-pipeline` in, and may do what the one does that fargen makes.")
            .otherwise("one that `templates/<spec>-roles-<account>.template.yml` makes")
            .becomes("RoleArn of the stage's actions")
            .example("role: arn:aws:iam::444455556666:role/pipeline");
    public static final Key<String> DEPLOY_ROLE =
        Key.of(
                "deploy_role",
                Form.plain("the ARN of a role", Patterns.ROLE),
                "In another account, the role that CloudFormation takes there; beside `role`.")
            .otherwise("one that `templates/<spec>-roles-<account>.template.yml` makes")
            .becomes("RoleArn in the configuration of the stage's actions")
            .example("deploy_role: arn:aws:iam::444455556666:role/cloudformation");
    public static final Shape SHAPE =
        Shape.of("a stage", ENVIRONMENT, APPROVAL, PREVIEW, ROLE, DEPLOY_ROLE);

    private Stage() {}
  }

  public static final Key<Section> SOURCE =
      Key.of("source", Form.block(() -> Source.SHAPE), "Where the source comes from.")
          .mandatory()
          .becomes("a CodeStarSourceConnection action")
          .example(
              "source: {repository: example/shop, branch: main, connection: \"${ConnectionArn}\"}");
  public static final Key<Section> BUILD =
      Key.of(
              "build",
              Form.block(() -> Build.SHAPE),
              "An image that is built and pushed before anything is deployed.")
          .becomes("AWS::CodeBuild::Project, AWS::ECR::Repository and the buildspec")
          .example("build: {dockerfile: Dockerfile, image: Image}");
  public static final Key<List<Given<Section>>> STAGES =
      Key.of(
              "stages",
              Form.list(Form.blockOr(Stage.SHAPE, Stage.ENVIRONMENT)),
              "The environments in the order in which they are deployed to.")
          .mandatory()
          .becomes("a stage with a CloudFormation deploy action each")
          .example("stages: [dev, {environment: prod, approval: true}]");
  public static final Key<String> ACCOUNT =
      Key.of(
              "account",
              Form.plain("an account id of 12 digits", Patterns.ACCOUNT),
              "The account that the pipeline lives in. In another one it takes a role, and has"
                  + " CloudFormation take a second one: deploy"
                  + " `templates/<spec>-roles-<account>.template.yml` there, and again when it"
                  + " changes. That template and the pipeline's then need CAPABILITY_NAMED_IAM. A"
                  + " repository named by `{ecr: name}` must let the other accounts in itself.")
          .otherwise("that of the environments, where all name the same")
          .becomes("RoleArn of actions, the policies of bucket, key and repositories")
          .example("account: \"111122223333\"");
  public static final Key<String> REGION =
      Key.of(
              "region",
              Form.plain("a region code such as `eu-west-1`", Patterns.REGION),
              "The region that the pipeline lives in. For environments in another one it keeps its"
                  + " artifacts there too: deploy `templates/<spec>-artifacts.template.yml` in the"
                  + " pipeline's account in each such region, as the stack `<spec>-artifacts`,"
                  + " before the pipeline.")
          .otherwise("that of the environments, where all name the same")
          .becomes("Region of actions, ArtifactStores of the Pipeline")
          .example("region: eu-central-1");
  public static final Key<Named<List<Given<String>>>> DEPLOY_ACTIONS =
      Key.of(
              "deploy_actions",
              Form.named(
                  "a map of resource types",
                  new Name("the name of a resource type", "[A-Za-z0-9]+(::[A-Za-z0-9]+){2}"),
                  Form.list(
                          Form.plain(
                              "an action such as `sns:Subscribe`", "[a-z0-9-]+:[A-Za-z0-9]+"))
                      .orOne()),
              "Further actions that CloudFormation needs for types under `resources`: for those that"
                  + " fargen knows none for, and for resources whose names do not begin with the"
                  + " stack's.")
          .becomes("a statement of the DeployRole")
          .example("deploy_actions: {AWS::SNS::TopicPolicy: [sns:SetTopicAttributes]}");
  public static final Key<Named<Node>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named("a map of parameters", Name.PARAMETER, Form.anything("text")),
              "The values of the pipeline template's own parameters.")
          .becomes("Parameters in the pipeline's params file")
          .example("parameters: {ConnectionArn: \"arn:aws:codeconnections:...\"}");
  public static final Shape SHAPE =
      Shape.of(
          "a `pipeline` block", SOURCE, BUILD, STAGES, ACCOUNT, REGION, DEPLOY_ACTIONS, PARAMETERS);

  private PipelineKeys() {}
}

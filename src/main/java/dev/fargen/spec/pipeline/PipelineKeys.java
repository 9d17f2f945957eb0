package dev.fargen.spec.pipeline;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.form.AccountId;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.RegionCode;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.Node;
import java.util.List;

/** Keys of the pipeline that builds the images and deploys the environments in order. */
public final class PipelineKeys {

  /** Keys of the source. */
  public static final class Source {
    public static final Key<Text> REPOSITORY =
        Key.of(
                "repository",
                Form.text("`owner/name`", "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+"),
                "Source repository.")
            .mandatory()
            .becomes("`FullRepositoryId` of the source action")
            .example("repository: example/product-service");
    public static final Key<Text> BRANCH =
        Key.of(
                "branch",
                Form.text("the name of a branch, without `refs/heads/`", "(?!refs/)\\S+"),
                "Branch to deploy. A push to it starts the pipeline.")
            .fallback("main")
            .becomes("`BranchName` of the source action")
            .example("branch: main");
    public static final Key<Text> CONNECTION =
        Key.of(
                "connection",
                ArnKinds.CONNECTION,
                "CodeConnections connection to the host of the repository.")
            .mandatory()
            .becomes("`ConnectionArn` of the source action")
            .example("connection: \"${ConnectionArn}\"");
    public static final Shape SHAPE =
        Shape.of("a `pipeline.source` block", REPOSITORY, BRANCH, CONNECTION);

    private Source() {}
  }

  /** Keys of an image that the pipeline builds, in addition to those of workloads. */
  public static final class Build {
    public static final Key<String> IMAGE =
        Key.of(
                "image",
                Form.plain("the name of a parameter", Name.PARAMETER.pattern()),
                "Template parameter that is set to the image, with its digest.")
            .mandatory()
            .becomes("a command in the buildspec that writes the value to the params files")
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

  /** Keys of a stage of the pipeline: one environment. */
  public static final class Stage {
    public static final Key<String> ENVIRONMENT =
        Key.of(
                "environment",
                Form.plain("the name of an environment", Name.THING.pattern()),
                "Environment to deploy.")
            .mandatory()
            .becomes("a stage of the pipeline")
            .example("environment: prod");
    public static final Key<Boolean> APPROVAL =
        Key.of(
                "approval",
                Form.truth().literal(),
                "Requires a manual approval before the deployment.")
            .fallback("false")
            .becomes("a manual approval action")
            .example("approval: true");
    public static final Key<Boolean> PREVIEW =
        Key.of(
                "preview",
                Form.truth(),
                "Creates the change set before the approval, so that the changes can be"
                    + " reviewed, and executes it after.")
            .fallback("false")
            .becomes("`CHANGE_SET_REPLACE` and `CHANGE_SET_EXECUTE` actions")
            .example("preview: true");
    public static final Key<String> ROLE =
        Key.of(
                "role",
                ArnKinds.ROLE,
                "Role that the pipeline assumes to deploy to another account. It must"
                    + " trust the role `<spec>-pipeline` and needs the same permissions as the"
                    + " default role. Requires `deploy_role`.")
            .otherwise("a role in `templates/<spec>-roles-<account>.template.yml`")
            .becomes("`RoleArn` of the stage's actions")
            .example("role: arn:aws:iam::444455556666:role/pipeline");
    public static final Key<String> DEPLOY_ROLE =
        Key.of(
                "deploy_role",
                ArnKinds.ROLE,
                "Role that CloudFormation assumes in another account. Requires `role`.")
            .otherwise("a role in `templates/<spec>-roles-<account>.template.yml`")
            .becomes("`RoleArn` in the configuration of the stage's actions")
            .example("deploy_role: arn:aws:iam::444455556666:role/cloudformation");
    public static final Shape SHAPE =
        Shape.of("a stage", ENVIRONMENT, APPROVAL, PREVIEW, ROLE, DEPLOY_ROLE);

    private Stage() {}
  }

  /** Keys of the credentials for Docker Hub. */
  public static final class Credentials {
    public static final Key<Text> SECRET =
        Key.of("secret", ArnKinds.SECRET, "ARN of the Secrets Manager secret.")
            .mandatory()
            .becomes("environment variables of the CodeBuild project")
            .example(
                "secret: arn:aws:secretsmanager:eu-west-1:111122223333:secret:docker-hub-AbCdEf");
    public static final Key<Text> KMS_KEY =
        Key.of(
                "kms_key",
                ArnKinds.KMS_KEY,
                "Customer managed key that encrypts the secret. The build role gets `kms:Decrypt`"
                    + " for this key, only through Secrets Manager.")
            .becomes("a statement of the build role")
            .example("kms_key: \"${KmsKeyArn}\"");
    public static final Shape SHAPE = Shape.of("a `pipeline.credentials` block", SECRET, KMS_KEY);

    private Credentials() {}
  }

  public static final Key<Section> SOURCE =
      Key.of("source", Form.block(() -> Source.SHAPE), "Source of the pipeline: a Git repository.")
          .mandatory()
          .becomes("a source action of the provider CodeStarSourceConnection")
          .example(
              "source: {repository: example/shop, branch: main, connection: \"${ConnectionArn}\"}");
  public static final Key<Section> BUILD =
      Key.of(
              "build",
              Form.block(() -> Build.SHAPE),
              "An image to build and push before the first deployment, in addition to"
                  + " those of workloads with `build`.")
          .becomes("AWS::CodeBuild::Project, AWS::ECR::Repository and the buildspec")
          .example("build: {dockerfile: Dockerfile, image: Image}");
  public static final Key<Section> CREDENTIALS =
      Key.of(
              "credentials",
              Form.blockOr(Credentials.SHAPE, Credentials.SECRET),
              "Secret with the keys `username` and `password`, for Docker Hub. Builds log in"
                  + " with it before they pull base images: Docker Hub limits the number of"
                  + " anonymous pulls, and CodeBuild shares its addresses with others. An ARN"
                  + " stands for a block with that `secret`.")
          .becomes(
              "environment variables of the CodeBuild project, and `docker login` in the buildspec")
          .example(
              "credentials: arn:aws:secretsmanager:eu-west-1:111122223333:secret:docker-hub-AbCdEf");
  public static final Key<List<Given<Section>>> STAGES =
      Key.of(
              "stages",
              Form.some(Form.blockOr(Stage.SHAPE, Stage.ENVIRONMENT))
                  .ifEmpty("add an item, for example `stages: [dev]`"),
              "Environments to deploy, in order. The name of an environment stands for a"
                  + " block with that `environment`.")
          .mandatory()
          .becomes("one stage with a CloudFormation deploy action per environment")
          .example("stages: [dev, {environment: prod, approval: true}]");
  public static final Key<String> ACCOUNT =
      Key.of(
              "account",
              AccountId.FORM,
              "Account of the pipeline.\n\nFor environments in other accounts, deploy"
                  + " `templates/<spec>-roles-<account>.template.yml` in each of them, and"
                  + " again when it changes. It has two roles: one that the pipeline assumes"
                  + " and one that CloudFormation assumes. This template and the template of"
                  + " the pipeline require CAPABILITY_NAMED_IAM. A repository named by `{ecr:"
                  + " name}` must allow the other accounts to pull.")
          .otherwise("the account of the environments, if they all have the same")
          .becomes(
              "`RoleArn` of actions, and policies of the artifact bucket, its key and"
                  + " the repositories")
          .example("account: \"111122223333\"");
  public static final Key<String> REGION =
      Key.of(
              "region",
              RegionCode.FORM,
              "Region of the pipeline.\n\nFor environments in other regions, the"
                  + " pipeline needs an artifact bucket in each of them: before the pipeline,"
                  + " deploy `templates/<spec>-artifacts.template.yml` in the pipeline's"
                  + " account and each such region, as the stack `<spec>-artifacts`.")
          .otherwise("the region of the environments, if they all have the same")
          .becomes("`Region` of actions, and `ArtifactStores` of the pipeline")
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
              "Further IAM actions that CloudFormation needs for the resource types"
                  + " under `resources`: for types that fargen has no actions for, for resources"
                  + " whose names do not begin with the stack name, and for changes of resources"
                  + " of other stacks.")
          .becomes("a statement of the deploy role")
          .example("deploy_actions: {AWS::SNS::TopicPolicy: [sns:SetTopicAttributes]}");
  public static final Key<Named<Node>> PARAMETERS =
      Key.of(
              "parameters",
              Form.named("a map of parameters", Name.PARAMETER, Form.anything("a string")),
              "Values of the parameters of the pipeline's template.")
          .becomes("`Parameters` in the pipeline's params file")
          .example("parameters: {ConnectionArn: \"arn:aws:codeconnections:...\"}");
  public static final Shape SHAPE =
      Shape.of(
          "a `pipeline` block",
          SOURCE,
          BUILD,
          CREDENTIALS,
          STAGES,
          ACCOUNT,
          REGION,
          DEPLOY_ACTIONS,
          PARAMETERS);

  private PipelineKeys() {}
}

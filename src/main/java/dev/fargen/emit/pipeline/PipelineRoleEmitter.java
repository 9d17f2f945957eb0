package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.RolePolicies;
import dev.fargen.list.Lists;
import dev.fargen.params.Setting;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Emits the roles of the pipeline. */
final class PipelineRoleEmitter {

  private final Draft draft;
  private final Pipeline pipeline;
  private final PipelineNames names;

  PipelineRoleEmitter(Draft draft, Pipeline pipeline, PipelineNames names) {
    this.draft = draft;
    this.pipeline = pipeline;
    this.names = names;
  }

  /** The deploy role in the pipeline's account, limited to what these resource types need. */
  Optional<Resource> deploy(Set<String> types) {
    List<DeployPlace> places =
        Lists.map(
            pipeline.stagesAtHome(), stage -> DeployPlace.of(stage, PipelineNames.region(stage)));
    if (places.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        deployRole(
            draft,
            pipeline,
            new DeployActions(types, places, pipeline.deployActions(), draft.permissionsBoundary()),
            Optional.empty()));
  }

  /**
   * @param name if other accounts must know it
   */
  static Resource deployRole(
      Draft draft, Pipeline pipeline, DeployActions actions, Optional<String> name) {
    Resource.Builder role =
        Resource.of("DeployRole", "AWS::IAM::Role")
            .comment(
                "Deploy role: CloudFormation uses it to create, update and delete the stacks of the environments.")
            .comment("Grants only the actions that the resource types in these stacks require.")
            .comment(
                "Statements with Resource \"*\" contain list and describe actions, and actions that do not support resource-level permissions"
                    + (actions.areAdded() ? ", or those of deploy_actions." : "."))
            .explain(
                actions.isUntaggedAllowed(),
                "StringEqualsIfExists is used where a resource may have no stack-name tag: before it is created, and, for some types, before CloudFormation tags it."
                    + " These statements also allow changes to existing resources without this tag that match the ARN pattern.")
            .explain(
                actions.areRolesUnbounded(),
                "No permissions boundary is set, so this role can create roles with any permissions; to limit these, set permissions_boundary in the spec.");
    actions.surprises().forEach(role::comment);
    name.ifPresent(given -> role.property("RoleName", given));
    role.property("AssumeRolePolicyDocument", Policies.trust("cloudformation.amazonaws.com"))
        .property("PermissionsBoundary", draft.permissionsBoundary());
    new RolePolicies(draft, pipeline.span(), "Deploy", "the deploy role")
        .give(role, "deploy", actions.statements());
    return draft.add(pipeline.span(), role);
  }

  Resource pipeline(
      ArtifactEmitter.Emitted artifacts,
      List<Resource> projects,
      Optional<Resource> deployRole,
      Value connection) {
    List<Mapping> statements = new ArrayList<>();
    statements.addAll(artifacts(artifacts));
    statements.add(useConnection(bare(connection)));
    List<String> uses =
        new ArrayList<>(List.of("uses the source connection", "reads and writes artifacts"));
    if (!projects.isEmpty()) {
      List<Value> arns = Lists.map(projects, project -> project.att("Arn"));
      statements.add(
          Policies.allow("StartBuild", "codebuild:BatchGetBuilds", "codebuild:StartBuild")
              .with("Resource", Policies.oneOrMore(arns)));
      uses.add("starts builds");
    }
    deployRole.ifPresent(
        role -> {
          statements.addAll(deployStacks(pipeline.stagesAtHome(), PipelineNames::region));
          statements.add(passRole(role));
          uses.add(
              pipeline.stagesAbroad().isEmpty()
                  ? "deploys the stacks"
                  : "deploys the stacks of this account");
        });
    List<Pipeline.Stage> abroad =
        Lists.filter(pipeline.stages(), stage -> stage.account().isPresent());
    List<Value> others = Lists.distinct(Lists.map(abroad, names::actionRole));
    if (!others.isEmpty()) {
      statements.add(
          Policies.allow("AssumeActionRoles", "sts:AssumeRole")
              .with("Resource", Policies.oneOrMore(others)));
      uses.add("assumes the action roles of other accounts");
    }
    Resource.Builder role =
        Resource.of("PipelineRole", "AWS::IAM::Role")
            .comment("Pipeline role: " + String.join(", ", uses) + ".");
    if (!others.isEmpty()) {
      role.property("RoleName", names.pipelineRole());
    }
    return draft.add(
        pipeline.span(),
        role.property("AssumeRolePolicyDocument", Policies.trust("codepipeline.amazonaws.com"))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("pipeline", statements)));
  }

  /** CodePipeline user guide, "Manage the CodePipeline service role". */
  private List<Mapping> artifacts(ArtifactEmitter.Emitted artifacts) {
    List<Value> buckets = new ArrayList<>(List.of(artifacts.bucket().att("Arn")));
    List<Value> objects = new ArrayList<>(List.of(Intrinsic.sub("${ArtifactBucket.Arn}/*")));
    List<Value> keys = new ArrayList<>(List.of(artifacts.key().att("Arn")));
    for (String region : pipeline.otherRegions()) {
      String bucket = "arn:${AWS::Partition}:s3:::" + names.bucket(Optional.of(region));
      buckets.add(Intrinsic.sub(bucket));
      objects.add(Intrinsic.sub(bucket + "/*"));
      keys.add(names.key(region));
    }
    return List.of(
        Policies.allow(
                "ReadAndWriteArtifacts",
                "s3:GetObject",
                "s3:GetObjectVersion",
                "s3:PutObject",
                "s3:PutObjectAcl") // of the source action
            .with("Resource", Policies.oneOrMore(objects)),
        Policies.allow(
                "ReadBucketSettings",
                "s3:GetBucketAcl",
                "s3:GetBucketLocation",
                "s3:GetBucketVersioning")
            .with("Resource", Policies.oneOrMore(buckets)),
        Policies.allow("EncryptAndDecryptArtifacts", "kms:Decrypt", "kms:GenerateDataKey")
            .with("Resource", Policies.oneOrMore(keys)));
  }

  /** The role may be passed to CloudFormation only. */
  static Mapping passRole(Resource role) {
    return Policies.allow("PassDeployRole", "iam:PassRole")
        .with("Resource", role.att("Arn"))
        .with(
            "Condition",
            Policies.condition(
                "StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com"));
  }

  /**
   * The service was renamed: the ARN of a connection and the action have the name from the time
   * when it was created (Developer Tools console user guide, "Connections rename - Summary of
   * changes").
   */
  private static Mapping useConnection(Value connection) {
    List<String> services = new ArrayList<>(List.of("codeconnections", "codestar-connections"));
    if (connection instanceof Scalar arn) {
      services.removeIf(service -> !arn.asText().contains(":" + service + ":"));
    }
    return Policies.allow(
            "UseConnection",
            Lists.map(services, service -> service + ":UseConnection").toArray(String[]::new))
        .with("Resource", connection);
  }

  private static Value bare(Value value) {
    return value instanceof Setting setting ? setting.value() : value;
  }

  /**
   * The permissions of a deploy action for its stacks (CodePipeline user guide, "AWS CloudFormation
   * deploy action reference"). It deletes a stack only to replace it.
   *
   * @param region of a stage, for use inside {@code !Sub}
   */
  static List<Mapping> deployStacks(
      List<Pipeline.Stage> stages, Function<Pipeline.Stage, String> region) {
    List<String> actions =
        new ArrayList<>(
            List.of(
                "cloudformation:CreateStack",
                "cloudformation:DescribeStackEvents",
                "cloudformation:DescribeStacks",
                "cloudformation:SetStackPolicy",
                "cloudformation:TagResource",
                "cloudformation:UntagResource",
                "cloudformation:UpdateStack"));
    if (Lists.any(stages, Pipeline.Stage::preview)) {
      actions.addAll(
          List.of(
              "cloudformation:CreateChangeSet",
              "cloudformation:DeleteChangeSet",
              "cloudformation:DescribeChangeSet",
              "cloudformation:ExecuteChangeSet"));
    }
    List<Mapping> statements = new ArrayList<>();
    statements.add(
        Policies.allow("DeployStacks", Lists.sorted(actions).toArray(String[]::new))
            .with("Resource", stacks(stages, region)));
    List<Pipeline.Stage> replaced =
        Lists.filter(
            stages, stage -> stage.environment().delivery().mode() == Mode.REPLACE_ON_FAILURE);
    if (!replaced.isEmpty()) {
      statements.add(
          Policies.allow("ReplaceFailedStacks", "cloudformation:DeleteStack")
              .with("Resource", stacks(replaced, region)));
    }
    return statements;
  }

  private static Value stacks(
      List<Pipeline.Stage> stages, Function<Pipeline.Stage, String> region) {
    List<Value> stacks =
        Lists.map(
            stages,
            stage ->
                Intrinsic.sub(
                    "arn:${AWS::Partition}:cloudformation:"
                        + region.apply(stage)
                        + ":${AWS::AccountId}:stack/"
                        + stage.environment().stackName()
                        + "/*"));
    return Policies.oneOrMore(Lists.distinct(stacks));
  }
}

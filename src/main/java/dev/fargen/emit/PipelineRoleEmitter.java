package dev.fargen.emit;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.workload.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Emits the roles of the pipeline, one for each purpose. */
final class PipelineRoleEmitter {

  private final Draft draft;
  private final Pipeline pipeline;

  PipelineRoleEmitter(Draft draft, Pipeline pipeline) {
    this.draft = draft;
    this.pipeline = pipeline;
  }

  private List<String> stackNames() {
    return pipeline.stages().stream()
        .map(stage -> stage.environment().stackName())
        .distinct()
        .toList();
  }

  /** The role that CloudFormation has: what these resource types need, and no more. */
  Resource deploy(Set<String> types) {
    List<Mapping> statements = new DeployActions(types, stackNames()).statements();
    return draft.add(
        pipeline.span(),
        Resource.of("DeployRole", "AWS::IAM::Role")
            .comment("What CloudFormation may do: what the resource types of this template need.")
            .property("AssumeRolePolicyDocument", Policies.trust("cloudformation.amazonaws.com"))
            .property("Policies", Value.list(Policies.inline("deploy", statements))));
  }

  Resource pipeline(
      ArtifactEmitter.Emitted artifacts,
      List<Resource> projects,
      Resource deployRole,
      Value connection) {
    List<Mapping> statements = new ArrayList<>();
    statements.add(
        Policies.allow(
                "ReadAndWriteArtifacts", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")
            .with("Resource", Intrinsic.sub("${ArtifactBucket.Arn}/*")));
    statements.add(
        Policies.allow("FindArtifacts", "s3:GetBucketVersioning")
            .with("Resource", artifacts.bucket().att("Arn")));
    statements.add(
        Policies.allow("UseKey", "kms:Decrypt", "kms:GenerateDataKey")
            .with("Resource", artifacts.key().att("Arn")));
    statements.add(
        Policies.allow(
                "UseConnection",
                "codeconnections:UseConnection",
                "codestar-connections:UseConnection")
            .with("Resource", bare(connection)));
    for (Resource project : projects) {
      statements.add(
          Policies.allow("StartBuild", "codebuild:BatchGetBuilds", "codebuild:StartBuild")
              .with("Resource", project.att("Arn")));
    }
    statements.add(
        Policies.allow("DeployStacks", actions().toArray(String[]::new))
            .with("Resource", Policies.oneOrMore(stacks())));
    statements.add(
        Policies.allow("PassDeployRole", "iam:PassRole")
            .with("Resource", deployRole.att("Arn"))
            .with(
                "Condition",
                Value.map()
                    .with(
                        "StringEquals",
                        Value.map().with("iam:PassedToService", "cloudformation.amazonaws.com"))));
    return draft.add(
        pipeline.span(),
        Resource.of("PipelineRole", "AWS::IAM::Role")
            .comment("What the pipeline may do: these stacks, this build, this connection.")
            .property("AssumeRolePolicyDocument", Policies.trust("codepipeline.amazonaws.com"))
            .property("Policies", Value.list(Policies.inline("pipeline", statements))));
  }

  private static Value bare(Value value) {
    return value instanceof dev.fargen.cfn.Setting setting ? setting.value() : value;
  }

  /** CodePipeline user guide, "AWS CloudFormation deploy action reference". */
  private List<String> actions() {
    List<String> actions =
        new ArrayList<>(
            List.of(
                "cloudformation:CreateStack",
                "cloudformation:DeleteStack",
                "cloudformation:DescribeStackEvents",
                "cloudformation:DescribeStacks",
                "cloudformation:SetStackPolicy",
                "cloudformation:UpdateStack"));
    if (pipeline.stages().stream().anyMatch(Pipeline.Stage::preview)) {
      actions.addAll(
          List.of(
              "cloudformation:CreateChangeSet",
              "cloudformation:DeleteChangeSet",
              "cloudformation:DescribeChangeSet",
              "cloudformation:ExecuteChangeSet"));
    }
    return actions.stream().sorted().toList();
  }

  private List<Value> stacks() {
    List<Value> arns = new ArrayList<>();
    stackNames().forEach(name -> arns.add(Policies.arn("cloudformation", "stack/" + name + "/*")));
    return arns;
  }
}

package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Emitted;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits a policy that denies the deploy role all actions on the resources of the pipeline. Names
 * that CloudFormation generates are cut, so those of the pipeline can begin like those of the
 * stacks; without it, a template could then add permissions to the deploy role itself (IAM user
 * guide, "The difference between explicit and implicit denies"). It is a resource of its own,
 * because a role that refers to itself is a circular dependency.
 */
final class DeployLimitsEmitter {

  private static final String ID = "DeployLimits";

  private final Draft draft;
  private final Span span;

  DeployLimitsEmitter(Draft draft, Span span) {
    this.draft = draft;
    this.span = span;
  }

  /** For all resources that are in the template so far, and for buckets elsewhere. */
  Resource emit(Resource deployRole, List<String> buckets) {
    List<Value> denied = new ArrayList<>();
    for (Emitted<Resource> emitted : draft.variant().resources()) {
      denied.addAll(arns(emitted.it()));
    }
    for (String bucket : buckets) {
      String arn = "arn:${AWS::Partition}:s3:::" + bucket;
      denied.add(Intrinsic.sub(arn));
      denied.add(Intrinsic.sub(arn + "/*"));
    }
    denied.add(itself());
    Mapping statement =
        Value.map()
            .with("Sid", "DenyResourcesOfThePipeline")
            .with("Effect", "Deny")
            .with("Action", "*")
            .with("Resource", Policies.oneOrMore(denied));
    return draft.add(
        span,
        Resource.of(ID, "AWS::IAM::ManagedPolicy")
            .comment(
                "Denies the deploy role every action on the resources listed here, even if the ARN patterns in its other policies match them.")
            .property("Roles", Value.list(deployRole.ref()))
            .property("PolicyDocument", Policies.document(List.of(statement))));
  }

  /** By its name, since it cannot refer to itself. */
  private static Value itself() {
    return Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/*-" + ID + "-*");
  }

  /**
   * The ARN by which a log group is tagged; the one that it returns ends in {@code :*} (CloudWatch
   * Logs API reference, "LogGroup").
   */
  private static Value withoutStreams(Resource group) {
    return Intrinsic.sub(
        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${"
            + group.id()
            + "}");
  }

  private static List<Value> arns(Resource resource) {
    return switch (resource.type()) {
      case "AWS::IAM::ManagedPolicy" -> List.of(resource.ref());
      case "AWS::S3::Bucket" ->
          List.of(resource.att("Arn"), Intrinsic.sub("${" + resource.id() + ".Arn}/*"));
      case "AWS::CodeBuild::Project", "AWS::ECR::Repository", "AWS::IAM::Role", "AWS::KMS::Key" ->
          List.of(resource.att("Arn"));
      case "AWS::Logs::LogGroup" -> List.of(resource.att("Arn"), withoutStreams(resource));
      default -> List.of();
    };
  }
}

package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.repositories.RepositoryEmitter;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.List;

/**
 * Emits the build project that tags the images of an environment before they are deployed there, so
 * that the lifecycle policy of the repository keeps them however many builds follow (Amazon ECR
 * user guide, "Retagging an image in Amazon ECR" and "Automate the cleanup of images by using
 * lifecycle policies in Amazon ECR"). All environments share the repositories, and what is built
 * need not be deployed to all of them.
 */
final class KeepImagesEmitter {

  /** The variable with the environment, which each stage sets. */
  static final String ENVIRONMENT = "ENVIRONMENT";

  private static final int MINUTES = 10;

  /** The tag is not in use before the first deployment of an image to the environment. */
  private static final String BUILDSPEC =
      """
      version: "0.2"
      env: {shell: bash}
      phases:
        build:
          on-failure: ABORT
          commands:
            - |
              for IMAGE in $(jq -r '.Parameters | {images}' params/{spec}.$ENVIRONMENT.params.json | sort -u); do
                DIGEST=${IMAGE#*@}; REPOSITORY=${IMAGE#*/}; REPOSITORY=${REPOSITORY%@*}
                TAG=$ENVIRONMENT.${DIGEST:7:12}
                aws ecr describe-images --repository-name "$REPOSITORY" --image-ids imageTag="$TAG" > /dev/null 2>&1 && continue
                MANIFEST=$(aws ecr batch-get-image --repository-name "$REPOSITORY" --image-ids imageDigest="$DIGEST" --query 'images[0].imageManifest' --output text) || exit 1
                aws ecr put-image --repository-name "$REPOSITORY" --image-tag "$TAG" --image-manifest "$MANIFEST" > /dev/null || exit 1
              done
      """;

  private final Draft draft;
  private final String spec;
  private final Pipeline pipeline;

  KeepImagesEmitter(Draft draft, String spec, Pipeline pipeline) {
    this.draft = draft;
    this.spec = spec;
    this.pipeline = pipeline;
  }

  /** The builds whose images are in repositories of the pipeline. */
  static List<Build> builds(Pipeline pipeline) {
    return Lists.filter(pipeline.builds(), build -> build.repository() instanceof Build.InPipeline);
  }

  Resource emit(ArtifactEmitter.Emitted artifacts, List<Resource> repositories, Resource logs) {
    List<String> images = Lists.map(builds(pipeline), build -> "." + build.parameter());
    String buildspec =
        BUILDSPEC.replace("{images}", String.join(", ", images)).replace("{spec}", spec);
    return draft.add(
        pipeline.span(),
        Resource.of("KeepImages", "AWS::CodeBuild::Project")
            .comment(
                "Tags the images of an environment before each deployment, so that the lifecycle policy"
                    + " keeps, per environment, the "
                    + RepositoryEmitter.KEPT_OF_ENVIRONMENT
                    + " that were pushed last. Deploying an older image again does not make it newer.")
            .property("Description", "Tags the images that " + spec + " deploys")
            .property("ServiceRole", role(artifacts, repositories, logs).att("Arn"))
            .property("EncryptionKey", artifacts.key().att("Arn"))
            .property("TimeoutInMinutes", MINUTES)
            .property("Artifacts", Value.map().with("Type", "CODEPIPELINE"))
            .property(
                "Source", Value.map().with("Type", "CODEPIPELINE").with("BuildSpec", buildspec))
            .property(
                "Environment",
                Value.map()
                    .with("Type", "LINUX_CONTAINER")
                    .with("ComputeType", "BUILD_GENERAL1_SMALL")
                    .with("Image", BuildProjectEmitter.IMAGE))
            .property("LogsConfig", BuildProjectEmitter.logsTo(logs)));
  }

  private Resource role(
      ArtifactEmitter.Emitted artifacts, List<Resource> repositories, Resource logs) {
    List<Value> arns = Lists.map(repositories, repository -> repository.att("Arn"));
    List<Mapping> statements =
        List.of(
            Policies.allow("WriteLogs", "logs:CreateLogStream", "logs:PutLogEvents")
                .with("Resource", logs.att("Arn")),
            Policies.allow("ReadArtifacts", "s3:GetObject", "s3:GetObjectVersion")
                .with("Resource", Intrinsic.sub("${ArtifactBucket.Arn}/*")),
            Policies.allow("DecryptArtifacts", "kms:Decrypt")
                .with("Resource", artifacts.key().att("Arn")),
            Policies.allow("TagImages", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:PutImage")
                .with("Resource", Policies.oneOrMore(arns)));
    return draft.add(
        pipeline.span(),
        Resource.of("KeepImagesRole", "AWS::IAM::Role")
            .comment("Role of KeepImages: reads artifacts, tags images, writes logs.")
            .property("AssumeRolePolicyDocument", Policies.trust("codebuild.amazonaws.com"))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("keep-images", statements)));
  }
}

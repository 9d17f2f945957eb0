package dev.fargen.emit;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.workload.Pipeline;
import java.util.List;

/** Emits what builds the images: the project, its role and logs, and the repository. */
final class BuildProjectEmitter {

  private static final int IMAGES_KEPT = 20;
  private static final int MINUTES = 30;

  private final Draft draft;
  private final String spec;
  private final Pipeline pipeline;

  BuildProjectEmitter(Draft draft, String spec, Pipeline pipeline) {
    this.draft = draft;
    this.spec = spec;
    this.pipeline = pipeline;
  }

  Resource emit(ArtifactEmitter.Emitted artifacts, boolean arm) {
    Resource repository = repository();
    Resource logs =
        draft.add(
            pipeline.span(),
            Resource.of("BuildLogGroup", "AWS::Logs::LogGroup")
                .comment("Output of the builds.")
                .deletionPolicy("RetainExceptOnCreate")
                .property("RetentionInDays", 365)
                .property("KmsKeyId", artifacts.key().att("Arn")));
    Resource role = role(artifacts, repository, logs);
    return draft.add(
        pipeline.span(),
        Resource.of("Build", "AWS::CodeBuild::Project")
            .comment(
                "Builds and pushes the images, and writes their digests into the params files.")
            .property("Description", "Images of " + spec)
            .property("ServiceRole", role.att("Arn"))
            .property("EncryptionKey", artifacts.key().att("Arn"))
            .property("TimeoutInMinutes", MINUTES)
            .property("Artifacts", Value.map().with("Type", "CODEPIPELINE"))
            .property(
                "Source",
                Value.map()
                    .with("Type", "CODEPIPELINE")
                    .with("BuildSpec", "templates/" + spec + ".buildspec.yml"))
            .property("Environment", environment(arm, repository))
            .property(
                "LogsConfig",
                Value.map()
                    .with(
                        "CloudWatchLogs",
                        Value.map().with("Status", "ENABLED").with("GroupName", logs.ref()))));
  }

  /** Docker needs the privileged mode; the image is AWS's own for the architecture. */
  private static Mapping environment(boolean arm, Resource repository) {
    return Value.map()
        .with("Type", arm ? "ARM_CONTAINER" : "LINUX_CONTAINER")
        .with("ComputeType", "BUILD_GENERAL1_SMALL")
        .with(
            "Image",
            arm
                ? "aws/codebuild/amazonlinux-aarch64-standard:3.0"
                : "aws/codebuild/amazonlinux-x86_64-standard:5.0")
        .with("PrivilegedMode", true)
        .with(
            "EnvironmentVariables",
            Value.list(
                Value.map()
                    .with("Name", "REPOSITORY_URI")
                    .with("Value", repository.att("RepositoryUri"))));
  }

  private Resource repository() {
    return draft.add(
        pipeline.span(),
        Resource.of("Repository", "AWS::ECR::Repository")
            .comment("The images; its name is what the tasks' execution roles may pull from.")
            .deletionPolicy("RetainExceptOnCreate")
            .property("RepositoryName", spec)
            .property("ImageTagMutability", "IMMUTABLE")
            .property("ImageScanningConfiguration", Value.map().with("ScanOnPush", true))
            .property("EncryptionConfiguration", Value.map().with("EncryptionType", "KMS"))
            .property(
                "LifecyclePolicy", Value.map().with("LifecyclePolicyText", keepLast(IMAGES_KEPT))));
  }

  /** Amazon ECR user guide, "Examples of lifecycle policies in Amazon ECR". */
  static String keepLast(int images) {
    return """
        {
          "rules": [
            {
              "rulePriority": 1,
              "description": "Keep the last %d images",
              "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": %d},
              "action": {"type": "expire"}
            }
          ]
        }
        """
        .formatted(images, images);
  }

  private Resource role(ArtifactEmitter.Emitted artifacts, Resource repository, Resource logs) {
    List<Mapping> statements =
        List.of(
            Policies.allow("WriteLogs", "logs:CreateLogStream", "logs:PutLogEvents")
                .with("Resource", logs.att("Arn")),
            Policies.allow(
                    "ReadAndWriteArtifacts", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")
                .with("Resource", dev.fargen.cfn.Intrinsic.sub("${ArtifactBucket.Arn}/*")),
            Policies.allow("UseKey", "kms:Decrypt", "kms:GenerateDataKey")
                .with("Resource", artifacts.key().att("Arn")),
            Policies.allow("LogIn", "ecr:GetAuthorizationToken").with("Resource", "*"),
            Policies.allow(
                    "PushImage",
                    "ecr:BatchCheckLayerAvailability",
                    "ecr:BatchGetImage",
                    "ecr:CompleteLayerUpload",
                    "ecr:DescribeImages",
                    "ecr:GetDownloadUrlForLayer",
                    "ecr:InitiateLayerUpload",
                    "ecr:PutImage",
                    "ecr:UploadLayerPart")
                .with("Resource", repository.att("Arn")));
    return draft.add(
        pipeline.span(),
        Resource.of("BuildRole", "AWS::IAM::Role")
            .comment("What a build may do: push to this one repository.")
            .property("AssumeRolePolicyDocument", Policies.trust("codebuild.amazonaws.com"))
            .property("Policies", Value.list(Policies.inline("build", statements))));
  }
}

package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits the build project for images, its role and log group, and the image repositories. */
final class BuildProjectEmitter {

  static final String IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0";

  private static final int MINUTES = 30;

  private static final String DOCKER_HUB = "ARN of the secret with the credentials for Docker Hub";

  private final Draft draft;
  private final String spec;
  private final Pipeline pipeline;

  BuildProjectEmitter(Draft draft, String spec, Pipeline pipeline) {
    this.draft = draft;
    this.spec = spec;
    this.pipeline = pipeline;
  }

  /**
   * The projects.
   *
   * @param keep the one that tags what is deployed; only what is in repositories of the pipeline
   */
  record Emitted(Resource build, Optional<Resource> keep) {
    List<Resource> projects() {
      List<Resource> projects = new ArrayList<>(List.of(build));
      keep.ifPresent(projects::add);
      return projects;
    }
  }

  Emitted emit(ArtifactEmitter.Emitted artifacts) {
    Map<String, Resource> repositories = new LinkedHashMap<>();
    SharedRepositoryEmitter shared = new SharedRepositoryEmitter(draft, spec, pipeline);
    pipeline.repositories().forEach(one -> repositories.put(one.name(), shared.emit(one)));
    Map<Build.Target, String> targets = new PushTargets(pipeline).variables();
    Resource logs =
        draft.add(
            pipeline.span(),
            Resource.of("BuildLogGroup", "AWS::Logs::LogGroup")
                .comment("Log group for builds.")
                .deletionPolicy("RetainExceptOnCreate")
                .property("RetentionInDays", 365)
                .property("KmsKeyId", artifacts.key().att("Arn")));
    Resource role = role(artifacts, targets.keySet(), repositories, logs);
    Resource build = build(artifacts, role, targets, repositories, logs);
    boolean keeps = !KeepImagesEmitter.builds(pipeline).isEmpty();
    List<Resource> kept = List.copyOf(repositories.values());
    return new Emitted(
        build,
        keeps
            ? Optional.of(new KeepImagesEmitter(draft, spec, pipeline).emit(artifacts, kept, logs))
            : Optional.empty());
  }

  private Resource build(
      ArtifactEmitter.Emitted artifacts,
      Resource role,
      Map<Build.Target, String> targets,
      Map<String, Resource> repositories,
      Resource logs) {
    return draft.add(
        pipeline.span(),
        Resource.of("Build", "AWS::CodeBuild::Project")
            .comment(
                "Builds and pushes images, then writes the image URIs, with digests, to the template configuration files (params/).")
            .comment("Docker requires PrivilegedMode.")
            .property("Description", "Builds the images of " + spec)
            .property("ServiceRole", role.att("Arn"))
            .property("EncryptionKey", artifacts.key().att("Arn"))
            .property("TimeoutInMinutes", MINUTES)
            .property("Artifacts", Value.map().with("Type", "CODEPIPELINE"))
            .property(
                "Source",
                Value.map()
                    .with("Type", "CODEPIPELINE")
                    .with("BuildSpec", "templates/" + spec + ".buildspec.yml"))
            .property("Environment", environment(targets, repositories))
            .property("LogsConfig", logsTo(logs)));
  }

  static Mapping logsTo(Resource logs) {
    return Value.map()
        .with(
            "CloudWatchLogs", Value.map().with("Status", "ENABLED").with("GroupName", logs.ref()));
  }

  /** Docker requires privileged mode; the image is provided by AWS for the architecture. */
  private Mapping environment(
      Map<Build.Target, String> targets, Map<String, Resource> repositories) {
    boolean arm = pipeline.builds().get(0).platform().endsWith("arm64");
    List<Value> variables = new ArrayList<>();
    targets.forEach(
        (target, variable) ->
            variables.add(
                Value.map()
                    .with("Name", variable)
                    .with("Value", PushTargets.uri(target, repositories))));
    pipeline
        .credentials()
        .ifPresent(
            one -> {
              variables.add(secretVariable(BuildspecEmitter.USERNAME, one.secret(), "username"));
              variables.add(secretVariable(BuildspecEmitter.PASSWORD, one.secret(), "password"));
            });
    return Value.map()
        .with("Type", arm ? "ARM_CONTAINER" : "LINUX_CONTAINER")
        .with("ComputeType", "BUILD_GENERAL1_SMALL")
        .with("Image", arm ? "aws/codebuild/amazonlinux-aarch64-standard:3.0" : IMAGE)
        .with("PrivilegedMode", true)
        .with("EnvironmentVariables", Value.list(variables));
  }

  /**
   * AWS CodeBuild user guide, "Build specification reference for CodeBuild", env/secrets-manager:
   * the value is the secret and the JSON key in it.
   */
  private Value secretVariable(String name, Given<Text> secret, String key) {
    return Value.map()
        .with("Name", name)
        .with("Type", "SECRETS_MANAGER")
        .with("Value", Intrinsic.sub(draft.inSub(DOCKER_HUB, secret) + ":" + key));
  }

  /**
   * For the artifact key: AWS CodeBuild user guide, "Encrypt build outputs using a customer managed
   * key"; for the key of the secret: AWS Secrets Manager user guide, "Secret encryption and
   * decryption in AWS Secrets Manager".
   */
  private Resource role(
      ArtifactEmitter.Emitted artifacts,
      Set<Build.Target> targets,
      Map<String, Resource> repositories,
      Resource logs) {
    List<Value> pushedTo = Lists.map(targets, target -> PushTargets.arn(target, repositories));
    List<Mapping> statements = new ArrayList<>();
    pipeline
        .credentials()
        .ifPresent(
            one -> {
              statements.add(
                  Policies.allow("ReadDockerHubCredentials", "secretsmanager:GetSecretValue")
                      .with("Resource", draft.bare(DOCKER_HUB, one.secret())));
              one.kmsKey()
                  .map(key -> draft.bare("ARN of the KMS key of these credentials", key))
                  .ifPresent(
                      key ->
                          statements.add(
                              Secrets.decrypt(
                                  "DecryptDockerHubCredentials", "secretsmanager", List.of(key))));
            });
    statements.addAll(
        List.of(
            Policies.allow("WriteLogs", "logs:CreateLogStream", "logs:PutLogEvents")
                .with("Resource", logs.att("Arn")),
            Policies.allow(
                    "ReadAndWriteArtifacts", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")
                .with("Resource", Intrinsic.sub("${ArtifactBucket.Arn}/*")),
            Policies.allow(
                    "EncryptAndDecryptArtifacts",
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey*",
                    "kms:ReEncrypt*")
                .with("Resource", artifacts.key().att("Arn")),
            Policies.allow("GetAuthorizationToken", "ecr:GetAuthorizationToken")
                .with("Resource", "*"),
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
                .with("Resource", Policies.oneOrMore(pushedTo))));
    return draft.add(
        pipeline.span(),
        Resource.of("BuildRole", "AWS::IAM::Role")
            .comment("Build role: reads and writes artifacts, pushes images, writes logs.")
            .explain(pipeline.credentials().isPresent(), "Reads the credentials for Docker Hub.")
            .comment("ecr:GetAuthorizationToken requires Resource \"*\".")
            .property("AssumeRolePolicyDocument", Policies.trust("codebuild.amazonaws.com"))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("build", statements)));
  }
}

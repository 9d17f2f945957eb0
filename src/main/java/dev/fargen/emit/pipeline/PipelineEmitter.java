package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the pipeline: its stages and actions. */
public final class PipelineEmitter {

  private static final String SOURCE = "source";
  private static final String BUILD = "build";

  private final Draft draft;
  private final String spec;
  private final Pipeline pipeline;
  private final PipelineNames names;
  private final Deployed deployed;

  public PipelineEmitter(Draft draft, String spec, Pipeline pipeline, Deployed deployed) {
    this.draft = draft;
    this.spec = spec;
    this.pipeline = pipeline;
    this.deployed = deployed;
    this.names = new PipelineNames(spec, pipeline.home());
  }

  /** Emits the template of the pipeline. */
  public void emit() {
    boolean shared = !pipeline.stagesAbroad().isEmpty() || !pipeline.otherRegions().isEmpty();
    ArtifactEmitter.Emitted artifacts =
        new ArtifactEmitter(
                draft,
                pipeline.span(),
                shared ? Optional.of(names.bucket()) : Optional.empty(),
                names.readers(pipeline.stages(), stage -> stage.region().isEmpty()))
            .emit(!pipeline.builds().isEmpty());
    Optional<BuildProjectEmitter.Emitted> projects =
        pipeline.builds().isEmpty()
            ? Optional.empty()
            : Optional.of(new BuildProjectEmitter(draft, spec, pipeline).emit(artifacts));
    Optional<Resource> keep = projects.flatMap(BuildProjectEmitter.Emitted::keep);
    PipelineRoleEmitter roles = new PipelineRoleEmitter(draft, pipeline, names);
    Optional<Resource> deployRole = roles.deploy(deployed.types());
    Value connection =
        draft.text(
            "ConnectionArn",
            "ARN of the CodeConnections connection to the source repository",
            pipeline.source().connection());
    Resource role =
        roles.pipeline(
            artifacts,
            projects.map(BuildProjectEmitter.Emitted::projects).orElse(List.of()),
            deployRole,
            connection);
    Optional<Resource> limits = deployRole.map(this::limits);
    List<Value> stages = new ArrayList<>();
    stages.add(stage("Source", source(connection)));
    projects.ifPresent(one -> stages.add(stage("Build", build(one.build()))));
    for (Pipeline.Stage stage : pipeline.stages()) {
      String name = stageName(stage);
      Value deploysAs =
          stage.account().isPresent()
              ? names.deployRole(stage)
              : deployRole.orElseThrow().att("Arn");
      stages.add(stage(name, deploy(stage, keep, deploysAs).toArray(Value[]::new)));
    }
    Resource.Builder builder =
        Resource.of("Pipeline", "AWS::CodePipeline::Pipeline")
            .comment(
                "Runs on each push to the source branch and deploys the stacks of the environments one after another.")
            .explain(Lists.any(pipeline.stages(), Pipeline.Stage::approval), approvals())
            .comment("A newer execution supersedes one that waits to enter a stage.")
            .dependsOn(limits.map(List::of).orElse(List.of()))
            .property("PipelineType", "V2")
            .property("ExecutionMode", "SUPERSEDED")
            .property("RoleArn", role.att("Arn"));
    store(builder, artifacts);
    draft.add(pipeline.span(), builder.property("Stages", Value.list(stages)));
  }

  private Resource limits(Resource deployRole) {
    return new DeployLimitsEmitter(draft, pipeline.span())
        .emit(
            deployRole,
            Lists.map(pipeline.otherRegions(), region -> names.bucket(Optional.of(region))));
  }

  /**
   * One artifact store, or one per region (CodePipeline user guide, "Add a cross-Region action in
   * CodePipeline").
   */
  private void store(Resource.Builder builder, ArtifactEmitter.Emitted artifacts) {
    Mapping own = store(artifacts.bucket().ref(), artifacts.key().att("Arn"));
    if (pipeline.otherRegions().isEmpty()) {
      builder.property("ArtifactStore", own);
      return;
    }
    List<Value> stores = new ArrayList<>();
    stores.add(Value.map().with("Region", Intrinsic.REGION).with("ArtifactStore", own));
    for (String region : pipeline.otherRegions()) {
      Value bucket = Intrinsic.sub(names.bucket(Optional.of(region)));
      stores.add(
          Value.map()
              .with("Region", region)
              .with("ArtifactStore", store(bucket, names.key(region))));
    }
    builder.property("ArtifactStores", Value.list(stores));
  }

  private static Mapping store(Value bucket, Value key) {
    return Value.map()
        .with("Type", "S3")
        .with("Location", bucket)
        .with("EncryptionKey", Value.map().with("Type", "KMS").with("Id", key));
  }

  /** Which environments are approved first, if any. */
  private String approvals() {
    List<String> names =
        Lists.map(
            Lists.filter(pipeline.stages(), Pipeline.Stage::approval), PipelineEmitter::stageName);
    int last = names.size() - 1;
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> names.get(0) + " requires a manual approval.";
      default ->
          String.join(", ", names.subList(0, last))
              + " and "
              + names.get(last)
              + " require a manual approval each.";
    };
  }

  /** Stage names are unique, so an environment {@code build} gets a suffix. */
  private static String stageName(Pipeline.Stage stage) {
    String name = LogicalName.of(stage.environment().name().orElseThrow());
    return name.equals("Source") || name.equals("Build") ? name + "Environment" : name;
  }

  private static Mapping stage(String name, Value... actions) {
    return Value.map().with("Name", name).with("Actions", Value.list(actions));
  }

  private static Mapping action(String name, String category, String provider) {
    return Value.map()
        .with("Name", name)
        .with(
            "ActionTypeId",
            Value.map()
                .with("Category", category)
                .with("Owner", "AWS")
                .with("Provider", provider)
                .with("Version", "1"));
  }

  private static Value artifact(String name) {
    return Value.list(Value.map().with("Name", name));
  }

  private Value source(Value connection) {
    return action("Source", "Source", "CodeStarSourceConnection")
        .with(
            "Configuration",
            Value.map()
                .with("ConnectionArn", connection)
                .with(
                    "FullRepositoryId",
                    draft.text("RepositoryId", "Source repository", pipeline.source().repository()))
                .with(
                    "BranchName",
                    draft.text("Branch", "Source branch", pipeline.source().branch())))
        .with("OutputArtifacts", artifact(SOURCE));
  }

  private static Value build(Resource project) {
    return action("Build", "Build", "CodeBuild")
        .with("Configuration", Value.map().with("ProjectName", project.ref()))
        .with("InputArtifacts", artifact(SOURCE))
        .with("OutputArtifacts", artifact(BUILD));
  }

  private List<Value> deploy(Pipeline.Stage stage, Optional<Resource> keep, Value deployRole) {
    List<Value> actions = new ArrayList<>();
    int order = 1;
    if (stage.preview()) {
      actions.add(
          formation("Preview", stage)
              .with("Configuration", changes(stage, "CHANGE_SET_REPLACE", deployRole))
              .with("InputArtifacts", artifact(input()))
              .with("RunOrder", order++));
    }
    if (stage.approval()) {
      actions.add(action("Approve", "Approval", "Manual").with("RunOrder", order++));
    }
    if (keep.isPresent()) {
      actions.add(keepImages(stage, keep.get()).with("RunOrder", order++));
    }
    if (stage.preview()) {
      Mapping execute =
          Value.map()
              .with("ActionMode", "CHANGE_SET_EXECUTE")
              .with("StackName", stage.environment().stackName())
              .with("ChangeSetName", changeSet());
      actions.add(
          formation("Deploy", stage).with("Configuration", execute).with("RunOrder", order));
    } else {
      actions.add(
          formation("Deploy", stage)
              .with("Configuration", configuration(stage, deployRole))
              .with("InputArtifacts", artifact(input()))
              .with("RunOrder", order));
    }
    return actions;
  }

  /** Tags the images in the pipeline's own account and region. */
  private static Mapping keepImages(Pipeline.Stage stage, Resource project) {
    String environment = stage.environment().name().orElseThrow();
    String variable =
        "[{\"name\": \""
            + KeepImagesEmitter.ENVIRONMENT
            + "\", \"value\": \""
            + environment
            + "\"}]";
    return action("KeepImages", "Build", "CodeBuild")
        .with(
            "Configuration",
            Value.map().with("ProjectName", project.ref()).with("EnvironmentVariables", variable))
        .with("InputArtifacts", artifact(BUILD));
  }

  /** An action in the stage's account and region, with the role that it assumes there. */
  private Mapping formation(String name, Pipeline.Stage stage) {
    return action(name, "Deploy", "CloudFormation")
        .with("Region", stage.region().map(Value::text))
        .with("RoleArn", stage.account().map(account -> names.actionRole(stage)));
  }

  private String input() {
    return pipeline.builds().isEmpty() ? SOURCE : BUILD;
  }

  private String changeSet() {
    return spec + "-pipeline";
  }

  private Mapping configuration(Pipeline.Stage stage, Value deployRole) {
    return files(
        Value.map()
            .with("ActionMode", stage.environment().delivery().mode().name())
            .with("StackName", stage.environment().stackName()),
        stage,
        deployRole);
  }

  private Mapping changes(Pipeline.Stage stage, String mode, Value deployRole) {
    return files(
        Value.map()
            .with("ActionMode", mode)
            .with("StackName", stage.environment().stackName())
            .with("ChangeSetName", changeSet()),
        stage,
        deployRole);
  }

  private Mapping files(Mapping configuration, Pipeline.Stage stage, Value deployRole) {
    String params = spec + "." + stage.environment().name().orElseThrow() + ".params.json";
    return configuration
        .with("TemplatePath", input() + "::templates/" + spec + ".template.yml")
        .with("TemplateConfiguration", input() + "::params/" + params)
        .with("Capabilities", deployed.capabilities().map(Value::text))
        .with("RoleArn", deployRole);
  }
}

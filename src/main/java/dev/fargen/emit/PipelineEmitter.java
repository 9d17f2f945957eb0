package dev.fargen.emit;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.workload.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Emits the pipeline itself: its stages and actions. */
final class PipelineEmitter {

  private static final String SOURCE = "source";
  private static final String BUILD = "build";

  private final Draft draft;
  private final String spec;
  private final Pipeline pipeline;

  PipelineEmitter(Draft draft, String spec, Pipeline pipeline) {
    this.draft = draft;
    this.spec = spec;
    this.pipeline = pipeline;
  }

  /** Emits all that the pipeline's template has; {@code types} are those that it will deploy. */
  void emit(Set<String> types, boolean arm) {
    ArtifactEmitter.Emitted artifacts = new ArtifactEmitter(draft, pipeline.span()).emit();
    List<Resource> projects = new ArrayList<>();
    if (!pipeline.builds().isEmpty()) {
      projects.add(new BuildProjectEmitter(draft, spec, pipeline).emit(artifacts, arm));
    }
    PipelineRoleEmitter roles = new PipelineRoleEmitter(draft, pipeline);
    Resource deployRole = roles.deploy(types);
    Value connection =
        draft.text("ConnectionArn", "Connection to the source's host", pipeline.connection());
    Resource role = roles.pipeline(artifacts, projects, deployRole, connection);
    List<Value> stages = new ArrayList<>();
    stages.add(stage("Source", source(connection)));
    if (!projects.isEmpty()) {
      stages.add(stage("Build", build(projects.get(0))));
    }
    for (Pipeline.Stage stage : pipeline.stages()) {
      String name = Ids.of(stage.environment().name().orElseThrow());
      stages.add(stage(name, deploy(stage, deployRole).toArray(Value[]::new)));
    }
    draft.add(
        pipeline.span(),
        Resource.of("Pipeline", "AWS::CodePipeline::Pipeline")
            .comment("From a push to the last environment; a newer push overtakes an older one.")
            .property("PipelineType", "V2")
            .property("ExecutionMode", "SUPERSEDED")
            .property("RoleArn", role.att("Arn"))
            .property(
                "ArtifactStore",
                Value.map()
                    .with("Type", "S3")
                    .with("Location", artifacts.bucket().ref())
                    .with(
                        "EncryptionKey",
                        Value.map().with("Type", "KMS").with("Id", artifacts.key().att("Arn"))))
            .property("Stages", Value.list(stages)));
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
                    draft.text("RepositoryId", "The source repository", pipeline.repository()))
                .with("BranchName", draft.text("Branch", "The branch", pipeline.branch())))
        .with("OutputArtifacts", artifact(SOURCE));
  }

  private static Value build(Resource project) {
    return action("Build", "Build", "CodeBuild")
        .with("Configuration", Value.map().with("ProjectName", project.ref()))
        .with("InputArtifacts", artifact(SOURCE))
        .with("OutputArtifacts", artifact(BUILD));
  }

  private List<Value> deploy(Pipeline.Stage stage, Resource deployRole) {
    List<Value> actions = new ArrayList<>();
    int order = 1;
    if (stage.preview()) {
      actions.add(
          formation("Preview")
              .with("Configuration", changes(stage, "CHANGE_SET_REPLACE", deployRole))
              .with("InputArtifacts", artifact(input()))
              .with("RunOrder", order++));
    }
    if (stage.approval()) {
      actions.add(action("Approve", "Approval", "Manual").with("RunOrder", order++));
    }
    if (stage.preview()) {
      Mapping execute =
          Value.map()
              .with("ActionMode", "CHANGE_SET_EXECUTE")
              .with("StackName", stage.environment().stackName())
              .with("ChangeSetName", changeSet());
      actions.add(formation("Deploy").with("Configuration", execute).with("RunOrder", order));
    } else {
      actions.add(
          formation("Deploy")
              .with("Configuration", configuration(stage, deployRole))
              .with("InputArtifacts", artifact(input()))
              .with("RunOrder", order));
    }
    return actions;
  }

  private static Mapping formation(String name) {
    return action(name, "Deploy", "CloudFormation");
  }

  private String input() {
    return pipeline.builds().isEmpty() ? SOURCE : BUILD;
  }

  private String changeSet() {
    return spec + "-pipeline";
  }

  private Mapping configuration(Pipeline.Stage stage, Resource deployRole) {
    return files(
        Value.map()
            .with("ActionMode", stage.environment().mode().name())
            .with("StackName", stage.environment().stackName()),
        stage,
        deployRole);
  }

  private Mapping changes(Pipeline.Stage stage, String mode, Resource deployRole) {
    return files(
        Value.map()
            .with("ActionMode", mode)
            .with("StackName", stage.environment().stackName())
            .with("ChangeSetName", changeSet()),
        stage,
        deployRole);
  }

  private Mapping files(Mapping configuration, Pipeline.Stage stage, Resource deployRole) {
    String params = spec + "." + stage.environment().name().orElseThrow() + ".params.json";
    return configuration
        .with("TemplatePath", input() + "::templates/" + spec + ".template.yml")
        .with("TemplateConfiguration", input() + "::params/" + params)
        .with("Capabilities", "CAPABILITY_IAM")
        .with("RoleArn", deployRole.att("Arn"));
  }
}

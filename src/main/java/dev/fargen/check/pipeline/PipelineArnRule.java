package dev.fargen.check.pipeline;

import dev.fargen.check.environments.ArnUser;
import dev.fargen.check.environments.PlacedArn;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.Map;
import java.util.Optional;

/**
 * The KMS keys of repositories that the pipeline creates must be in its region, and what it uses in
 * its partition. Its connection may be of any region (Developer Tools console user guide, "Global
 * resources in AWS CodeConnections"), and so may the secret with the credentials, if its key is of
 * the same region. Roles of stages are in the partition of their environment.
 */
public final class PipelineArnRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    if (spec.pipeline().isPresent() && project.pipeline().isPresent()) {
      Section keys = spec.pipeline().get().keys();
      Pipeline pipeline = project.pipeline().get();
      check(pipeline, home(keys, pipeline, spec), diagnostics);
      stages(keys, pipeline, diagnostics);
    }
  }

  private static void check(Pipeline pipeline, ArnUser home, Diagnostics diagnostics) {
    home.check(PlacedArn.anywhere(pipeline.source().connection()), diagnostics);
    pipeline
        .credentials()
        .ifPresent(
            credentials -> {
              home.check(PlacedArn.anywhere(credentials.secret()), diagnostics);
              credentials
                  .kmsKey()
                  .ifPresent(
                      key -> home.check(PlacedArn.ofKey(key, credentials.secret()), diagnostics));
            });
    pipeline
        .repositories()
        .forEach(
            repository ->
                repository
                    .kmsKey()
                    .ifPresent(key -> home.check(PlacedArn.inRegion(key), diagnostics)));
  }

  /** The region that it has by its own key, or by that of all environments. */
  private static ArnUser home(Section keys, Pipeline pipeline, Spec spec) {
    Optional<Given<String>> region =
        keys.get(PipelineKeys.REGION)
            .or(
                () ->
                    Lists.first(
                        Lists.present(
                            Lists.map(
                                spec.environments(),
                                environment -> environment.own().get(EnvironmentKeys.REGION)))));
    return new ArnUser(
        "pipeline",
        pipeline.values(),
        region.filter(one -> pipeline.home().region().equals(Optional.of(one.value()))),
        Optional.empty());
  }

  private static void stages(Section keys, Pipeline pipeline, Diagnostics diagnostics) {
    for (Given<Section> stage : keys.list(PipelineKeys.STAGES)) {
      Optional<String> name = stage.value().get(PipelineKeys.Stage.ENVIRONMENT).map(Given::value);
      for (Pipeline.Stage one :
          Lists.filter(pipeline.stages(), all -> all.environment().name().equals(name))) {
        Environment environment = one.environment();
        ArnUser there = new ArnUser("stack", Map.of(), environment.region(), Optional.empty());
        role(stage.value(), PipelineKeys.Stage.ROLE, there, diagnostics);
        role(stage.value(), PipelineKeys.Stage.DEPLOY_ROLE, there, diagnostics);
      }
    }
  }

  private static void role(Section stage, Key<String> key, ArnUser there, Diagnostics diagnostics) {
    stage
        .get(key)
        .map(role -> role.map(Text::of))
        .ifPresent(role -> there.check(PlacedArn.anywhere(role), diagnostics));
  }
}

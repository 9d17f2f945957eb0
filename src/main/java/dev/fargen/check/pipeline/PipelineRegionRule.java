package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline and its environments must not be in the China regions, where the CloudFormation action
 * is not available (CodePipeline user guide, "AWS CloudFormation deploy action reference").
 */
public final class PipelineRegionRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    if (spec.pipeline().isEmpty() || project.pipeline().isEmpty()) {
      return;
    }
    List<Given<String>> regions = new ArrayList<>();
    Optional<Given<String>> own = spec.pipeline().get().keys().get(PipelineKeys.REGION);
    own.ifPresent(regions::add);
    for (Pipeline.Stage stage : project.pipeline().get().stages()) {
      stage.environment().region().ifPresent(regions::add);
    }
    Lists.first(regions, region -> ArnPlace.isInChina(region.value()))
        .ifPresent(region -> diagnostics.report(refused(region)));
  }

  private static Diagnostic refused(Given<String> region) {
    return Diagnostic.of(
            Code.CONFLICTING_KEYS,
            "`pipeline` cannot be used with `region: "
                + region.value()
                + "`: CodePipeline has no CloudFormation action in the China regions")
        .at(region.span())
        .help("remove `pipeline`, and run `fargen deploy` in another CI system");
  }
}

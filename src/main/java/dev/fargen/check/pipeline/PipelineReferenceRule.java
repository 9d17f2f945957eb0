package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.workload.Project;

/**
 * A pipeline cannot refer to queues, repositories and other things of the spec: they belong to the
 * stacks that it deploys (CloudFormation template reference, "Fn::GetAtt": resources of the same
 * template).
 */
public final class PipelineReferenceRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    spec.pipeline()
        .ifPresent(
            pipeline -> {
              for (ThingUse use : pipeline.scope().uses().things()) {
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_REFERENCE,
                            "`" + use.reference().written() + "` cannot be used in `pipeline`")
                        .at(use.span())
                        .note("it belongs to the stacks that the pipeline deploys")
                        .help(
                            "write the value, or `${Name}` with a value under"
                                + " `pipeline.parameters`"));
              }
            });
  }
}

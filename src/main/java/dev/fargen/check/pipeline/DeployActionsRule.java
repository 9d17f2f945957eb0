package dev.fargen.check.pipeline;

import dev.fargen.aws.HandlerActions;
import dev.fargen.aws.IamActions;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;

/**
 * The actions that the template's resource types need must be known: the pipeline's deploy role has
 * only these (CloudFormation user guide, "CloudFormation service role").
 */
public final class DeployActionsRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project
        .pipeline()
        .ifPresent(
            pipeline -> {
              project.stacks().forEach(stack -> known(stack, pipeline, diagnostics));
              pipeline.deployActions().forEach((type, actions) -> real(type, actions, diagnostics));
            });
  }

  private static void known(Stack stack, Pipeline pipeline, Diagnostics diagnostics) {
    for (RawResource resource : stack.additions().resources()) {
      String type = resource.type().value();
      boolean known =
          HandlerActions.know(type)
              || pipeline.deployActions().containsKey(type)
              || !ResourceTypes.isKnown(type);
      if (!known) {
        diagnostics.report(
            Diagnostic.of(
                    Code.ACTIONS_NOT_KNOWN,
                    "the IAM actions to deploy `" + type + "` are not known")
                .at(resource.type().span())
                .note(
                    "the deploy role has only the permissions that the template's resource types need")
                .help(
                    "write `"
                        + type
                        + ": [...]` under `pipeline.deploy_actions`, with the actions"));
      }
    }
  }

  private static void real(String type, Pipeline.DeployActions actions, Diagnostics diagnostics) {
    if (!ResourceTypes.isKnown(type) && !ResourceTypes.isOpen(type)) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_RESOURCE_TYPE, "unknown resource type `" + type + "`")
              .at(actions.span())
              .unknown(type, ResourceTypes.names()));
    }
    for (Given<String> action : actions.actions()) {
      if (!IamActions.exists(action.value())) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_ACTION, "unknown IAM action `" + action.value() + "`")
                .at(action.span())
                .unknown(action.value(), IamActions.candidates(action.value())));
      }
    }
  }
}

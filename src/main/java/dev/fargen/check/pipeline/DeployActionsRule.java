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
 * The role that CloudFormation takes in a pipeline may do what the template's resource types need
 * and no more, so it must be known what that is (CloudFormation user guide, "CloudFormation service
 * role").
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
              || ResourceTypes.find(type).isEmpty();
      if (!known) {
        diagnostics.report(
            Diagnostic.of(
                    Code.ACTIONS_NOT_KNOWN,
                    "the pipeline does not know what it takes to deploy `" + type + "`")
                .at(resource.type().span())
                .note("the role that deploys may do what the template's types need, and no more")
                .help("write `deploy_actions: {" + type + ": [...]}` under `pipeline`"));
      }
    }
  }

  private static void real(String type, Pipeline.DeployActions actions, Diagnostics diagnostics) {
    if (ResourceTypes.find(type).isEmpty() && !ResourceTypes.isOpen(type)) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_RESOURCE_TYPE, "there is no resource type `" + type + "`")
              .at(actions.span())
              .unknown(type, ResourceTypes.names()));
    }
    for (Given<String> action : actions.actions()) {
      if (!IamActions.exists(action.value())) {
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_ACTION, "IAM has no action `" + action.value() + "`")
                .at(action.span())
                .unknown(action.value(), IamActions.candidates(action.value())));
      }
    }
  }
}

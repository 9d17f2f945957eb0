package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stage deploys an environment of the spec, each once, by roles that its account has and with the
 * one ActionMode that an action has (CodePipeline user guide, "AWS CloudFormation deploy action
 * reference").
 */
public final class StageRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Span> staged = new HashMap<>();
    for (Given<Section> stage :
        spec.pipeline().map(one -> one.keys().list(PipelineKeys.STAGES)).orElseGet(List::of)) {
      stage
          .value()
          .get(PipelineKeys.Stage.ENVIRONMENT)
          .ifPresent(
              name ->
                  stage(name.value(), project)
                      .ifPresentOrElse(
                          resolved -> {
                            preview(stage.value(), resolved, diagnostics);
                            roles(stage.value(), resolved, name, diagnostics);
                            once(name, staged, diagnostics);
                          },
                          () -> unknown(name, project, diagnostics)));
    }
  }

  private static Optional<Pipeline.Stage> stage(String name, Project project) {
    return Lists.first(
        project.pipeline().map(Pipeline::stages).orElseGet(List::of),
        stage -> stage.environment().name().equals(Optional.of(name)));
  }

  private static void unknown(Given<String> name, Project project, Diagnostics diagnostics) {
    List<String> names =
        Lists.present(Lists.map(project.stacks(), stack -> stack.environment().name()));
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "there is no environment `" + name.value() + "`")
            .at(name.span())
            .unknown(name.value(), names, "write it under `environments:`"));
  }

  private static void preview(Section stage, Pipeline.Stage resolved, Diagnostics diagnostics) {
    if (resolved.environment().delivery().mode() == Mode.REPLACE_ON_FAILURE
        && stage.value(PipelineKeys.Stage.PREVIEW).value()) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "a change set can't replace a stack that failed")
              .at(stage.keySpan(PipelineKeys.Stage.PREVIEW), "changes are shown first")
              .at(resolved.environment().span().firstLine(), "its mode is REPLACE_ON_FAILURE")
              .note("an action of CodePipeline has one ActionMode")
              .help("take `preview` away, or write `mode: CREATE_UPDATE` in the environment"));
    }
  }

  private static void roles(
      Section stage, Pipeline.Stage resolved, Given<String> name, Diagnostics diagnostics) {
    boolean role = stage.has(PipelineKeys.Stage.ROLE);
    if (role != stage.has(PipelineKeys.Stage.DEPLOY_ROLE)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`role` and `deploy_role` belong together")
              .at(stage.keySpan(role ? PipelineKeys.Stage.ROLE : PipelineKeys.Stage.DEPLOY_ROLE))
              .note("the pipeline takes the one, and passes the other one to CloudFormation")
              .help("write both, or none to have fargen make them"));
    } else if (role && resolved.account().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`" + name.value() + "` is in the pipeline's own account, and needs no `role`")
              .at(stage.keySpan(PipelineKeys.Stage.ROLE))
              .help("write the environment's `account`, or take `role` and `deploy_role` away"));
    }
  }

  private static void once(Given<String> name, Map<String, Span> staged, Diagnostics diagnostics) {
    Span first = staged.putIfAbsent(name.value(), name.span());
    if (first != null) {
      diagnostics.report(
          Diagnostic.of(Code.VALUE_TWICE, "`" + name.value() + "` is two stages of the pipeline")
              .at(name.span(), "again here")
              .at(first, "first here")
              .help("take one of them away"));
    }
  }
}

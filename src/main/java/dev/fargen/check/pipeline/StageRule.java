package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
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
 * A stage must deploy an environment of the spec, each once, with roles only for another account,
 * and with one action mode (CodePipeline user guide, "AWS CloudFormation deploy action reference").
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
                            roles(stage.value(), resolved, project, diagnostics);
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
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "environment `" + name.value() + "` is not defined")
            .at(name.span())
            .unknown(name.value(), names, "define it under `environments`"));
  }

  private static void preview(Section stage, Pipeline.Stage resolved, Diagnostics diagnostics) {
    if (resolved.environment().delivery().mode() == Mode.REPLACE_ON_FAILURE
        && stage.value(PipelineKeys.Stage.PREVIEW).value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS, "`preview` cannot be used with `mode: REPLACE_ON_FAILURE`")
              .at(stage.keySpan(PipelineKeys.Stage.PREVIEW), "creates a change set first")
              .at(resolved.environment().span().firstLine(), "environment with this mode")
              .note(
                  "with `preview`, the pipeline deploys a change set, and a change set cannot replace a failed stack")
              .help("remove `preview`, or write `mode: CREATE_UPDATE` in the environment"));
    }
  }

  private static void roles(
      Section stage, Pipeline.Stage resolved, Project project, Diagnostics diagnostics) {
    boolean role = stage.has(PipelineKeys.Stage.ROLE);
    boolean both = role && stage.has(PipelineKeys.Stage.DEPLOY_ROLE);
    boolean one = role != stage.has(PipelineKeys.Stage.DEPLOY_ROLE);
    boolean placed = project.pipeline().flatMap(pipeline -> pipeline.home().account()).isPresent();
    boolean unknown = // which is reported
        !placed && Lists.any(project.stacks(), it -> it.environment().account().isPresent());
    if ((role || one) && resolved.account().isEmpty() && !unknown) {
      String name = resolved.environment().name().orElse("");
      Key<?> there = role ? PipelineKeys.Stage.ROLE : PipelineKeys.Stage.DEPLOY_ROLE;
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`"
                      + there.name()
                      + "` is only for other accounts, and `"
                      + name
                      + (resolved.environment().account().isEmpty()
                          ? "`, which has no `account`, is in the account of the pipeline"
                          : "` is in the account of the pipeline"))
              .at(stage.keySpan(there))
              .help(
                  "write the account of the role"
                      + (both ? "s" : "")
                      + " as `account` in `"
                      + name
                      + (placed ? "`" : "`, and that of the pipeline as `account` in `pipeline`")
                      + (both
                          ? ", or remove `role` and `deploy_role`"
                          : ", and both `role` and `deploy_role`, or remove `"
                              + there.name()
                              + "`")));
    } else if (one) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  role ? "`role` requires `deploy_role`" : "`deploy_role` requires `role`")
              .at(stage.keySpan(role ? PipelineKeys.Stage.ROLE : PipelineKeys.Stage.DEPLOY_ROLE))
              .note("the pipeline assumes `role`, and passes `deploy_role` to CloudFormation")
              .help(
                  role
                      ? "write `deploy_role` too, or remove `role`: without both, fargen creates the roles"
                      : "write `role` too, or remove `deploy_role`: without both, fargen creates the roles"));
    } else if (both) {
      List.of(PipelineKeys.Stage.ROLE, PipelineKeys.Stage.DEPLOY_ROLE)
          .forEach(key -> account(stage, key, resolved, diagnostics));
    }
  }

  /** Both roles are in the account of the environment. */
  private static void account(
      Section stage, Key<String> key, Pipeline.Stage resolved, Diagnostics diagnostics) {
    String account = resolved.account().or(resolved.environment()::account).orElse("");
    stage
        .get(key)
        .filter(role -> !role.value().contains(":" + account + ":"))
        .ifPresent(
            role ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.OTHER_REGION,
                            "`" + key.name() + "` is not in account `" + account + "`")
                        .at(role.span())
                        .at(
                            resolved.environment().span().firstLine(),
                            "environment in that account")
                        .help("write the ARN of a role in account `" + account + "`")));
  }

  private static void once(Given<String> name, Map<String, Span> staged, Diagnostics diagnostics) {
    Span first = staged.putIfAbsent(name.value(), name.span());
    if (first != null) {
      diagnostics.report(
          Diagnostic.of(Code.VALUE_TWICE, "environment `" + name.value() + "` has two stages")
              .at(name.span(), "second stage")
              .at(first, "first stage")
              .help("remove one of the two stages"));
    }
  }
}

package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.stack.Stack;

/**
 * A repository that the pipeline creates must be the same in all environments, and its name and KMS
 * key must be known: the pipeline has no parameters (Amazon ECR API reference, "CreateRepository").
 */
public final class RepositoryRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project.pipeline().ifPresent(pipeline -> check(project, pipeline, diagnostics));
  }

  private static void check(Project project, Pipeline pipeline, Diagnostics diagnostics) {
    for (Stack stack : project.stacks()) {
      for (Build build : stack.builds()) {
        if (build.repository() instanceof Build.Existing existing) {
          known(existing.name(), stack.environment(), diagnostics);
        }
      }
      for (Repository repository : stack.repositories().shared()) {
        repository.kmsKey().ifPresent(key -> known(key, stack.environment(), diagnostics));
        Repository named = repository.in(stack.environment());
        if (!Lists.any(pipeline.repositories(), named::isLike)) {
          differs(named, diagnostics);
        }
      }
    }
  }

  private static void known(Given<Text> text, Environment environment, Diagnostics diagnostics) {
    if (environment.literal(text).isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "the value of `"
                      + text.value().written()
                      + "` is not known before the deployment")
              .at(text.span())
              .note("fargen writes the value in the template of the pipeline")
              .help(
                  "write the value, or `${Name}` of a parameter with a value in `parameters` of each"
                      + " environment"));
    }
  }

  private static void differs(Repository repository, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CANNOT_VARY,
                "repository `" + repository.name() + "` differs between environments")
            .at(repository.span().firstLine())
            .note("the pipeline creates the repository once for all environments")
            .help(
                "write the same keys and values for `"
                    + repository.name()
                    + "` in every environment"));
  }
}

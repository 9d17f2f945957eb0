package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline requires its own account or region if its environments differ in it, since both are
 * part of the names that it shares with them (CodePipeline user guide, "Create a pipeline in
 * CodePipeline that uses resources from another AWS account").
 */
public final class HomeRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    spec.pipeline()
        .ifPresent(
            pipeline -> {
              check(
                  pipeline.keys(),
                  PipelineKeys.ACCOUNT,
                  EnvironmentKeys.ACCOUNT,
                  spec,
                  diagnostics);
              check(
                  pipeline.keys(), PipelineKeys.REGION, EnvironmentKeys.REGION, spec, diagnostics);
            });
  }

  private static void check(
      Section pipeline, Key<String> own, Key<String> theirs, Spec spec, Diagnostics diagnostics) {
    List<Optional<Given<String>>> named =
        Lists.map(spec.environments(), environment -> environment.own().get(theirs));
    int places = Lists.distinct(Lists.map(named, one -> one.map(Given::value))).size();
    if (pipeline.has(own) || places < 2) {
      return;
    }
    Given<String> example = Lists.first(Lists.present(named)).orElseThrow();
    diagnostics.report(
        Diagnostic.of(
                Code.MISSING_KEY, "`pipeline` requires `" + own.name() + "`: " + why(theirs, spec))
            .at(pipeline.keySpan(PipelineKeys.STAGES), "deploys these environments")
            .at(example.span(), "`" + own.name() + "` of one environment")
            .help(
                "write the %s of the pipeline under `pipeline`, such as `%s: \"%s\"`"
                    .formatted(own.name(), own.name(), example.value())));
  }

  /** How the environments differ in the key. */
  private static String why(Key<String> key, Spec spec) {
    String article = key.name().startsWith("a") ? "an" : "a";
    List<SpecEnvironment> all = spec.environments();
    Optional<SpecEnvironment> without = Lists.first(all, one -> !one.own().has(key));
    Optional<SpecEnvironment> with = Lists.first(all, one -> one.own().has(key));
    return without.isEmpty() || with.isEmpty()
        ? "the environments differ in `" + key.name() + "`"
        : "%s has %s `%s` and %s has none"
            .formatted(named(with.get()), article, key.name(), named(without.get()));
  }

  private static String named(SpecEnvironment environment) {
    return "`" + environment.name().orElse("") + "`";
  }
}

package dev.fargen.workload.pipeline;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.environment.Environment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where the pipeline lives. Where all environments name the same account, or none does,
 * it is there too; else the spec must say it, since what it shares with them is named by it.
 */
final class PipelineHome {

  private final Section pipeline;
  private final List<SpecEnvironment> environments;
  private final Diagnostics diagnostics;

  PipelineHome(Section pipeline, List<SpecEnvironment> environments, Diagnostics diagnostics) {
    this.pipeline = pipeline;
    this.environments = List.copyOf(environments);
    this.diagnostics = diagnostics;
  }

  /**
   * @param resolved the environments again
   */
  Pipeline.Home resolve(Collection<Environment> resolved) {
    Optional<String> account = resolve(PipelineKeys.ACCOUNT, EnvironmentKeys.ACCOUNT);
    Optional<String> region = resolve(PipelineKeys.REGION, EnvironmentKeys.REGION);
    return new Pipeline.Home(
        account,
        region,
        Lists.filter(resolved, one -> isOther(one.account(), account)),
        Lists.any(resolved, one -> isOther(one.region().map(Given::value), region)));
  }

  private static boolean isOther(Optional<String> there, Optional<String> home) {
    return there.isPresent() && home.isPresent() && !there.equals(home);
  }

  private Optional<String> resolve(Key<String> own, Key<String> theirs) {
    Optional<Given<String>> given = pipeline.get(own);
    if (given.isPresent() || pipeline.has(own)) {
      return given.map(Given::value);
    }
    List<Optional<Given<String>>> named =
        Lists.map(environments, environment -> environment.own().get(theirs));
    List<Optional<String>> places = Lists.distinct(Lists.map(named, one -> one.map(Given::value)));
    if (places.size() < 2) {
      return Lists.first(places).flatMap(place -> place);
    }
    Given<String> example = Lists.first(Lists.present(named)).orElseThrow();
    diagnostics.report(
        Diagnostic.of(
                Code.MISSING_KEY,
                "`pipeline` needs its own `" + own.name() + "`: not every environment has the same")
            .at(pipeline.keySpan(PipelineKeys.STAGES), "this pipeline lives in one of them")
            .at(example.span(), "and deploys here, for one")
            .help("write `%s: \"%s\"` under `pipeline`".formatted(own.name(), example.value())));
    return Optional.empty();
  }
}

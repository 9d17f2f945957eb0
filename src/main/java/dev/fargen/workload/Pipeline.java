package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How images are built and stacks deployed.
 *
 * @param values the values of the pipeline template's parameters
 */
public record Pipeline(
    Given<Text> repository,
    Given<Text> branch,
    Given<Text> connection,
    List<Build> builds,
    List<Stage> stages,
    Map<String, String> values,
    Span span) {

  /** One environment; approved by somebody first, perhaps on sight of a change set. */
  public record Stage(Environment environment, boolean approval, boolean preview, Span span) {}

  public Pipeline {
    builds = List.copyOf(builds);
    stages = List.copyOf(stages);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}

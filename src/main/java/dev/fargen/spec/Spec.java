package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spec, read by the definitions of its keys.
 *
 * @param environments the environments of the spec; one without a name if it has none
 * @param tree the whole spec as YAML
 */
public record Spec(
    Given<String> name,
    Optional<Given<String>> description,
    Optional<Given<String>> permissionsBoundary,
    Named<Section> parameters,
    List<SpecEnvironment> environments,
    List<Given<Section>> patches,
    Optional<SpecPipeline> pipeline,
    MapNode tree) {

  public Spec {
    environments = List.copyOf(environments);
    patches = List.copyOf(patches);
  }

  /** Where the spec declares, sets or first uses a parameter of the template. */
  public Optional<Span> parameterPlace(String parameter) {
    List<SpecScope> scopes = new ArrayList<>(Lists.map(environments, SpecEnvironment::scope));
    pipeline.ifPresent(one -> scopes.add(one.scope()));
    return Optional.ofNullable(parameters.entries().get(parameter))
        .map(Named.Entry::key)
        .or(() -> Lists.firstPresent(scopes, scope -> scope.place(parameter)));
  }
}

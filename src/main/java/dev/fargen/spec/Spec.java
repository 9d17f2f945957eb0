package dev.fargen.spec;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.MapNode;
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
    Named<Section> parameters,
    List<SpecEnvironment> environments,
    List<Given<Section>> patches,
    Optional<SpecPipeline> pipeline,
    MapNode tree) {

  public Spec {
    environments = List.copyOf(environments);
    patches = List.copyOf(patches);
  }
}

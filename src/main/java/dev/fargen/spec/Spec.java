package dev.fargen.spec;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * A spec as it was written, held against the definitions.
 *
 * @param environments those that the spec names; where it names none, one without a name
 * @param tree all of it, as it was written
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

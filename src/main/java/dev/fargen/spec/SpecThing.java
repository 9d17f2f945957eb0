package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something in the spec with a name: a workload, a container, a volume.
 *
 * @param key the place of the name
 */
public record SpecThing(String name, Span key, Section keys) {

  /** The sidecars of a workload. */
  public List<SpecThing> sidecars() {
    return of(keys, WorkloadKeys.SIDECARS);
  }

  /** The containers of a workload: the main container, which shares its keys, and the sidecars. */
  public List<SpecThing> containers() {
    List<SpecThing> all = new ArrayList<>(List.of(this));
    all.addAll(sidecars());
    return all;
  }

  /** The things under the key, in order. */
  static List<SpecThing> of(Section section, Key<Named<Section>> key) {
    List<SpecThing> things = new ArrayList<>();
    for (Map.Entry<String, Named.Entry<Section>> thing : section.named(key).entrySet()) {
      Named.Entry<Section> entry = thing.getValue();
      things.add(new SpecThing(thing.getKey(), entry.key(), entry.value().value()));
    }
    return things;
  }
}

package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * An environment: its own keys, and its stack, which is the rest of the spec merged with the
 * overrides.
 *
 * @param own the keys of {@link EnvironmentKeys#OWN}
 * @param stack the keys of {@link StackKeys}, merged
 * @param tree both as YAML
 */
public record SpecEnvironment(SpecScope scope, Section own, Section stack, MapNode tree) {

  /** The name; empty if the spec has no environments. */
  public Optional<String> name() {
    return scope.name();
  }

  /** The place of the name, or of the whole spec. */
  public Span span() {
    return scope.span();
  }

  /** The things of one kind: volumes, workloads. */
  public List<SpecThing> things(Key<Named<Section>> key) {
    return SpecThing.of(stack, key);
  }

  /** The names of the things of one kind. */
  public List<String> names(Key<Named<Section>> key) {
    return Lists.map(things(key), SpecThing::name);
  }

  public List<SpecThing> workloads() {
    return things(StackKeys.WORKLOADS);
  }

  /** The containers of all workloads. */
  public List<SpecThing> containers() {
    return Lists.flatMap(workloads(), SpecThing::containers);
  }
}

package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which thing of the spec a resource belongs to, and which environments have that thing: what
 * belongs to one thing needs no condition besides the thing's own.
 */
final class Owners {

  private final int environments;
  private final Map<String, Set<Integer>> things = new HashMap<>();
  private final Map<String, Set<Integer>> resources = new HashMap<>();
  private final Map<String, Cause> owners = new HashMap<>();

  Owners(List<Variant> variants) {
    this.environments = variants.size();
    if (environments == 1) {
      return; // nothing differs
    }
    Map<String, Cause> causes = new HashMap<>();
    for (int i = 0; i < variants.size(); i++) {
      for (Emitted<Resource> one : variants.get(i).resources()) {
        String id = one.it().id();
        resources.computeIfAbsent(id, name -> new TreeSet<>()).add(i);
        if (one.origin().owner().isPresent()) {
          Cause owner = one.origin().owner().get();
          things.computeIfAbsent(owner.id(), name -> new TreeSet<>()).add(i);
          owners.put(id, causes.computeIfAbsent(owner.id(), name -> owner));
        }
      }
    }
  }

  /** The environments that have the thing; none where it is no thing. */
  Set<Integer> environments(Cause thing) {
    return things.getOrDefault(thing.id(), Set.of());
  }

  /** The one thing that all of these values belong to; none where they belong to several. */
  Optional<Cause> cause(Collection<Value> values, Set<Integer> on) {
    return only(
        ofAll(Lists.map(values, value -> value.fold((one, inside) -> cause(one, inside, on)))));
  }

  private Optional<Cause> cause(Value value, List<Optional<Cause>> inside, Set<Integer> on) {
    Set<Cause> causes =
        value instanceof Sequence ? ofAll(inside) : new LinkedHashSet<>(Lists.present(inside));
    if (value instanceof Intrinsic call) {
      for (Reference reference : References.ofCall(call)) {
        String id = reference.name();
        Cause owner = owners.get(id);
        if (reference.isValue()
            && owner != null
            && on.equals(resources.get(id))
            && on.equals(environments(owner))) {
          causes.add(owner);
        }
      }
    }
    Optional<Cause> one = only(causes);
    return one.isEmpty() && value instanceof Block block && block.active()
        ? Optional.of(block.cause())
        : one;
  }

  /** The causes; none where something has none. */
  private static Set<Cause> ofAll(List<Optional<Cause>> causes) {
    return Lists.all(causes, Optional::isPresent)
        ? new LinkedHashSet<>(Lists.present(causes))
        : Set.of();
  }

  private static Optional<Cause> only(Set<Cause> causes) {
    return causes.size() == 1 ? Lists.first(causes) : Optional.empty();
  }

  /** Whether the value names a resource that some environment lacks. */
  boolean isMissingElsewhere(Value value) {
    return Lists.any(
        References.of(value), reference -> reference.isValue() && isMissing(reference.name()));
  }

  private boolean isMissing(String id) {
    Set<Integer> having = resources.get(id);
    return having != null && having.size() < environments;
  }
}

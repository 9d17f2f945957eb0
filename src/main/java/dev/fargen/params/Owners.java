package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
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
 * Which thing of the spec a resource belongs to, and which environments have that: what is there
 * for one thing's sake only needs no condition besides the thing's own.
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

  /** The thing for whose sake all of these values are there, where that is one and the same. */
  Optional<Cause> cause(Collection<Value> values, Set<Integer> on) {
    return only(causes(values, on, true));
  }

  /** The causes of all; none where all need one and not all have one. */
  private Set<Cause> causes(Collection<Value> values, Set<Integer> on, boolean all) {
    Set<Cause> causes = new LinkedHashSet<>();
    for (Value value : values) {
      Optional<Cause> cause = cause(value, on);
      if (all && cause.isEmpty()) {
        return Set.of();
      }
      cause.ifPresent(causes::add);
    }
    return causes;
  }

  private static Optional<Cause> only(Set<Cause> causes) {
    return causes.size() == 1 ? Lists.first(causes) : Optional.empty();
  }

  private Optional<Cause> cause(Value value, Set<Integer> on) {
    Set<Cause> causes = causes(value.children(), on, value instanceof Sequence);
    if (value instanceof Intrinsic call) {
      causes = new LinkedHashSet<>(causes);
      for (String id : call.mentions()) {
        Cause owner = owners.get(id);
        if (owner != null && on.equals(resources.get(id)) && on.equals(environments(owner))) {
          causes.add(owner);
        }
      }
    }
    Optional<Cause> inside = only(causes);
    return inside.isEmpty() && value instanceof Block block && block.active()
        ? Optional.of(block.cause())
        : inside;
  }

  /** Whether the value names a resource that some environment lacks. */
  boolean isMissingElsewhere(Value value) {
    return value.any(
        one -> one instanceof Intrinsic call && Lists.any(call.mentions(), this::isMissing));
  }

  private boolean isMissing(String id) {
    Set<Integer> having = resources.get(id);
    return having != null && having.size() < environments;
  }
}

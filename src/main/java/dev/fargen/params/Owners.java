package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
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
  private final Map<String, String> owners = new HashMap<>();

  Owners(List<Variant> variants) {
    this.environments = variants.size();
    if (environments == 1) {
      return; // nothing differs
    }
    for (int i = 0; i < variants.size(); i++) {
      for (String thing : variants.get(i).things()) {
        things.computeIfAbsent(thing, name -> new TreeSet<>()).add(i);
      }
    }
    for (int i = 0; i < variants.size(); i++) {
      for (Resource resource : variants.get(i).resources()) {
        resources.computeIfAbsent(resource.id(), id -> new TreeSet<>()).add(i);
        if (resource.condition().isPresent()) {
          owners.put(resource.id(), first(resource.condition().get()));
        }
      }
    }
  }

  private static String first(String names) {
    int bar = names.indexOf('|');
    return bar < 0 ? names : names.substring(0, bar);
  }

  /** Whether the last of the names, with bars between, is a thing's and not a part's. */
  boolean endsInThing(String names) {
    return things.containsKey(names.substring(names.lastIndexOf('|') + 1));
  }

  /** The environments that have the thing; none where it is no thing. */
  Set<Integer> environments(String thing) {
    return things.getOrDefault(thing, Set.of());
  }

  /** The thing for whose sake all of these values are there, where that is one and the same. */
  Optional<String> cause(Collection<Value> values, Set<Integer> on) {
    return same(values, on, true);
  }

  private Optional<String> cause(Value value, Set<Integer> on) {
    if (value instanceof Block block) {
      Optional<String> inside = cause(block.value(), on);
      return inside.isPresent() || !block.active() ? inside : Optional.of(block.cause());
    }
    if (value instanceof Setting setting) {
      return cause(setting.value(), on);
    }
    if (value instanceof Sequence list) {
      return same(list.items(), on, true);
    }
    if (value instanceof Mapping map) {
      return same(map.entries().values(), on, false);
    }
    return value instanceof Intrinsic call ? cause(call, on) : Optional.empty();
  }

  /** The one cause of all; of those that have any, where not all need one. */
  private Optional<String> same(Collection<Value> values, Set<Integer> on, boolean all) {
    Set<String> causes = new LinkedHashSet<>();
    for (Value value : values) {
      Optional<String> cause = cause(value, on);
      if (cause.isPresent()) {
        causes.add(cause.get());
      } else if (all) {
        return Optional.empty();
      }
    }
    return causes.size() == 1 ? Optional.of(causes.iterator().next()) : Optional.empty();
  }

  private Optional<String> cause(Intrinsic call, Set<Integer> on) {
    Set<String> causes = new LinkedHashSet<>();
    for (String id : call.mentions()) {
      String owner = owners.getOrDefault(id, "");
      boolean goesWithIt = on.equals(resources.get(id)) && on.equals(environments(owner));
      if (goesWithIt) {
        causes.add(owner);
      }
    }
    if (!(call.argument() instanceof Scalar)) {
      cause(call.argument(), on).ifPresent(causes::add);
    }
    return causes.size() == 1 ? Optional.of(causes.iterator().next()) : Optional.empty();
  }

  /** Whether the value names a resource that some environment lacks. */
  boolean isMissingElsewhere(Value value) {
    if (value instanceof Block block) {
      return isMissingElsewhere(block.value());
    }
    if (value instanceof Setting setting) {
      return isMissingElsewhere(setting.value());
    }
    if (value instanceof Sequence list) {
      return Lists.any(list.items(), this::isMissingElsewhere);
    }
    if (value instanceof Mapping map) {
      return Lists.any(map.entries().values(), this::isMissingElsewhere);
    }
    if (!(value instanceof Intrinsic call)) {
      return false;
    }
    for (String id : call.mentions()) {
      Set<Integer> having = resources.get(id);
      if (having != null && having.size() < environments) {
        return true;
      }
    }
    return isMissingElsewhere(call.argument());
  }
}

package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes one template of the environments' templates. What is the same everywhere stays as it is; a
 * value that differs becomes a parameter; a resource or property that only some have gets a
 * condition.
 */
public final class Promoter {

  private final List<Variant> variants;
  private final Variables variables;
  private final Switches switches;
  private final ValueMerger merger;

  private Promoter(List<Variant> variants) {
    this.variants = variants;
    this.variables = new Variables(variants);
    this.switches = new Switches(variants);
    this.merger = new ValueMerger(variables, switches);
  }

  /**
   * One template for all of them.
   *
   * @throws CannotVary where a difference can be expressed neither by a parameter nor by a
   *     condition
   */
  public static Promotion promote(List<Variant> variants) {
    return new Promoter(variants).promote();
  }

  private Promotion promote() {
    List<Resource> resources = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, Resource>> entry :
        align(Variant::resources, Resource::id).entrySet()) {
      resources.add(resource(entry.getKey(), entry.getValue()));
    }
    List<Output> outputs = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, Output>> entry :
        align(Variant::outputs, Output::id).entrySet()) {
      outputs.add(output(entry.getKey(), entry.getValue()));
    }
    tie(resources, outputs);
    List<Parameter> parameters = new ArrayList<>(variables.declared());
    parameters.addAll(variables.parameters());
    parameters.addAll(switches.parameters());
    return new Promotion(parameters, conditions(), resources, outputs, values());
  }

  /** Sees to it that nothing refers to what is not there, nor waits for it. */
  private void tie(List<Resource> resources, List<Output> outputs) {
    if (!switches.none()) {
      Presence presence = new Presence(switches);
      presence.tie(resources, outputs);
      if (switches.served()) {
        resources.replaceAll(presence::standing);
        outputs.replaceAll(presence::standing);
      }
      resources.replaceAll(new Needs(resources, switches)::settle);
    }
  }

  private List<Map<String, String>> values() {
    List<Map<String, String>> values = new ArrayList<>();
    for (Map<String, String> given : variables.values()) {
      Map<String, String> all = new LinkedHashMap<>(given);
      all.putAll(switches.values(values.size()));
      values.add(all);
    }
    return values;
  }

  /** Those of the environments, each once, and those that tell the environments apart. */
  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    align(Variant::conditions, Condition::id)
        .forEach((id, ofEach) -> conditions.add(ofEach.values().iterator().next()));
    conditions.addAll(switches.conditions());
    return conditions;
  }

  /** The things of each environment by their ids, in an order that agrees with each one's own. */
  private <T> Map<String, Map<Integer, T>> align(
      Function<Variant, List<T>> things, Function<T, String> id) {
    List<String> order = new ArrayList<>();
    for (Variant variant : variants) {
      int at = 0;
      for (T thing : things.apply(variant)) {
        int known = order.indexOf(id.apply(thing));
        if (known < 0) {
          order.add(at, id.apply(thing));
          at++;
        } else {
          at = known + 1;
        }
      }
    }
    Map<String, Map<Integer, T>> aligned = new LinkedHashMap<>();
    for (String name : order) {
      aligned.put(name, new TreeMap<>());
    }
    for (int i = 0; i < variants.size(); i++) {
      for (T thing : things.apply(variants.get(i))) {
        aligned.getOrDefault(id.apply(thing), new TreeMap<>()).put(i, thing);
      }
    }
    return aligned;
  }

  private Resource resource(String id, Map<Integer, Resource> ofEach) {
    Resource first = ofEach.values().iterator().next();
    Map<Integer, Value> properties = new TreeMap<>();
    Set<String> needs = new LinkedHashSet<>();
    for (Map.Entry<Integer, Resource> entry : ofEach.entrySet()) {
      Resource resource = entry.getValue();
      properties.put(entry.getKey(), resource.properties());
      needs.addAll(resource.dependsOn());
      if (!resource.deletionPolicy().equals(first.deletionPolicy())) {
        throw new CannotVary(id, "DeletionPolicy");
      }
      if (!resource.updateReplacePolicy().equals(first.updateReplacePolicy())) {
        throw new CannotVary(id, "UpdateReplacePolicy");
      }
      if (!resource.attributes().equals(first.attributes())) {
        throw new CannotVary(id, attribute(resource.attributes(), first.attributes()));
      }
      if (!resource.type().equals(first.type())) {
        throw new CannotVary(id, "Type");
      }
    }
    Optional<String> condition =
        switches.condition(ofEach.keySet(), causes(id, first.condition()), id);
    if (condition.isPresent() && first.attributes().entries().containsKey("Condition")) {
      throw new CannotVary(id, "Condition");
    }
    Mapping merged = (Mapping) merger.merge(new Place(id, first.type()), properties);
    return first.with(merged, condition, List.copyOf(needs));
  }

  /** Why not every environment may have it: for want of a thing, or, last of all, of itself. */
  private String causes(String id, Optional<String> given) {
    return given
        .map(names -> switches.owners().endsInThing(names) ? names + "|" + id : names)
        .orElse(id);
  }

  /** The first attribute in which the two differ. */
  private static String attribute(Mapping one, Mapping other) {
    Set<String> names = new LinkedHashSet<>(one.entries().keySet());
    names.addAll(other.entries().keySet());
    for (String name : names) {
      if (!Objects.equals(one.entries().get(name), other.entries().get(name))) {
        return name;
      }
    }
    throw new IllegalArgumentException("the two are the same");
  }

  private Output output(String id, Map<Integer, Output> ofEach) {
    Output first = ofEach.values().iterator().next();
    Map<Integer, Value> values = new TreeMap<>();
    for (Map.Entry<Integer, Output> entry : ofEach.entrySet()) {
      values.put(entry.getKey(), entry.getValue().value());
    }
    Optional<String> condition =
        switches.condition(ofEach.keySet(), causes(id, first.condition()), id);
    return first.with(merger.merge(new Place(id, ""), values), condition);
  }
}

package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of the template that carry a value, and each environment's values. */
final class Variables {

  private final List<Variant> variants;
  private final Map<String, Parameter> declared = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Map<Integer, String>> given = new LinkedHashMap<>();

  Variables(List<Variant> variants) {
    this.variants = variants;
    for (Variant variant : variants) {
      for (Parameter parameter : variant.parameters()) {
        Parameter known = declared.get(parameter.id());
        declared.put(parameter.id(), known == null ? parameter : stricter(known, parameter));
      }
    }
  }

  /** A parameter used as an id in one environment and as text in another is an id. */
  private static Parameter stricter(Parameter a, Parameter b) {
    return a.type() == ParameterType.STRING ? b : a;
  }

  /** The parameters that the spec names; one that not all environments need has a default. */
  List<Parameter> declared() {
    List<Parameter> all = new ArrayList<>();
    for (Parameter parameter : declared.values()) {
      boolean optional = !isEverywhere(parameter.id()) && parameter.fallback().isEmpty();
      all.add(optional ? optional(parameter) : parameter);
    }
    return all;
  }

  private boolean isEverywhere(String id) {
    return Lists.all(
        variants, one -> Lists.any(one.parameters(), parameter -> parameter.id().equals(id)));
  }

  /** A value of its kind, of no effect where nothing uses it: what the first that has one gives. */
  private Parameter optional(Parameter parameter) {
    Optional<String> first =
        Lists.firstPresent(variants, one -> Optional.ofNullable(one.values().get(parameter.id())));
    return first.isPresent() && !parameter.noEcho()
        ? parameter.withDefault(first.get())
        : parameter.withType(ParameterType.STRING).withDefault("");
  }

  /** The parameters that were made because something differs. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (Parameter parameter : parameters.values()) {
      Map<Integer, String> values = given.getOrDefault(parameter.id(), Map.of());
      boolean everywhere = values.size() == variants.size();
      all.add(everywhere ? parameter : parameter.withDefault(values.values().iterator().next()));
    }
    return all;
  }

  /** Each environment's values, in the order of the parameters. */
  List<Map<String, String>> values() {
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      Variant variant = variants.get(i);
      Map<String, String> values = new LinkedHashMap<>();
      for (String name : declared.keySet()) {
        String value = variant.values().get(name);
        if (value != null) {
          values.put(name, value);
        }
      }
      for (Map.Entry<String, Map<Integer, String>> entry : given.entrySet()) {
        String value = entry.getValue().get(i);
        if (value != null) {
          values.put(entry.getKey(), value);
        }
      }
      all.add(values);
    }
    return all;
  }

  /**
   * A parameter for a value that differs: the first of those wanted whose name is free or already
   * stands for the same values, else one with a number behind its name.
   */
  Intrinsic variable(Collection<Parameter> wanted, Map<Integer, String> ofEach) {
    Parameter first = wanted.iterator().next();
    Parameter chosen = first;
    for (Parameter other : wanted) {
      chosen = fits(chosen, ofEach) ? chosen : other;
    }
    for (int number = 2; !fits(chosen, ofEach); number++) {
      chosen = first.named(first.id() + number);
    }
    parameters.putIfAbsent(chosen.id(), chosen);
    given.computeIfAbsent(chosen.id(), id -> new LinkedHashMap<>()).putAll(ofEach);
    return chosen.ref();
  }

  private boolean fits(Parameter parameter, Map<Integer, String> ofEach) {
    Map<Integer, String> known = given.getOrDefault(parameter.id(), Map.of());
    return !declared.containsKey(parameter.id())
        && Lists.all(
            ofEach.entrySet(),
            one -> known.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
  }
}

package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of the template that carry a value, and each environment's values. */
final class Variables {

  private final List<Variant> variants;
  private final Names names;
  private final Map<String, Parameter> declared = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Map<Integer, String>> given = new LinkedHashMap<>();

  /** The keys beside the values that must agree with them, by the parameters of the values. */
  private final Map<Value, List<String>> matched = new HashMap<>();

  Variables(List<Variant> variants, Names names) {
    this.variants = variants;
    this.names = names;
    for (Variant variant : variants) {
      for (Parameter parameter : variant.parameters()) {
        Parameter known = declared.get(parameter.id());
        declared.put(parameter.id(), known == null ? parameter : joined(known, parameter));
      }
    }
  }

  /** The stricter one, with what both descriptions say. */
  private static Parameter joined(Parameter a, Parameter b) {
    return common(common(stricter(a, b), a), b);
  }

  /** The parameter without a reason behind a semicolon that the other one does not have. */
  static Parameter common(Parameter one, Parameter other) {
    String start = start(one.description());
    return !one.description().equals(other.description())
            && start(other.description()).equals(start)
        ? one.describedAs(start)
        : one;
  }

  private static String start(String description) {
    int end = description.indexOf(';');
    return end < 0 ? description : description.substring(0, end);
  }

  /** A parameter used as an id in one environment and as text in another is an id. */
  private static Parameter stricter(Parameter a, Parameter b) {
    return a.type() == ParameterType.STRING ? b : a;
  }

  /** The parameters that the spec names. */
  List<Parameter> declared() {
    return Lists.map(
        declared.values(),
        parameter -> parameter.fallback().isPresent() ? parameter : settled(parameter));
  }

  /** The parameters that were made because something differs. */
  List<Parameter> parameters(Matches matches) {
    return Lists.map(parameters.values(), one -> settled(described(one, matches)));
  }

  /** Where every environment has such a value, no others are allowed. */
  private Parameter described(Parameter parameter, Matches matches) {
    List<String> keys = matched.get(parameter.ref());
    if (keys == null) {
      return parameter;
    }
    Map<Integer, String> ofEach = given.getOrDefault(parameter.id(), Map.of());
    Parameter described = matches.described(parameter, keys, ofEach);
    return areAll(ofEach.keySet())
        ? described.withAllowedValues(Lists.distinct(ofEach.values()))
        : described;
  }

  /** Remembers that the value must agree with these keys beside it. */
  void match(Value value, List<String> keys) {
    matched.put(value, keys);
  }

  /** The parameter, with room for the value of an environment that does not use it. */
  private Parameter settled(Parameter parameter) {
    for (int i = 0; i < variants.size(); i++) {
      if (!isUsed(parameter.id(), i)) {
        return Unused.in(parameter);
      }
    }
    return parameter;
  }

  private boolean isUsed(String id, int environment) {
    return given.getOrDefault(id, Map.of()).containsKey(environment)
        || Lists.any(
            variants.get(environment).parameters(), parameter -> parameter.id().equals(id));
  }

  /** A value that any environment gives to the parameter. */
  private String example(String id) {
    return Lists.firstPresent(variants, variant -> Optional.ofNullable(variant.values().get(id)))
        .or(() -> Lists.first(given.getOrDefault(id, Map.of()).values()))
        .orElse("");
  }

  /** Each environment's values, in the order of the parameters. */
  List<Map<String, String>> values() {
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      Variant variant = variants.get(i);
      Map<String, String> values = new LinkedHashMap<>();
      for (Parameter parameter : declared.values()) {
        String value = variant.values().get(parameter.id());
        if (value != null) {
          values.put(parameter.id(), value);
        } else if (parameter.fallback().isEmpty() && !isUsed(parameter.id(), i)) {
          values.put(parameter.id(), unused(parameter));
        }
      }
      for (Parameter parameter : parameters.values()) {
        String value = given.getOrDefault(parameter.id(), Map.of()).get(i);
        values.put(parameter.id(), value == null ? unused(parameter) : value);
      }
      all.add(values);
    }
    return all;
  }

  private String unused(Parameter parameter) {
    return Unused.value(parameter).orElseGet(() -> example(parameter.id()));
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
    names.take(chosen.id(), this);
    parameters.putIfAbsent(chosen.id(), chosen);
    given.computeIfAbsent(chosen.id(), id -> new LinkedHashMap<>()).putAll(ofEach);
    return chosen.ref();
  }

  /** Whether these are all environments. */
  boolean areAll(Set<Integer> environments) {
    return environments.size() == variants.size();
  }

  /** The parameter, if it was made for these values of these environments. */
  Optional<Value> known(Parameter parameter, Map<Integer, String> ofEach) {
    Map<Integer, String> known = given.getOrDefault(parameter.id(), Map.of());
    return known.entrySet().containsAll(ofEach.entrySet())
        ? Optional.of(parameter.ref())
        : Optional.empty();
  }

  private boolean fits(Parameter parameter, Map<Integer, String> ofEach) {
    Map<Integer, String> known = given.getOrDefault(parameter.id(), Map.of());
    return names.isFree(parameter.id(), this)
        && Lists.all(
            ofEach.entrySet(),
            one -> known.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
  }
}

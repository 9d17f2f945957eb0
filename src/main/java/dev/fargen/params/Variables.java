package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters and conditions of the template, and each environment's values. */
final class Variables {

  private final List<Variant> variants;
  private final Map<String, Parameter> declared = new LinkedHashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Map<Integer, String>> given = new LinkedHashMap<>();
  private final Map<String, Switch> switches = new LinkedHashMap<>();

  /** A block that some environments have, and the condition for it. */
  private record Switch(String name, Set<Integer> on, String words) {}

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
    for (Variant variant : variants) {
      boolean here = false;
      for (Parameter parameter : variant.parameters()) {
        here |= parameter.id().equals(id);
      }
      if (!here) {
        return false;
      }
    }
    return true;
  }

  /** A value of its kind, of no effect where nothing uses it: what the first that has one gives. */
  private Parameter optional(Parameter parameter) {
    Optional<String> first =
        variants.stream()
            .map(variant -> Optional.ofNullable(variant.values().get(parameter.id())))
            .flatMap(Optional::stream)
            .findFirst();
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
    for (Switch block : switches.values()) {
      all.add(parameter(block));
    }
    return all;
  }

  private Parameter parameter(Switch block) {
    String words =
        variants.stream()
            .flatMap(variant -> Optional.ofNullable(variant.causes().get(block.name())).stream())
            .findFirst()
            .orElse(block.words());
    return Parameter.of(
            "With" + block.name(), ParameterType.STRING, "Whether this environment has " + words)
        .withAllowedValues(List.of("true", "false"));
  }

  List<Condition> conditions() {
    return switches.values().stream()
        .map(block -> new Condition("Has" + block.name(), expression(block)))
        .toList();
  }

  /** What belongs to something that is not there is not there either. */
  private Value expression(Switch block) {
    Value own = Intrinsic.equal(parameter(block).ref(), Value.text("true"));
    Optional<Switch> owner =
        switches.values().stream()
            .filter(other -> !other.name().equals(block.name()))
            .filter(other -> block.name().startsWith(other.name()))
            .filter(other -> other.on().containsAll(block.on()))
            .findFirst();
    return owner.isEmpty()
        ? own
        : new Intrinsic(
            "And",
            Value.list(new Intrinsic("Condition", Value.text("Has" + owner.get().name())), own));
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
      for (Switch block : switches.values()) {
        values.put("With" + block.name(), Boolean.toString(block.on().contains(i)));
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
    for (Map.Entry<Integer, String> entry : ofEach.entrySet()) {
      String value = entry.getValue();
      if (!known.getOrDefault(entry.getKey(), value).equals(value)) {
        return false;
      }
    }
    return !declared.containsKey(parameter.id());
  }

  /** Of several causes, with bars between, the first that holds for the same, else the last. */
  private String cause(String names, Set<Integer> on) {
    List<String> causes = List.of(names.split("\\|"));
    return causes.stream()
        .filter(cause -> switches.containsKey(cause) && on.equals(known(cause)))
        .findFirst()
        .orElse(causes.get(causes.size() - 1));
  }

  private Set<Integer> known(String cause) {
    return Optional.ofNullable(switches.get(cause)).map(Switch::on).orElse(Set.of());
  }

  /**
   * The condition under which these environments differ from the rest; none where all are.
   *
   * @param words what they have, unless the cause of that name has words of its own
   */
  Optional<String> condition(Collection<Integer> environments, String name, String words) {
    if (environments.size() == variants.size()) {
      return Optional.empty();
    }
    Set<Integer> on = new TreeSet<>(environments);
    String cause = cause(name, on);
    Optional<Switch> owner =
        switches.values().stream()
            .filter(block -> cause.startsWith(block.name()) && block.on().equals(on))
            .findFirst();
    if (owner.isPresent()) {
      return owner.map(block -> "Has" + block.name());
    }
    String chosen = cause;
    for (int number = 2;
        !switches.getOrDefault(chosen, new Switch(chosen, on, words)).on().equals(on);
        number++) {
      chosen = cause + number;
    }
    switches.putIfAbsent(chosen, new Switch(chosen, on, words));
    return Optional.of("Has" + chosen);
  }
}

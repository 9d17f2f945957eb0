package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

  private Promoter(List<Variant> variants, Set<String> taken) {
    this.variants = variants;
    Names names = new Names(variants, taken);
    this.variables = new Variables(variants, names);
    Owners owners = new Owners(variants);
    this.switches = new Switches(variants.size(), owners, names);
    this.merger = new ValueMerger(variables, switches, owners);
  }

  /**
   * One template for all of them.
   *
   * @throws CannotVary where a difference can be expressed neither by a parameter nor by a
   *     condition
   */
  public static Promotion promote(List<Variant> variants) {
    return promote(variants, Set.of());
  }

  /**
   * The same, where names are taken that the templates do not show.
   *
   * @throws CannotVary as above
   */
  public static Promotion promote(List<Variant> variants, Set<String> taken) {
    return new Promoter(variants, taken).promote();
  }

  private Promotion promote() {
    List<Resource> resources = new ArrayList<>();
    align(Variant::resources, one -> one.it().id())
        .forEach((id, ofEach) -> resources.add(resource(id, ofEach)));
    List<Output> outputs = new ArrayList<>();
    align(Variant::outputs, one -> one.it().id())
        .forEach((id, ofEach) -> outputs.add(output(id, ofEach)));
    Implications implications = new Implications(variants.size(), switches.all());
    tie(resources, outputs, implications);
    List<Parameter> parameters = new ArrayList<>(variables.declared());
    parameters.addAll(variables.parameters(new Matches(resources, implications.switches())));
    parameters.addAll(Lists.map(implications.switches(), Switch::parameter));
    return new Promotion(
        parameters, conditions(implications), resources, outputs, values(implications));
  }

  /** Sees to it that nothing refers to what is not there, nor waits for it. */
  private static void tie(
      List<Resource> resources, List<Output> outputs, Implications implications) {
    if (!implications.switches().isEmpty()) {
      Presence presence = new Presence(implications);
      presence.tie(resources, outputs);
      resources.replaceAll(presence::standing);
      outputs.replaceAll(presence::standing);
      resources.replaceAll(new Needs(resources, implications)::settle);
    }
  }

  private List<Map<String, String>> values(Implications implications) {
    List<Map<String, String>> values = new ArrayList<>();
    for (Map<String, String> given : variables.values()) {
      Map<String, String> all = new LinkedHashMap<>(given);
      for (Switch one : implications.switches()) {
        all.put(one.parameter().id(), one.value(values.size()));
      }
      values.add(all);
    }
    return values;
  }

  /** Those of the environments, each once, and those that tell the environments apart. */
  private List<Condition> conditions(Implications implications) {
    List<Condition> conditions = new ArrayList<>();
    align(Variant::conditions, Condition::id)
        .forEach((id, ofEach) -> conditions.add(ofEach.values().iterator().next()));
    conditions.addAll(implications.conditions());
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

  private Resource resource(String id, Map<Integer, Emitted<Resource>> ofEach) {
    Emitted<Resource> emitted = ofEach.values().iterator().next();
    Resource first = emitted.it();
    Map<Integer, Value> properties = new TreeMap<>();
    Set<String> needs = new LinkedHashSet<>();
    Map<Integer, List<String>> comments = new TreeMap<>();
    ofEach.forEach(
        (environment, other) -> {
          properties.put(environment, other.it().properties());
          needs.addAll(other.it().dependsOn());
          comments.put(environment, other.it().comment());
          difference(first, other.it())
              .ifPresent(
                  name -> {
                    throw new CannotVary(
                        id, name, emitted.origin().span(), attributes(name, ofEach));
                  });
        });
    Optional<String> condition = switches.condition(ofEach.keySet(), emitted.causes(id));
    refuse(
        condition.map(name -> "Condition").filter(first.attributes().entries()::containsKey),
        id,
        emitted.origin());
    Mapping merged =
        (Mapping)
            merger.merge(new Place(emitted.noun(id), emitted.name(id), first.type()), properties);
    return first.with(merged, condition, List.copyOf(needs)).commented(joined(comments, merged));
  }

  /** The sentences of all environments; those that not all of them have are marked as such. */
  private List<String> joined(Map<Integer, List<String>> comments, Mapping properties) {
    List<String> said = Lists.distinct(Lists.flatMap(comments.values(), comment -> comment));
    if (said.isEmpty()) {
      return said;
    }
    List<String> all =
        Lists.filter(said, one -> !Lists.any(said, other -> isContinued(one, other)));
    List<String> joined = new ArrayList<>();
    Map<String, Set<Integer>> others = new LinkedHashMap<>();
    for (String sentence : all) {
      Set<Integer> having = having(sentence, comments);
      if (having.size() == comments.size()) {
        joined.add(sentence);
      } else {
        others.put(sentence, having);
      }
    }
    String when = "";
    for (Map.Entry<String, Set<Integer>> one : others.entrySet()) {
      String other = when(one.getKey(), one.getValue(), comments.keySet(), properties);
      if (!other.equals(when)) {
        joined.add(other);
        when = other;
      }
      joined.add(one.getKey());
    }
    return joined;
  }

  /** The environments that have the sentence; all have the same list in {@code DependsOn}. */
  private static Set<Integer> having(String sentence, Map<Integer, List<String>> comments) {
    Set<Integer> having = new LinkedHashSet<>();
    for (Map.Entry<Integer, List<String>> one : comments.entrySet()) {
      if (sentence.startsWith("DependsOn") || isSaid(sentence, one.getValue())) {
        having.add(one.getKey());
      }
    }
    return having;
  }

  private static boolean isSaid(String sentence, List<String> comment) {
    return Lists.any(comment, one -> one.equals(sentence) || isContinued(one, sentence));
  }

  /**
   * The beginning of a sentence that only these environments have: a condition of the properties,
   * where a single one tells these environments from the others, or one that the sentence is about.
   */
  private String when(String sentence, Set<Integer> having, Set<Integer> all, Mapping properties) {
    List<String> telling = new ArrayList<>();
    for (Switch one : switches.all()) {
      boolean same = Lists.all(all, it -> one.on().contains(it) == having.contains(it));
      boolean opposite = Lists.all(all, it -> one.on().contains(it) != having.contains(it));
      if ((same || opposite) && isUsed(one, properties)) {
        String when = "If " + one.condition() + " is " + same + ":";
        if (isAbout(sentence, one)) {
          return when;
        }
        telling.add(when);
      }
    }
    return telling.size() == 1 ? telling.get(0) : "Depending on the environment:";
  }

  /** {@code AccessLogs} is in {@code access_logs.s3.bucket refers}. */
  private static boolean isAbout(String sentence, Switch one) {
    return sentence
        .replace("_", "")
        .replace(" ", "")
        .toLowerCase(Locale.ROOT)
        .contains(one.id().toLowerCase(Locale.ROOT));
  }

  private static boolean isUsed(Switch one, Mapping properties) {
    return properties.any(
        value ->
            value instanceof Intrinsic call
                && call.choice().filter(one.condition()::equals).isPresent());
  }

  /** Whether the other sentence is the same with more items in its enumeration. */
  private static boolean isContinued(String sentence, String other) {
    int end = sentence.length() - 1;
    return sentence.endsWith(".")
        && other.startsWith(sentence.substring(0, end))
        && (other.startsWith(", ", end) || other.startsWith(" and ", end));
  }

  private static void refuse(Optional<String> difference, String id, Origin origin) {
    if (difference.isPresent()) {
      throw new CannotVary(id, difference.get(), origin.span(), Map.of());
    }
  }

  /** The values of an attribute that are texts, by environment. */
  private static Map<Integer, String> attributes(
      String name, Map<Integer, Emitted<Resource>> ofEach) {
    Map<Integer, String> values = new TreeMap<>();
    ofEach.forEach(
        (environment, one) -> {
          if (one.it().attributes().entries().get(name) instanceof Scalar text) {
            values.put(environment, text.asText());
          }
        });
    return values;
  }

  /** What a resource has one of in all environments, and these have not. */
  private static Optional<String> difference(Resource one, Resource other) {
    Set<String> names = new LinkedHashSet<>(other.attributes().entries().keySet());
    names.addAll(one.attributes().entries().keySet());
    for (String name : names) {
      if (!Objects.equals(
          one.attributes().entries().get(name), other.attributes().entries().get(name))) {
        return Optional.of(name);
      }
    }
    return one.type().equals(other.type()) ? Optional.empty() : Optional.of("Type");
  }

  private Output output(String id, Map<Integer, Emitted<Output>> ofEach) {
    Emitted<Output> first = ofEach.values().iterator().next();
    Map<Integer, Value> values = new TreeMap<>();
    Map<Integer, Value> exports = new TreeMap<>();
    ofEach.forEach(
        (environment, other) -> {
          Output output = other.it();
          values.put(environment, output.value());
          output.exportName().ifPresent(name -> exports.put(environment, name));
          refuse(difference(first.it(), output), id, other.origin());
        });
    Optional<String> condition = switches.condition(ofEach.keySet(), first.causes(id));
    Optional<String> own = first.it().condition();
    refuse(
        condition.isPresent() && own.isPresent() ? Optional.of("Condition") : Optional.empty(),
        id,
        first.origin());
    Place place = new Place("the output " + id, id, "");
    Value value = merger.merge(place, values);
    Optional<Value> export =
        exports.isEmpty()
            ? Optional.empty()
            : Optional.of(merger.merge(place.then("Export"), exports));
    return first.it().with(value, condition.or(() -> own), export);
  }

  /** What an output has in all environments or in none, and as text without functions. */
  private static Optional<String> difference(Output one, Output other) {
    if (one.exportName().isPresent() != other.exportName().isPresent()) {
      return Optional.of("Export");
    }
    if (!one.condition().equals(other.condition())) {
      return Optional.of("Condition");
    }
    return one.description().equals(other.description())
        ? Optional.empty()
        : Optional.of("Description");
  }
}

package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges the values that environments have at one place of the template. */
final class ValueMerger {

  /** What tells the items of a list apart, where they are maps. */
  private static final List<String> IDENTITIES =
      List.of(
          "Name",
          "Key",
          "Sid",
          "PolicyName",
          "ContainerName",
          "Id",
          "SourceVolume",
          "Field",
          "ContainerPath",
          "CapacityProvider");

  private final Variables variables;
  private final Switches switches;

  ValueMerger(Variables variables, Switches switches) {
    this.variables = variables;
    this.switches = switches;
  }

  /** One value for all; the key of the map is the environment's number. */
  Value merge(Place place, Map<Integer, Value> ofEach) {
    Collection<Value> values = ofEach.values();
    Value first = values.iterator().next();
    if (areSame(values, first)) {
      return Bare.of(first);
    }
    if (areAll(values, Mapping.class)) {
      return mappings(place, ofEach);
    }
    if (areBlocks(values, active(first))) {
      Map<Integer, Value> inside = new TreeMap<>();
      for (Map.Entry<Integer, Value> entry : ofEach.entrySet()) {
        inside.put(entry.getKey(), ((Block) entry.getValue()).value());
      }
      return merge(place, inside);
    }
    if (areTexts(values)) {
      return variables.variable(wanted(place, values), texts(ofEach));
    }
    if (areAll(values, Sequence.class)) {
      return sequences(place, ofEach);
    }
    return areAlike(values, first) ? calls(place, ofEach) : choice(place, ofEach);
  }

  private static boolean areAll(Collection<Value> values, Class<? extends Value> kind) {
    for (Value value : values) {
      if (!kind.isInstance(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(Collection<Value> values, Value first) {
    for (Value value : values) {
      if (value != first && !Bare.of(value).equals(Bare.of(first))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areBlocks(Collection<Value> values, boolean active) {
    for (Value value : values) {
      if (!(value instanceof Block block) || block.active() != active) {
        return false;
      }
    }
    return true;
  }

  private static boolean areTexts(Collection<Value> values) {
    for (Value value : values) {
      if (!isText(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areAlike(Collection<Value> values, Value first) {
    for (Value value : values) {
      if (!isAlike(value, first)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two calls of a function that has arguments begin with the same one. */
  private static boolean isAlike(Value one, Value other) {
    return one instanceof Intrinsic a
        && other instanceof Intrinsic b
        && a.name().equals(b.name())
        && Set.of("If", "Select", "Cidr", "Split").contains(a.name())
        && a.argument() instanceof Sequence left
        && b.argument() instanceof Sequence right
        && left.items().get(0).equals(right.items().get(0));
  }

  /** The same call, its arguments merged one by one. */
  private Value calls(Place place, Map<Integer, Value> ofEach) {
    Intrinsic first = (Intrinsic) ofEach.values().iterator().next();
    List<Value> merged = new ArrayList<>();
    for (int i = 0; i < ((Sequence) first.argument()).items().size(); i++) {
      Map<Integer, Value> arguments = new TreeMap<>();
      for (Map.Entry<Integer, Value> entry : ofEach.entrySet()) {
        Intrinsic call = (Intrinsic) entry.getValue();
        arguments.put(entry.getKey(), ((Sequence) call.argument()).items().get(i));
      }
      merged.add(merge(place, arguments));
    }
    return new Intrinsic(first.name(), Value.list(merged));
  }

  private static boolean active(Value value) {
    return value instanceof Block block && block.active();
  }

  /** Whether a parameter can carry the value: a scalar, or a list that was meant for one. */
  private static boolean isText(Value value) {
    return value instanceof Scalar
        || (value instanceof Setting setting
            && (setting.value() instanceof Scalar
                || (setting.parameter().type().isList() && isTexts(setting.value()))));
  }

  private static boolean isTexts(Value value) {
    return value instanceof Sequence list && areAll(list.items(), Scalar.class);
  }

  private static Map<Integer, String> texts(Map<Integer, Value> ofEach) {
    Map<Integer, String> texts = new TreeMap<>();
    for (Map.Entry<Integer, Value> entry : ofEach.entrySet()) {
      texts.put(entry.getKey(), text(Bare.of(entry.getValue())));
    }
    return texts;
  }

  private static String text(Value value) {
    if (value instanceof Sequence list) {
      List<String> texts = new ArrayList<>();
      for (Value item : list.items()) {
        texts.add(text(item));
      }
      return String.join(",", texts);
    }
    return ((Scalar) value).asText();
  }

  /** The parameters that were named for the value; one that is named for its place if none was. */
  private static Collection<Parameter> wanted(Place place, Collection<Value> values) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    for (Value value : values) {
      if (value instanceof Setting setting) {
        named.putIfAbsent(setting.parameter().id(), setting.parameter());
      }
    }
    return named.isEmpty() ? List.of(parameter(place, values)) : named.values();
  }

  private static Parameter parameter(Place place, Collection<Value> values) {
    boolean numbers = true;
    for (Value value : values) {
      numbers &= Bare.of(value) instanceof Scalar s && s.content() instanceof BigDecimal;
    }
    ParameterType type = numbers ? ParameterType.NUMBER : ParameterType.STRING;
    return Parameter.of(place.name(), type, place.words());
  }

  private Value mappings(Place place, Map<Integer, Value> ofEach) {
    Set<String> keys = new LinkedHashSet<>();
    for (Value value : ofEach.values()) {
      insert(((Mapping) value).entries().keySet(), keys);
    }
    Map<String, Value> merged = new LinkedHashMap<>();
    for (String key : keys) {
      Map<Integer, Value> entries = new TreeMap<>();
      for (Map.Entry<Integer, Value> one : ofEach.entrySet()) {
        Value entry = ((Mapping) one.getValue()).entries().get(key);
        if (entry != null) {
          entries.put(one.getKey(), entry);
        }
      }
      merged.put(key, present(place.then(key), entries, ofEach.keySet()));
    }
    return new Mapping(merged);
  }

  /** Adds the keys that are not there yet, each behind the one that it follows. */
  private static void insert(Collection<String> more, Set<String> keys) {
    List<String> order = new ArrayList<>(keys);
    int at = 0;
    for (String key : more) {
      int known = order.indexOf(key);
      at = known >= 0 ? known : at;
      if (known < 0) {
        order.add(at, key);
      }
      at++;
    }
    keys.clear();
    keys.addAll(order);
  }

  /** The value where some environments have one and others may have none. */
  private Value present(Place place, Map<Integer, Value> entries, Set<Integer> all) {
    Value merged = merge(place, entries);
    if (entries.size() == all.size()) {
      return merged;
    }
    Optional<String> instead = instead(entries.values());
    if (instead.isPresent()) {
      Set<Integer> without = new TreeSet<>(all);
      without.removeAll(entries.keySet());
      String condition = switches.condition(without, instead.get(), place.words()).orElseThrow();
      return Intrinsic.when(condition, Intrinsic.NO_VALUE, merged);
    }
    String condition =
        switches
            .condition(
                entries.keySet(), cause(entries.values(), entries.keySet(), place), place.words())
            .orElseThrow();
    return Intrinsic.when(condition, merged, Intrinsic.NO_VALUE);
  }

  /** What is there instead, where the values are there only in its absence. */
  private static Optional<String> instead(Collection<Value> values) {
    for (Value value : values) {
      if (value instanceof Block block && !block.active()) {
        return Optional.of(block.cause());
      }
    }
    return Optional.empty();
  }

  private boolean hasCause(Set<Integer> environments, Map<Integer, Value> ofEach) {
    for (Integer environment : environments) {
      Value value = ofEach.getOrDefault(environment, Intrinsic.NO_VALUE);
      boolean active = value instanceof Block block && block.active();
      if (active || switches.owners().isMissingElsewhere(value)) {
        return true;
      }
    }
    return false;
  }

  private String cause(Collection<Value> values, Set<Integer> on, Place place) {
    for (Value value : values) {
      if (value instanceof Block block && block.active()) {
        return block.cause();
      }
    }
    String own = place.name();
    return switches.hasWords(own) ? own : switches.owners().cause(values, on).orElse(own);
  }

  private Value sequences(Place place, Map<Integer, Value> ofEach) {
    if (areSingleMaps(ofEach.values())) {
      return single(place, ofEach);
    }
    Map<String, Map<Integer, Value>> items = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    for (Map.Entry<Integer, Value> one : ofEach.entrySet()) {
      int at = 0;
      for (Value item : ((Sequence) one.getValue()).items()) {
        String id = identity(item);
        if (!items.containsKey(id)) {
          items.put(id, new TreeMap<>());
          order.add(Math.min(at, order.size()), id);
        }
        at = order.indexOf(id) + 1;
        items.getOrDefault(id, new TreeMap<>()).put(one.getKey(), item);
      }
    }
    List<Value> merged = new ArrayList<>();
    for (String id : order) {
      merged.add(present(item(place, id), items.getOrDefault(id, Map.of()), ofEach.keySet()));
    }
    return Value.list(merged);
  }

  /** Whether each is a list of one map, of which no name tells whether it is another. */
  private static boolean areSingleMaps(Collection<Value> lists) {
    for (Value list : lists) {
      List<Value> items = ((Sequence) list).items();
      boolean nameless =
          items.size() == 1 && items.get(0) instanceof Mapping map && name(map).isEmpty();
      if (!nameless) {
        return false;
      }
    }
    return true;
  }

  private Value single(Place place, Map<Integer, Value> ofEach) {
    Map<Integer, Value> only = new TreeMap<>();
    ofEach.forEach((environment, list) -> only.put(environment, ((Sequence) list).items().get(0)));
    return Value.list(List.of(merge(place, only)));
  }

  private static String identity(Value item) {
    Value bare = Bare.of(item);
    return bare instanceof Mapping map ? name(map).orElseGet(map::toString) : bare.toString();
  }

  private static Optional<String> name(Mapping map) {
    for (String key : IDENTITIES) {
      if (map.entries().get(key) instanceof Scalar scalar) {
        return Optional.of(key + "=" + scalar.asText());
      }
    }
    return Optional.empty();
  }

  private static Place item(Place place, String identity) {
    int equals = identity.indexOf('=');
    boolean named = equals > 0 && IDENTITIES.contains(identity.substring(0, equals));
    return named ? place.item(identity.substring(equals + 1)) : place.item();
  }

  /** Two or more values that have nothing in common: each environment gets its own. */
  private Value choice(Place place, Map<Integer, Value> ofEach) {
    Map<Value, Set<Integer>> classes = new LinkedHashMap<>();
    ofEach.forEach(
        (environment, value) ->
            classes.computeIfAbsent(Bare.of(value), v -> new LinkedHashSet<>()).add(environment));
    List<Map.Entry<Value, Set<Integer>>> distinct = new ArrayList<>(classes.entrySet());
    distinct.sort(
        (one, other) ->
            Boolean.compare(hasCause(one.getValue(), ofEach), hasCause(other.getValue(), ofEach)));
    Value otherwise = distinct.get(0).getKey();
    for (Map.Entry<Value, Set<Integer>> one : distinct.subList(1, distinct.size())) {
      List<Value> originals = Lists.map(one.getValue(), ofEach::get);
      String condition =
          switches
              .condition(
                  one.getValue(),
                  cause(originals, one.getValue(), place),
                  place.words() + " as it is here")
              .orElseThrow();
      otherwise = Intrinsic.when(condition, one.getKey(), otherwise);
    }
    return otherwise;
  }
}

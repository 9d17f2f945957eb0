package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Merges the values that environments have at one place of the template. */
final class ValueMerger {

  private final Variables variables;
  private final Switches switches;
  private final Owners owners;

  ValueMerger(Variables variables, Switches switches, Owners owners) {
    this.variables = variables;
    this.switches = switches;
    this.owners = owners;
  }

  /** One value for all; the key of the map is the environment's number. */
  Value merge(Place place, Map<Integer, Value> ofEach) {
    Collection<Value> values = ofEach.values();
    Value first = values.iterator().next();
    Value bare = Bare.of(first);
    if (areLike(first, bare, values)) {
      return variables.areAll(ofEach.keySet()) ? bare : known(first, ofEach.keySet());
    }
    if (areAll(values, Mapping.class)) {
      return mappings(place, ofEach);
    }
    if (first instanceof Matched matched && areAll(values, Matched.class)) {
      Value merged = merge(place, inside(ofEach));
      variables.match(merged, matched.keys());
      return merged;
    }
    if (first instanceof Told told && areAll(values, Told.class)) {
      return merge(place.told(told.words()), inside(ofEach));
    }
    if (areAll(values, Block.class)
        && Lists.all(values, value -> isActive(value) == isActive(first))) {
      return merge(place, inside(ofEach));
    }
    if (first instanceof Block block && Lists.all(values, value -> isDecidedBy(block, value))) {
      return eitherOr(place, block.cause(), ofEach);
    }
    if (Lists.all(values, Carried::isText)) {
      Map<Integer, String> texts = each(ofEach, value -> Carried.text(Bare.of(value)));
      return variables.variable(Carried.parameters(place, values), texts);
    }
    if (first instanceof ItemsBy by && areAll(values, ItemsBy.class)) {
      return items(place, by.keys(), inside(ofEach));
    }
    if (areAll(values, Sequence.class) && !Lists.any(values, ValueMerger::isRepeating)) {
      return items(place, List.of(), ofEach);
    }
    if (Lists.all(values, ValueMerger::isNamedImport)) {
      Map<Integer, Value> names = each(ofEach, call -> ((Intrinsic) call).argument());
      return Intrinsic.importValue(merge(place, names));
    }
    return Lists.all(values, value -> isAlike(value, first))
        ? calls(place, ofEach)
        : choice(place, ofEach);
  }

  private static boolean areLike(Value first, Value bare, Collection<Value> values) {
    for (Value value : values) {
      if (value != first && !Bare.of(value).equals(bare)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the list has an item twice, so that its items cannot be told apart. */
  private static boolean isRepeating(Value list) {
    List<Value> bare = Lists.map(items(list), Bare::of);
    return Lists.distinct(bare).size() < bare.size();
  }

  /**
   * The value, with the parameters that carry its parts elsewhere: the environments of a resource
   * that only some have may agree in what others have differently.
   */
  private Value known(Value value, Set<Integer> environments) {
    return Bare.of(
        value.rewrite(
            part -> {
              if (!(part instanceof Setting setting) || !Carried.isText(part)) {
                return part;
              }
              Map<Integer, String> texts = new TreeMap<>();
              environments.forEach(one -> texts.put(one, Carried.text(Bare.of(part))));
              return variables.known(setting.parameter(), texts).orElse(part);
            }));
  }

  private static boolean areAll(Collection<Value> values, Class<? extends Value> kind) {
    for (Value value : values) {
      if (!kind.isInstance(value)) {
        return false;
      }
    }
    return true;
  }

  /** What becomes of the value of each environment. */
  private static <T> Map<Integer, T> each(Map<Integer, Value> ofEach, Function<Value, T> change) {
    Map<Integer, T> changed = new TreeMap<>();
    ofEach.forEach((environment, value) -> changed.put(environment, change.apply(value)));
    return changed;
  }

  /** The values that the notes are about. */
  private static Map<Integer, Value> inside(Map<Integer, Value> ofEach) {
    return each(ofEach, note -> ((Undecided) note).value());
  }

  /** Whether it is the value of an export whose name a parameter can carry. */
  private static boolean isNamedImport(Value value) {
    return value instanceof Intrinsic call
        && call.name().equals("ImportValue")
        && call.argument() instanceof Setting;
  }

  /** Whether two calls of a function that has arguments begin with the same one. */
  private static boolean isAlike(Value one, Value other) {
    return one instanceof Intrinsic a
        && other instanceof Intrinsic b
        && a.name().equals(b.name())
        && Set.of("If", "Select", "Cidr", "Split", "Join", "Sub").contains(a.name())
        && a.argument() instanceof Sequence left
        && b.argument() instanceof Sequence right
        && left.items().get(0).equals(right.items().get(0))
        && (!a.name().equals("Join") || isJoinedAlike(left.items().get(1), right.items().get(1)));
  }

  /** Whether two lists that are joined have the same number of parts, or can be a parameter. */
  private static boolean isJoinedAlike(Value one, Value other) {
    return (one instanceof Setting && other instanceof Setting)
        || (one instanceof Sequence left
            && other instanceof Sequence right
            && left.items().size() == right.items().size());
  }

  /** The same call, its arguments merged one by one. */
  private Value calls(Place place, Map<Integer, Value> ofEach) {
    Intrinsic first = (Intrinsic) ofEach.values().iterator().next();
    Map<Integer, Value> arguments = each(ofEach, call -> ((Intrinsic) call).argument());
    if (!first.name().equals("Join")) {
      return new Intrinsic(first.name(), oneByOne(place, arguments));
    }
    Map<Integer, Value> lists = each(arguments, list -> items(list).get(1));
    Value parts =
        areAll(lists.values(), Sequence.class) ? oneByOne(place, lists) : merge(place, lists);
    return new Intrinsic("Join", Value.list(items(first.argument()).get(0), parts));
  }

  /** The lists, their items merged by their places. */
  private Value oneByOne(Place place, Map<Integer, Value> lists) {
    List<Value> merged = new ArrayList<>();
    for (int i = 0; i < items(lists.values().iterator().next()).size(); i++) {
      int number = i;
      merged.add(merge(place, each(lists, list -> items(list).get(number))));
    }
    return Value.list(merged);
  }

  private static List<Value> items(Value list) {
    return ((Sequence) list).items();
  }

  private static boolean isActive(Value value) {
    return value instanceof Block block && block.active();
  }

  private Value mappings(Place place, Map<Integer, Value> ofEach) {
    Set<String> keys = new LinkedHashSet<>();
    for (Value value : ofEach.values()) {
      insert(((Mapping) value).entries().keySet(), keys);
    }
    Map<String, Map<Integer, Value>> entries = new LinkedHashMap<>();
    for (String key : keys) {
      entries.put(key, entries(key, ofEach));
    }
    Siblings siblings = siblings(place, entries, ofEach.keySet());
    Map<String, Value> merged = new LinkedHashMap<>();
    entries.forEach(
        (key, some) -> merged.put(key, present(place.then(key), some, ofEach.keySet(), siblings)));
    return new Mapping(merged);
  }

  /** The value of the key in each environment that has it. */
  private static Map<Integer, Value> entries(String key, Map<Integer, Value> ofEach) {
    Map<Integer, Value> entries = new TreeMap<>();
    ofEach.forEach(
        (environment, map) -> {
          Value entry = ((Mapping) map).entries().get(key);
          if (entry != null) {
            entries.put(environment, entry);
          }
        });
    return entries;
  }

  /** The keys that only some environments have and that no cause is named for. */
  private Siblings siblings(
      Place place, Map<String, Map<Integer, Value>> entries, Set<Integer> all) {
    Siblings siblings = new Siblings(place, all);
    entries.forEach(
        (key, some) -> {
          if (some.size() < all.size() && isUnnamed(some)) {
            siblings.add(key, some.keySet());
          }
        });
    return siblings;
  }

  private boolean isUnnamed(Map<Integer, Value> entries) {
    return !areAll(entries.values(), Told.class)
        && instead(entries.values()).isEmpty()
        && cause(entries.values(), entries.keySet()).isEmpty();
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
  private Value present(
      Place place, Map<Integer, Value> entries, Set<Integer> all, Siblings siblings) {
    Value first = entries.values().iterator().next();
    if (areAll(entries.values(), Silent.class)) {
      return present(place.silenced(), inside(entries), all, siblings);
    }
    if (first instanceof Told told && areAll(entries.values(), Told.class)) {
      return present(place.told(told.words()), inside(entries), all, siblings);
    }
    Value merged = merge(place, entries);
    if (entries.size() == all.size()) {
      return merged;
    }
    Set<Integer> without = new TreeSet<>(all);
    without.removeAll(entries.keySet());
    boolean eitherWay = isEitherWay(entries.values());
    Optional<Cause> named =
        Optional.of(entries.values())
            .filter(values -> !eitherWay)
            .flatMap(values -> cause(values, entries.keySet()))
            .or(() -> place.told().map(words -> new Cause.Unnamed(place.name(), words)));
    Optional<Cause> instead =
        Optional.of(entries.values())
            .filter(values -> !eitherWay)
            .flatMap(ValueMerger::instead)
            .or(() -> named.isPresent() ? Optional.empty() : siblings.cause(without));
    if (instead.isPresent()) {
      return Intrinsic.when(condition(without, instead.get()), Intrinsic.NO_VALUE, merged);
    }
    Cause cause = named.orElseGet(() -> siblings.cause(place, entries.keySet()));
    return Intrinsic.when(condition(entries.keySet(), cause), merged, Intrinsic.NO_VALUE);
  }

  private String condition(Set<Integer> environments, Cause cause) {
    return switches.condition(environments, cause.chain()).orElseThrow();
  }

  /** What is there instead, where the values are there only in its absence. */
  private static Optional<Cause> instead(Collection<Value> values) {
    return Lists.first(Lists.only(values, Block.class), block -> !block.active()).map(Block::cause);
  }

  /** Whether the cause decides what the value is, and not whether there is one. */
  private static boolean isEitherWay(Collection<Value> values) {
    List<Block> blocks = Lists.only(values, Block.class);
    return Lists.any(
        blocks,
        block ->
            block.active()
                && Lists.any(blocks, other -> !other.active() && isDecidedBy(block, other)));
  }

  private Optional<Cause> cause(Collection<Value> values, Set<Integer> on) {
    return Lists.first(Lists.only(values, Block.class), Block::active)
        .map(Block::cause)
        .or(() -> owners.cause(values, on));
  }

  private boolean hasCause(Value value) {
    return isActive(value) || owners.isMissingElsewhere(value);
  }

  /** An item of a list, and what it is in each environment that has it. */
  private record Item(Place place, Map<Integer, Value> ofEach) {}

  private Value items(Place place, List<String> keys, Map<Integer, Value> ofEach) {
    if (Lists.all(ofEach.values(), list -> isSingleMap(items(list), keys))) {
      return Value.list(merge(place, each(ofEach, list -> items(list).get(0))));
    }
    Map<String, Item> items = new HashMap<>();
    List<Item> order = new ArrayList<>();
    for (Map.Entry<Integer, Value> one : ofEach.entrySet()) {
      int at = 0;
      for (Value value : items(one.getValue())) {
        Optional<Map.Entry<String, String>> name = ItemsBy.name(value, keys);
        String id = name.map(Object::toString).orElseGet(() -> Bare.of(value).toString());
        Item item = items.get(id);
        if (item == null) {
          Place there = name.map(key -> place.item(key.getValue())).orElseGet(place::item);
          item = new Item(there, new TreeMap<>());
          items.put(id, item);
          order.add(at, item);
        }
        at = order.indexOf(item) + 1;
        item.ofEach().put(one.getKey(), value instanceof NamedItem named ? named.value() : value);
      }
    }
    return Value.list(
        Lists.map(
            order,
            item ->
                present(
                    item.place(),
                    item.ofEach(),
                    ofEach.keySet(),
                    new Siblings(place, ofEach.keySet()))));
  }

  /** Whether the list is one map, and no name tells whether it is another. */
  private static boolean isSingleMap(List<Value> items, List<String> keys) {
    return items.size() == 1
        && items.get(0) instanceof Mapping map
        && ItemsBy.name(map, keys).isEmpty();
  }

  private static boolean isDecidedBy(Block block, Value value) {
    return value instanceof Block other && other.cause().id().equals(block.cause().id());
  }

  /** One value where the cause applies, and another one where it does not. */
  private Value eitherOr(Place place, Cause cause, Map<Integer, Value> ofEach) {
    Map<Integer, Value> active = new TreeMap<>(ofEach);
    active.values().removeIf(value -> !isActive(value));
    Map<Integer, Value> inactive = new TreeMap<>(ofEach);
    inactive.values().removeIf(ValueMerger::isActive);
    return Intrinsic.when(
        condition(active.keySet(), cause),
        merge(place, inside(active)),
        merge(place, inside(inactive)));
  }

  /** Two or more values that have nothing in common: each environment gets its own. */
  private Value choice(Place place, Map<Integer, Value> ofEach) {
    Map<Value, Set<Integer>> classes = new LinkedHashMap<>();
    ofEach.forEach(
        (environment, value) ->
            classes.computeIfAbsent(Bare.of(value), v -> new LinkedHashSet<>()).add(environment));
    List<Map.Entry<Value, Set<Integer>>> distinct = new ArrayList<>(classes.entrySet());
    // What has a cause is asked for, what has none is what else there is.
    distinct.sort(Comparator.comparing(one -> Lists.any(of(one, ofEach), this::hasCause)));
    Value otherwise = distinct.get(0).getKey();
    for (Map.Entry<Value, Set<Integer>> one : distinct.subList(1, distinct.size())) {
      Cause cause =
          cause(of(one, ofEach), one.getValue())
              .orElseGet(() -> new Cause.Unnamed(place.name(), place.choosing()));
      String condition = condition(one.getValue(), cause);
      otherwise = Intrinsic.when(condition, one.getKey(), otherwise);
    }
    return otherwise;
  }

  /** The values of the environments that have this one, with all that was noted. */
  private static List<Value> of(Map.Entry<Value, Set<Integer>> one, Map<Integer, Value> ofEach) {
    return Lists.map(one.getValue(), ofEach::get);
  }
}

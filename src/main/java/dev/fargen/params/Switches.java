package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The conditions for what only some environments have, and the parameters that decide them. */
final class Switches {

  private static final String HAS = "Has";

  /** CloudFormation user guide, "Condition functions", Fn::And. */
  private static final int MOST_TERMS = 10;

  private final List<Variant> variants;
  private final Owners owners;
  private final Map<String, Switch> switches = new LinkedHashMap<>();
  private final Map<String, String> served = new LinkedHashMap<>();

  /**
   * A block that some environments have, and the condition for it.
   *
   * @param needs the switches of what it refers to
   * @param unless the switches of what refers to it where they are off
   */
  private record Switch(
      String name, Set<Integer> on, String words, Set<String> needs, Set<String> unless) {

    Switch(String name, Set<Integer> on, String words) {
      this(name, on, words, new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  Switches(List<Variant> variants) {
    this.variants = variants;
    this.owners = new Owners(variants);
  }

  Owners owners() {
    return owners;
  }

  /** Whether the name is a cause that has words of its own. */
  boolean hasWords(String cause) {
    for (Variant variant : variants) {
      if (variant.causes().containsKey(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no environment has what another lacks. */
  boolean none() {
    return switches.isEmpty();
  }

  /** Whether one condition has come to serve for another. */
  boolean served() {
    return !served.isEmpty();
  }

  /**
   * The condition under which these environments differ from the rest; none where all are.
   *
   * @param name of several with bars between, the first that stands for the same environments is
   *     taken, else the last
   * @param words what they have, unless the cause of that name has words of its own
   */
  Optional<String> condition(Collection<Integer> environments, String name, String words) {
    if (environments.size() == variants.size()) {
      return Optional.empty();
    }
    Set<Integer> on = new TreeSet<>(environments);
    String cause = cause(name, on);
    String chosen = cause;
    for (int number = 2;
        !switches.getOrDefault(chosen, new Switch(chosen, on, words)).on().equals(on);
        number++) {
      chosen = cause + number;
    }
    switches.putIfAbsent(chosen, new Switch(chosen, on, words));
    return Optional.of(HAS + chosen);
  }

  private String cause(String names, Set<Integer> on) {
    String last = "";
    for (String cause : names.split("\\|")) {
      Switch known = switches.get(cause);
      if (on.equals(known == null ? owners.environments(cause) : known.on())) {
        return cause;
      }
      last = cause;
    }
    return last;
  }

  private Optional<Switch> find(String condition) {
    if (!condition.startsWith(HAS)) {
      return Optional.empty();
    }
    String name = condition.substring(HAS.length());
    return Optional.ofNullable(switches.get(served.getOrDefault(name, name)));
  }

  /** Whether the second condition holds wherever the first does. */
  boolean implies(String one, String other) {
    Optional<Switch> from = find(one);
    Optional<Switch> to = find(other);
    return one.equals(other)
        || (from.isPresent() && to.isPresent() && needs(from.get(), to.get().name()));
  }

  private boolean needs(Switch from, String name) {
    if (from.name().equals(name)) {
      return true;
    }
    for (String need : from.needs()) {
      if (needs(the(need), name)) {
        return true;
      }
    }
    return false;
  }

  private Switch the(String name) {
    Switch found = switches.get(name);
    if (found == null) {
      throw new IllegalStateException("no switch " + name);
    }
    return found;
  }

  /** Whether the second condition holds wherever the first does not. */
  boolean holdsUnless(String one, String other) {
    Optional<Switch> to = find(other);
    return to.isPresent() && find(one).filter(from -> isUnless(to.get(), from.name())).isPresent();
  }

  private boolean isUnless(Switch to, String name) {
    boolean all = to.needs().isEmpty() || to.unless().contains(name);
    for (String need : to.needs()) {
      all &= isUnless(the(need), name);
    }
    return all && to.unless().contains(name);
  }

  /**
   * Ties the first condition to the second, if the environments of the first all have what the
   * second stands for. Two that need each other become one.
   *
   * @return whether they are tied
   */
  boolean tie(String one, String other) {
    Optional<Switch> from = find(one);
    Optional<Switch> to = find(other);
    if (from.isEmpty() || to.isEmpty() || !to.get().on().containsAll(from.get().on())) {
      return false;
    }
    if (needs(to.get(), from.get().name())) {
      unite(from.get(), to.get());
    } else {
      from.get().needs().add(to.get().name());
    }
    return true;
  }

  /** The first serves for the second, and for all between. */
  private void unite(Switch one, Switch other) {
    List<Switch> circle = new ArrayList<>();
    for (Switch between : switches.values()) {
      if (needs(other, between.name()) && needs(between, one.name())) {
        circle.add(between);
      }
    }
    circle.remove(one);
    for (Switch between : circle) {
      switches.remove(between.name());
      served.replaceAll((name, by) -> by.equals(between.name()) ? one.name() : by);
      served.put(between.name(), one.name());
      one.needs().addAll(between.needs());
      one.unless().addAll(between.unless());
    }
    for (Switch left : switches.values()) {
      rename(left.needs(), left.name());
      rename(left.unless(), left.name());
    }
  }

  private void rename(Set<String> names, String own) {
    Set<String> renamed = new LinkedHashSet<>();
    for (String name : names) {
      renamed.add(served.getOrDefault(name, name));
    }
    renamed.remove(own);
    names.clear();
    names.addAll(renamed);
  }

  /**
   * Lets the second condition hold wherever the first does not, if those environments all have what
   * it stands for.
   *
   * @return whether it does
   */
  boolean tieUnless(String one, String other) {
    Optional<Switch> from = find(one);
    Optional<Switch> to = find(other);
    return from.isPresent() && to.isPresent() && tieUnless(from.get(), to.get());
  }

  private boolean tieUnless(Switch from, Switch to) {
    for (int i = 0; i < variants.size(); i++) {
      if (!from.on().contains(i) && !to.on().contains(i)) {
        return false;
      }
    }
    if (asks(from, to.name())) {
      return false;
    }
    for (String need : to.needs()) {
      if (!tieUnless(from, the(need))) {
        return false;
      }
    }
    to.unless().add(from.name());
    return true;
  }

  private boolean asks(Switch from, String name) {
    boolean asks = from.name().equals(name);
    for (String need : from.needs()) {
      asks |= asks(the(need), name);
    }
    for (String other : from.unless()) {
      asks |= asks(the(other), name);
    }
    return asks;
  }

  /** The condition that stands for the one of this name: itself, where no other serves for it. */
  String standing(String condition) {
    return find(condition).map(one -> HAS + one.name()).orElse(condition);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (Switch one : switches.values()) {
      all.add(parameter(one));
    }
    return all;
  }

  private Parameter parameter(Switch one) {
    String words = one.words();
    for (Variant variant : variants) {
      words = variant.causes().getOrDefault(one.name(), words);
    }
    return Parameter.of(with(one), ParameterType.STRING, "Whether this environment has " + words)
        .withAllowedValues(List.of("true", "false"));
  }

  private static String with(Switch one) {
    return "With" + one.name();
  }

  /** What that environment gives to the parameters. */
  Map<String, String> values(int environment) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Switch one : switches.values()) {
      values.put(with(one), Boolean.toString(one.on().contains(environment)));
    }
    return values;
  }

  List<Condition> conditions() {
    List<Condition> all = new ArrayList<>();
    for (Switch one : switches.values()) {
      all.add(new Condition(HAS + one.name(), expression(one)));
    }
    return all;
  }

  /** What refers to something that is not there is not there either. */
  private Value expression(Switch one) {
    List<Value> terms = new ArrayList<>();
    for (String need : one.needs()) {
      if (!isNeededByAnother(one, need)) {
        terms.add(isThere(need));
      }
    }
    List<Value> choices = new ArrayList<>();
    for (String other : one.unless()) {
      choices.add(Intrinsic.not(isThere(other)));
    }
    choices.add(Intrinsic.equal(parameter(one).ref(), Value.text("true")));
    terms.add(all("Or", choices));
    return all("And", terms);
  }

  private boolean isNeededByAnother(Switch one, String need) {
    for (String other : one.needs()) {
      if (!other.equals(need) && needs(the(other), need)) {
        return true;
      }
    }
    return false;
  }

  private static Value isThere(String name) {
    return new Intrinsic("Condition", Value.text(HAS + name));
  }

  private static Value all(String function, List<Value> terms) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Value> some = new ArrayList<>(terms);
    while (some.size() > MOST_TERMS) {
      List<Value> last = some.subList(some.size() - MOST_TERMS, some.size());
      Value together = new Intrinsic(function, Value.list(List.copyOf(last)));
      last.clear();
      some.add(together);
    }
    return new Intrinsic(function, Value.list(some));
  }
}

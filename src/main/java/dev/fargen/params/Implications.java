package dev.fargen.params;

import dev.fargen.cfn.Condition;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which condition holds wherever another one does, or wherever another one does not. */
final class Implications {

  /** CloudFormation user guide, "Condition functions", Fn::And. */
  private static final int MOST_TERMS = 10;

  private final int environments;

  /** What decides about the condition of that name: one of several that have been united. */
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /** A switch, those that it needs, and those in whose absence it is on. */
  private static final class Node {
    private final Switch of;
    private final Set<Node> needs = new LinkedHashSet<>();
    private final Set<Node> unless = new LinkedHashSet<>();

    private Node(Switch of) {
      this.of = of;
    }

    private boolean needs(Node other) {
      return this == other || Lists.any(needs, need -> need.needs(other));
    }

    private boolean isOnUnless(Node other) {
      return unless.contains(other) && Lists.all(needs, need -> need.isOnUnless(other));
    }

    /** The same where a third one is on. */
    private boolean isOnUnless(Node other, Node where) {
      return where.needs(this)
          || (unless.contains(other) && Lists.all(needs, need -> need.isOnUnless(other, where)));
    }

    /** Whether it cannot be decided without the other. */
    private boolean asks(Node other) {
      return this == other
          || Lists.any(needs, need -> need.asks(other))
          || Lists.any(unless, one -> one.asks(other));
    }

    /** Puts the one that serves for them in the place of others. */
    private void replace(Set<Node> among, List<Node> others, Node one) {
      List<Node> left = Lists.map(among, node -> others.contains(node) ? one : node);
      among.clear();
      among.addAll(left);
      among.remove(this);
    }

    private Value isOn() {
      return new Intrinsic("Condition", Value.text(of.condition()));
    }
  }

  /**
   * @param environments how many there are
   */
  Implications(int environments, List<Switch> switches) {
    this.environments = environments;
    switches.forEach(one -> nodes.put(one.condition(), new Node(one)));
  }

  /** Whether the second condition holds wherever the first does. */
  boolean implies(String one, String other) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    return one.equals(other) || (from != null && to != null && from.needs(to));
  }

  /** Whether the second condition holds wherever the first does not. */
  boolean holdsUnless(String one, String other) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    return from != null && to != null && to.isOnUnless(from);
  }

  /**
   * Ties the first condition to the second, if the environments of the first all have what the
   * second stands for. Two that need each other become one.
   *
   * @return whether they are tied
   */
  boolean tie(String one, String other) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    if (from == null || to == null || !to.of.on().containsAll(from.of.on())) {
      return false;
    }
    if (to.needs(from)) {
      unite(from, to);
    } else {
      from.needs.add(to);
    }
    return true;
  }

  /** The first serves for the second, and for all between. */
  private void unite(Node one, Node other) {
    List<Node> circle =
        Lists.filter(left(), node -> node != one && other.needs(node) && node.needs(one));
    for (Node between : circle) {
      one.needs.addAll(between.needs);
      one.unless.addAll(between.unless);
      nodes.replaceAll((name, node) -> node == between ? one : node);
    }
    for (Node left : left()) {
      left.replace(left.needs, circle, one);
      left.replace(left.unless, circle, one);
    }
  }

  /**
   * Lets the second condition hold wherever the first does not, if those environments all have what
   * it stands for.
   *
   * @return whether it does
   */
  boolean tieUnless(String one, String other) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    return from != null && to != null && tieUnless(from, to);
  }

  private boolean tieUnless(Node from, Node to) {
    for (int i = 0; i < environments; i++) {
      if (!from.of.on().contains(i) && !to.of.on().contains(i)) {
        return false;
      }
    }
    if (from.asks(to) || !Lists.all(to.needs, need -> tieUnless(from, need))) {
      return false;
    }
    to.unless.add(from);
    return true;
  }

  /**
   * The same only where a third condition holds, which the second needs then: the widest of those
   * that the third one needs.
   *
   * @return whether it does
   */
  boolean tieUnless(String one, String other, String where) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    Node outer = nodes.get(where);
    if (from == null || to == null || outer == null || from.asks(to) || outer.asks(to)) {
      return false;
    }
    for (Node wider : outer.needs) {
      if (tieUnless(one, other, wider.of.condition())) {
        return true;
      }
    }
    for (int i : outer.of.on()) {
      if (!from.of.on().contains(i) && !to.of.on().contains(i)) {
        return false;
      }
    }
    if (!Lists.all(to.needs, need -> need.isOnUnless(from, outer)) || !tie(other, where)) {
      return false;
    }
    to.unless.add(from);
    return true;
  }

  /**
   * Lets the second condition hold wherever the first does not and all that the second needs is
   * there; a third condition then needs that as well.
   *
   * @return whether the second holds where the first does not and the third does
   */
  boolean tieWithin(String one, String other, String where) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    Node outer = nodes.get(where);
    if (from == null || to == null || outer == null || from.asks(to) || outer.asks(to)) {
      return false;
    }
    for (int i = 0; i < environments; i++) {
      int here = i;
      boolean needed = Lists.all(to.needs, need -> need.of.on().contains(here));
      if (needed && !from.of.on().contains(i) && !to.of.on().contains(i)) {
        return false;
      }
    }
    List<Node> more = Lists.filter(to.needs, need -> !need.isOnUnless(from, outer));
    if (Lists.any(more, need -> need.asks(outer) || !need.of.on().containsAll(outer.of.on()))) {
      return false;
    }
    outer.needs.addAll(more);
    to.unless.add(from);
    return true;
  }

  /**
   * The same where the first condition is on in the absence of others: one of them holds wherever
   * the first does not.
   *
   * @return whether it does
   */
  boolean tieInstead(String one, String other) {
    Node from = nodes.get(one);
    return from != null
        && from.needs.isEmpty()
        && Lists.any(List.copyOf(from.unless), instead -> tie(instead.of.condition(), other));
  }

  /**
   * Lets a condition hold wherever two others do not: it holds without the first where all that it
   * needs is there, which is so without the second; or it holds without something that the first
   * needs, and then the first holds without the second.
   *
   * @return whether it does
   */
  boolean tieWithout(String first, String second, String other) {
    Node one = nodes.get(first);
    Node two = nodes.get(second);
    Node to = nodes.get(other);
    if (one == null || two == null || to == null) {
      return false;
    }
    return withoutBoth(one, two, to)
        || Lists.any(
            List.copyOf(to.unless),
            without ->
                one.needs(without)
                    && Lists.all(
                        to.needs, need -> need.isOnUnless(without) || isOnWithout(two, need))
                    && tieUnless(second, first, without.of.condition()));
  }

  private boolean withoutBoth(Node one, Node two, Node to) {
    if (one.asks(to)) {
      return false;
    }
    for (int i = 0; i < environments; i++) {
      int here = i;
      boolean needed = Lists.all(to.needs, need -> need.of.on().contains(here));
      if (needed && !one.of.on().contains(i) && !to.of.on().contains(i)) {
        return false;
      }
    }
    if (!Lists.all(to.needs, need -> isOnWithout(two, need) || tieUnless(two, need))) {
      return false;
    }
    to.unless.add(one);
    return true;
  }

  /**
   * Whether a switch is on where another is off: that one is on in the absence of what needs it.
   */
  private static boolean isOnWithout(Node absent, Node node) {
    return node.isOnUnless(absent)
        || (absent.needs.isEmpty() && Lists.any(absent.unless, instead -> instead.needs(node)));
  }

  /** The condition that stands for the one of this name: itself, where no other serves for it. */
  String standing(String condition) {
    Node node = nodes.get(condition);
    return node == null ? condition : node.of.condition();
  }

  private List<Node> left() {
    List<Node> left = new ArrayList<>();
    nodes.forEach(
        (condition, node) -> {
          if (condition.equals(node.of.condition())) {
            left.add(node);
          }
        });
    return left;
  }

  /** Those that no other one serves for. */
  List<Switch> switches() {
    return Lists.map(left(), node -> node.of);
  }

  /** The conditions of these: what refers to something that is not there is not there either. */
  List<Condition> conditions() {
    return Lists.map(left(), node -> new Condition(node.of.condition(), expression(node)));
  }

  private static Value expression(Node node) {
    List<Value> terms = new ArrayList<>();
    for (Node need : node.needs) {
      boolean implied = Lists.any(node.needs, other -> other != need && other.needs(need));
      if (!implied) {
        terms.add(need.isOn());
      }
    }
    List<Value> choices = new ArrayList<>();
    node.unless.forEach(other -> choices.add(Intrinsic.not(other.isOn())));
    choices.add(node.of.isOn());
    terms.add(joined("Or", choices));
    return joined("And", terms);
  }

  private static Value joined(String function, List<Value> terms) {
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

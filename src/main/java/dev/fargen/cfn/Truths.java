package dev.fargen.cfn;

import dev.fargen.cfn.Path.Branch;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether one condition of a template holds wherever others do, by trying what their
 * comparisons may give. A value cannot equal two different texts at once.
 */
public final class Truths {

  /** With more comparisons than these, everything is taken to hold. */
  private static final int MOST = 12;

  private final Map<String, Value> conditions;

  public Truths(Document document) {
    this.conditions = document.section("Conditions");
  }

  /** Whether the condition holds wherever all of these are as they say. */
  public boolean implies(List<Branch> holding, String wanted) {
    if (Lists.any(holding, one -> one.holds() && one.condition().equals(wanted))) {
      return true;
    }
    List<Value> atoms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    holding.forEach(one -> atoms(reference(one.condition()), atoms, seen));
    atoms(reference(wanted), atoms, seen);
    if (atoms.size() > MOST) {
      return true;
    }
    for (int bits = 0; bits < 1 << atoms.size(); bits++) {
      Assignment trial = new Assignment(atoms, bits);
      if (trial.isPossible()
          && Lists.all(holding, one -> trial.holds(reference(one.condition())) == one.holds())
          && !trial.holds(reference(wanted))) {
        return false;
      }
    }
    return true;
  }

  private static Value reference(String condition) {
    return new Intrinsic("Condition", Value.text(condition));
  }

  /** The comparisons of a condition, those of other conditions included. */
  private void atoms(Value value, List<Value> atoms, Set<String> seen) {
    value.walk(
        (at, path) -> {
          if (at instanceof Intrinsic call && call.name().equals("Equals")) {
            if (!atoms.contains(at)) {
              atoms.add(at);
            }
          } else {
            String name = name(at);
            if (!name.isEmpty() && seen.add(name)) {
              atoms(conditions.getOrDefault(name, Value.map()), atoms, seen);
            }
          }
        });
  }

  /** The name of the condition that the value refers to; empty where it is another value. */
  private static String name(Value value) {
    Value name =
        value instanceof Intrinsic call && call.name().equals("Condition")
            ? call.argument()
            : value instanceof Mapping map ? map.entries().getOrDefault("Condition", value) : value;
    return name != value && name instanceof Scalar text ? text.asText() : "";
  }

  /** What each comparison gives. */
  private final class Assignment {
    private final List<Value> atoms;
    private final int bits;

    private Assignment(List<Value> atoms, int bits) {
      this.atoms = atoms;
      this.bits = bits;
    }

    private boolean isTrue(Value atom) {
      return (bits >> atoms.indexOf(atom) & 1) == 1;
    }

    private boolean isPossible() {
      for (Value one : atoms) {
        for (Value other : atoms) {
          if (isTrue(one) && isTrue(other) && exclude(operands(one), operands(other))) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean exclude(List<Value> one, List<Value> other) {
      return one.size() == 2
          && other.size() == 2
          && one.get(0).equals(other.get(0))
          && one.get(1) instanceof Scalar
          && other.get(1) instanceof Scalar
          && !one.get(1).equals(other.get(1));
    }

    private boolean holds(Value value) {
      String name = name(value);
      if (!name.isEmpty()) {
        return holds(conditions.getOrDefault(name, Value.map()));
      }
      if (value instanceof Intrinsic call) {
        return switch (call.name()) {
          case "And" -> Lists.all(operands(call), this::holds);
          case "Or" -> Lists.any(operands(call), this::holds);
          case "Not" -> !Lists.any(operands(call), this::holds);
          case "Equals" -> isTrue(call);
          default -> true;
        };
      }
      return true;
    }
  }

  private static List<Value> operands(Value call) {
    return call instanceof Intrinsic one && one.argument() instanceof Sequence list
        ? list.items()
        : List.of();
  }
}

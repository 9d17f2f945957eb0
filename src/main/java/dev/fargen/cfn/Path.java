package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way into a value, step by step: the key of a map, the number of a list's item from 0 on, and
 * for a call's argument what the long form has, as in {@code Fn::Sub}. It leads to the same place
 * as the path of a {@link JsonPatch}.
 *
 * @param outer the way to what holds the value; none where the way begins
 * @param choice the condition by which the items of a list are chosen: it is that of {@code Fn::If}
 */
public record Path(@Nullable Path outer, String step, Optional<String> choice) {

  /** One of the two values of {@code Fn::If}: the one for a condition that holds, or the other. */
  public record Branch(String condition, boolean holds) {}

  /** The value itself. */
  public static final Path START = new Path(null, "", Optional.empty());

  /** The path of the value inside, at this step. */
  public Path then(String inside) {
    return new Path(this, inside, Optional.empty());
  }

  /** The path of an item of the list. */
  public Path item(int number) {
    return then(Integer.toString(number));
  }

  /** The path of the argument of the call. */
  public Path into(Intrinsic call) {
    return new Path(this, call.longName(), call.choice());
  }

  /** All steps, the first one first. */
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (Path at = this; at.outer != null; at = at.outer) {
      steps.add(at.step);
    }
    Collections.reverse(steps);
    return steps;
  }

  /** The branches of {@code Fn::If} that it goes into, the innermost first. */
  public List<Branch> branches() {
    List<Branch> branches = new ArrayList<>();
    for (Path at = this; at.outer != null; at = at.outer) {
      if (at.outer.choice.isPresent() && !at.step.equals("0")) {
        branches.add(new Branch(at.outer.choice.get(), at.step.equals("1")));
      }
    }
    return branches;
  }
}

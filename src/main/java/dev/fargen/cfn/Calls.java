package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the arguments of all calls in a value against what their functions take. */
public final class Calls {

  /**
   * An argument that its function does not take.
   *
   * @param path where it stands in the value that was searched
   * @param function whose argument it is
   * @param wanted what has to stand there, in words
   * @param ofKind whether it is of the right kind, and yet can't be
   */
  public record Fault(Path path, Function function, String wanted, boolean ofKind) {}

  private final boolean extended;
  private final List<Fault> faults = new ArrayList<>();

  private Calls(boolean extended) {
    this.extended = extended;
  }

  /**
   * What is wrong in the value; calls of other functions than those of {@link Function} are not
   * looked at.
   *
   * @param extended whether the template has the transform {@code AWS::LanguageExtensions}
   */
  public static List<Fault> faults(Value value, boolean extended) {
    Calls calls = new Calls(extended);
    value.walk(
        (at, path) -> {
          if (at instanceof Intrinsic call) {
            Function.of(call.name())
                .ifPresent(function -> calls.check(function, call.argument(), path.into(call)));
          }
        });
    return calls.faults;
  }

  private void check(Function function, Value value, Path path) {
    if (value instanceof Sequence list && !function.arguments().isEmpty()) {
      list(function, list.items(), path);
    } else if (function.alone().isPresent()) {
      one(function, function.alone().get(), value, path);
    } else {
      report(function, function.takes(), path, false);
    }
  }

  private void list(Function function, List<Value> items, Path path) {
    List<Argument> arguments = function.arguments();
    if (items.size() < function.least() || items.size() > arguments.size()) {
      report(function, function.takes(), path, false);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      one(function, arguments.get(i), items.get(i), path.item(i));
    }
    if (function == Function.SELECT && items.get(1) instanceof Sequence list) {
      index(items.get(0), list.items().size(), path);
    }
  }

  private void one(Function function, Argument argument, Value value, Path path) {
    boolean ofKind = argument.isOfKind(value, extended);
    if (!ofKind || !argument.takes(value)) {
      report(function, argument.words(), path, ofKind);
    } else if (argument == Argument.TEXTS && value instanceof Sequence texts) {
      for (int i = 0; i < texts.items().size(); i++) {
        one(function, Argument.TEXT, texts.items().get(i), path.item(i));
      }
    } else if (argument == Argument.VARIABLES && value instanceof Mapping variables) {
      for (Map.Entry<String, Value> variable : variables.entries().entrySet()) {
        one(function, Argument.TEXT, variable.getValue(), path.then(variable.getKey()));
      }
    }
  }

  /** "Fn::Select doesn't check … if the index is out of bounds of the array": the stack fails. */
  private void index(Value index, int size, Path path) {
    if (size == 0) {
      report(Function.SELECT, "a list with something in it", path.item(1), true);
    } else if (index instanceof Scalar scalar
        && Argument.INDEX.isOfKind(scalar, extended)
        && Integer.parseInt(scalar.asText()) >= size) {
      report(Function.SELECT, "an index from 0 to " + (size - 1), path.item(0), true);
    }
  }

  private void report(Function function, String wanted, Path path, boolean ofKind) {
    faults.add(new Fault(path, function, wanted, ofKind));
  }
}

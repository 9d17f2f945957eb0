package dev.fargen.cfn;

import java.util.Optional;

/**
 * An output of the stack.
 *
 * @param exportName the name under which other stacks import it
 */
public record Output(
    String id,
    String description,
    Value value,
    Optional<String> condition,
    Optional<Value> exportName) {

  public static Output of(String id, String description, Value value) {
    return new Output(id, description, value, Optional.empty(), Optional.empty());
  }

  /** The same output, exported as {@code <stack name>-<id>}. */
  public Output exported() {
    Value name = Intrinsic.sub("${AWS::StackName}-" + id);
    return new Output(id, description, value, condition, Optional.of(name));
  }

  /** The same output with another value and export name, or under a condition. */
  public Output with(
      Value other, Optional<String> otherCondition, Optional<Value> otherExportName) {
    return new Output(id, description, other, otherCondition, otherExportName);
  }

  /** What stands under the output's logical id in the template. */
  public Mapping declaration() {
    return Value.map()
        .with("Condition", condition.map(Value::text))
        .with("Description", Optional.of(description).filter(d -> !d.isEmpty()).map(Value::text))
        .with("Value", value)
        .with("Export", exportName.map(name -> Value.map().with("Name", name)));
  }
}

package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits where a listener rule forwards to: one target group, or two with their weights, which are
 * parameters with defaults.
 *
 * @param prefix of the parameters
 * @param name of the target group, for people
 */
record ForwardEmitter(Draft draft, String prefix, String name) {

  /**
   * A part of the action.
   *
   * @param cause why there may be no second target group
   */
  Mapping emit(Cause cause, Value targetGroup, Optional<TargetEmitter.Alternate> alternate) {
    boolean shifts = alternate.isPresent();
    Value one = shifts ? weighted(targetGroup, alternate.get().targetGroup()) : targetGroup;
    return Value.map()
        .with(shifts ? "ForwardConfig" : "TargetGroupArn", new Block(cause, shifts, one));
  }

  private Value weighted(Value targetGroup, Value alternate) {
    return Value.map()
        .with(
            "TargetGroups",
            Value.list(
                Value.map()
                    .with("TargetGroupArn", targetGroup)
                    .with("Weight", weight("Primary", "1")),
                Value.map()
                    .with("TargetGroupArn", alternate)
                    .with("Weight", weight("Alternate", "0"))));
  }

  private Value weight(String which, String fallback) {
    return draft
        .parameter(
            new Parameter(
                prefix + which + "Weight",
                ParameterType.NUMBER,
                "Initial weight of the "
                    + which.toLowerCase(Locale.ROOT)
                    + " target group of "
                    + name,
                Optional.of(fallback),
                List.of(),
                Optional.empty(),
                false))
        .ref();
  }
}

package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits where a listener or a listener rule forwards to: one target group, or two with their
 * weights, which are parameters with defaults.
 *
 * @param prefix of the parameters
 * @param name of the target group, for people
 * @param place what has the weights: the listener rule or the listener
 */
record ForwardEmitter(Draft draft, String prefix, String name, String place) {

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
            new ItemsBy(
                "",
                List.of(
                    new NamedItem("primary", one(targetGroup, weight("Primary", "1"))),
                    new NamedItem("alternate", one(alternate, weight("Alternate", "0"))))));
  }

  private static Mapping one(Value targetGroup, Value weight) {
    return Value.map().with("TargetGroupArn", targetGroup).with("Weight", weight);
  }

  private Value weight(String which, String fallback) {
    return draft
        .parameter(
            new Parameter(
                prefix + which + "Weight",
                ParameterType.NUMBER,
                "Weight of the "
                    + which.toLowerCase(Locale.ROOT)
                    + " target group of "
                    + name
                    + ", written if a stack update changes the "
                    + place
                    + "; ECS changes the weight during deployments, and fargen deploy passes the current one",
                Optional.of(fallback),
                List.of(),
                Optional.empty(),
                false))
        .ref();
  }
}

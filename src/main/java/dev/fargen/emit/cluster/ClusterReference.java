package dev.fargen.emit.cluster;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;

/**
 * References to the cluster.
 *
 * @param inSub its name, for use inside {@code !Sub}
 * @param nameParts the variables of that text, if it has any
 * @param hasProviders whether it certainly has the capacity providers of Fargate
 */
public record ClusterReference(
    Value name, Value arn, String inSub, Mapping nameParts, boolean hasProviders) {

  /** A text that contains the name. */
  public Value text(String before, String after) {
    String text = before + inSub + after;
    return nameParts.entries().isEmpty()
        ? Intrinsic.sub(text)
        : new Intrinsic("Sub", Value.list(Value.text(text), nameParts));
  }

  /** The ARN of something in the cluster. */
  public Value arnOf(String kind, String rest) {
    return text("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:" + kind + "/", rest);
  }
}

package dev.fargen.emit.pipeline;

import dev.fargen.list.Lists;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stack that a deploy role deploys, its region, and the names of its resources.
 *
 * @param region for use inside {@code !Sub}
 * @param vpc the ID of its VPC, if known
 * @param imported the stack whose load balancer it uses, if it is another stack's
 * @param called the stack whose services it calls, if it is another stack's
 * @param listener the listener that its rules belong to, or the load balancers whose listeners may
 */
record DeployPlace(
    String stack,
    String region,
    Optional<String> vpc,
    Optional<String> imported,
    Optional<String> called,
    String listener) {

  /** How much of a stack's name CloudFormation keeps in the names that it generates. */
  static final int NAME_KEPT = 20;

  /** As {@link #NAME_KEPT}, in names of at most 32 characters. */
  static final int SHORT_NAME_KEPT = 5;

  static DeployPlace of(Pipeline.Stage stage, String region) {
    String stack = stage.environment().stackName();
    String listener =
        stage
            .listener()
            .map(arn -> arn.substring(arn.indexOf(":listener/") + ":listener/".length()))
            .orElse(stage.balancer() ? "*/" + shortPrefix(stack) : "*");
    return new DeployPlace(stack, region, stage.vpc(), stage.imported(), stage.called(), listener);
  }

  /** Whether the listener is of this stack, or of the one whose load balancer it uses. */
  boolean isOwnerOfListenerKnown() {
    return listener.startsWith("*/") || imported.isPresent();
  }

  /** The other stacks whose resources it uses. */
  List<String> others() {
    return Lists.distinct(Lists.present(List.of(imported, called)));
  }

  boolean isShortened() {
    return stack.length() > NAME_KEPT;
  }

  /** The beginning of the names that CloudFormation generates. */
  static String prefix(String stack) {
    String name = withoutDoubleHyphen(stack);
    if (name.length() > NAME_KEPT) {
      return name.substring(0, NAME_KEPT);
    }
    return name.equals(stack) ? name + "-" : name;
  }

  /** Hyphens before the suffix are not repeated, so the prefix ends without one. */
  private static String shortPrefix(String stack) {
    String name = withoutDoubleHyphen(stack);
    int end = Math.min(name.length(), SHORT_NAME_KEPT);
    while (name.charAt(end - 1) == '-') {
      end--;
    }
    return name.substring(0, end);
  }

  /** CloudFormation writes one hyphen for two, so names are known up to there. */
  private static String withoutDoubleHyphen(String stack) {
    int hyphens = stack.indexOf("--");
    return hyphens < 0 ? stack : stack.substring(0, hyphens + 1);
  }

  /** The resource of a scope, with the names of this stack. */
  String named(String scope) {
    String prefix = prefix(stack);
    return scope
        .replace("{stack}", prefix)
        .replace("{lower}", prefix.toLowerCase(Locale.ROOT))
        .replace("{short}", shortPrefix(stack))
        .replace("{listener}*", listener.equals("*") ? listener : listener + "*")
        .replace("{vpc}", vpc.orElse("*"));
  }
}

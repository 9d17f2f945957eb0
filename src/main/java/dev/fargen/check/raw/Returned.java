package dev.fargen.check.raw;

import dev.fargen.aws.ReturnValues;
import dev.fargen.check.raw.Peers.Peer;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * What {@code Ref} and {@code GetAtt} of common resource types return, by an example
 * (CloudFormation template reference, "Return values" of each type). So a regular expression in a
 * schema decides whether a reference fits, as it does for a literal value.
 *
 * @param call the function
 * @param example a value that it may return
 * @param type the type of the resource; empty for a pseudo parameter
 * @param arn what {@code GetAtt} returns for the same resource, where that is an ARN
 */
record Returned(RawFunction call, String example, String type, Optional<String> arn) {

  private static final String REF = "Ref";
  private static final String ARN = "Arn";
  private static final String REGION_NAME = "eu-west-1";
  private static final String REGION = ":" + REGION_NAME + ":";

  /** An id that API Gateway makes. */
  private static final String GENERATED = "a1b2c3d4";

  /** The region of what CloudFront and WAF require. */
  private static final String GLOBAL = ":us-east-1:";

  /** Beginnings of values that no other kind of value has. */
  private static final List<String> TELLING =
      List.of(
          "arn:",
          "vpc-",
          "subnet-",
          "sg-",
          "igw-",
          "nat-",
          "rtb-",
          "vpce-",
          "i-",
          "lt-",
          "eni-",
          "vol-",
          "acl-",
          "fs-",
          "fsap-",
          "203.",
          "eipalloc-",
          GENERATED,
          REGION_NAME);

  /** What the call of a resource of the template returns, where an example of it is known. */
  static Optional<Returned> of(RawFunction call, Peers peers) {
    boolean known = call.name().equals(REF) || call.name().equals("GetAtt");
    if (!known || !Lists.all(call.arguments(), ScalarNode.class::isInstance)) {
      return Optional.empty();
    }
    List<String> words =
        Lists.map(Lists.only(call.arguments(), ScalarNode.class), ScalarNode::text);
    String text = String.join(".", words);
    int dot = call.name().equals(REF) ? -1 : text.indexOf('.');
    String id = dot < 0 ? text : text.substring(0, dot);
    String type = peers.find(id).map(Peer::type).orElse("");
    Map<String, String> values = ReturnValues.of(id.startsWith("AWS::") ? id : type);
    String name = dot < 0 ? REF : text.substring(dot + 1);
    return Optional.ofNullable(values.get(name))
        .map(example -> new Returned(call, example, type, Optional.ofNullable(values.get(ARN))));
  }

  /**
   * Whether the value does not match the regular expression. That of a name decides only where the
   * expression is about ARNs, since names can be given.
   */
  boolean isRefused(String pattern) {
    return isTelling(example, pattern)
        && !matches(pattern, example)
        && !matches(pattern, elsewhere(example));
  }

  /** Whether an example can decide what the regular expression is about. */
  static boolean isTelling(String example, String pattern) {
    return Lists.any(TELLING, example::startsWith)
        || pattern.contains("arn:")
        || pattern.contains("amazonaws");
  }

  /** Whether the regular expression tells the value from others. */
  boolean isMatched(String pattern) {
    return Lists.any(TELLING, example::startsWith) && matches(pattern, example);
  }

  private static String elsewhere(String example) {
    return example.replace(REGION, GLOBAL);
  }

  private static boolean matches(String pattern, String text) {
    try {
      return BoundedText.contains(pattern, text).orElse(true);
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  /** Whether the call stands for the resource, and not for something that belongs to it. */
  static boolean isOfItself(RawFunction call) {
    return call.name().equals(REF) || target(call).endsWith("." + ARN);
  }

  /** The call as it is written. */
  String written() {
    return written(call);
  }

  static String written(RawFunction call) {
    return "!" + call.name() + " " + target(call);
  }

  private static String target(RawFunction call) {
    return String.join(
        ".", Lists.map(Lists.only(call.arguments(), ScalarNode.class), ScalarNode::text));
  }

  /** The help with a text that has a name behind the prefix. */
  Optional<String> behind(String prefix) {
    return isWord(example)
        ? Optional.of("write `!Sub \"" + prefix + "${" + target(call) + "}\"`")
        : Optional.empty();
  }

  /** Whether it is a name, and not an ARN or a path. */
  private static boolean isWord(String text) {
    return text.indexOf(':') < 0 && text.indexOf('/') < 0;
  }

  /** The line to write for what the regular expression requires. */
  Optional<String> instead(String pattern) {
    if (example.equals(REGION_NAME) && matches(pattern, REGION_NAME + "a")) {
      return Optional.of("write `!Select [0, !GetAZs \"\"]`");
    }
    return type.equals(ReturnedTexts.POLICY) && pattern.contains("arn:")
        ? Optional.of(ReturnedTexts.managed(target(call)))
        : arn.filter(one -> call.name().equals(REF) && matches(pattern, one))
            .map(one -> "write `!GetAtt " + target(call) + "." + ARN + "`");
  }
}

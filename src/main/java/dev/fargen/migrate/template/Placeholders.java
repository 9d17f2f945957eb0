package dev.fargen.migrate.template;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.Optional;

/** Values of the right form for parameters whose values only the account knows. */
final class Placeholders {

  private static final String ACCOUNT = "000000000000";

  private Placeholders() {}

  /** A value that the parameter takes. */
  static String of(String name, MapNode declaration) {
    if (declaration.entry("AllowedValues").map(MapNode.Entry::value).orElse(declaration)
            instanceof ListNode allowed
        && !allowed.items().isEmpty()
        && allowed.items().get(0) instanceof ScalarNode first) {
      return first.text();
    }
    String type = declaration.text("Type").orElse("String");
    if (type.startsWith("AWS::SSM::Parameter::")) {
      return "/" + name;
    }
    if (type.equals("Number") || type.equals("List<Number>")) {
      return declaration.text("MinValue").orElse("1");
    }
    return id(type).or(() -> byName(name)).orElse("change-me");
  }

  private static Optional<String> id(String type) {
    String one =
        type.contains("AWS::EC2::VPC::Id")
            ? "vpc-00000000"
            : type.contains("AWS::EC2::Subnet::Id")
                ? "subnet-00000000"
                : type.contains("AWS::EC2::SecurityGroup::Id")
                    ? "sg-00000000"
                    : type.contains("AWS::Route53::HostedZone::Id") ? "Z0000000000000" : "";
    boolean two = type.equals("List<AWS::EC2::Subnet::Id>");
    return Optional.of(two ? one + ",subnet-00000001" : one).filter(text -> !text.isEmpty());
  }

  private static Optional<String> byName(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    if (word.contains("subnets") || word.contains("subnetids")) {
      return Optional.of("subnet-00000000,subnet-00000001");
    }
    if (word.contains("subnet")) {
      return Optional.of("subnet-00000000");
    }
    if (word.contains("vpc")) {
      return Optional.of("vpc-00000000");
    }
    if (word.contains("securitygroup")) {
      return Optional.of("sg-00000000");
    }
    if (word.contains("image") && !word.contains("tag")) {
      return Optional.of(ACCOUNT + ".dkr.ecr.us-east-1.amazonaws.com/change-me:1");
    }
    if (word.contains("certificate")) {
      return Optional.of(
          "arn:aws:acm:us-east-1:" + ACCOUNT + ":certificate/00000000-0000-0000-0000-" + ACCOUNT);
    }
    if (word.contains("hostedzone") || word.contains("zoneid")) {
      return Optional.of("Z0000000000000");
    }
    return Optional.empty();
  }

  /** Whether the parameter is hidden. */
  static boolean isHidden(MapNode declaration) {
    return declaration.text("NoEcho").map(word -> word.equalsIgnoreCase("true")).orElse(false);
  }

  /** The value of the key as a text: items of a list are joined by commas. */
  static Optional<String> text(MapNode declaration, String key) {
    Optional<Node> value = declaration.entry(key).map(MapNode.Entry::value);
    return value
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).text());
  }
}

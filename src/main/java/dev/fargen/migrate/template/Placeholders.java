package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.form.JudgedSyntax;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of the right form for parameters whose values only the account knows. */
final class Placeholders {

  private Placeholders() {}

  /** A value that the parameter takes; of the right form at least, where none can be made. */
  static String of(String name, MapNode declaration, TemplateFile template) {
    Optional<String> allowed = Lists.first(allowed(declaration));
    String type = declaration.text("Type").orElse("String");
    if (allowed.isPresent() || type.startsWith("AWS::SSM::Parameter::")) {
      return allowed.orElse("/" + name);
    }
    if (type.equals("Number") || type.equals("List<Number>")) {
      return declaration
          .text("MinValue")
          .or(() -> KnownForms.of(name).filter(Containers::isNumber))
          .orElse("1");
    }
    String value = value(name, declaration, template);
    boolean one = value.endsWith("-00000000");
    return fitting(
        one ? value.substring(0, value.length() - 1) + before(name, value, template) : value,
        declaration);
  }

  /** Values for a parameter whose placeholder does not fit where it is used. */
  static List<String> others(MapNode declaration) {
    return Lists.filter(
        List.of(
            "/change-me",
            "1",
            "30",
            "change-me.example.com.",
            "change-me.example.com",
            "https://change-me.example.com",
            "256",
            "true",
            "10.0.0.0/16",
            "arn:aws:iam::" + KnownForms.ACCOUNT + ":role/change-me",
            "change-me@example.com"),
        value -> fits(value, declaration));
  }

  /** The values that the parameter takes, if it does not take others. */
  static List<String> allowed(MapNode declaration) {
    List<String> allowed = new ArrayList<>();
    if (declaration.entry("AllowedValues").map(MapNode.Entry::value).orElse(declaration)
        instanceof ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof ScalarNode scalar) {
          allowed.add(scalar.text());
        }
      }
    }
    return allowed;
  }

  /** Whether the parameter takes the value. */
  static boolean fits(String value, MapNode declaration) {
    List<String> allowed = allowed(declaration);
    String pattern = declaration.text("AllowedPattern").orElse("");
    String type = declaration.text("Type").orElse("");
    boolean list = type.startsWith("List<") || type.equals("CommaDelimitedList");
    for (String one : list ? List.of(value.split(",", -1)) : List.of(value)) {
      boolean matches = pattern.isEmpty() || matches(one.strip(), pattern);
      if (!matches || (!allowed.isEmpty() && !allowed.contains(one.strip()))) {
        return false;
      }
    }
    return value.equals(sized(value, declaration));
  }

  /** The value, or another one where the parameter does not take it. */
  private static String fitting(String value, MapNode declaration) {
    String pattern = declaration.text("AllowedPattern").orElse("");
    List<String> all = new ArrayList<>(List.of(value, "change-me", "CHANGE-ME", "changeme"));
    all.addAll(List.of("CHANGE_ME", "CHANGEME", "Changeme1", "ChangeMe-1"));
    PatternExample.of(pattern).ifPresent(all::add);
    all.addAll(List.of("x", "X", "1", "1.0", "1.0.0", "true", "/change/me"));
    all.addAll(List.of("change-me.example.com", "https://change-me.example.com", "10.0.0.0/16"));
    all.addAll(
        List.of(
            KnownForms.ACCOUNT,
            "arn:aws:iam::" + KnownForms.ACCOUNT + ":role/change-me",
            "change-me@example.com"));
    return Lists.first(
            Lists.map(all, one -> sized(one, declaration)), one -> fits(one, declaration))
        .orElse(value);
  }

  private static String sized(String value, MapNode declaration) {
    String most = declaration.text("MaxLength").orElse("");
    String least = declaration.text("MinLength").orElse("");
    String sized = value;
    if (Containers.isNumber(most) && sized.length() > Integer.parseInt(most)) {
      sized = sized.substring(0, Integer.parseInt(most));
    }
    while (Containers.isNumber(least)
        && sized.length() < Math.min(1_000, Integer.parseInt(least))) {
      sized += "x";
    }
    return sized;
  }

  private static boolean matches(String value, String pattern) {
    return JudgedSyntax.isJudged(pattern) && BoundedText.matches(pattern, value).orElse(false);
  }

  /** How many parameters before this one are of the same kind: two of them have different ids. */
  private static int before(String name, String value, TemplateFile template) {
    int before = 0;
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String other = entry.key().text();
      if (other.equals(name)) {
        return before % 10;
      }
      if (entry.value() instanceof MapNode map && map.entry("Default").isEmpty()) {
        before += value(other, map, template).equals(value) ? 1 : 0;
      }
    }
    return before;
  }

  private static String value(String name, MapNode declaration, TemplateFile template) {
    return id(declaration.text("Type").orElse("String"))
        .or(() -> byUse(name, template))
        .or(() -> KnownForms.of(name))
        .orElse("change-me");
  }

  private static Optional<String> id(String type) {
    String word = type.replace("List<", "").replace(">", "");
    Optional<String> one =
        Optional.ofNullable(
            Map.of(
                    "AWS::EC2::VPC::Id", "vpc-00000000",
                    "AWS::EC2::Subnet::Id", "subnet-00000000",
                    "AWS::EC2::SecurityGroup::Id", "sg-00000000",
                    "AWS::Route53::HostedZone::Id", "Z0000000000000")
                .get(word));
    return type.equals("List<AWS::EC2::Subnet::Id>")
        ? Optional.of("subnet-00000000,subnet-00000001")
        : one;
  }

  /** By the property that is the parameter, such as {@code FilesystemId}. */
  private static Optional<String> byUse(String name, TemplateFile template) {
    Intrinsic use = new Intrinsic("Ref", Value.text(name));
    List<String> found = new ArrayList<>();
    Canonical.of(template.document().content())
        .walk(
            (value, path) -> {
              if (value.equals(use)) {
                List<String> steps = path.steps();
                String last = steps.get(steps.size() - 1);
                boolean item = Containers.isNumber(last) && steps.size() > 1;
                Optional<String> known = KnownForms.of(item ? steps.get(steps.size() - 2) : last);
                known.ifPresent(text -> found.add(item ? text.split(",", 2)[0] : text));
              }
            });
    return Lists.first(found);
  }

  /** Whether the parameter is hidden. */
  static boolean isHidden(MapNode declaration) {
    return declaration.text("NoEcho").map(word -> word.equalsIgnoreCase("true")).orElse(false);
  }

  /** The value of the key as a text: items of a list are joined by commas. */
  static Optional<String> text(MapNode declaration, String key) {
    Optional<Node> value = declaration.entry(key).map(MapNode.Entry::value);
    return value.filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).text());
  }
}

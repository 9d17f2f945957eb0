package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Values of the right form for parameters whose values only the account knows. */
final class Placeholders {

  private static final String ACCOUNT = "000000000000";

  private Placeholders() {}

  /** The ends of names, of parameters and of properties that take them, with a value. */
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    String arn = "arn:aws:";
    String place = ":us-east-1:" + ACCOUNT + ":";
    BY_NAME.put("subnetids", "subnet-00000000,subnet-00000001");
    BY_NAME.put("subnets", "subnet-00000000,subnet-00000001");
    BY_NAME.put("subnetid", "subnet-00000000");
    BY_NAME.put("subnet", "subnet-00000000");
    BY_NAME.put("securitygroupids", "sg-00000000");
    BY_NAME.put("securitygroups", "sg-00000000");
    BY_NAME.put("securitygroupid", "sg-00000000");
    BY_NAME.put("securitygroup", "sg-00000000");
    BY_NAME.put("groupid", "sg-00000000");
    BY_NAME.put("vpcid", "vpc-00000000");
    BY_NAME.put("vpc", "vpc-00000000");
    BY_NAME.put("filesystemid", "fs-00000000");
    BY_NAME.put("accesspointid", "fsap-00000000000000000");
    BY_NAME.put("hostedzoneid", "Z0000000000000");
    BY_NAME.put("hostedzone", "Z0000000000000");
    BY_NAME.put("cidr", "10.0.0.0/16");
    BY_NAME.put("cidrip", "10.0.0.0/16");
    BY_NAME.put("cidrblock", "10.0.0.0/16");
    BY_NAME.put("image", "CHANGE_ME");
    BY_NAME.put("imageuri", "CHANGE_ME");
    BY_NAME.put("imageurl", "CHANGE_ME");
    BY_NAME.put("rolearn", arn + "iam::" + ACCOUNT + ":role/change-me");
    BY_NAME.put("listenerarn", elb(arn + "elasticloadbalancing" + place + "listener/app/change-me"));
    BY_NAME.put("listener", BY_NAME.get("listenerarn"));
    BY_NAME.put(
        "loadbalancerarn",
        arn + "elasticloadbalancing" + place + "loadbalancer/app/change-me/0000000000000000");
    BY_NAME.put(
        "targetgrouparn",
        arn + "elasticloadbalancing" + place + "targetgroup/change-me/0000000000000000");
    BY_NAME.put(
        "certificatearn",
        arn + "acm" + place + "certificate/00000000-0000-0000-0000-" + ACCOUNT);
    BY_NAME.put("certificate", BY_NAME.get("certificatearn"));
    BY_NAME.put(
        "secretarn", arn + "secretsmanager" + place + "secret:change-me-000000");
    BY_NAME.put("valuefrom", BY_NAME.get("secretarn"));
    BY_NAME.put("topicarn", arn + "sns" + place + "change-me");
    BY_NAME.put("queuearn", arn + "sqs" + place + "change-me");
    BY_NAME.put("kmskeyid", arn + "kms" + place + "key/00000000-0000-0000-0000-" + ACCOUNT);
    BY_NAME.put("kmskeyarn", BY_NAME.get("kmskeyid"));
    BY_NAME.put("domainname", "change-me.example.com");
    BY_NAME.put("hostname", "change-me.example.com");
    BY_NAME.put("cpu", "256");
    BY_NAME.put("memory", "512");
    BY_NAME.put("port", "80");
    BY_NAME.put("count", "1");
  }

  private static String elb(String start) {
    return start + "/0000000000000000/0000000000000000";
  }

  /** A value that the parameter takes. */
  static String of(String name, MapNode declaration, TemplateFile template) {
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
      return declaration
          .text("MinValue")
          .or(() -> byName(name).filter(Containers::isNumber))
          .orElse("1");
    }
    String value = id(type).or(() -> byUse(name, template)).or(() -> byName(name)).orElse("change-me");
    boolean one = value.endsWith("-00000000");
    return fitting(
        one ? value.substring(0, value.length() - 1) + before(name, template) : value,
        declaration);
  }

  /** The value, or another one where the parameter does not take it. */
  private static String fitting(String value, MapNode declaration) {
    String pattern = declaration.text("AllowedPattern").orElse("");
    List<String> all = new ArrayList<>(List.of(value, "change-me", "changeme", "CHANGEME"));
    all.addAll(List.of("Changeme1", "x", "X", "1", "1.0", "1.0.0", "true", "/change/me"));
    all.addAll(List.of("change-me.example.com", "https://change-me.example.com", "10.0.0.0/16"));
    all.addAll(List.of(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":role/change-me", "a@example.com"));
    for (String one : all) {
      String sized = sized(one, declaration);
      if (pattern.isEmpty() || matches(sized, pattern)) {
        return sized;
      }
    }
    return value;
  }

  private static String sized(String value, MapNode declaration) {
    String most = declaration.text("MaxLength").orElse("");
    String least = declaration.text("MinLength").orElse("");
    String sized = value;
    if (Containers.isNumber(most) && sized.length() > Integer.parseInt(most)) {
      sized = sized.substring(0, Integer.parseInt(most));
    }
    while (Containers.isNumber(least) && sized.length() < Math.min(1_000, Integer.parseInt(least))) {
      sized += "x";
    }
    return sized;
  }

  private static boolean matches(String value, String pattern) {
    try {
      return value.matches(pattern);
    } catch (PatternSyntaxException e) {
      return true; // CloudFormation refuses the pattern
    }
  }

  /** How many parameters stand before this one, so that two of them have different ids. */
  private static int before(String name, TemplateFile template) {
    List<MapNode.Entry> all = template.entries("Parameters");
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().text().equals(name)) {
        return i % 10;
      }
    }
    return 0;
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
                Optional<String> known = byName(item ? steps.get(steps.size() - 2) : last);
                known.ifPresent(text -> found.add(item ? text.split(",", 2)[0] : text));
              }
            });
    return Lists.first(found);
  }

  private static Optional<String> byName(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> end : BY_NAME.entrySet()) {
      if (word.endsWith(end.getKey())) {
        return Optional.of(end.getValue());
      }
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

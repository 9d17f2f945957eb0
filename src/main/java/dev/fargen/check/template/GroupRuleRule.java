package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A security group has one rule for a peer, a protocol and ports: the second one of a template
 * fails (Amazon EC2 API reference, "AuthorizeSecurityGroupIngress", InvalidPermission.Duplicate).
 */
public final class GroupRuleRule implements TemplateRule {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";
  private static final String GROUP_ID = "GroupId";
  private static final List<String> DIRECTIONS =
      List.of("SecurityGroupIngress", "SecurityGroupEgress");

  /** What of a rule tells it from others of its group. */
  private static final List<String> IDENTITY =
      List.of(
          "CidrIp",
          "CidrIpv6",
          "DestinationPrefixListId",
          "DestinationSecurityGroupId",
          "SourcePrefixListId",
          "SourceSecurityGroupId");

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (!template.isPartlyRaw()) {
      return;
    }
    Document document = template.document();
    Places places = new Places(template);
    Map<List<Value>, List<String>> seen = new HashMap<>();
    for (Map.Entry<String, Value> entry : document.section(RESOURCES).entrySet()) {
      for (Rule rule : rules(entry.getKey(), entry.getValue())) {
        List<String> first = seen.putIfAbsent(rule.identity(), rule.path());
        boolean raw =
            first != null
                && together(document, first, rule.path())
                && (places.isRaw(first)
                    || places.isRaw(rule.path())
                    || places.isPatched(first)
                    || places.isPatched(rule.path()));
        if (raw) {
          boolean second = places.isRaw(rule.path()) || !places.isRaw(first);
          report(second ? rule.path() : first, second ? first : rule.path(), places, diagnostics);
        }
      }
    }
  }

  /** Resources with different conditions may be for different environments. */
  private static boolean together(Document document, List<String> one, List<String> other) {
    Value condition = condition(document, one);
    Value second = condition(document, other);
    return condition.equals(second) || condition.equals(Value.map()) || second.equals(Value.map());
  }

  private static Value condition(Document document, List<String> path) {
    return document.section(RESOURCES).get(path.get(1)) instanceof Mapping resource
        ? resource.entries().getOrDefault("Condition", Value.map())
        : Value.map();
  }

  private static void report(
      List<String> path, List<String> other, Places places, Diagnostics diagnostics) {
    Diagnostic fault =
        Diagnostic.of(
                Code.VALUE_TWICE,
                "`"
                    + path.get(1)
                    + (path.get(1).equals(other.get(1))
                        ? "` has the same rule twice"
                        : "` repeats a rule that `" + other.get(1) + "` already defines"))
            .at(path.size() > 2 ? places.of(path).firstLine() : places.ofKey(path))
            .note(
                "a security group cannot have two rules with the same peer (a CIDR block, prefix"
                    + " list or security group), protocol and ports")
            .help("remove " + (path.size() > 2 ? "the rule" : "`" + path.get(1) + "`"));
    diagnostics.report(fault);
  }

  /** A rule, and where it is. */
  private record Rule(List<Value> identity, List<String> path) {}

  private static List<Rule> rules(String id, Value value) {
    List<Rule> rules = new ArrayList<>();
    if (!(value instanceof Mapping resource)
        || !(resource.entries().get("Type") instanceof Scalar type)
        || !(resource.entries().get(PROPERTIES) instanceof Mapping properties)) {
      return rules;
    }
    for (String direction : DIRECTIONS) {
      if (type.asText().equals("AWS::EC2::" + direction)
          && properties.entries().containsKey(GROUP_ID)) {
        Value group = group(properties.entries().get(GROUP_ID));
        rules.add(new Rule(identity(direction, group, properties), List.of(RESOURCES, id)));
      } else if (type.asText().equals("AWS::EC2::SecurityGroup")
          && properties.entries().get(direction) instanceof Sequence list) {
        Value group = new Intrinsic("Ref", Value.text(id));
        for (int i = 0; i < list.items().size(); i++) {
          if (list.items().get(i) instanceof Mapping rule) {
            rules.add(
                new Rule(
                    identity(direction, group, rule),
                    List.of(RESOURCES, id, PROPERTIES, direction, Integer.toString(i))));
          }
        }
      }
    }
    return rules;
  }

  private static List<Value> identity(String direction, Value group, Mapping rule) {
    List<Value> identity = new ArrayList<>(List.of(Value.text(direction), group));
    Value protocol = rule.entries().getOrDefault("IpProtocol", Value.map());
    identity.add(protocol);
    boolean all = protocol instanceof Scalar text && text.asText().equals("-1");
    for (String port : List.of("FromPort", "ToPort")) {
      Value number = all ? Value.map() : rule.entries().getOrDefault(port, Value.map());
      identity.add(number instanceof Scalar text ? Value.text(text.asText()) : number);
    }
    for (String peer : IDENTITY) {
      identity.add(group(rule.entries().getOrDefault(peer, Value.map())));
    }
    return identity;
  }

  /** A group is named by {@code Ref}, or by {@code GetAtt} of its ID. */
  private static Value group(Value value) {
    return value instanceof Intrinsic call
            && call.name().equals("GetAtt")
            && call.argument() instanceof Scalar name
            && name.asText().endsWith("." + GROUP_ID)
        ? new Intrinsic(
            "Ref",
            Value.text(name.asText().substring(0, name.asText().length() - GROUP_ID.length() - 1)))
        : value;
  }
}

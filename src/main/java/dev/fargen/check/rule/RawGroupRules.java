package dev.fargen.check.rule;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;

/**
 * The rules of existing security groups that a spec has as raw resources (CloudFormation template
 * reference, "AWS::EC2::SecurityGroupIngress").
 */
public final class RawGroupRules {

  private RawGroupRules() {}

  /**
   * Whether the spec itself has a rule for one of the groups, or the group with rules, as a raw
   * resource.
   */
  public static boolean isOne(Texts groups, Stack stack) {
    for (RawResource resource : stack.additions().resources()) {
      for (Given<Text> group : groups.items()) {
        String id =
            Lists.first(group.value().things())
                .map(Text.ThingReference::name)
                .orElse(group.value().written());
        boolean rule =
            resource.type().value().equals("AWS::EC2::SecurityGroupIngress")
                && resource.properties().filter(map -> names(map, id)).isPresent();
        boolean own =
            resource.id().value().equals(id)
                && resource
                    .properties()
                    .flatMap(map -> map.entry("SecurityGroupIngress"))
                    .isPresent();
        if (rule || own) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(Node node, String id) {
    if (node instanceof MapNode map) {
      return Lists.any(map.entries(), entry -> names(entry.value(), id));
    }
    if (node instanceof ListNode list) {
      return Lists.any(list.items(), item -> names(item, id));
    }
    return node instanceof ScalarNode scalar
        && (scalar.text().equals(id) || scalar.text().startsWith(id + "."));
  }
}

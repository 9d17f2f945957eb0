package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds security group rules that an update adds under another logical id than before, as when the
 * first of the workloads that share a rule is removed. CloudFormation creates resources before it
 * deletes those that are removed (CloudFormation user guide, "Update behaviors of stack
 * resources"), and EC2 refuses a rule that a group has already (Amazon EC2 API reference,
 * "AuthorizeSecurityGroupIngress", InvalidPermission.Duplicate). The ids cannot be independent of
 * the workloads: those of earlier stacks would be such other ids.
 */
final class EqualRules {

  private static final String KIND = "AWS::EC2::SecurityGroup";

  private EqualRules() {}

  /** A rule that is added, and the equal one that is removed. */
  record Twin(String added, String removed) {

    String sentence() {
      return added
          + " is the same security group rule as "
          + removed
          + ", which is deleted only after the update: EC2 refuses the duplicate";
    }
  }

  /** Whether the changes may add and remove equal rules. */
  static boolean mayBeIn(List<Change> changes) {
    return changes.stream().anyMatch(EqualRules::isAdded)
        && changes.stream().anyMatch(EqualRules::isRemoved);
  }

  /**
   * @param then the parameter values of the stack
   * @param now those of the request
   */
  static List<Twin> of(
      List<Change> changes,
      Document deployed,
      Map<String, String> then,
      Document wanted,
      Map<String, String> now) {
    List<Twin> twins = new ArrayList<>();
    if (!mayBeIn(changes)) {
      return twins;
    }
    Map<String, String> before = FlatTemplate.of(deployed);
    Map<String, String> after = FlatTemplate.of(wanted);
    for (Change added : changes) {
      for (Change removed : changes) {
        if (isAdded(added)
            && isRemoved(removed)
            && rule(added, after, now).equals(rule(removed, before, then))) {
          twins.add(new Twin(added.logicalId(), removed.logicalId()));
        }
      }
    }
    return twins;
  }

  private static boolean isAdded(Change change) {
    return isRule(change) && change.action().equals("Add");
  }

  private static boolean isRemoved(Change change) {
    return isRule(change) && change.removes();
  }

  private static boolean isRule(Change change) {
    return change.type().equals(KIND + "Ingress") || change.type().equals(KIND + "Egress");
  }

  /** The type and what is allowed, by the paths in the resource. */
  private static Map<String, String> rule(
      Change change, Map<String, String> template, Map<String, String> parameters) {
    ParameterValues values = new ParameterValues(parameters);
    String start = "Resources/" + change.logicalId() + "/";
    Map<String, String> rule = new TreeMap<>();
    template.forEach(
        (place, text) -> {
          if (place.startsWith(start + "Properties/")) {
            rule.put(place.substring(start.length()), values.in(place, text));
          }
        });
    rule.remove("Properties/Description");
    rule.put("Type", change.type());
    return rule;
  }
}

package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rule of a {@code Choice} state: its keys are comparisons that the Amazon States Language has
 * (AWS Step Functions developer guide, "Choice workflow state").
 */
final class Choice {

  private static final Set<String> OTHERS =
      Set.of("Assign", "Comment", "Condition", "Next", "Output", "QueryLanguage", "Variable");
  private static final List<String> GROUPS = List.of("And", "Not", "Or");
  private static final List<String> KEYS = keys();

  private Choice() {}

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(GROUPS);
    for (String kind : List.of("Numeric", "String", "Timestamp")) {
      for (String order :
          List.of("Equals", "GreaterThan", "GreaterThanEquals", "LessThan", "LessThanEquals")) {
        keys.add(kind + order);
        keys.add(kind + order + "Path");
      }
    }
    keys.addAll(
        List.of(
            "BooleanEquals",
            "BooleanEqualsPath",
            "IsBoolean",
            "IsNull",
            "IsNumeric",
            "IsPresent",
            "IsString",
            "IsTimestamp",
            "StringMatches"));
    return keys;
  }

  static Verdict check(MapNode rule, Subject subject) {
    if (RawFunction.of(rule).isPresent()) {
      return Verdict.OPEN;
    }
    Verdict verdict = Verdict.FITS;
    for (Entry entry : rule.entries()) {
      String key = entry.key().text();
      if (GROUPS.contains(key)) {
        for (Node inner : rules(entry.value())) {
          verdict = verdict.and(inner instanceof MapNode map ? check(map, subject) : Verdict.OPEN);
        }
      } else if (!OTHERS.contains(key) && !KEYS.contains(key)) {
        Diagnostic fault =
            Grammars.refused(
                    subject,
                    entry.key(),
                    Code.UNKNOWN_PROPERTY,
                    "unknown comparison `" + key + "` in a choice",
                    "")
                .faults()
                .get(0);
        verdict = verdict.and(Verdict.of(fault.unknown(key, KEYS)));
      }
    }
    return verdict;
  }

  private static List<Node> rules(Node node) {
    return node instanceof ListNode list ? list.items() : List.of(node);
  }
}

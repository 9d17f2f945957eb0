package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rule of a {@code Choice} state: one comparison that the Amazon States Language has, and the
 * next state; in JSONata, a condition (AWS Step Functions developer guide, "Choice workflow
 * state").
 */
final class Choice {

  private static final String CONDITION = "Condition";
  private static final String NEXT = "Next";
  private static final Set<String> OTHERS =
      Set.of("Assign", "Comment", CONDITION, NEXT, "Output", "QueryLanguage", "Variable");
  private static final List<String> GROUPS = List.of("And", "Not", "Or");
  private static final List<String> KEYS = keys();

  private final String language;

  private Choice(String language) {
    this.language = language;
  }

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

  /**
   * @param language the query language of the state, empty if it is not known
   */
  static Verdict check(MapNode rule, String language) {
    return new Choice(language).rule(rule, false);
  }

  private Verdict rule(MapNode rule, boolean inner) {
    if (RawFunction.of(rule).isPresent()) {
      return Verdict.OPEN;
    }
    Verdict verdict = known(rule).and(inner ? inner(rule) : outer(rule));
    if (verdict.refuses()) {
      return verdict;
    }
    verdict = verdict.and(language.equals("JSONata") ? condition(rule) : comparison(rule));
    for (Entry entry : rule.entries()) {
      if (GROUPS.contains(entry.key().text())) {
        for (Node one : rules(entry.value())) {
          verdict = verdict.and(one instanceof MapNode map ? rule(map, true) : Verdict.OPEN);
        }
      }
    }
    return verdict;
  }

  private Verdict known(MapNode rule) {
    Verdict verdict = Verdict.FITS;
    for (Entry entry : rule.entries()) {
      String key = entry.key().text();
      if (!OTHERS.contains(key) && !KEYS.contains(key)) {
        String message = "unknown comparison `" + key + "` in a choice";
        Diagnostic fault = refused(entry.key(), Code.UNKNOWN_PROPERTY, message).faults().get(0);
        verdict = verdict.and(Verdict.of(fault.unknown(key, KEYS)));
      }
    }
    return verdict;
  }

  private Verdict outer(MapNode rule) {
    return rule.entry(NEXT).isPresent()
        ? Verdict.FITS
        : refused(rule, Code.MISSING_PROPERTY, "an item of `Choices` requires `Next`");
  }

  private Verdict inner(MapNode rule) {
    return rule.entry(NEXT).isEmpty()
        ? Verdict.FITS
        : Verdict.of(
            Diagnostic.of(
                    Code.UNKNOWN_PROPERTY,
                    "`Next` is not supported in a rule inside `And`, `Or` or `Not`")
                .at(rule.entry(NEXT).get().key().span())
                .help("remove `Next`: the item of `Choices` has it"));
  }

  private Verdict condition(MapNode rule) {
    List<Entry> path =
        Lists.filter(
            rule.entries(),
            one -> KEYS.contains(one.key().text()) || one.key().text().equals("Variable"));
    if (!path.isEmpty()) {
      return refused(
          path.get(0).key(),
          Code.CONFLICTING_KEYS,
          "`" + path.get(0).key().text() + "` cannot be used with `QueryLanguage: JSONata`");
    }
    return rule.entry(CONDITION).isPresent()
        ? Verdict.FITS
        : refused(rule, Code.MISSING_PROPERTY, "an item of `Choices` requires `Condition`");
  }

  private Verdict comparison(MapNode rule) {
    if (language.isEmpty()) {
      return Verdict.OPEN;
    }
    for (String jsonata : List.of(CONDITION, "Output")) {
      if (rule.entry(jsonata).isPresent()) {
        return StateNodes.requiresJsonata(rule.entry(jsonata).get().key());
      }
    }
    List<Entry> there = Lists.filter(rule.entries(), one -> KEYS.contains(one.key().text()));
    if (there.isEmpty()) {
      return refused(
          rule,
          Code.MISSING_PROPERTY,
          "an item of `Choices` requires a comparison, such as `StringEquals`");
    }
    if (there.size() > 1) {
      return refused(
          there.get(1).key(),
          Code.CONFLICTING_KEYS,
          "`"
              + there.get(0).key().text()
              + "` and `"
              + there.get(1).key().text()
              + "` cannot be used together");
    }
    boolean group = GROUPS.contains(there.get(0).key().text());
    return group || rule.entry("Variable").isPresent()
        ? Verdict.FITS
        : refused(
            there.get(0).key(),
            Code.MISSING_PROPERTY,
            "`" + there.get(0).key().text() + "` requires `Variable`");
  }

  private Verdict refused(Node node, Code code, String message) {
    return Grammars.refused(node, code, message, "");
  }

  private static List<Node> rules(Node node) {
    return node instanceof ListNode list ? list.items() : List.of(node);
  }
}

package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.form.Reading;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stack policy must be a list of statements about update actions, with principal {@code *}
 * (CloudFormation user guide, "Prevent updates to stack resources").
 */
public final class StackPolicyRule implements Rule {

  private static final List<String> KEYS =
      List.of("Effect", "Action", "NotAction", "Principal", "Resource", "NotResource", "Condition");
  private static final String STATEMENT =
      "{Effect: Deny, Action: \"Update:Replace\", Principal: \"*\", Resource: \"*\"}";
  private static final String LIST = "Statement: [" + STATEMENT + "]";
  private static final List<String> EFFECTS = List.of("Allow", "Deny");
  private static final List<String> ACTIONS =
      List.of("Update:Modify", "Update:Replace", "Update:Delete", "Update:*");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.environment().delivery().stackPolicy().ifPresent(policy -> check(policy, diagnostics));
  }

  private static void check(Node policy, Diagnostics diagnostics) {
    Optional<Node> statements = child(policy, "Statement");
    if (statements.isEmpty()) {
      report("`stack_policy` requires `Statement`", policy, LIST, diagnostics);
    } else if (statements.get() instanceof ListNode list) {
      list.items().forEach(statement -> statement(statement, diagnostics));
    } else {
      String found = statements.get().kind();
      report("`Statement` must be a list, not " + found, statements.get(), LIST, diagnostics);
    }
  }

  private static void statement(Node statement, Diagnostics diagnostics) {
    if (!(statement instanceof MapNode map)) {
      String found = statement.kind();
      report("a statement must be a map, not " + found, statement, "- " + STATEMENT, diagnostics);
      return;
    }
    Set<String> meant = new HashSet<>();
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      meant.add(Suggestion.nearest(key, KEYS).orElse(key));
      if (!KEYS.contains(key)) {
        String note = "keys of a statement: " + Suggestion.quoted(KEYS);
        word("unknown key `" + key + "` in a statement", entry.key(), KEYS, note, diagnostics);
      }
    }
    words(map, "Effect", EFFECTS, diagnostics);
    words(map, map.entry("Action").isPresent() ? "Action" : "NotAction", ACTIONS, diagnostics);
    words(map, "Principal", List.of("*"), diagnostics);
    require(map, meant, "Effect", "Effect: Allow", diagnostics);
    require(map, meant, "Principal", "Principal: \"*\"", diagnostics);
    if (!meant.contains("NotResource")) {
      require(map, meant, "Resource", "Resource: \"*\"", diagnostics);
    }
  }

  private static void require(
      MapNode map, Set<String> meant, String key, String line, Diagnostics diagnostics) {
    if (!meant.contains(key)) {
      report("a statement requires `" + key + "`", map, line, diagnostics);
    }
  }

  private static void words(
      MapNode statement, String key, List<String> allowed, Diagnostics diagnostics) {
    Optional<Node> value = child(statement, key);
    if (value.isEmpty()) {
      return;
    }
    List<Node> items = value.get() instanceof ListNode list ? list.items() : List.of(value.get());
    for (Node item : items) {
      if (!(item instanceof ScalarNode scalar) || !allowed.contains(scalar.text())) {
        String written =
            item instanceof ScalarNode scalar
                ? Reading.written(key, scalar)
                : item.kind() + " under `" + key + "`";
        String note = "`" + key + "` must be " + Suggestion.oneOf(allowed);
        word(written + " is not valid in a stack policy", item, allowed, note, diagnostics);
      }
    }
  }

  private static void word(
      String message, Node node, List<String> allowed, String note, Diagnostics diagnostics) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    diagnostics.report(
        Diagnostic.of(Code.INVALID_STACK_POLICY, message)
            .at(node.span().firstLine())
            .note(note)
            .unknown(text, allowed));
  }

  private static void report(String message, Node node, String line, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.INVALID_STACK_POLICY, message)
            .at(node.span().firstLine())
            .help("write `" + line + "`"));
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof MapNode map
        ? map.entry(key).map(MapNode.Entry::value)
        : Optional.empty();
  }
}

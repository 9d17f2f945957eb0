package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
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
      report("`stack_policy` requires `Statement`", policy, diagnostics);
    } else if (statements.get() instanceof ListNode list) {
      list.items().forEach(statement -> statement(statement, diagnostics));
    } else {
      report("`Statement` must be a list", statements.get(), diagnostics);
    }
  }

  private static void statement(Node statement, Diagnostics diagnostics) {
    if (!(statement instanceof MapNode map)) {
      report("a statement must be a map", statement, diagnostics);
      return;
    }
    Set<String> meant = new HashSet<>();
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      meant.add(Suggestion.nearest(key, KEYS).orElse(key));
      if (!KEYS.contains(key)) {
        word("unknown key `" + key + "` in a statement", entry.key(), KEYS, diagnostics);
      }
    }
    words(child(map, "Effect"), EFFECTS, diagnostics);
    words(child(map, "Action").or(() -> child(map, "NotAction")), ACTIONS, diagnostics);
    words(child(map, "Principal"), List.of("*"), diagnostics);
    for (String key : List.of("Effect", "Principal")) {
      if (!meant.contains(key)) {
        report("a statement requires `" + key + "`", map, diagnostics);
      }
    }
    if (!meant.contains("Resource") && !meant.contains("NotResource")) {
      report("a statement requires `Resource`", map, diagnostics);
    }
  }

  private static void words(Optional<Node> value, List<String> allowed, Diagnostics diagnostics) {
    if (value.isEmpty()) {
      return;
    }
    List<Node> items = value.get() instanceof ListNode list ? list.items() : List.of(value.get());
    for (Node item : items) {
      if (!(item instanceof ScalarNode scalar) || !allowed.contains(scalar.text())) {
        word(item.kind() + " is not valid in a stack policy", item, allowed, diagnostics);
      }
    }
  }

  private static void word(
      String message, Node node, List<String> allowed, Diagnostics diagnostics) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    diagnostics.report(
        Diagnostic.of(Code.INVALID_STACK_POLICY, message)
            .at(node.span().firstLine())
            .note("one of " + String.join(", ", allowed))
            .unknown(text, allowed));
  }

  private static void report(String message, Node node, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.INVALID_STACK_POLICY, message)
            .at(node.span().firstLine())
            .help(
                "write `stack_policy: {Statement: [{Effect: Allow, Action: \"Update:*\", Principal:"
                    + " \"*\", Resource: \"*\"}]}`"));
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof MapNode map
        ? map.entry(key).map(MapNode.Entry::value)
        : Optional.empty();
  }
}

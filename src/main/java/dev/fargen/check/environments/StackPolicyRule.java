package dev.fargen.check.environments;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
      "{Effect: Allow, Action: \"Update:*\", Principal: \"*\", Resource: \"*\"}";
  private static final String LIST = "Statement: [" + STATEMENT + "]";
  private static final String PREFIX = "LogicalResourceId/";
  private static final List<String> OPERATORS =
      List.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike");
  private static final List<String> EFFECTS = List.of("Allow", "Deny");
  private static final List<String> ACTIONS =
      List.of("Update:Modify", "Update:Replace", "Update:Delete", "Update:*");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.environment().delivery().stackPolicy().ifPresent(policy -> check(policy, diagnostics));
  }

  private static void check(Node policy, Diagnostics diagnostics) {
    Optional<Node> statements = child(policy, "Statement");
    Optional<MapNode.Entry> outside =
        policy instanceof MapNode map
            ? Lists.first(map.entries(), entry -> KEYS.contains(entry.key().text()))
            : Optional.empty();
    if (outside.isPresent()) {
      String key = outside.get().key().text();
      fault(
          "`" + key + "` in `stack_policy` must be in a statement",
          outside.get().key(),
          statements.isPresent()
              ? "move `" + key + "` into a statement, or remove it"
              : "write `Statement: [" + moved((MapNode) policy) + "]` in its place",
          diagnostics);
    } else if (statements.isEmpty()) {
      report("`stack_policy` requires `Statement`", policy, LIST, diagnostics);
    } else if (statements.get() instanceof ListNode list) {
      list.items().forEach(statement -> statement(statement, diagnostics));
    } else {
      String found = statements.get().kind();
      report("`Statement` must be a list, not " + found, statements.get(), LIST, diagnostics);
    }
  }

  /**
   * The keys of a statement that stand outside of one, in a statement. What no statement allows is
   * denied (CloudFormation user guide, "Prevent updates to stack resources").
   */
  private static String moved(MapNode policy) {
    List<String> entries = new ArrayList<>();
    boolean denies =
        child(policy, "Effect").orElse(policy) instanceof ScalarNode effect
            && effect.text().equals("Deny");
    for (String key : KEYS) {
      Optional<Node> value = child(policy, key);
      boolean other = key.startsWith("Not") || policy.entry("Not" + key).isPresent();
      if (value.isPresent() || (!other && !key.equals("Condition"))) {
        String text =
            switch (key) {
              case "Effect" -> "Allow";
              case "Action" -> denies ? "Update:Replace" : "Update:*";
              case "Resource" -> denies ? PREFIX + "<logical ID>" : "*";
              default -> "*";
            };
        text = value.map(node -> node instanceof ScalarNode one ? one.text() : "...").orElse(text);
        entries.add(key + ": " + (text.indexOf('*') < 0 ? text : "\"" + text + "\""));
      }
    }
    String rest = "{Effect: Allow, Action: \"Update:*\", Principal: \"*\", Resource: \"*\"}";
    return "{" + String.join(", ", entries) + "}" + (denies ? ", " + rest : "");
  }

  /** A logical ID begins with a capital letter, and is case-sensitive. */
  private static String capital(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
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
    child(map, "Resource").ifPresent(value -> resources(value, diagnostics));
    child(map, "NotResource").ifPresent(value -> resources(value, diagnostics));
    child(map, "Condition").ifPresent(value -> condition(value, diagnostics));
    require(map, meant, "Effect", "Effect: Allow` or `Effect: Deny", diagnostics);
    require(map, meant, "Principal", "Principal: \"*\"", diagnostics);
    if (!meant.contains("Resource") && !meant.contains("NotResource")) {
      fault(
          "a statement requires `Resource` or `NotResource`",
          map,
          "write, for example, `Resource: \""
              + PREFIX
              + "<logical ID>\"`, or `\"*\"` for all resources",
          diagnostics);
    }
  }

  /** Everything, or logical IDs; whether they are in the stack is known later. */
  private static void resources(Node value, Diagnostics diagnostics) {
    for (Node item : value.items()) {
      String text = item instanceof ScalarNode scalar ? scalar.text() : "";
      String id = text.substring(text.lastIndexOf('/') + 1);
      if (!text.equals("*") && !text.startsWith(PREFIX)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_STACK_POLICY,
                    (text.isEmpty() ? item.kind() : "`" + text + "`")
                        + " is not a valid resource in a stack policy")
                .at(item.span().firstLine())
                .note(
                    "a resource must be `*` or `"
                        + PREFIX
                        + "<logical ID>`; the logical ID may contain the wildcard `*`")
                .help("write `" + PREFIX + (id.isEmpty() ? "LoadBalancer" : capital(id)) + "`"));
      }
    }
  }

  /** A condition compares the type of the resource. */
  private static void condition(Node value, Diagnostics diagnostics) {
    String line = "Condition: {StringEquals: {ResourceType: [\"AWS::RDS::DBCluster\"]}}";
    if (!(value instanceof MapNode operators)) {
      report("`Condition` must be a map, not " + value.kind(), value, line, diagnostics);
      return;
    }
    for (MapNode.Entry operator : operators.entries()) {
      String note = "operators of a stack policy: " + Suggestion.quoted(OPERATORS);
      String name = operator.key().text();
      if (!OPERATORS.contains(name)) {
        String message = "unknown operator `" + name + "` in a condition";
        word(message, operator.key(), OPERATORS, note, diagnostics);
      } else if (child(operator.value(), "ResourceType").isEmpty()) {
        withoutType(operator, line.replace(OPERATORS.get(0), name), diagnostics);
      } else {
        for (Node type : child(operator.value(), "ResourceType").orElseThrow().items()) {
          type(type, diagnostics);
        }
      }
    }
  }

  private static void withoutType(MapNode.Entry operator, String line, Diagnostics diagnostics) {
    if (!(operator.value() instanceof MapNode map) || map.entries().isEmpty()) {
      String name = operator.key().text();
      report("`" + name + "` requires `ResourceType`", operator.value(), line, diagnostics);
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      diagnostics.report(
          Diagnostic.of(Code.INVALID_STACK_POLICY, "unknown key `" + key + "` in a condition")
              .at(entry.key().span())
              .note("a condition of a stack policy compares `ResourceType`")
              .help("write `ResourceType` in place of `" + key + "`"));
    }
  }

  private static void type(Node type, Diagnostics diagnostics) {
    String text = type instanceof ScalarNode scalar ? scalar.text() : "";
    boolean open = text.indexOf('*') >= 0 || ResourceTypes.isOpen(text);
    if (!open && !ResourceTypes.isKnown(text)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_STACK_POLICY,
                  "unknown resource type " + (text.isEmpty() ? type.kind() : "`" + text + "`"))
              .at(type.span().firstLine())
              .unknown(text, ResourceTypes.names()));
    }
  }

  private static void require(
      MapNode map, Set<String> meant, String key, String line, Diagnostics diagnostics) {
    if (!meant.contains(key)) {
      fault("a statement requires `" + key + "`", map, "write `" + line + "`", diagnostics);
    }
  }

  private static void words(
      MapNode statement, String key, List<String> allowed, Diagnostics diagnostics) {
    Optional<Node> value = child(statement, key);
    if (value.isEmpty()) {
      return;
    }
    for (Node item : value.get().items()) {
      if (!(item instanceof ScalarNode scalar) || !allowed.contains(scalar.text())) {
        String written =
            item instanceof ScalarNode scalar
                ? Reading.written(key, scalar)
                : item.kind() + " under `" + key + "`";
        String note = "`" + key + "` must be " + Suggestion.oneOf(allowed);
        Diagnostic fault = word(written + " is not valid in a stack policy", item, allowed, note);
        diagnostics.report(
            allowed.size() == 1
                ? fault.help("write `" + key + ": \"" + allowed.get(0) + "\"`")
                : fault);
      }
    }
  }

  private static void word(
      String message, Node node, List<String> allowed, String note, Diagnostics diagnostics) {
    diagnostics.report(word(message, node, allowed, note));
  }

  private static Diagnostic word(String message, Node node, List<String> allowed, String note) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    return Diagnostic.of(Code.INVALID_STACK_POLICY, message)
        .at(node.span().firstLine())
        .note(note)
        .unknown(text, allowed);
  }

  private static void report(String message, Node node, String line, Diagnostics diagnostics) {
    fault(message, node, "write, for example, `" + line + "`", diagnostics);
  }

  private static void fault(String message, Node node, String help, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.INVALID_STACK_POLICY, message).at(node.span().firstLine()).help(help));
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof MapNode map
        ? map.entry(key).map(MapNode.Entry::value)
        : Optional.empty();
  }
}

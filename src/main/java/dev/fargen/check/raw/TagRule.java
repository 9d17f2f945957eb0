package dev.fargen.check.raw;

import dev.fargen.cfn.Function;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.Project;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * YAML tags are allowed only in raw CloudFormation, as short forms of its functions (CloudFormation
 * template reference, "Intrinsic function reference").
 */
public final class TagRule implements ProjectRule {

  /** The levels of a raw section that are no values: its entries, and their keys. */
  private static final int LEVELS = 2;

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    top(spec.tree(), diagnostics);
    spec.tree()
        .entry(SpecKeys.ENVIRONMENTS.name())
        .ifPresent(entry -> environments(entry.value(), diagnostics));
  }

  private static void environments(Node node, Diagnostics diagnostics) {
    if (node instanceof MapNode environments) {
      for (MapNode.Entry entry : environments.entries()) {
        if (entry.value() instanceof MapNode environment) {
          top(environment, diagnostics);
        }
      }
    }
  }

  /**
   * Keys that begin with {@code x-} are the user's own: their content is checked where it is used.
   */
  private static void top(MapNode map, Diagnostics diagnostics) {
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (Reading.RAW.contains(key)) {
        entries(entry.value(), LEVELS, diagnostics);
      } else if (!key.startsWith("x-") && !key.equals(SpecKeys.ENVIRONMENTS.name())) {
        misplaced(entry.value(), diagnostics);
      }
    }
  }

  private static void misplaced(Node node, Diagnostics diagnostics) {
    if (node.tag().isPresent()) {
      diagnostics.report(Reading.misplacedTag(node));
    }
    children(node).forEach(child -> misplaced(child, diagnostics));
  }

  /** A map or list in a raw section; an entry of the wrong type has been reported. */
  private static void entries(Node node, int levels, Diagnostics diagnostics) {
    if (levels == 0) {
      value(node, diagnostics);
    } else if (!(node instanceof ScalarNode)) {
      if (node.tag().isPresent() && (node instanceof MapNode || levels == LEVELS)) {
        diagnostics.report(around(node));
      }
      children(node).forEach(child -> entries(child, levels - 1, diagnostics));
    }
  }

  /** A function in place of a section or of one of its entries. */
  private static Diagnostic around(Node node) {
    String tag = "`" + node.tag().orElseThrow() + "`";
    return Diagnostic.of(Code.MISPLACED_TAG, tag + " is not supported here")
        .at(node.span())
        .note(
            "a function can be the value of a property, the `Value` of an output or the `value` of a"
                + " patch, but cannot stand for a whole resource, output or patch")
        .help(
            tag.equals("`!If`")
                ? "remove `!If`, and write what only some environments have under `resources` or"
                    + " `outputs` of these environments"
                : "remove " + tag);
  }

  /** Checks a value of raw CloudFormation. */
  public static void value(Node node, Diagnostics diagnostics) {
    RawFunction.of(node)
        .filter(call -> Function.of(call.name()).isEmpty())
        .ifPresent(call -> unknown(call.name(), node, diagnostics));
    if (RawFunction.isAmbiguous(node)) {
      ambiguous((MapNode) node, diagnostics);
    }
    children(node).forEach(child -> value(child, diagnostics));
  }

  private static List<Node> children(Node node) {
    if (node instanceof MapNode map) {
      return Lists.map(map.entries(), MapNode.Entry::value);
    }
    return node instanceof ListNode list ? list.items() : List.of();
  }

  private static void unknown(String name, Node node, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_FUNCTION, "unknown function `!" + name + "`")
            .at(node.span())
            .help(
                Suggestion.nearest(name, Function.NAMES)
                    .map(near -> Suggestion.question("!" + near))
                    .orElse(
                        "write " + Suggestion.oneOf(Lists.map(Function.NAMES, one -> "!" + one)))));
  }

  private static void ambiguous(MapNode map, Diagnostics diagnostics) {
    MapNode.Entry function = RawFunction.functions(map).get(0);
    MapNode.Entry other =
        Lists.first(map.entries(), entry -> !entry.equals(function)).orElseThrow();
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`"
                    + function.key().text()
                    + "` and `"
                    + other.key().text()
                    + "` cannot be used together")
            .at(function.key().span())
            .at(other.key().span())
            .note("a function must be the only key of its map")
            .help("remove `" + function.key().text() + "` or `" + other.key().text() + "`"));
  }
}

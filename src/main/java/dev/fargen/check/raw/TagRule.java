package dev.fargen.check.raw;

import dev.fargen.cfn.Function;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.Project;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Set;

/**
 * YAML tags are allowed only in raw CloudFormation, as short forms of its functions (CloudFormation
 * template reference, "Intrinsic function reference").
 */
public final class TagRule implements ProjectRule {

  private static final Set<String> RAW =
      Set.of(StackKeys.RESOURCES.name(), StackKeys.OUTPUTS.name(), SpecKeys.PATCHES.name());

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
      if (!key.startsWith("x-") && !key.equals(SpecKeys.ENVIRONMENTS.name())) {
        walk(entry.value(), RAW.contains(key), diagnostics);
      }
    }
  }

  private static void walk(Node node, boolean raw, Diagnostics diagnostics) {
    if (raw) {
      RawFunction.of(node)
          .filter(call -> !Function.NAMES.contains(call.name()))
          .ifPresent(call -> unknown(call.name(), node, diagnostics));
    } else if (node.tag().isPresent()) {
      misplaced(node.tag().get(), node, diagnostics);
    }
    if (node instanceof MapNode map) {
      map.entries().forEach(entry -> walk(entry.value(), raw, diagnostics));
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> walk(item, raw, diagnostics));
    }
  }

  private static void unknown(String name, Node node, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_FUNCTION, "unknown function `" + name + "`")
            .at(node.span())
            .help(
                Suggestion.nearest(name, Function.NAMES)
                    .map(near -> Suggestion.question("!" + near))
                    .orElse("write one of " + String.join(", ", Function.NAMES))));
  }

  private static void misplaced(String tag, Node node, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.MISPLACED_TAG, "`" + tag + "` is not supported here")
            .at(node.span())
            .note("CloudFormation functions are allowed in `resources`, `outputs` and `patches`")
            .help("write `${Name}` for a parameter, also within a text"));
  }
}

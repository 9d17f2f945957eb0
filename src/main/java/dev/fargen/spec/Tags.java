package dev.fargen.spec;

import dev.fargen.cfn.Function;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Set;

/** Tags belong to raw CloudFormation, where each is the short form of a function. */
final class Tags {

  private static final Set<String> RAW =
      Set.of(StackKeys.RESOURCES.name(), StackKeys.OUTPUTS.name(), SpecKeys.PATCHES.name());

  private final Diagnostics diagnostics;

  private Tags(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports tags where none may stand, and those that stand for no function. */
  static void check(MapNode spec, Diagnostics diagnostics) {
    Tags tags = new Tags(diagnostics);
    tags.top(spec);
    spec.entry(SpecKeys.ENVIRONMENTS.name()).ifPresent(entry -> tags.environments(entry.value()));
  }

  private void environments(Node node) {
    if (node instanceof MapNode environments) {
      for (MapNode.Entry entry : environments.entries()) {
        if (entry.value() instanceof MapNode environment) {
          top(environment);
        }
      }
    }
  }

  /** Keys that begin with {@code x-} are the user's own: what is in them is checked where used. */
  private void top(MapNode map) {
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!key.startsWith("x-") && !key.equals(SpecKeys.ENVIRONMENTS.name())) {
        walk(entry.value(), RAW.contains(key));
      }
    }
  }

  private void walk(Node node, boolean raw) {
    if (raw) {
      RawFunction.of(node)
          .filter(call -> !Function.NAMES.contains(call.name()))
          .ifPresent(call -> unknown(call.name(), node));
    } else if (node.tag().isPresent()) {
      misplaced(node.tag().get(), node);
    }
    if (node instanceof MapNode map) {
      map.entries().forEach(entry -> walk(entry.value(), raw));
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> walk(item, raw));
    }
  }

  private void unknown(String name, Node node) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_FUNCTION, "CloudFormation has no function `" + name + "`")
            .at(node.span());
    diagnostics.report(
        diagnostic.help(
            Suggestion.nearest(name, Function.NAMES)
                .map(near -> Suggestion.question("!" + near))
                .orElse("there are " + String.join(", ", Function.NAMES))));
  }

  private void misplaced(String tag, Node node) {
    diagnostics.report(
        Diagnostic.of(Code.MISPLACED_TAG, "`" + tag + "` means nothing here")
            .at(node.span())
            .note("tags are for raw CloudFormation, in `resources`, `outputs` and `patches`")
            .help("write `${Name}` for a parameter, in the middle of a text too"));
  }
}

package dev.fargen.check.template;

import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Reports faults of properties; those of a parameter's value with the place of the parameter. */
record ParameterLabels(FinishedTemplate template, int environment, Diagnostics diagnostics) {

  /** Reports what is found where nothing has been reported yet. */
  void report(Diagnostics found, Optional<? extends Node> properties) {
    List<Span> before = Lists.map(diagnostics.inFileOrder(), Diagnostic::span);
    for (Diagnostic fault : found.inFileOrder()) {
      if (!before.contains(fault.span())) {
        diagnostics.report(
            properties
                .flatMap(node -> parameter(node, fault.span()))
                .filter(template.document().section("Parameters")::containsKey)
                .map(name -> labelled(fault, name))
                .orElse(fault));
      }
    }
  }

  /** With the value that the environment gives, or else with the parameter. */
  private Diagnostic labelled(Diagnostic fault, String name) {
    Environment given = template.project().stacks().get(environment).environment();
    if (given.name().isEmpty() || !given.places().containsKey(name)) {
      return fault.at(template.place(name), "parameter `" + name + "`");
    }
    ParameterDeclaration declared = template.project().parameters().get(name);
    Span place = given.placeOf(name);
    return declared != null && declared.noEcho()
        ? fault.atSecret(place)
        : fault.at(
            place, "parameter `" + name + "` in environment `" + given.name().orElseThrow() + "`");
  }

  /** The parameter that the node at this place refers to. */
  private Optional<String> parameter(Node node, Span place) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      return node.span().equals(place)
              && call.get().name().equals("Ref")
              && call.get().argument() instanceof ScalarNode name
              && diagnostics.source().text(place).contains(name.text())
          ? Optional.of(name.text())
          : Optional.empty();
    }
    List<Node> inner =
        node instanceof MapNode map
            ? Lists.map(map.entries(), MapNode.Entry::value)
            : node instanceof ListNode list ? list.items() : List.of();
    return Lists.first(Lists.present(Lists.map(inner, one -> parameter(one, place))));
  }
}

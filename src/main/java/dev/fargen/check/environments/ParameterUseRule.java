package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.form.Named;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Import;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each template parameter has a value, each value a parameter, and both are text or both a list
 * (CloudFormation user guide, "CloudFormation template Parameters syntax").
 */
public final class ParameterUseRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (int i = 0; i < project.stacks().size(); i++) {
      SpecScope scope = spec.environments().get(i).scope();
      List<String> imports = Lists.map(project.stacks().get(i).base().imports(), Import::parameter);
      check(scope, imports, diagnostics);
      neverUsed(spec.parameters(), known(scope, imports), diagnostics);
    }
    spec.pipeline().ifPresent(given -> check(given.scope(), List.of(), diagnostics));
  }

  /** Those of imports have a value in any case. */
  private static void check(SpecScope scope, List<String> imports, Diagnostics diagnostics) {
    Map<String, Span> uses = scope.uses().all();
    checkKinds(scope, uses.keySet(), diagnostics);
    uses.forEach(
        (name, span) -> {
          boolean valued = scope.valueOf(name).isPresent() || imports.contains(name);
          if (scope.name().isPresent() && !valued) {
            withoutValue(name, span, scope, diagnostics);
          }
        });
    neverUsed(scope.given(), known(scope, imports), diagnostics);
    scope
        .given()
        .entries()
        .forEach((name, entry) -> checkValue(name, entry.value().value(), scope, diagnostics));
  }

  private static Set<String> known(SpecScope scope, List<String> imports) {
    Set<String> known = new LinkedHashSet<>(scope.uses().all().keySet());
    known.addAll(imports);
    return known;
  }

  private static void neverUsed(Named<?> said, Collection<String> known, Diagnostics diagnostics) {
    said.entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                diagnostics.report(
                    Diagnostic.of(
                            Code.PARAMETER_NEVER_USED, "the spec has no parameter `" + name + "`")
                        .at(entry.key(), "never used")
                        .unknown(
                            name,
                            known,
                            "take it away, or write `${" + name + "}` where its value belongs"));
              }
            });
  }

  private static void withoutValue(
      String name, Span use, SpecScope scope, Diagnostics diagnostics) {
    String where = scope.name().orElseThrow();
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.PARAMETER_WITHOUT_VALUE,
                "the parameter `" + name + "` has no value in environment `" + where + "`")
            .at(scope.span(), "no value here");
    diagnostics.report(
        (use.contains(scope.span()) ? diagnostic : diagnostic.at(use, "needed here"))
            .help("write `parameters: {" + name + ": ...}` under `" + where + "`"));
  }

  private static void checkKinds(SpecScope scope, Set<String> names, Diagnostics diagnostics) {
    for (String name : names) {
      Optional<Span> text = scope.uses().asText(name);
      Optional<Span> list = scope.uses().asList(name);
      if (text.isPresent() && list.isPresent()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.PARAMETER_TYPE_CONFLICT,
                    "the parameter `" + name + "` can't be a list and a text at once")
                .at(text.get(), "a text here")
                .at(list.get(), "a list here")
                .help("use two parameters"));
      }
    }
  }

  private static void checkValue(String name, Node node, SpecScope scope, Diagnostics diagnostics) {
    if (node instanceof ScalarNode || scope.uses().asList(name).isPresent()) {
      return; // the key that takes the list has checked its items
    }
    boolean text = scope.uses().asText(name).isPresent();
    boolean list =
        node instanceof ListNode items && Lists.all(items.items(), ScalarNode.class::isInstance);
    if (text || !list) {
      String wanted = text ? "text" : "text or a list of texts";
      diagnostics.report(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "the parameter `" + name + "` takes " + wanted + ", this is " + node.kind())
              .at(node.span(), "not " + wanted));
    }
  }
}

package dev.fargen.check;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Label;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Named;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the environment to faults that are not in all of them, or that come from the value of a
 * parameter: a label at the place where the environment says what the others do not.
 */
final class EnvironmentLabels {

  private final Spec spec;
  private final Project project;
  private final Diagnostics diagnostics;
  private final List<Diagnostics> found = new ArrayList<>();

  EnvironmentLabels(Spec spec, Project project, Diagnostics diagnostics) {
    this.spec = spec;
    this.project = project;
    this.diagnostics = diagnostics;
    spec.environments().forEach(environment -> found.add(new Diagnostics(diagnostics.source())));
  }

  /** Where to report the faults of an environment. */
  Diagnostics of(int environment) {
    return found.get(environment);
  }

  /** Reports what was found in all environments. */
  void report() {
    List<List<Diagnostic>> faults = Lists.map(found, Diagnostics::inFileOrder);
    for (List<Diagnostic> ofOne : faults) {
      for (Diagnostic fault : ofOne) {
        Diagnostic labelled = fault;
        boolean everywhere = Lists.all(faults, others -> isIn(fault, others));
        for (int i = 0; i < faults.size(); i++) {
          if (isIn(fault, faults.get(i)) && spec.environments().get(i).name().isPresent()) {
            labelled = labelled(labelled, fault, spec.environments().get(i), everywhere);
          }
        }
        diagnostics.report(labelled);
      }
    }
  }

  private static boolean isIn(Diagnostic fault, List<Diagnostic> others) {
    return Lists.any(
        others,
        other ->
            other.code() == fault.code()
                && other.message().equals(fault.message())
                && other.span().equals(fault.span()));
  }

  private Diagnostic labelled(
      Diagnostic soFar, Diagnostic fault, SpecEnvironment environment, boolean everywhere) {
    Optional<MapNode> own = own(environment);
    if (own.isEmpty()
        || Lists.any(fault.labels(), label -> own.get().span().contains(label.span()))
        || Lists.any(fault.labels(), label -> label.span().equals(environment.span()))) {
      return soFar;
    }
    String text = "in environment `" + environment.name().orElseThrow() + "`";
    Diagnostic labelled = soFar;
    for (Map.Entry<String, Named.Entry<Node>> value :
        environment.scope().given().entries().entrySet()) {
      if (isMentioned(value.getKey(), fault)) {
        ParameterDeclaration declared = project.parameters().get(value.getKey());
        Span place = value.getValue().value().value().span().firstLine();
        labelled =
            declared != null && declared.noEcho()
                ? labelled.atSecret(place)
                : labelled.at(place, text);
      }
    }
    return everywhere || labelled.labels().size() > soFar.labels().size()
        ? labelled
        : labelled.at(place(fault, environment, own.get()), text);
  }

  private Optional<MapNode> own(SpecEnvironment environment) {
    return spec.tree()
        .value(SpecKeys.ENVIRONMENTS.name(), MapNode.class)
        .flatMap(all -> all.value(environment.name().orElse(""), MapNode.class));
  }

  /** Whether the value with the fault, or one that it conflicts with, has the parameter in it. */
  private boolean isMentioned(String parameter, Diagnostic fault) {
    return Lists.any(
        fault.labels(),
        label -> {
          Span span = label.span();
          String line = diagnostics.source().line(span.line());
          int at = line.indexOf("${" + parameter + "}");
          int column = at < 0 ? 0 : line.codePointCount(0, at) + 1;
          return at >= 0
              && span.line() == span.endLine()
              && span.column() <= column
              && column < span.endColumn();
        });
  }

  /** Where the environment changes what the fault is about; its name if that is not known. */
  private Span place(Diagnostic fault, SpecEnvironment environment, MapNode own) {
    List<Span> best = List.of(environment.span());
    for (Label label : fault.labels()) {
      List<Span> places = along(path(label.span(), spec.tree()), own);
      best = places.size() > best.size() ? places : best;
    }
    return best.get(best.size() - 1);
  }

  /** The keys of the environment along the path, and further while there is only one key. */
  private static List<Span> along(List<String> path, MapNode own) {
    List<Span> places = new ArrayList<>();
    Set<String> ofStack = StackKeys.SHAPE.byName().keySet();
    Node node = own;
    for (int depth = 0; node instanceof MapNode map; depth++) {
      String step = depth < path.size() ? path.get(depth) : "";
      boolean top = depth == 0;
      List<MapNode.Entry> changes =
          Lists.filter(map.entries(), one -> !top || ofStack.contains(one.key().text()));
      Optional<MapNode.Entry> next =
          map.entry(step).or(() -> changes.size() == 1 ? Lists.first(changes) : Optional.empty());
      if (next.isEmpty()) {
        return places;
      }
      places.add(next.get().key().span());
      node = next.get().value();
    }
    return places;
  }

  /** The keys that lead to a place of the spec. */
  private static List<String> path(Span place, MapNode map) {
    for (MapNode.Entry entry : map.entries()) {
      boolean below = entry.value().span().contains(place);
      if (below || entry.key().span().contains(place)) {
        List<String> path = new ArrayList<>(List.of(entry.key().text()));
        if (below && entry.value() instanceof MapNode inner) {
          path.addAll(path(place, inner));
        }
        return path;
      }
    }
    return List.of();
  }
}

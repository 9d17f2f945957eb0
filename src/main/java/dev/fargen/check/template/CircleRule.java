package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Resources must not depend on each other in a circle, nor conditions; a reference counts whatever
 * its condition (AWS re:Post, "How do I resolve circular dependencies with resources in my
 * CloudFormation template").
 */
public final class CircleRule implements TemplateRule {

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (template.isPartlyRaw()) {
      Places places = new Places(template);
      for (String section : List.of("Resources", "Conditions")) {
        new Graph(template, section, places, diagnostics).check();
      }
    }
  }

  /** What refers to what, and by which reference. */
  private static final class Graph {
    private final Places places;
    private final Diagnostics diagnostics;
    private final Map<String, Map<String, Reference>> edges = new LinkedHashMap<>();
    private final String note;
    private final Set<String> reported = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private Graph(
        FinishedTemplate template, String section, Places places, Diagnostics diagnostics) {
      Document document = template.document();
      boolean shared = template.project().stacks().size() > 1;
      this.places = places;
      this.note =
          section.equals("Resources")
              ? "CloudFormation creates a resource after those that it depends on; a reference counts"
                  + " even if its condition is false"
                  + (shared ? " or only one environment has it" : "")
              : "a condition is evaluated after those that it refers to";
      this.diagnostics = diagnostics;
      Set<String> ids = document.section(section).keySet();
      ids.forEach(id -> edges.put(id, new LinkedHashMap<>()));
      for (Reference reference : References.of(document)) {
        List<String> path = reference.path().steps();
        if (path.get(0).equals(section)
            && reference.kind().sections().contains(section)
            && ids.contains(reference.name())) {
          next(path.get(1)).putIfAbsent(reference.name(), reference);
        }
      }
    }

    /** What it refers to, and the first reference to each. */
    private Map<String, Reference> next(String id) {
      return edges.computeIfAbsent(id, one -> new LinkedHashMap<>());
    }

    private void check() {
      for (String id : List.copyOf(edges.keySet())) {
        visit(id, new ArrayList<>());
      }
    }

    private void visit(String id, List<String> way) {
      if (way.contains(id)) {
        report(way.subList(way.indexOf(id), way.size()));
        return;
      }
      if (!done.contains(id)) {
        way.add(id);
        next(id).keySet().forEach(next -> visit(next, way));
        way.remove(way.size() - 1);
        done.add(id);
      }
    }

    /** Those of one circle are in no second report. */
    private void report(List<String> circle) {
      if (Lists.any(circle, reported::contains)) {
        return;
      }
      reported.addAll(circle);
      Map<Span, String> needs = new LinkedHashMap<>();
      for (int i = 0; i < circle.size(); i++) {
        String to = circle.get((i + 1) % circle.size());
        Reference reference = Objects.requireNonNull(next(circle.get(i)).get(to));
        List<String> path = reference.path().steps();
        if (places.isRaw(path)) {
          needs.putIfAbsent(places.of(path).firstLine(), circle.get(i) + "` requires `" + to);
        }
      }
      if (needs.isEmpty()) {
        return; // fargen's own
      }
      boolean alone = circle.size() == 1;
      Diagnostic fault =
          Diagnostic.of(
              Code.DEPENDS_ON_ITSELF,
              alone
                  ? "`" + circle.get(0) + "` depends on itself"
                  : Lists.enumerated(Lists.map(circle, id -> "`" + id + "`"), "and")
                      + " depend on each other");
      for (Map.Entry<Span, String> need : needs.entrySet()) {
        fault = fault.at(need.getKey(), alone ? "" : "`" + need.getValue() + "`");
      }
      diagnostics.report(
          alone
              ? fault.help("remove the reference to `" + circle.get(0) + "`")
              : fault.note(note).help("remove one of the references"));
    }
  }
}

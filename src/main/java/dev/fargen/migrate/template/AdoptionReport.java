package dev.fargen.migrate.template;

import dev.fargen.cfn.Scalar;
import dev.fargen.list.Lists;
import dev.fargen.migrate.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the report says of the resources that are taken over. */
final class AdoptionReport {

  /** Longer lists of logical ids are cut. */
  private static final int MOST_SHOWN = 5;

  private final TemplateFile template;
  private final Report report;

  AdoptionReport(TemplateFile template, Report report) {
    this.template = template;
    this.report = report;
  }

  /** Notes what became of the resources, and the result of the comparison. */
  void note(Settling.Settled settled, List<Part> parts) {
    Set<String> claimed = Assembly.claimed(parts);
    for (String id : claimed) {
      TemplateFile.Resource resource = template.resources().get(id);
      if (resource != null) {
        report.converted(template.origin(resource.entry()), "Resources." + id, "");
      }
    }
    for (Part part : parts) {
      if (part instanceof ReplacedPart replaced) {
        replaced(replaced);
      }
    }
    if (settled.adoption().isEmpty()) {
      String why =
          "the spec does not render yet, so it could not be compared with the template: "
              + String.join("; ", settled.errors());
      template
          .tree()
          .entry("Resources")
          .ifPresent(entry -> report.changed(template.origin(entry), "Resources", why));
      return;
    }
    Adoption adoption = settled.adoption().get();
    if (adoption.holds()) {
      report.remark("compared with the template: no resource is lost, and none is replaced");
    }
    adoption.lost().forEach(place -> report.remark("the spec does not keep " + place));
    for (Adoption.Change change : adoption.effective()) {
      template
          .origin(change.path())
          .or(() -> template.origin(change.path().subList(0, 2)))
          .ifPresent(
              origin ->
                  report.changed(
                      origin,
                      String.join(".", change.path()),
                      "the rendered template has "
                          + change.after().map(AdoptionReport::shown).orElse("no such value")));
    }
    additions(adoption);
  }

  private void replaced(ReplacedPart part) {
    TemplateFile.Resource resource = part.resource();
    report.changed(
        template.origin(resource.entry()),
        "Resources." + resource.id(),
        "another service replaces it: the workload `"
            + part.name()
            + "` is created beside it, behind a load balancer of its own; when its address is the"
            + " one that clients use, remove `"
            + resource.id()
            + "` from `resources`");
  }

  private static String shown(dev.fargen.cfn.Value value) {
    return value instanceof Scalar scalar ? "`" + scalar.asText() + "`" : "another value";
  }

  /** What the rendered template has besides, which replaces nothing. */
  private void additions(Adoption adoption) {
    Map<String, Set<String>> byProperty = new LinkedHashMap<>();
    for (Adoption.Change change : adoption.changes()) {
      List<String> path = change.path();
      boolean property = path.size() > 3 && path.get(2).equals("Properties");
      if (property
          && change.before().isEmpty()
          && Unwritten.isAddition(change.type(), path.subList(3, path.size()))) {
        byProperty
            .computeIfAbsent(
                String.join(".", path.subList(3, path.size())), name -> new LinkedHashSet<>())
            .add(path.get(1));
      }
    }
    Map<Set<String>, List<String>> byResources = new LinkedHashMap<>();
    byProperty.forEach(
        (name, ids) -> byResources.computeIfAbsent(ids, all -> new ArrayList<>()).add(name));
    byResources.forEach(
        (ids, names) ->
            report.remark(
                "new in "
                    + shown(ids)
                    + ", which replaces nothing: "
                    + String.join(", ", names)
                    + moved(names)));
  }

  /**
   * What new properties of a service can do to its tasks (Amazon ECS API reference,
   * "UpdateService": a service that never had a value for rebalancing is one without it).
   */
  private static String moved(List<String> names) {
    String started =
        names.contains("ForceNewDeployment")
            ? ". `ForceNewDeployment` may start its tasks again, without an interruption"
            : "";
    return names.contains("AvailabilityZoneRebalancing")
        ? started + ". With `AvailabilityZoneRebalancing`, ECS may move tasks to other zones"
        : started;
  }

  /** Some of the logical ids, and how many there are besides. */
  private static String shown(Set<String> ids) {
    List<String> all = new ArrayList<>(ids);
    int most = all.size() > MOST_SHOWN + 1 ? MOST_SHOWN : all.size();
    String more = all.size() > most ? " and " + (all.size() - most) + " more" : "";
    return "`" + String.join("`, `", all.subList(0, most)) + "`" + more;
  }

  /** Why services and task definitions stay raw. */
  void raw(Map<String, String> reasons, Search search) {
    reasons.forEach(this::raw);
    search
        .reasons()
        .forEach(
            (part, why) ->
                Lists.first(part.roots())
                    .filter(id -> !search.parts().contains(part))
                    .ifPresent(id -> raw(id, why)));
  }

  private void raw(String id, String why) {
    report.remark("`" + id + "` stays raw: " + why);
  }
}

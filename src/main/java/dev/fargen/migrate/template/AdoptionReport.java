package dev.fargen.migrate.template;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.Report;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the report says of the resources that are taken over. */
final class AdoptionReport {

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

  private void additions(Adoption adoption) {
    Set<String> services = new LinkedHashSet<>();
    for (Adoption.Change change : adoption.changes()) {
      if (change.path().size() > 3
          && change.type().equals("AWS::ECS::Service")
          && Unwritten.isAddition(change.type(), change.path().subList(3, change.path().size()))) {
        services.add("`" + change.path().get(1) + "`");
      }
    }
    if (!services.isEmpty()) {
      report.remark(
          "new in "
              + String.join(", ", services)
              + ", without a new task definition: tags for tasks, rebalancing over Availability"
              + " Zones, and the parameter of `fargen restart`");
    }
  }
}

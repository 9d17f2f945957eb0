package dev.fargen.check.rule;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.diag.Span;
import dev.fargen.workload.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template with its patches applied, and the project that it is rendered from.
 *
 * @param text the whole file
 * @param resources the logical ids that each environment has before the patches
 * @param values the parameter values of each environment
 * @param places where the spec describes a resource, by logical id
 */
public record FinishedTemplate(
    Project project,
    Document document,
    String text,
    List<Set<String>> resources,
    List<Map<String, String>> values,
    Map<String, Span> places) {

  public FinishedTemplate {
    resources = List.copyOf(resources);
    values = List.copyOf(values);
    places = Map.copyOf(places);
  }

  /** Where the spec describes the resource; the name of the spec, if a patch adds it. */
  public Span place(String id) {
    return places.getOrDefault(id, project.name().span());
  }

  /** The type of a resource of the document, where both are known. */
  public static Optional<ResourceType> type(Document document, String id) {
    return document.section("Resources").get(id) instanceof Mapping resource
            && resource.entries().get("Type") instanceof Scalar type
        ? ResourceTypes.find(type.asText())
        : Optional.empty();
  }
}

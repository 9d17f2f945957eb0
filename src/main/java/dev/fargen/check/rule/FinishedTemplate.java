package dev.fargen.check.rule;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ValueType;
import dev.fargen.aws.ValueType.ListOf;
import dev.fargen.aws.ValueType.MapOf;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.TemplateKinds;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template with its patches applied, and the project that it is rendered from.
 *
 * @param text the whole file
 * @param patches those that could be applied, in their order
 * @param resources the logical ids that each environment has before the patches
 * @param values the parameter values of each environment
 * @param places where the spec describes a resource, or has a parameter, by logical id
 */
public record FinishedTemplate(
    Project project,
    Document document,
    String text,
    List<AppliedPatch> patches,
    List<Set<String>> resources,
    List<Map<String, String>> values,
    Map<String, Span> places) {

  public FinishedTemplate {
    patches = List.copyOf(patches);
    resources = List.copyOf(resources);
    values = List.copyOf(values);
    places = Map.copyOf(places);
  }

  /**
   * Where the spec describes the resource or has the parameter; the name of the spec, if a patch
   * adds it.
   */
  public Span place(String id) {
    return places.getOrDefault(id, project.name().span());
  }

  /** Whether something in it is not fargen's own. */
  public boolean isPartlyRaw() {
    return !project.patches().isEmpty()
        || Lists.any(project.stacks(), stack -> !stack.additions().isEmpty());
  }

  /** What calls stand for in the document. */
  public static TemplateKinds kinds(Document document) {
    return new TemplateKinds(document, (id, name) -> attribute(document, id, name));
  }

  private static Gives attribute(Document document, String id, String name) {
    Optional<ValueType> value =
        type(document, id).flatMap(type -> Optional.ofNullable(type.values().get(name)));
    if (value.isEmpty()) {
      return Gives.ANYTHING;
    }
    return value.get() instanceof MapOf
        ? Gives.MAP
        : value.get() instanceof ListOf ? Gives.LIST : Gives.TEXT;
  }

  /** The type of a resource of the document, where both are known. */
  public static Optional<ResourceType> type(Document document, String id) {
    return document.section("Resources").get(id) instanceof Mapping resource
            && resource.entries().get("Type") instanceof Scalar type
        ? ResourceTypes.find(type.asText())
        : Optional.empty();
  }
}

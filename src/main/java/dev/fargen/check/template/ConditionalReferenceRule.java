package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Path.Branch;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Truths;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reference to a resource with a condition of the user's must be under that condition: where it
 * does not hold, the reference is to nothing, and CloudFormation refuses the template
 * (CloudFormation user guide, "CloudFormation template Conditions syntax"). {@code DependsOn} may
 * name such a resource.
 */
public final class ConditionalReferenceRule implements TemplateRule {

  private static final String CONDITION = "Condition";

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (template.isPartlyRaw()) {
      Set<String> conditional = conditional(template);
      if (!conditional.isEmpty()) {
        check(template, conditional, diagnostics);
      }
    }
  }

  /** The resources with a condition that the spec gives them. */
  private static Set<String> conditional(FinishedTemplate template) {
    Set<String> ids = new HashSet<>();
    for (Stack stack : template.project().stacks()) {
      for (RawResource resource : stack.additions().resources()) {
        if (resource.attributes().containsKey(CONDITION)) {
          ids.add(resource.id().value());
        }
      }
    }
    Places places = new Places(template);
    for (String id : template.document().section("Resources").keySet()) {
      if (condition(template.document(), "Resources", id).isPresent()
          && places.isOfPatch(List.of("Resources", id, CONDITION))) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static void check(
      FinishedTemplate template, Set<String> conditional, Diagnostics diagnostics) {
    Document document = template.document();
    Places places = new Places(template);
    Truths truths = new Truths(document);
    for (Reference reference : References.of(document)) {
      List<String> path = reference.path().steps();
      boolean order = path.size() > 2 && path.get(2).equals("DependsOn");
      if (!order && reference.isValue() && conditional.contains(reference.name())) {
        List<Branch> holding = new ArrayList<>(reference.path().branches());
        condition(document, path.get(0), path.get(1))
            .ifPresent(name -> holding.add(new Branch(name, true)));
        String needed = condition(document, "Resources", reference.name()).orElse("");
        if (!needed.isEmpty() && !truths.implies(holding, needed)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.UNKNOWN_REFERENCE,
                      "resource `"
                          + reference.name()
                          + "` exists only if the condition `"
                          + needed
                          + "` is true")
                  .at(places.of(places.isRaw(path) ? path : of(reference)).firstLine())
                  .note(
                      "`"
                          + path.get(1)
                          + "` refers to `"
                          + reference.name()
                          + "` whether the condition is true or false")
                  .help(
                      "write `!If ["
                          + needed
                          + ", ..., ...]` around the reference, or give `"
                          + path.get(1)
                          + "` the condition too"));
          return;
        }
      }
    }
  }

  /** The condition of what fargen refers to. */
  private static List<String> of(Reference reference) {
    return List.of("Resources", reference.name(), CONDITION);
  }

  private static Optional<String> condition(Document document, String section, String id) {
    return document.section(section).get(id) instanceof Mapping entry
            && entry.entries().get(CONDITION) instanceof Scalar name
        ? Optional.of(name.asText())
        : Optional.empty();
  }
}

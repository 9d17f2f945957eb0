package dev.fargen.check.template;

import dev.fargen.aws.OptionalAttributes;
import dev.fargen.aws.ResourceType;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.Reference.Kind;
import dev.fargen.cfn.References;
import dev.fargen.check.raw.AttributeChecker;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.SpecSyntax;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * References in raw CloudFormation and patches must be to entries of the template (CloudFormation
 * template reference, "Ref" and "Fn::GetAtt").
 */
public final class ReferenceRule implements TemplateRule {

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    String spec = template.project().name().value();
    Check check = new Check(template.document(), spec, "", diagnostics);
    template.project().stacks().forEach(stack -> check.additions(stack.additions()));
    Set<List<String>> removed = new HashSet<>();
    for (Patch patch : template.project().patches()) {
      if (!Check.isLoop(patch.keys())) {
        patch.value().ifPresent(value -> check.patch(patch.keys(), value));
      }
      if (patch.removes() && removed.add(patch.keys())) { // the second one removes nothing
        check.removal(patch);
      }
    }
  }

  /**
   * @param spec the name of the spec
   * @param condition the condition whose value is checked, or empty
   */
  private record Check(Document document, String spec, String condition, Diagnostics diagnostics) {

    private void patch(List<String> path, Node value) {
      boolean conditions = path.get(0).equals("Conditions");
      if (conditions && path.size() == 1 && value instanceof MapNode map) {
        for (MapNode.Entry entry : map.entries()) {
          patch(List.of("Conditions", entry.key().text()), entry.value());
        }
      } else {
        String defined = conditions && path.size() > 1 ? path.get(1) : "";
        new Check(document, spec, defined, diagnostics).references(value);
      }
    }

    private void additions(Additions additions) {
      additions.nodes().forEach(this::references);
      for (RawResource resource : additions.resources()) {
        if (resource.attributes().get("Condition") instanceof ScalarNode condition) {
          known(Kind.CONDITION, condition.text(), condition.span(), List.of());
        }
        resource.dependsOn().forEach(need -> need(resource, need));
      }
      for (RawOutput output : additions.outputs()) {
        output
            .condition()
            .ifPresent(name -> known(Kind.CONDITION, name.value(), name.span(), List.of()));
      }
    }

    private void need(RawResource resource, Given<String> id) {
      if (id.value().equals(resource.id().value())) {
        diagnostics.report(
            Diagnostic.of(Code.DEPENDS_ON_ITSELF, "`" + id.value() + "` depends on itself")
                .at(id.span())
                .help("remove `" + id.value() + "` from `DependsOn`"));
      }
      List<String> named = new ArrayList<>(Lists.map(resource.dependsOn(), Given::value));
      named.add(resource.id().value());
      known(Kind.RESOURCE, id.value(), id.span(), named);
    }

    private void references(Node node) {
      for (RawValues.Mention mention : RawValues.mentions(node)) {
        Reference reference = mention.reference();
        if (isLoop(reference.path().steps())) {
          continue; // the loop's own names are not known here
        }
        if (isOfSpecs(mention)) {
          continue;
        }
        // a condition cannot refer to itself
        if (known(reference.kind(), reference.name(), mention.span(), List.of(condition))) {
          attribute(reference, mention.span());
        }
      }
    }

    /** Whether the reference is in the syntax of specs; then it is reported. */
    private boolean isOfSpecs(RawValues.Mention mention) {
      Reference reference = mention.reference();
      Set<String> ids = document.section("Resources").keySet();
      Optional<String> instead =
          reference.part().isEmpty() || ids.contains(reference.name())
              ? Optional.empty()
              : SpecSyntax.instead(reference, spec, ids);
      instead.ifPresent(
          help ->
              diagnostics.report(
                  Diagnostic.of(
                          Code.INVALID_REFERENCE,
                          "`${"
                              + reference.name()
                              + "."
                              + reference.attribute().orElse("")
                              + "}` is not available in raw CloudFormation")
                      .at(mention.span())
                      .note("raw CloudFormation refers to logical IDs and template parameters")
                      .help(help)));
      return instead.isPresent();
    }

    /**
     * Whether the template has it.
     *
     * @param others what it cannot mean
     */
    private boolean known(Kind kind, String name, Span span, List<String> others) {
      Set<String> known = new LinkedHashSet<>();
      kind.sections().forEach(section -> known.addAll(document.section(section).keySet()));
      if (kind == Kind.VALUE) {
        known.addAll(Pseudo.IDS);
      }
      boolean found = known.contains(name);
      if (!found && !isLooped()) {
        boolean fewer = known.removeAll(others) && kind != Kind.VALUE;
        String words =
            switch (kind) {
              case VALUE -> name.startsWith("AWS::") ? "" : "resource or parameter";
              case RESOURCE -> "resource";
              case CONDITION -> "condition";
              case MAPPING -> "mapping";
            };
        String message =
            words.isEmpty()
                ? "unknown pseudo parameter `" + name + "`"
                : words + " `" + name + "` is not defined in the template";
        report(
            message,
            words.isEmpty() ? Pseudo.IDS : known,
            fewer ? "other " + words + "s of the template: " : "defined: ",
            name,
            span);
      }
      return found;
    }

    private static boolean isLoop(List<String> path) {
      return Lists.any(path, RawFunction::isMacro);
    }

    /** Whether the template gets more entries than it shows. */
    private boolean isLooped() {
      return Lists.any(
          Document.SECTIONS, section -> isLoop(List.copyOf(document.section(section).keySet())));
    }

    private void attribute(Reference reference, Span span) {
      Optional<ResourceType> type = FinishedTemplate.type(document, reference.name());
      Optional<String> attribute = reference.attribute();
      if (type.isEmpty() || attribute.isEmpty()) {
        return;
      }
      if (type.get().hasAttribute(attribute.get())) {
        OptionalAttributes.find(type.get().name(), attribute.get())
            .filter(given -> lacks(reference.name(), given.property()))
            .map(given -> AttributeChecker.lacking(reference.name(), attribute.get(), given))
            .ifPresent(fault -> diagnostics.report(fault.at(span)));
        return;
      }
      String message = type.get().name() + " has no attribute `" + attribute.get() + "`";
      boolean misspelt = Suggestion.nearest(attribute.get(), type.get().attributes()).isPresent();
      if (type.get().name().equals("AWS::CloudFormation::Stack") && !misspelt) {
        String output = attribute.get().substring(attribute.get().lastIndexOf('.') + 1);
        diagnostics.report(
            Diagnostic.of(Code.UNKNOWN_REFERENCE, message)
                .at(span)
                .note("an output of a nested stack is an attribute: `Outputs.` and its name")
                .help("write `" + reference.name() + ".Outputs." + output + "`"));
        return;
      }
      report(message, type.get().attributes(), "defined: ", attribute.get(), span);
    }

    /** Whether the resource certainly has no such property. */
    private boolean lacks(String id, String property) {
      return document.section("Resources").get(id) instanceof Mapping resource
          && resource.entries().get("Properties") instanceof Mapping properties
          && !properties.entries().containsKey(property)
          && !Lists.any(properties.entries().keySet(), key -> key.startsWith("Fn::"));
    }

    /**
     * @param start of the note that lists what is known
     */
    private void report(
        String message, Collection<String> known, String start, String name, Span span) {
      Diagnostic diagnostic = Diagnostic.of(Code.UNKNOWN_REFERENCE, message).at(span);
      Optional<String> end =
          Lists.first(
              known, one -> name.length() > 2 && (name.endsWith(one) || one.endsWith(name)));
      if (end.isPresent()) {
        diagnostics.report(diagnostic.help(Suggestion.question(end.get())));
        return;
      }
      boolean alone = known.isEmpty() || Suggestion.nearest(name, known).isPresent();
      diagnostics.report(
          alone
              ? diagnostic.unknown(name, known)
              : diagnostic.note(start + Suggestion.quoted(known)));
    }

    /** The path of the value, without the function in it. */
    private static List<String> place(List<String> steps) {
      int end = 0;
      while (end < steps.size()
          && !steps.get(end).equals("Ref")
          && !steps.get(end).startsWith("Fn::")) {
        end++;
      }
      return steps.subList(0, end);
    }

    private static String removed(String path) {
      return "`{op: remove, path: " + path + "}`";
    }

    /** Reports a reference to what a patch removes. */
    private void removal(Patch patch) {
      List<String> steps = patch.keys();
      if (steps.size() != 2 || document.section(steps.get(0)).containsKey(steps.get(1))) {
        return;
      }
      List<String> paths = new ArrayList<>();
      List<String> outputs = new ArrayList<>();
      boolean onlyOutputs = true;
      for (Reference reference : References.of(document)) {
        if (reference.name().equals(steps.get(1))
            && reference.kind().sections().contains(steps.get(0))) {
          List<String> place = place(reference.path().steps());
          paths.add("/" + String.join("/", place));
          if (place.get(0).equals("Outputs")) {
            outputs.add("/Outputs/" + place.get(1));
          } else {
            onlyOutputs = false;
          }
        }
      }
      if (!paths.isEmpty()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.PATCH_BREAKS_TEMPLATE,
                    "the template still refers to `" + steps.get(1) + "`, which this patch removes")
                .at(patch.path().span())
                .note("referred to at " + Suggestion.quoted(Lists.distinct(paths)))
                .help(
                    onlyOutputs
                        ? "write "
                            + Lists.enumerated(
                                Lists.map(Lists.distinct(outputs), one -> removed(one)), "and")
                            + " before this patch"
                        : "write patches before this one that replace these values, or remove what"
                            + " contains them"
                            + (outputs.isEmpty()
                                ? ""
                                : ", such as the output `" + outputs.get(0) + "`")));
      }
    }
  }
}

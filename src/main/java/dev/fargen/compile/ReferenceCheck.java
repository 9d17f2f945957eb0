package dev.fargen.compile;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.RawReference;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what raw CloudFormation and patches refer to against what the template has. */
final class ReferenceCheck {

  /** CloudFormation user guide, "Get AWS values using pseudo parameters". */
  private static final Set<String> PSEUDO =
      Set.of(
          "AWS::AccountId",
          "AWS::NotificationARNs",
          "AWS::NoValue",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private static final Set<String> REFERRED_TO = Set.of("Parameters", "Conditions", "Resources");

  private final Document document;
  private final Diagnostics diagnostics;

  private ReferenceCheck(Document document, Diagnostics diagnostics) {
    this.document = document;
    this.diagnostics = diagnostics;
  }

  static void check(Project project, Document document, Diagnostics diagnostics) {
    if (document.section("Resources").isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.EMPTY_SPEC, "`" + project.name().value() + "` makes no resource")
              .at(project.name().span())
              .note(
                  "a template without resources is none (AWS CloudFormation user guide, Resources)")
              .help("write `workloads`, or whatever else the stack shall have"));
    }
    ReferenceCheck check = new ReferenceCheck(document, diagnostics);
    project.stacks().forEach(stack -> check.additions(stack.additions()));
    for (Patch patch : project.patches()) {
      patch.value().ifPresent(check::references);
      check.removal(patch);
    }
  }

  private void additions(Additions additions) {
    additions
        .resources()
        .forEach(
            resource -> {
              resource.properties().ifPresent(this::references);
              resource
                  .attributes()
                  .forEach(
                      (name, node) -> {
                        if (name.equals("Condition")) {
                          condition(((ScalarNode) node).text(), node.span());
                        } else {
                          references(node);
                        }
                      });
              resource.dependsOn().forEach(need -> need(resource, need));
            });
    additions
        .outputs()
        .forEach(
            output -> {
              references(output.value());
              output.exportName().ifPresent(this::references);
            });
  }

  private void need(RawResource resource, Given<String> id) {
    if (id.value().equals(resource.id().value())) {
      diagnostics.report(
          Diagnostic.of(Code.DEPENDS_ON_ITSELF, "`" + id.value() + "` waits for itself")
              .at(id.span())
              .help("take it away"));
    }
    resource(id.value(), id.span());
  }

  private void references(Node node) {
    for (RawReference reference : RawReference.in(node)) {
      switch (reference.kind()) {
        case CONDITION -> condition(reference.name(), reference.span());
        case RESOURCE -> attribute(reference);
        case VALUE -> value(reference.name(), reference.span());
      }
    }
  }

  private void condition(String name, Span span) {
    Set<String> conditions = document.section("Conditions").keySet();
    if (!conditions.contains(name)) {
      report("there is no condition `" + name + "` in the template", name, span, conditions);
    }
  }

  private void value(String name, Span span) {
    Set<String> known = new LinkedHashSet<>(document.section("Resources").keySet());
    known.addAll(document.section("Parameters").keySet());
    known.addAll(Lists.sorted(PSEUDO));
    if (!known.contains(name)) {
      report(
          "there is neither a resource nor a parameter `" + name + "` in the template",
          name,
          span,
          known);
    }
  }

  private boolean resource(String name, Span span) {
    Set<String> resources = document.section("Resources").keySet();
    if (!resources.contains(name)) {
      report("there is no resource `" + name + "` in the template", name, span, resources);
    }
    return resources.contains(name);
  }

  private void attribute(RawReference reference) {
    Optional<ResourceType> type =
        resource(reference.name(), reference.span()) ? type(reference.name()) : Optional.empty();
    Optional<String> attribute = reference.attribute();
    if (type.isPresent() && attribute.isPresent() && !type.get().hasAttribute(attribute.get())) {
      report(
          type.get().name() + " has no attribute `" + attribute.get() + "`",
          attribute.get(),
          reference.span(),
          type.get().attributes());
    }
  }

  private Optional<ResourceType> type(String id) {
    return document.section("Resources").get(id) instanceof Mapping resource
            && resource.entries().get("Type") instanceof Scalar type
        ? ResourceTypes.find(type.asText())
        : Optional.empty();
  }

  private void report(String message, String name, Span span, Set<String> known) {
    Diagnostic diagnostic = Diagnostic.of(Code.UNKNOWN_REFERENCE, message).at(span);
    Optional<String> near = Suggestion.nearest(name, known);
    diagnostics.report(
        near.isPresent()
            ? diagnostic.help(Suggestion.question(near.get()))
            : known.isEmpty()
                ? diagnostic
                : diagnostic.note("there are " + String.join(", ", known)));
  }

  /** What a patch took away must not be referred to any more. */
  private void removal(Patch patch) {
    String[] steps = patch.path().text().split("/", -1);
    if (!patch.operation().equals("remove") || steps.length != 3) {
      return;
    }
    boolean gone =
        REFERRED_TO.contains(steps[1]) && !document.section(steps[1]).containsKey(steps[2]);
    if (!gone) {
      return;
    }
    for (String section : new String[] {"Conditions", "Resources", "Outputs"}) {
      for (Map.Entry<String, Value> entry : document.section(section).entrySet()) {
        if (mentions(entry.getValue(), steps[2])) {
          diagnostics.report(
              Diagnostic.of(
                      Code.PATCH_BREAKS_TEMPLATE,
                      "`" + entry.getKey() + "` still refers to `" + steps[2] + "`")
                  .at(patch.path().span())
                  .help("take the reference away by a patch before this one"));
          return;
        }
      }
    }
  }

  private static boolean mentions(Value value, String name) {
    if (value instanceof Mapping map) {
      return needs(map, name) || Lists.any(map.entries().values(), entry -> mentions(entry, name));
    }
    if (value instanceof Sequence list) {
      return Lists.any(list.items(), item -> mentions(item, name));
    }
    return value instanceof Intrinsic call
        && (names(call, name) || mentions(call.argument(), name));
  }

  private static boolean needs(Mapping map, String name) {
    Value needs = map.entries().getOrDefault("DependsOn", Value.map());
    Value text = Value.text(name);
    boolean condition =
        map.entries().containsKey("Type") && text.equals(map.entries().get("Condition"));
    return condition
        || needs.equals(text)
        || (needs instanceof Sequence list && list.items().contains(text));
  }

  private static boolean names(Intrinsic call, String name) {
    Value argument = call.argument();
    Value first =
        argument instanceof Sequence list && !list.items().isEmpty()
            ? list.items().get(0)
            : argument;
    if (!(first instanceof Scalar scalar)) {
      return false;
    }
    String text = scalar.asText();
    return switch (call.name()) {
      case "Ref", "If", "Condition" -> text.equals(name);
      case "GetAtt" -> text.equals(name) || text.startsWith(name + ".");
      case "Sub" -> Pattern.compile("\\$\\{" + Pattern.quote(name) + "[.}]").matcher(text).find();
      default -> false;
    };
  }
}

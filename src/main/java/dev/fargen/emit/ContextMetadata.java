package dev.fargen.emit;

import dev.fargen.aws.Property;
import dev.fargen.aws.Replacement;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Template;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Context metadata, which tells programs what a reviewer reads in the comments (CloudFormation
 * template reference, "Metadata attribute", section "Context schema").
 */
final class ContextMetadata {

  private static final String KEY = "com.aws.cloudformation.Context";

  /** What resources have that hold data. */
  private static final String KEPT = "UpdateReplacePolicy";

  /** What instances of a cluster have: the cluster holds their data. */
  private static final String OF_CLUSTER = "DBClusterIdentifier";

  /** Every change of one makes a new revision, which is its way to be updated. */
  private static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

  private final String specFile;
  private final Set<String> raw;

  /**
   * For the templates of a spec.
   *
   * @param raw the logical ids of the resources whose purpose only the spec's author knows
   */
  ContextMetadata(String specFile, Set<String> raw) {
    this.specFile = specFile;
    this.raw = Set.copyOf(raw);
  }

  /**
   * The template with its context and that of each resource.
   *
   * @param outline the parts of the stack, and which one uses which; none if nothing uses another
   */
  Template add(Template template, Optional<String> outline) {
    Mapping context =
        Value.map()
            .with("arch", outline.map(Value::text))
            .with(
                "must",
                Value.texts(
                    "Edit " + specFile + " and render again; fargen overwrites this template."));
    List<Resource> resources = Lists.map(template.resources(), one -> add(one, template.outputs()));
    return new Template(
        template.header(),
        template.description(),
        template.metadata().with(KEY, context),
        template.parameters(),
        template.conditions(),
        resources,
        template.outputs());
  }

  private Resource add(Resource resource, List<Output> outputs) {
    Mapping metadata = resource.metadata();
    return metadata.entries().containsKey(KEY)
        ? resource
        : resource.with(resource.dependsOn(), metadata.with(KEY, context(resource, outputs)));
  }

  private Mapping context(Resource resource, List<Output> outputs) {
    boolean data =
        resource.attributes().entries().containsKey(KEPT)
            && !resource.properties().entries().containsKey(OF_CLUSTER);
    Mapping mutability = mutability(resource, data);
    List<String> must = new ArrayList<>();
    if (data && !mutability.entries().isEmpty()) {
      must.add("Replacement creates an empty resource; data is not copied.");
    }
    for (Output output : outputs) {
      if (output.exportName().isPresent() && mentions(output.value(), resource.id())) {
        must.add("Exported as " + output.id() + ": fixed while another stack imports the value.");
      }
    }
    List<String> imports = imports(resource.properties());
    return why(resource)
        .with("must", texts(must))
        .with("mutable", data ? Optional.of(Value.text("review-required")) : Optional.empty())
        .with(
            "mutability",
            mutability.entries().isEmpty() ? Optional.empty() : Optional.of(mutability))
        .with("deps", texts(imports));
  }

  /** The comment; the reasons for resources that the spec has as CloudFormation are not known. */
  private Mapping why(Resource resource) {
    if (!raw.contains(resource.id()) && !resource.comment().isEmpty()) {
      return Value.map().with("why", withoutReferences(String.join(" ", resource.comment())));
    }
    return Value.map()
        .with(
            "trust",
            Value.map()
                .with("src", "authored")
                .with("conf", "low")
                .with(
                    "note",
                    "Copied from resources in " + specFile + "; rationale not documented."));
  }

  /** The properties, of those that are set, whose change replaces the resource or may do so. */
  private static Mapping mutability(Resource resource, boolean data) {
    Mapping levels = Value.map();
    Optional<ResourceType> type = ResourceTypes.find(resource.type());
    if (type.isEmpty() || resource.type().equals(TASK_DEFINITION)) {
      return levels;
    }
    for (String name : resource.properties().entries().keySet()) {
      Property property = type.get().properties().get(name);
      if (property != null && property.replacement() != Replacement.NEVER) {
        boolean lost = data && property.replacement() == Replacement.ALWAYS;
        levels = levels.with(name, lost ? "must-never-change" : "change-with-constraints");
      }
    }
    return levels;
  }

  private static boolean mentions(Value value, String id) {
    return value.any(
        one ->
            one instanceof Intrinsic call
                && call.argument() instanceof Scalar text
                && (text.asText().equals(id) || text.asText().startsWith(id + ".")));
  }

  /** Parameters in angle brackets: nothing replaces them in these texts. */
  private static String withoutReferences(String text) {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      plain.append(text, from, at).append('<').append(text, at + 2, end).append('>');
      from = end + 1;
    }
    return plain.append(text, from, text.length()).toString();
  }

  /** The names of the exports that the properties take. */
  private static List<String> imports(Mapping properties) {
    List<String> names = new ArrayList<>();
    properties.any(
        one -> {
          if (one instanceof Intrinsic call && call.name().equals("ImportValue")) {
            name(call.argument()).filter(name -> !names.contains(name)).ifPresent(names::add);
          }
          return false;
        });
    return names;
  }

  private static Optional<String> name(Value argument) {
    Value text =
        argument instanceof Intrinsic call && call.name().equals("Sub")
            ? call.argument()
            : argument;
    return text instanceof Scalar name
        ? Optional.of("export " + withoutReferences(name.asText()))
        : Optional.empty();
  }

  private static Optional<Value> texts(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(Value.texts(texts));
  }
}

package dev.fargen.cfn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template as the tree that is printed: what patches are applied to.
 *
 * @param header comment lines at the top of the file, without the hash
 * @param content the whole template, by the names of its sections
 * @param comments the comment above each resource that has one, by logical ids
 */
public record Document(List<String> header, Mapping content, Map<String, String> comments) {

  /**
   * Every section that a template may have, in the order that AWS's examples have (CloudFormation
   * user guide, "CloudFormation template sections"; {@code Hooks} is CodeDeploy's, {@code Globals}
   * the Serverless transform's).
   */
  public static final List<String> SECTIONS =
      List.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Transform",
          "Globals",
          "Metadata",
          "Parameters",
          "Rules",
          "Mappings",
          "Conditions",
          "Hooks",
          "Resources",
          "Outputs");

  private static final String FORMAT_VERSION = "2010-09-09";

  public Document {
    header = List.copyOf(header);
    comments = Map.copyOf(comments);
  }

  public static Document of(Template template) {
    Mapping content = Value.map().with("AWSTemplateFormatVersion", FORMAT_VERSION);
    if (!template.description().isEmpty()) {
      content = content.with("Description", template.description());
    }
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (Parameter parameter : template.parameters()) {
      parameters.put(parameter.id(), parameter.declaration());
    }
    Map<String, Value> conditions = new LinkedHashMap<>();
    for (Condition condition : template.conditions()) {
      conditions.put(condition.id(), condition.expression());
    }
    Map<String, Value> resources = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    for (Resource resource : template.resources()) {
      resources.put(resource.id(), resource.declaration());
      if (!resource.comment().isEmpty()) {
        comments.put(resource.id(), String.join(" ", resource.comment()));
      }
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Output output : template.outputs()) {
      outputs.put(output.id(), output.declaration());
    }
    content = with(content, "Metadata", template.metadata().entries());
    content = with(content, "Parameters", parameters);
    content = with(content, "Conditions", conditions);
    content = with(content, "Resources", resources);
    content = with(content, "Outputs", outputs);
    return new Document(template.header(), content, comments);
  }

  /** The same document with other content. */
  public Document with(Mapping other) {
    return new Document(header, other, comments);
  }

  /** What stands in a section, by logical ids; nothing where there is no such section. */
  public Map<String, Value> section(String name) {
    return content.entries().get(name) instanceof Mapping section ? section.entries() : Map.of();
  }

  private static Mapping with(Mapping content, String section, Map<String, Value> entries) {
    return entries.isEmpty() ? content : content.with(section, new Mapping(entries));
  }
}

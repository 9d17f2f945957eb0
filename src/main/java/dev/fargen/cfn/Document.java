package dev.fargen.cfn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A template as the tree that is printed: what patches are applied to.
 *
 * @param header comment lines at the top of the file, without the hash
 * @param content the whole template, by the names of its sections
 * @param comments the sentence above each resource, by logical ids
 */
public record Document(List<String> header, Mapping content, Map<String, String> comments) {

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
    content = with(content, "Parameters", template.parameters(), p -> p.id(), p -> p.declaration());
    content = with(content, "Conditions", template.conditions(), c -> c.id(), c -> c.expression());
    content = with(content, "Resources", template.resources(), r -> r.id(), r -> r.declaration());
    content = with(content, "Outputs", template.outputs(), o -> o.id(), o -> o.declaration());
    Map<String, String> comments = new LinkedHashMap<>();
    template.resources().forEach(resource -> comments.put(resource.id(), resource.comment()));
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

  private static <T> Mapping with(
      Mapping content,
      String section,
      List<T> things,
      Function<T, String> id,
      Function<T, Value> declaration) {
    if (things.isEmpty()) {
      return content;
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    things.forEach(thing -> entries.put(id.apply(thing), declaration.apply(thing)));
    return content.with(section, new Mapping(entries));
  }
}

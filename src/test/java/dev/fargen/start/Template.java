package dev.fargen.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template as AWS has it in one environment: what its conditions leave, with every function
 * computed; and the resources of other stacks, as far as these are known.
 */
public final class Template {
  private final Map<String, Object> left;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, String> exports = new LinkedHashMap<>();

  private Template(Map<String, Object> left) {
    this.left = left;
  }

  /** The template of a stack of this name, alone in its account. */
  public static Template of(
      String stack, Map<String, Object> template, Map<String, String> values) {
    return of(stack, template, values, List.of());
  }

  /** The same beside other stacks, whose exports it may import. */
  public static Template of(
      String stack,
      Map<String, Object> template,
      Map<String, String> values,
      List<Template> others) {
    return read("", stack, template, values, others);
  }

  /** The template of a stack that others import from. */
  public static Template imported(
      String stack, Map<String, Object> template, Map<String, String> values) {
    return read(stack + "/", stack, template, values, List.of());
  }

  private static Template read(
      String prefix,
      String stack,
      Map<String, Object> written,
      Map<String, String> values,
      List<Template> others) {
    Template template = new Template(OneEnvironment.of(written, values));
    Map<String, String> imports = new LinkedHashMap<>();
    others.forEach(other -> imports.putAll(other.exports));
    Functions functions = new Functions(template.left, values, stack, prefix, imports);
    Part.of(template.left.get("Resources"))
        .values()
        .forEach((id, one) -> template.add(prefix + id, Part.of(one), functions));
    Part.of(template.left.get("Outputs"))
        .values()
        .forEach((id, output) -> template.export(stack + "." + id, Part.of(output), functions));
    others.forEach(other -> other.resources.forEach(template.resources::putIfAbsent));
    return template;
  }

  private void add(String id, Part written, Functions functions) {
    Part properties = Part.of(functions.value(written.part("Properties").values()));
    resources.put(id, new Resource(id, written.text("Type"), properties));
  }

  /** Others read the output by its export's name, or by the names of stack and output. */
  private void export(String place, Part output, Functions functions) {
    Object value = output.values().get("Value");
    if (value != null) {
      exports.put(place, functions.text(value));
      Object name = output.part("Export").values().get("Name");
      if (name != null) {
        exports.put(functions.text(name), functions.text(value));
      }
    }
  }

  /** What the conditions leave, before its functions are computed. */
  Map<String, Object> left() {
    return left;
  }

  List<Resource> all() {
    return List.copyOf(resources.values());
  }

  List<Resource> all(String type) {
    return resources.values().stream().filter(one -> one.is(type)).toList();
  }

  /** The values of the outputs. */
  List<String> outputs() {
    return List.copyOf(exports.values());
  }

  /** The resource that a text names, by its id, its ARN or another attribute. */
  Optional<Resource> named(String text) {
    return Node.of(text).map(Node::id).map(resources::get);
  }

  Optional<Resource> named(String text, String type) {
    return named(text).filter(one -> one.is(type));
  }
}

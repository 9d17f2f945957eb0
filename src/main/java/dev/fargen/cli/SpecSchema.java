package dev.fargen.cli;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.FromCfn;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON Schema of the spec for editors, made from the same definitions of keys as the reader.
 * Draft 7, which the YAML language server supports best.
 */
final class SpecSchema {

  private final SchemaForms forms = new SchemaForms(this::reference);
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<Shape, String> names = new LinkedHashMap<>();

  private SpecSchema() {}

  /** The whole schema. */
  static String print() {
    return JsonPrinter.print(new SpecSchema().root());
  }

  private Map<String, Object> root() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "A fargen spec");
    root.putAll(block(SpecKeys.SHAPE, false));
    root.put(
        "patternProperties",
        Map.of("^x-", Map.of("description", "Ignored by fargen. Use such keys for YAML anchors.")));
    definitions.put(SchemaForms.OF_EXPORT, export());
    root.put("definitions", definitions);
    return root;
  }

  /** The value of an export in place of a text. */
  private Map<String, Object> export() {
    Map<String, Object> export = new LinkedHashMap<>();
    export.put("title", "the value of an export");
    export.put("type", "object");
    export.put("properties", Map.of(FromCfn.KEY, forms.of(FromCfn.NAME, false)));
    export.put("additionalProperties", false);
    export.put("required", List.of(FromCfn.KEY));
    return export;
  }

  private Map<String, Object> reference(Shape shape, boolean override) {
    String name = name(shape) + (override ? "-override" : "");
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // reserves the name, for a block within itself
      Map<String, Object> block = new LinkedHashMap<>();
      block.put("title", shape.title().replace("`", ""));
      block.putAll(block(shape, override));
      definitions.put(name, block);
    }
    return new LinkedHashMap<>(Map.of("$ref", "#/definitions/" + name));
  }

  private String name(Shape shape) {
    return names.computeIfAbsent(
        shape,
        one -> {
          String name =
              one.title()
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("^an? |[`']", "")
                  .replaceAll("[^a-z0-9.]+", "-");
          return names.containsValue(name) ? name + "-" + names.size() : name;
        });
  }

  private Map<String, Object> block(Shape shape, boolean override) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key<?> key : shape.keys()) {
      boolean over = override || isOverride(key, shape);
      properties.put(key.name(), property(key, over));
      if (key.required() && !over) {
        required.add(key.name());
      }
    }
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "object");
    block.put("properties", properties);
    block.put("additionalProperties", false);
    if (!required.isEmpty()) {
      block.put("required", required);
    }
    return block;
  }

  /** Whether the key is an environment's override of the rest of the spec. */
  private static boolean isOverride(Key<?> key, Shape shape) {
    return shape.equals(EnvironmentKeys.SHAPE) && EnvironmentKeys.OWN.key(key.name()).isEmpty();
  }

  private Map<String, Object> property(Key<?> key, boolean override) {
    Map<String, Object> schema = forms.of(key.form(), override);
    if (override) {
      schema = SchemaForms.orEmpty(schema);
    } else if (schema.containsKey("$ref")) {
      schema =
          new LinkedHashMap<>(
              Map.of("allOf", List.of(schema))); // draft 7 ignores keys next to $ref
    }
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("description", description(key));
    SchemaValues.fallback(key).ifPresent(value -> property.put("default", value));
    SchemaValues.example(key).ifPresent(value -> property.put("examples", List.of(value)));
    property.putAll(schema);
    return property;
  }

  private static String description(Key<?> key) {
    List<String> paragraphs = new ArrayList<>(List.of(key.meaning()));
    paragraphs.add(Sentences.of(key.form().words()));
    key.fallback().ifPresent(words -> paragraphs.add("Default: " + words));
    paragraphs.add("CloudFormation: " + key.becomes());
    return Sentences.plain(String.join("\n\n", paragraphs));
  }
}

package dev.fargen.cli;

import dev.fargen.spec.form.Choice;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Form.Patterned;
import dev.fargen.spec.form.ListOf;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Forms of values in JSON Schema. As in a spec, a number can be quoted, a text can be a number, and
 * {@code ${Name}} can replace a scalar.
 */
final class SchemaForms {

  /** Texts that YAML reads as numbers. */
  private static final List<String> NUMBERS =
      List.of("0", "1", "42", "0755", "1000", "111122223333", "1.5", "17.7");

  /** The keyword of the YAML language server for the message about a pattern. */
  private static final String MESSAGE = "patternErrorMessage";

  /** Letters, spaces and digits of every language, which only some engines know. */
  private static final String TAG = "[\\p{L}\\p{Z}\\p{N}_.:/=+@-]";

  /** The same of ASCII, and all that is not ASCII. */
  private static final String EVERY_TAG = "[^\\u0000-\\u001f!-*,;<>?\\[-^`{-\\u007f]";

  /** The definition of a value that another stack exports. */
  static final String OF_EXPORT = "exported-value";

  private static final Map<String, Object> EXPORT = Map.of("$ref", "#/definitions/" + OF_EXPORT);

  private final BiFunction<Shape, Boolean, Map<String, Object>> blocks;

  /**
   * @param blocks the schema of a block; with true, of an override of it in an environment
   */
  SchemaForms(BiFunction<Shape, Boolean, Map<String, Object>> blocks) {
    this.blocks = blocks;
  }

  /**
   * The schema of a value.
   *
   * @param override whether it is an override in an environment, where no key is required and an
   *     empty value removes a key
   */
  Map<String, Object> of(Form<?> described, boolean override) {
    Form<?> form = described.bare();
    Map<String, Object> schema = new LinkedHashMap<>();
    boolean literal = described.refusesReferences();
    String orParameter = literal ? "" : "|" + Scalar.PARAMETER;
    if (form instanceof Patterned text) {
      text(schema, text, text.references() && !literal);
    } else if (form instanceof Scalar.Whole whole) {
      String pattern = Scalar.Whole.PATTERN + orParameter;
      number(schema, "integer", whole.least(), whole.most(), pattern);
    } else if (form instanceof Scalar.Decimal decimal) {
      String pattern = Scalar.Decimal.PATTERN + orParameter;
      number(schema, "number", decimal.least(), decimal.most(), pattern);
    } else if (form instanceof Scalar.Truth) {
      schema.put("type", List.of("boolean", "string"));
      schema.put("pattern", whole(Scalar.Truth.PATTERN + orParameter));
    } else if (form instanceof Scalar.OneOf one && literal) {
      schema.put("enum", one.choices());
    } else if (form instanceof Scalar.OneOf one) {
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put("type", "string");
      parameter.put("pattern", whole(Scalar.PARAMETER));
      parameter.put(MESSAGE, message(described));
      schema.put("anyOf", List.of(Map.of("enum", one.choices()), parameter));
    } else if (form instanceof ListOf<?> list) {
      list(schema, list);
    } else if (form instanceof MapOf<?> map) {
      map(schema, map, override);
    } else if (form instanceof Choice<?> choice) {
      List<Object> any = new ArrayList<>();
      choice.forms().forEach(one -> any.addAll(alternatives(of(one, override))));
      if (choice instanceof Choice.ListOrParameter) {
        any.add(EXPORT);
      }
      schema.put("anyOf", any);
    } else {
      form.shape().ifPresent(keys -> schema.putAll(blocks.apply(keys, override)));
    }
    if (schema.containsKey("pattern")) {
      schema.put(MESSAGE, message(described));
    }
    return form instanceof TextForm text && !text.known()
        ? new LinkedHashMap<>(Map.of("anyOf", List.of(schema, EXPORT)))
        : schema;
  }

  /** The rule in words: editors would show the regular expression. */
  private static String message(Form<?> form) {
    return Sentences.plain("Must be " + form.words() + ".");
  }

  /** The same, or an empty value. */
  static Map<String, Object> orEmpty(Map<String, Object> schema) {
    List<Object> any = new ArrayList<>(alternatives(schema));
    any.add(Map.of("type", "null"));
    return new LinkedHashMap<>(Map.of("anyOf", any));
  }

  /** The regular expression for a whole text. */
  static String whole(String pattern) {
    return "^(?:" + pattern.replace(TAG, EVERY_TAG) + ")$";
  }

  private static List<?> alternatives(Map<String, Object> schema) {
    return schema.size() == 1 && schema.get("anyOf") instanceof List<?> any ? any : List.of(schema);
  }

  private static void text(Map<String, Object> schema, Patterned text, boolean references) {
    List<String> types = new ArrayList<>(List.of("string"));
    if (NUMBERS.stream().anyMatch(number -> number.matches(text.pattern()))) {
      types.add("number");
    }
    if ("any text, true or false".matches(text.pattern())) {
      types.add("boolean");
    }
    schema.put("type", types.size() == 1 ? "string" : types);
    if (!"".matches(text.pattern()) || !"any\ntext".matches(text.pattern())) {
      schema.put("pattern", whole(text.pattern()) + (references ? "|\\$\\{" : ""));
    }
  }

  /** Lists are replaced as a whole, so the items in an override are complete. */
  private void list(Map<String, Object> schema, ListOf<?> list) {
    schema.put("type", "array");
    schema.put("items", of(list.items(), false));
    if (list.least() > 0) {
      schema.put("minItems", list.least());
    }
    if (list.most() < Integer.MAX_VALUE) {
      schema.put("maxItems", list.most());
    }
    if (list.distinct()) {
      schema.put("uniqueItems", true);
    }
  }

  private static void number(
      Map<String, Object> schema, String type, Number least, Number most, String pattern) {
    schema.put("type", List.of(type, "string"));
    schema.put("minimum", least);
    schema.put("maximum", most);
    schema.put("pattern", whole(pattern));
  }

  /** An entry without keys can be empty: {@code data:}. */
  private void map(Map<String, Object> schema, MapOf<?> map, boolean override) {
    Map<String, Object> values = of(map.values(), override);
    boolean mayBeEmpty = override || map.values().shape().isPresent();
    schema.put("type", "object");
    schema.put(
        "patternProperties",
        Map.of(whole(map.names().pattern()), mayBeEmpty ? orEmpty(values) : values));
    schema.put("additionalProperties", false);
  }
}

package dev.fargen.spec.data;

import dev.fargen.spec.form.Form;

/**
 * A key attribute of a table, as written: {@code id}, {@code created:number} (Amazon DynamoDB API
 * reference, "AttributeDefinition").
 *
 * @param name case-sensitive
 */
public record TableAttribute(String name, Type type) {

  /** The types that a key can have. */
  public enum Type {
    STRING("S"),
    NUMBER("N"),
    BINARY("B");

    private final String letter;

    Type(String letter) {
      this.letter = letter;
    }

    /** As DynamoDB has it. */
    public String letter() {
      return letter;
    }

    /** As a spec has it. */
    public String word() {
      return switch (this) {
        case STRING -> "string";
        case NUMBER -> "number";
        case BINARY -> "binary";
      };
    }

    private static Type of(String word) {
      return word.equals("number") ? NUMBER : word.equals("binary") ? BINARY : STRING;
    }
  }

  /** The name of an attribute; the colon is before the type, so it is not part of a name. */
  static final String NAME = "[^\\s:${}]{1,255}";

  static final Form<TableAttribute> FORM =
      Form.plain(
              "the name of an attribute, such as `id`, or with a type other than string, such as"
                  + " `created:number` or `digest:binary`",
              NAME + "(:(string|number|binary))?")
          .ofKind("the name of an attribute")
          .as(text -> of(text.text()));

  private static TableAttribute of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new TableAttribute(text, Type.STRING)
        : new TableAttribute(text.substring(0, colon), Type.of(text.substring(colon + 1)));
  }

  /** As a spec has it. */
  public String written() {
    return type == Type.STRING ? name : name + ":" + type.word();
  }
}

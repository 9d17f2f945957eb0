package dev.fargen.cfn;

import dev.fargen.cfn.Function.Gives;
import java.util.Set;

/** What a function takes in one place. */
enum Argument {
  /** Only the language extensions compute it. */
  NAME("a name that is written out"),
  /** A name and an attribute with a dot between. */
  ATTRIBUTE("`Resource.Attribute`"),
  LITERAL("text that is written out"),
  TEXT("text"),
  INDEX("a whole number"),
  COUNT("a whole number from 1 to 256"),
  BITS("a whole number from 1 to 128"),
  LIST("a list"),
  TEXTS("a list of texts"),
  VARIABLES("a map of variables"),
  /** Only the language extensions have it. */
  FALLBACK("a map with nothing but `DefaultValue`"),
  CONDITION("a condition"),
  /** A text, or a call that gives one; other conditions too. */
  OPERAND("a single value"),
  VALUE("a value");

  private static final int MOST_DIGITS = 9;

  private final String words;

  Argument(String words) {
    this.words = words;
  }

  /** What it is, for messages. */
  String words() {
    return words;
  }

  /** Whether the value is of the kind, be it a possible one or not. */
  boolean isOfKind(Value value, boolean extended) {
    return switch (this) {
      case NAME -> value instanceof Scalar || (extended && mayGive(value, Gives.TEXT));
      case ATTRIBUTE, LITERAL -> value instanceof Scalar;
      case TEXT -> value instanceof Scalar || mayGive(value, Gives.TEXT);
      case INDEX, COUNT, BITS ->
          value instanceof Scalar scalar ? isNumber(scalar) : mayGive(value, Gives.TEXT);
      case LIST, TEXTS -> value instanceof Sequence || mayGive(value, Gives.LIST);
      case VARIABLES -> value instanceof Mapping;
      case FALLBACK -> extended && value instanceof Mapping;
      case CONDITION -> isCondition(value);
      case OPERAND -> value instanceof Scalar || value instanceof Intrinsic;
      case VALUE -> true;
    };
  }

  /** Whether a value of the kind is possible. */
  boolean takes(Value value) {
    if (value instanceof Scalar scalar) {
      String text = scalar.asText();
      return switch (this) {
        case NAME -> !text.isBlank();
        case ATTRIBUTE -> text.indexOf('.') > 0 && !text.endsWith(".");
        case COUNT -> isBetween(1, 256, text);
        case BITS -> isBetween(1, 128, text);
        default -> true;
      };
    }
    return this != FALLBACK || ((Mapping) value).entries().keySet().equals(Set.of("DefaultValue"));
  }

  private static boolean isBetween(int least, int most, String number) {
    int value = Integer.parseInt(number);
    return value >= least && value <= most;
  }

  private static boolean isNumber(Scalar scalar) {
    String text = scalar.asText();
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  private static boolean isCondition(Value value) {
    return value instanceof Mapping map
        ? map.entries().keySet().equals(Set.of("Condition"))
        : value instanceof Intrinsic call && gives(call) == Gives.CONDITION;
  }

  private static boolean mayGive(Value value, Gives wanted) {
    return value instanceof Intrinsic call
        && (gives(call) == wanted || gives(call) == Gives.ANYTHING);
  }

  private static Gives gives(Intrinsic call) {
    return Function.of(call.name()).map(Function::gives).orElse(Gives.ANYTHING);
  }
}

package dev.fargen.cfn;

import dev.fargen.cfn.Function.Gives;
import dev.fargen.list.Digits;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What one place in a call accepts: values of a kind, except those that are not possible.
 *
 * @param words what it accepts
 */
record Argument(String words, BiPredicate<Value, Kinds> kind, Predicate<Value> possible) {

  private static final Set<String> OUTPUT_KEYS =
      Set.of("StackName", "OutputName", "Region", "RoleArn");

  private static final int MOST_DIGITS = 9;

  /** A number or a truth value is none ("Fn::Base64", "Fn::Join", "Fn::Sub"). */
  static final Argument LITERAL = new Argument("a literal string", Argument::isString);

  /** A text with variables, which a list may have values of. */
  static final Argument TEMPLATE =
      new Argument("a string, or a list of a string and a map of variables", LITERAL.kind());

  static final Argument NAME =
      new Argument("a name", Scalar.class::isInstance, value -> !text(value).isBlank());
  static final Argument REFERRED =
      new Argument("the name of a parameter or resource", NAME.kind(), NAME.possible());
  static final Argument CONDITION_NAME =
      new Argument("a condition name", NAME.kind(), NAME.possible());
  static final Argument ATTRIBUTE =
      new Argument(
          "`Resource.Attribute`",
          Scalar.class::isInstance,
          value -> text(value).indexOf('.') > 0 && !text(value).endsWith("."));
  static final Argument TEXT =
      new Argument(
          "a string",
          (value, kinds) -> value instanceof Scalar || mayGive(value, Gives.TEXT, kinds));
  static final Argument STRING =
      new Argument(
          "a string",
          (value, kinds) ->
              isString(value) || (value instanceof Intrinsic && mayGive(value, Gives.TEXT, kinds)));
  static final Argument INDEX = number("an integer", 0, Integer.MAX_VALUE);
  static final Argument COUNT = number("an integer from 1 to 256", 1, 256);
  static final Argument BITS = number("an integer from 1 to 128", 1, 128);
  static final Argument LIST =
      new Argument(
          "a list",
          (value, kinds) -> value instanceof Sequence || mayGive(value, Gives.LIST, kinds));
  static final Argument TEXTS = new Argument("a list of strings", LIST.kind());
  static final Argument VARIABLES = new Argument("a map of variables", Mapping.class::isInstance);
  static final Argument FALLBACK =
      new Argument("a map with `DefaultValue`", value -> hasOnly(value, "DefaultValue"));
  static final Argument CONDITION =
      new Argument(
          "a condition",
          value ->
              hasOnly(value, "Condition")
                  || (value instanceof Intrinsic call
                      && Function.gives(call.name()) == Gives.CONDITION));
  static final Argument OPERAND =
      new Argument(
          "a single value", value -> value instanceof Scalar || value instanceof Intrinsic);
  static final Argument VALUE = new Argument("a value", value -> true);
  static final Argument COLLECTION =
      new Argument(
          "a list or a map that is not empty",
          (value, kinds) ->
              !isEmpty(value) && (value instanceof Mapping || LIST.kind().test(value, kinds)));
  static final Argument LOOPED = new Argument("a map", Mapping.class::isInstance);
  static final Argument MACRO =
      new Argument(
          "a map with `Name`",
          value -> value instanceof Mapping map && map.entries().containsKey("Name"));
  static final Argument OUTPUT =
      new Argument(
          "a map with `StackName` and `OutputName`",
          value ->
              value instanceof Mapping map
                  && map.entries().keySet().containsAll(Set.of("StackName", "OutputName"))
                  && OUTPUT_KEYS.containsAll(map.entries().keySet()));

  private Argument(String words, BiPredicate<Value, Kinds> kind) {
    this(words, kind, value -> true);
  }

  private Argument(String words, Predicate<Value> kind, Predicate<Value> possible) {
    this(words, (value, kinds) -> kind.test(value), possible);
  }

  private Argument(String words, Predicate<Value> kind) {
    this(words, kind, value -> true);
  }

  private static Argument number(String words, int least, int most) {
    return new Argument(
        words,
        (value, kinds) ->
            value instanceof Scalar text ? isNumber(text) : mayGive(value, Gives.TEXT, kinds),
        value -> {
          int number = value instanceof Scalar ? Integer.parseInt(text(value)) : least;
          return number >= least && number <= most;
        });
  }

  static boolean isNumber(Scalar scalar) {
    String text = scalar.asText();
    return text.length() <= MOST_DIGITS && Digits.only(text);
  }

  private static boolean isEmpty(Value value) {
    return (value instanceof Sequence list && list.items().isEmpty())
        || (value instanceof Mapping map && map.entries().isEmpty());
  }

  private static boolean isString(Value value) {
    return value instanceof Scalar scalar && scalar.content() instanceof String;
  }

  private static String text(Value value) {
    return ((Scalar) value).asText();
  }

  private static boolean hasOnly(Value value, String key) {
    return value instanceof Mapping map && map.entries().keySet().equals(Set.of(key));
  }

  private static boolean mayGive(Value value, Gives wanted, Kinds kinds) {
    Gives given = value instanceof Intrinsic call ? kinds.of(call) : Gives.CONDITION;
    return given == wanted || given == Gives.ANYTHING;
  }
}

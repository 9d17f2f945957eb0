package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The functions that a template may call without a transform, and what each takes (CloudFormation
 * template reference, "Intrinsic function reference").
 */
public enum Function {
  AND("And", Gives.CONDITION, "two to ten conditions", 2, conditions(10)),
  BASE64("Base64", Gives.TEXT, "text", Argument.TEXT),
  CIDR(
      "Cidr",
      Gives.LIST,
      "a block, a count and the bits of each",
      2,
      List.of(Argument.TEXT, Argument.COUNT, Argument.BITS)),
  CONDITION("Condition", Gives.CONDITION, "the name of a condition", Argument.NAME),
  EQUALS("Equals", Gives.CONDITION, "two values", 2, List.of(Argument.OPERAND, Argument.OPERAND)),
  FIND_IN_MAP(
      "FindInMap",
      Gives.ANYTHING,
      "a mapping and two keys",
      3,
      List.of(Argument.TEXT, Argument.TEXT, Argument.TEXT, Argument.FALLBACK)),
  GET_AZS("GetAZs", Gives.LIST, "a region", Argument.TEXT),
  GET_ATT(
      "GetAtt",
      Gives.ANYTHING,
      "a resource and an attribute",
      Argument.ATTRIBUTE,
      List.of(Argument.NAME, Argument.TEXT)),
  IF(
      "If",
      Gives.ANYTHING,
      "the name of a condition and two values",
      3,
      List.of(Argument.NAME, Argument.VALUE, Argument.VALUE)),
  IMPORT_VALUE("ImportValue", Gives.TEXT, "the name of an export", Argument.TEXT),
  JOIN(
      "Join",
      Gives.TEXT,
      "a delimiter and a list of texts",
      2,
      List.of(Argument.LITERAL, Argument.TEXTS)),
  NOT("Not", Gives.CONDITION, "a list of one condition", 1, conditions(1)),
  OR("Or", Gives.CONDITION, "two to ten conditions", 2, conditions(10)),
  REF("Ref", Gives.ANYTHING, "the name of a resource or parameter", Argument.NAME),
  SELECT(
      "Select", Gives.ANYTHING, "an index and a list", 2, List.of(Argument.INDEX, Argument.LIST)),
  SPLIT("Split", Gives.LIST, "a delimiter and text", 2, List.of(Argument.LITERAL, Argument.TEXT)),
  SUB(
      "Sub",
      Gives.TEXT,
      "text, or a list of text and its variables",
      Argument.LITERAL,
      List.of(Argument.LITERAL, Argument.VARIABLES));

  /** What a call stands for, as far as that can be told without its arguments. */
  public enum Gives {
    TEXT("text"),
    LIST("a list"),
    CONDITION("a condition"),
    ANYTHING("a value");

    private final String words;

    Gives(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The names of all of them, in the order of the alphabet. */
  public static final List<String> NAMES = Lists.map(Arrays.asList(values()), one -> one.word);

  private final String word;
  private final Gives gives;
  private final String takes;
  private final Optional<Argument> alone;
  private final int least;
  private final List<Argument> arguments;

  /** A function with one argument, which is in no list. */
  Function(String word, Gives gives, String takes, Argument alone) {
    this(word, gives, takes, Optional.of(alone), 0, List.of());
  }

  /** A function with a list of arguments, of which so many have to be there. */
  Function(String word, Gives gives, String takes, int least, List<Argument> arguments) {
    this(word, gives, takes, Optional.empty(), least, arguments);
  }

  /** A function with one argument, or a list of others. */
  Function(String word, Gives gives, String takes, Argument alone, List<Argument> arguments) {
    this(word, gives, takes, Optional.of(alone), arguments.size(), arguments);
  }

  Function(
      String word,
      Gives gives,
      String takes,
      Optional<Argument> alone,
      int least,
      List<Argument> arguments) {
    this.word = word;
    this.gives = gives;
    this.takes = takes;
    this.alone = alone;
    this.least = least;
    this.arguments = arguments;
  }

  private static List<Argument> conditions(int most) {
    return Collections.nCopies(most, Argument.CONDITION);
  }

  /** The function of this name, without {@code Fn::}. */
  public static Optional<Function> of(String name) {
    return Lists.first(Arrays.asList(values()), one -> one.word.equals(name));
  }

  /** The name, without {@code Fn::}. */
  public String word() {
    return word;
  }

  public Gives gives() {
    return gives;
  }

  /** All that it takes, in words. */
  public String takes() {
    return takes;
  }

  /** What it takes where that is in no list. */
  Optional<Argument> alone() {
    return alone;
  }

  /** What it takes in a list; none of them where it takes no list. */
  List<Argument> arguments() {
    return arguments;
  }

  /** How many of its list of arguments have to be there. */
  int least() {
    return least;
  }
}

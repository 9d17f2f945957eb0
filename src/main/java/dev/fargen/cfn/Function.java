package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The functions that a template may call without a transform (CloudFormation template reference,
 * "Intrinsic function reference"). What each takes stands in {@link Calls}.
 */
public enum Function {
  AND("And", Gives.CONDITION),
  BASE64("Base64", Gives.TEXT),
  CIDR("Cidr", Gives.LIST),
  CONDITION("Condition", Gives.CONDITION),
  EQUALS("Equals", Gives.CONDITION),
  FIND_IN_MAP("FindInMap", Gives.ANYTHING),
  GET_AZS("GetAZs", Gives.LIST),
  GET_ATT("GetAtt", Gives.ANYTHING),
  IF("If", Gives.ANYTHING),
  IMPORT_VALUE("ImportValue", Gives.TEXT),
  JOIN("Join", Gives.TEXT),
  NOT("Not", Gives.CONDITION),
  OR("Or", Gives.CONDITION),
  REF("Ref", Gives.ANYTHING),
  SELECT("Select", Gives.ANYTHING),
  SPLIT("Split", Gives.LIST),
  SUB("Sub", Gives.TEXT);

  /** What a call gives, if that is known without its arguments. */
  public enum Gives {
    TEXT("a string"),
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
  public static final List<String> NAMES = Lists.map(Arrays.asList(values()), Function::word);

  private final String word;
  private final Gives gives;

  Function(String word, Gives gives) {
    this.word = word;
    this.gives = gives;
  }

  /** The function of this name, without {@code Fn::}. */
  public static Optional<Function> of(String name) {
    return Lists.first(Arrays.asList(values()), one -> one.word.equals(name));
  }

  /** What a call of the function of this name stands for. */
  public static Gives gives(String name) {
    return of(name).map(one -> one.gives).orElse(Gives.ANYTHING);
  }

  /** The name, without {@code Fn::}. */
  public String word() {
    return word;
  }
}

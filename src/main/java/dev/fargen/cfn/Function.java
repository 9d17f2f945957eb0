package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The functions that a template may call (CloudFormation template reference, "Intrinsic function
 * reference" and "Rule-specific intrinsic functions"). What each takes stands in {@link Calls}.
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
  GET_STACK_OUTPUT("GetStackOutput", Gives.TEXT),
  IF("If", Gives.ANYTHING),
  IMPORT_VALUE("ImportValue", Gives.TEXT),
  JOIN("Join", Gives.TEXT),
  NOT("Not", Gives.CONDITION),
  OR("Or", Gives.CONDITION),
  REF("Ref", Gives.ANYTHING),
  SELECT("Select", Gives.ANYTHING),
  SPLIT("Split", Gives.LIST),
  SUB("Sub", Gives.TEXT),
  TRANSFORM("Transform", Gives.ANYTHING),
  FOR_EACH("ForEach", Gives.ANYTHING, Where.EXTENDED),
  LENGTH("Length", Gives.TEXT, Where.EXTENDED),
  TO_JSON_STRING("ToJsonString", Gives.TEXT, Where.EXTENDED),
  CONTAINS("Contains", Gives.CONDITION, Where.RULES),
  EACH_MEMBER_EQUALS("EachMemberEquals", Gives.CONDITION, Where.RULES),
  EACH_MEMBER_IN("EachMemberIn", Gives.CONDITION, Where.RULES),
  REF_ALL("RefAll", Gives.LIST, Where.RULES),
  VALUE_OF("ValueOf", Gives.ANYTHING, Where.RULES),
  VALUE_OF_ALL("ValueOfAll", Gives.LIST, Where.RULES);

  /** Where a function may be called. */
  public enum Where {
    /** In every template. */
    ANYWHERE,
    /** Where the template has the transform {@code AWS::LanguageExtensions}. */
    EXTENDED,
    /** In the section {@code Rules}. */
    RULES
  }

  /** What a call gives, if that is known without its arguments. */
  public enum Gives {
    TEXT("a string"),
    LIST("a list"),
    CONDITION("a Boolean"),
    MAP("a map"),
    ANYTHING("a value");

    private final String words;

    Gives(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The names of those that every template may call, in the order of the alphabet. */
  public static final List<String> NAMES =
      Lists.map(
          Lists.filter(
              Arrays.asList(values()), one -> one.where == Where.ANYWHERE && !one.isMacro()),
          Function::word);

  /** What {@code Fn::ForEach::Name} begins with, behind the prefix of functions. */
  private static final String LOOP = "ForEach::";

  private final String word;
  private final Gives gives;
  private final Where where;

  Function(String word, Gives gives) {
    this(word, gives, Where.ANYWHERE);
  }

  Function(String word, Gives gives, Where where) {
    this.word = word;
    this.gives = gives;
    this.where = where;
  }

  /** The function of this name, without {@code Fn::}. */
  public static Optional<Function> of(String name) {
    if (name.startsWith(LOOP) && name.length() > LOOP.length()) {
      return Optional.of(FOR_EACH);
    }
    return Lists.first(Arrays.asList(values()), one -> one != FOR_EACH && one.word.equals(name));
  }

  /** Whether a key beside others calls it: it adds to the map what comes of it. */
  public boolean isMacro() {
    return this == TRANSFORM || this == FOR_EACH;
  }

  /** Where it may be called. */
  public Where where() {
    return where;
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

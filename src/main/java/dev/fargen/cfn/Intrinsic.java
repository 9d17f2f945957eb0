package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A call of an intrinsic function, printed in its short form: {@code !Sub ...}.
 *
 * @param name without {@code Fn::}: {@code Ref}, {@code GetAtt}, {@code Sub}
 */
public record Intrinsic(String name, Value argument) implements Value {

  /** Stands for a property that is not there (pseudo parameter {@code AWS::NoValue}). */
  public static final Intrinsic NO_VALUE = Pseudo.NO_VALUE.ref();

  public static final Intrinsic REGION = Pseudo.REGION.ref();
  public static final Intrinsic ACCOUNT_ID = Pseudo.ACCOUNT_ID.ref();
  public static final Intrinsic STACK_NAME = Pseudo.STACK_NAME.ref();

  private static final String PREFIX = "Fn::";

  /** What a variable begins with in {@code !Sub}, what ends it, and what stands for its text. */
  private static final String VARIABLE = "${";

  private static final String END = "}";
  private static final String LITERAL = "${!";

  /** The functions of rules, whose short form the documentation does not have. */
  private static final Set<String> LONG =
      Set.of("Contains", "EachMemberEquals", "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll");

  /** The functions whose long form has no prefix. */
  private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

  /**
   * The text with its variables: {@code !Sub template}, {@code !Ref} or {@code !GetAtt} where it is
   * one variable, and the text itself where it has none. Resources named in it must exist. The
   * values of exports in it, see {@link Imported}, become variables of their own.
   */
  public static Value sub(String template) {
    if (Imported.isIn(template)) {
      return Imported.sub(template);
    }
    int variable = variable(template, 0);
    if (variable < 0) {
      return Value.text(template.replace(LITERAL, VARIABLE));
    }
    boolean whole = variable == 0 && template.indexOf(END) == template.length() - END.length();
    if (!whole) {
      return new Intrinsic("Sub", Value.text(template));
    }
    String name = template.substring(VARIABLE.length(), template.length() - END.length()).strip();
    return new Intrinsic(name.contains(".") ? "GetAtt" : "Ref", Value.text(name));
  }

  /** Where the first variable begins; negative where there is none. */
  private static int variable(String template, int from) {
    int at = template.indexOf(VARIABLE, from);
    return at >= 0 && template.startsWith(LITERAL, at)
        ? variable(template, at + LITERAL.length())
        : at;
  }

  /** {@code !If [condition, then, otherwise]}. */
  public static Intrinsic when(String condition, Value then, Value otherwise) {
    return new Intrinsic("If", Value.list(Value.text(condition), then, otherwise));
  }

  public static Intrinsic select(int index, Value list) {
    return new Intrinsic("Select", Value.list(Value.number(index), list));
  }

  /** The first items of a list whose length only CloudFormation knows. */
  public static Sequence first(int count, Value list) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(select(i, list));
    }
    return Value.list(items);
  }

  /** {@code !Cidr [block, count, bits]}: blocks of addresses, each with so many bits for hosts. */
  public static Intrinsic cidr(Value block, int count, Value bits) {
    return new Intrinsic("Cidr", Value.list(block, Value.number(count), bits));
  }

  /** The Availability Zones of the region that the account may use. */
  public static Intrinsic zones() {
    return new Intrinsic("GetAZs", Value.text(""));
  }

  public static Intrinsic split(String separator, Value text) {
    return new Intrinsic("Split", Value.list(Value.text(separator), text));
  }

  public static Intrinsic importValue(Value name) {
    return new Intrinsic("ImportValue", name);
  }

  /** {@code !Equals [left, right]}. */
  public static Intrinsic equal(Value left, Value right) {
    return new Intrinsic("Equals", Value.list(left, right));
  }

  public static Intrinsic not(Value condition) {
    return new Intrinsic("Not", Value.list(condition));
  }

  @Override
  public List<Value> children() {
    return List.of(argument);
  }

  @Override
  public Intrinsic map(UnaryOperator<Value> change) {
    Value changed = change.apply(argument);
    return changed == argument ? this : new Intrinsic(name, changed);
  }

  /** The condition by which {@code If} chooses one of its two values. */
  public Optional<String> choice() {
    return name.equals("If")
            && argument instanceof Sequence arguments
            && arguments.items().size() == 3
            && arguments.items().get(0) instanceof Scalar condition
        ? Optional.of(condition.asText())
        : Optional.empty();
  }

  /**
   * Whether it is printed in its short form. A tag cannot stand before another tag: {@code
   * !ImportValue !Sub x} is not YAML. A scalar behind a tag is read as text, whatever it looks
   * like. {@code !GetStackOutput} takes no other tag (CloudFormation template reference,
   * "Fn::GetStackOutput").
   */
  public boolean canBeTagged() {
    boolean text = argument instanceof Scalar scalar && scalar.content() instanceof String;
    if (name.equals("GetStackOutput") && argument.any(part -> part instanceof Intrinsic)) {
      return false;
    }
    boolean tagged = text || argument instanceof Mapping || argument instanceof Sequence;
    return tagged && !LONG.contains(name);
  }

  /** The function's name in the long form: {@code Fn::Sub}, {@code Ref}. */
  public String longName() {
    return WITHOUT_PREFIX.contains(name) ? name : PREFIX + name;
  }

  /** The name of the function whose long form this is; none where it is no function's. */
  public static Optional<String> shortName(String longName) {
    if (longName.startsWith(PREFIX)) {
      return Optional.of(longName.substring(PREFIX.length()));
    }
    return Optional.of(longName).filter(WITHOUT_PREFIX::contains);
  }

  /**
   * The same call in the long form, as a map of one entry; {@code GetAtt} has a list there, which
   * JSON needs.
   */
  public Mapping longForm() {
    boolean attribute =
        name.equals("GetAtt") && argument instanceof Scalar scalar && scalar.asText().contains(".");
    Value listed = attribute ? Value.texts(((Scalar) argument).asText().split("\\.", 2)) : argument;
    return new Mapping(Map.of(longName(), listed));
  }
}

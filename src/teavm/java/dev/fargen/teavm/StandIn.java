package dev.fargen.teavm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

/**
 * Something that TeaVM 0.16.0 lacks or gets wrong, and what is put in its place wherever a program
 * uses it. {@code StandInsIT} fails once one is no longer needed. None is reported upstream but
 * where it says so.
 */
enum StandIn {

  /** {@link String#lines} is missing. */
  LINES(call(String.class, "lines", Stream.class)),

  /** {@link Matcher#replaceAll(Function)} is missing. */
  REPLACE_ALL(call(Matcher.class, "replaceAll", Function.class, String.class)),

  /** {@link PatternSyntaxException#getDescription} is empty for nearly all that can be wrong. */
  DESCRIPTION(call(PatternSyntaxException.class, "getDescription", String.class)),

  /**
   * {@code Set.of} and {@code Map.of} look for an element at {@code Math.abs(hash) % size}, which
   * is no place at all where the hash is {@link Integer#MIN_VALUE}.
   */
  HASH(within("java.util.TemplateCollections", call(Math.class, "abs", int.class, int.class))),

  /** The class of all numbers has the name {@code N}; {@code \p{N}} looks for {@code IsN}. */
  NUMBERS(within("java.util.regex.AbstractCharClass", text("N", "IsN"))),

  /**
   * A group with a count, such as {@code ([a-z]{2})+}, keeps its count from one round to the next.
   * TeaVM's issue 952 is about the same engine, Apache Harmony's.
   */
  COUNT(
      within(
          "java.util.regex.Pattern",
          type("java.util.regex.CompositeGroupQuantifierSet", "java.util.regex.CountedGroup"))),

  /**
   * Where the rest of a text is shorter than a literal, {@link Matcher#hitEnd} is true, even of a
   * rest that the literal doesn't begin with.
   */
  HIT_END(
      within(
          "java.util.regex.Pattern",
          type("java.util.regex.SequenceSet", "java.util.regex.Literal")));

  @SuppressWarnings("ImmutableEnumChecker") // what a change closes over never changes
  private final Change change;

  StandIn(Change change) {
    this.change = change;
  }

  /** Puts it in the place of what this instruction uses, where it does. */
  void in(String className, Instruction instruction) {
    change.apply(className, instruction);
  }

  /** What is done to the instructions of a class. */
  @FunctionalInterface
  private interface Change {
    void apply(String className, Instruction instruction);
  }

  /** The change, in one class and those within it. */
  private static Change within(String only, Change change) {
    return (name, instruction) -> {
      if (name.equals(only) || name.startsWith(only + "$")) {
        change.apply(name, instruction);
      }
    };
  }

  /**
   * Calls the method of {@link Jdk} that has the same name, with the receiver as first argument.
   */
  private static Change call(Class<?> owner, String name, Class<?>... signature) {
    MethodReference method = new MethodReference(owner, name, signature);
    return (className, instruction) -> {
      if (instruction instanceof InvokeInstruction call && call.getMethod().equals(method)) {
        List<Variable> arguments = new ArrayList<>(call.getArguments());
        List<ValueType> types = new ArrayList<>(List.of(method.getSignature()));
        if (call.getInstance() != null) {
          arguments.add(0, call.getInstance());
          types.add(0, ValueType.object(owner.getName()));
        }
        call.setType(InvocationType.SPECIAL);
        call.setInstance(null);
        call.setArguments(arguments.toArray(Variable[]::new));
        call.setMethod(
            new MethodReference(
                Jdk.class.getName(), new MethodDescriptor(name, types.toArray(ValueType[]::new))));
      }
    };
  }

  /** Has another text for a constant. */
  private static Change text(String text, String instead) {
    return (className, instruction) -> {
      if (instruction instanceof StringConstantInstruction constant
          && constant.getConstant().equals(text)) {
        constant.setConstant(instead);
      }
    };
  }

  /** Makes an object of another type. */
  private static Change type(String type, String instead) {
    return (className, instruction) -> {
      if (instruction instanceof ConstructInstruction made && made.getType().equals(type)) {
        made.setType(instead);
      } else if (instruction instanceof InvokeInstruction call
          && call.getMethod().getClassName().equals(type)
          && call.getMethod().getName().equals("<init>")) {
        call.setMethod(new MethodReference(instead, call.getMethod().getDescriptor()));
      }
    };
  }
}

package dev.fargen.teavm;

import java.util.ArrayList;
import java.util.List;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

/** What is done to the instructions of a class before TeaVM compiles it. */
@FunctionalInterface
interface Change {

  void apply(String className, Instruction instruction);

  /** This change, in one class and those within it. */
  default Change within(String only) {
    return (name, instruction) -> {
      if (name.equals(only) || name.startsWith(only + "$")) {
        apply(name, instruction);
      }
    };
  }

  /** This change, in the classes of fargen. */
  default Change inFargen() {
    return (name, instruction) -> {
      if (name.startsWith("dev.fargen.")) {
        apply(name, instruction);
      }
    };
  }

  /** Calls the method of another class that has the same name, with the receiver as first. */
  static Change call(String instead, MethodReference method) {
    return (className, instruction) -> {
      if (instruction instanceof InvokeInstruction call && call.getMethod().equals(method)) {
        redirect(call, instead);
      }
    };
  }

  /** The same for all methods of a class. */
  static Change calls(Class<?> instead, Class<?> owner) {
    return (className, instruction) -> {
      if (instruction instanceof InvokeInstruction call
          && call.getMethod().getClassName().equals(owner.getName())) {
        redirect(call, instead.getName());
      }
    };
  }

  private static void redirect(InvokeInstruction call, String instead) {
    MethodReference method = call.getMethod();
    List<Variable> arguments = new ArrayList<>(call.getArguments());
    List<ValueType> types = new ArrayList<>(List.of(method.getSignature()));
    if (call.getInstance() != null) {
      arguments.add(0, call.getInstance());
      types.add(0, ValueType.object(method.getClassName()));
    }
    call.setType(InvocationType.SPECIAL);
    call.setInstance(null);
    call.setArguments(arguments.toArray(Variable[]::new));
    call.setMethod(
        new MethodReference(
            instead, new MethodDescriptor(method.getName(), types.toArray(ValueType[]::new))));
  }

  /** Has another text for a constant. */
  static Change text(String text, String instead) {
    return (className, instruction) -> {
      if (instruction instanceof StringConstantInstruction constant
          && constant.getConstant().equals(text)) {
        constant.setConstant(instead);
      }
    };
  }

  /** Makes an object of another type. */
  static Change type(String type, String instead) {
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

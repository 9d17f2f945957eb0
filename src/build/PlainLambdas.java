import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes a class of every lambda and method reference in a folder of classes, in place: {@code
 * PlainLambdas FOLDER}.
 *
 * <p>Java makes these classes itself when a program first comes to them, which takes it a tenth of a
 * millisecond each, even from an archive of class data. An ordinary class takes a fifth of that, and
 * a run of fargen comes to hundreds of lambdas.
 */
final class PlainLambdas {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Method EMPTY = Method.getMethod("void <init>()");

  private final Map<String, ClassNode> classes = new LinkedHashMap<>();

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    PlainLambdas lambdas = new PlainLambdas();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(lambdas::read);
    }
    List.copyOf(lambdas.classes.values()).forEach(lambdas::replace);
    for (ClassNode node : lambdas.classes.values()) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      node.accept(writer);
      Files.write(folder.resolve(node.name + ".class"), writer.toByteArray());
    }
  }

  private void read(Path file) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, 0);
      classes.put(node.name, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a call of a factory where a lambda is; it takes the same from the stack, and leaves the same. */
  private void replace(ClassNode outer) {
    int number = 0;
    for (MethodNode method : outer.methods) {
      for (AbstractInsnNode node : method.instructions) {
        if (node instanceof InvokeDynamicInsnNode lambda
            && lambda.bsm.getOwner().equals(METAFACTORY)
            && lambda.bsm.getName().equals("metafactory")) {
          ClassNode made = lambda(outer, outer.name + "$Lambda" + number++, lambda);
          classes.put(made.name, made);
          method.instructions.set(
              lambda, new MethodInsnNode(INVOKESTATIC, made.name, "of", lambda.desc, false));
        }
      }
    }
  }

  private ClassNode lambda(ClassNode outer, String name, InvokeDynamicInsnNode lambda) {
    ClassNode made = new ClassNode();
    String type = Type.getReturnType(lambda.desc).getInternalName();
    made.visit(
        outer.version,
        ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
        name,
        null,
        OBJECT.getInternalName(),
        new String[] {type});
    join(outer, made);
    Type[] captured = Type.getArgumentTypes(lambda.desc);
    for (int i = 0; i < captured.length; i++) {
      made.fields.add(
          new FieldNode(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null));
    }
    constructor(made, captured);
    factory(made, lambda);
    body(made, captured, lambda);
    return made;
  }

  /** Makes it a nestmate of the class it stands in, whose private methods it may then call. */
  private void join(ClassNode outer, ClassNode made) {
    made.nestHostClass = outer.nestHostClass == null ? outer.name : outer.nestHostClass;
    ClassNode host = classes.get(made.nestHostClass);
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(made.name);
  }

  private static void constructor(ClassNode made, Type[] captured) {
    Method method = new Method("<init>", Type.VOID_TYPE, captured);
    GeneratorAdapter code = code(made, ACC_PRIVATE, method);
    code.loadThis();
    code.invokeConstructor(OBJECT, EMPTY);
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.loadArg(i);
      code.putField(Type.getObjectType(made.name), "c" + i, captured[i]);
    }
    end(code);
  }

  private static void factory(ClassNode made, InvokeDynamicInsnNode lambda) {
    Type self = Type.getObjectType(made.name);
    GeneratorAdapter code = code(made, ACC_STATIC, new Method("of", lambda.desc));
    code.newInstance(self);
    code.dup();
    code.loadArgs();
    code.invokeConstructor(
        self, new Method("<init>", Type.VOID_TYPE, Type.getArgumentTypes(lambda.desc)));
    end(code);
  }

  private static void body(ClassNode made, Type[] captured, InvokeDynamicInsnNode lambda) {
    Method method = new Method(lambda.name, ((Type) lambda.bsmArgs[0]).getDescriptor());
    Handle target = (Handle) lambda.bsmArgs[1];
    Type[] given = method.getArgumentTypes();
    Type[] wanted = parameters(target);
    GeneratorAdapter code = code(made, ACC_PUBLIC, method);
    Type owner = Type.getObjectType(target.getOwner());
    if (target.getTag() == H_NEWINVOKESPECIAL) {
      code.newInstance(owner);
      code.dup();
    }
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(Type.getObjectType(made.name), "c" + i, captured[i]);
      convert(code, captured[i], wanted[i]);
    }
    for (int i = 0; i < given.length; i++) {
      code.loadArg(i);
      convert(code, given[i], wanted[captured.length + i]);
    }
    code.visitMethodInsn(
        opcode(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    Type result =
        target.getTag() == H_NEWINVOKESPECIAL ? owner : Type.getReturnType(target.getDesc());
    if (method.getReturnType() != Type.VOID_TYPE) {
      convert(code, result, method.getReturnType());
    } else if (result.getSize() == 2) {
      code.pop2();
    } else if (result.getSize() == 1) {
      code.pop();
    }
    end(code);
  }

  /** What the target takes, the object that it is called on included. */
  private static Type[] parameters(Handle target) {
    Type[] types = Type.getArgumentTypes(target.getDesc());
    if (target.getTag() == H_INVOKESTATIC || target.getTag() == H_NEWINVOKESPECIAL) {
      return types;
    }
    Type[] all = new Type[types.length + 1];
    all[0] = Type.getObjectType(target.getOwner());
    System.arraycopy(types, 0, all, 1, types.length);
    return all;
  }

  private static int opcode(Handle target) {
    return switch (target.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
      default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    };
  }

  /** Makes of what is on the stack what is wanted: boxed, unboxed, widened, or of a narrower type. */
  private static void convert(GeneratorAdapter code, Type there, Type wanted) {
    if (isPrimitive(there) && isPrimitive(wanted)) {
      code.cast(there, wanted);
    } else if (isPrimitive(there)) {
      code.valueOf(there);
    } else if (isPrimitive(wanted)) {
      code.unbox(wanted);
    } else if (!there.equals(wanted)) {
      code.checkCast(wanted);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static GeneratorAdapter code(ClassNode made, int access, Method method) {
    MethodNode node =
        new MethodNode(access, method.getName(), method.getDescriptor(), null, null);
    made.methods.add(node);
    return new GeneratorAdapter(node, access, method.getName(), method.getDescriptor());
  }

  private static void end(GeneratorAdapter code) {
    code.returnValue();
    code.endMethod();
  }
}

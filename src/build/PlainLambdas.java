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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.commons.TableSwitchGenerator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each class of a folder another one with its lambdas and method references, in place: {@code
 * PlainLambdas FOLDER}. That one knows by a number which of them it stands for, holds what they
 * captured, and implements all their interfaces.
 *
 * <p>Java makes a class of each lambda itself when a program first comes to it, which takes a tenth
 * of a millisecond, even from an archive of class data. An ordinary class takes a fifth of that, and a
 * run of fargen comes to hundreds of lambdas.
 */
final class PlainLambdas {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Method EMPTY = Method.getMethod("void <init>()");
  private static final String NUMBER = "number";

  private final ClassNode outer;
  private final ClassNode made = new ClassNode();
  private final List<InvokeDynamicInsnNode> lambdas = new ArrayList<>();

  private PlainLambdas(ClassNode outer) {
    this.outer = outer;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, ClassNode> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .map(PlainLambdas::read)
          .forEach(node -> classes.put(node.name, node));
    }
    for (ClassNode outer : classes.values()) {
      PlainLambdas task = new PlainLambdas(outer);
      task.replace();
      if (!task.lambdas.isEmpty()) {
        task.make(classes);
        write(folder, task.made, ClassWriter.COMPUTE_FRAMES);
      }
    }
    for (ClassNode node : classes.values()) {
      write(folder, node, 0);
    }
  }

  private static ClassNode read(Path file) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, 0);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, ClassNode node, int flags) throws IOException {
    ClassWriter writer = new ClassWriter(flags);
    node.accept(writer);
    Files.write(folder.resolve(node.name + ".class"), writer.toByteArray());
  }

  private String name() {
    return outer.name + "$Lambdas";
  }

  /** Puts a call of a factory where a lambda is; it takes the same from the stack, and leaves the same. */
  private void replace() {
    for (MethodNode method : outer.methods) {
      for (AbstractInsnNode node : method.instructions) {
        if (node instanceof InvokeDynamicInsnNode lambda
            && lambda.bsm.getOwner().equals(METAFACTORY)
            && lambda.bsm.getName().equals("metafactory")) {
          MethodInsnNode call =
              new MethodInsnNode(INVOKESTATIC, name(), factory(lambdas.size()), lambda.desc, false);
          method.instructions.set(lambda, call);
          lambdas.add(lambda);
        }
      }
    }
  }

  private static String factory(int number) {
    return "lambda" + number;
  }

  private void make(Map<String, ClassNode> classes) {
    String[] interfaces =
        lambdas.stream()
            .map(lambda -> Type.getReturnType(lambda.desc).getInternalName())
            .distinct()
            .toArray(String[]::new);
    int access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
    made.visit(outer.version, access, name(), null, OBJECT.getInternalName(), interfaces);
    join(classes);
    int most = lambdas.stream().mapToInt(lambda -> captured(lambda).length).max().orElseThrow();
    Type[] fields = new Type[most + 1];
    Arrays.fill(fields, OBJECT);
    fields[most] = Type.INT_TYPE;
    constructor(fields);
    Map<String, TreeMap<Integer, InvokeDynamicInsnNode>> methods = new LinkedHashMap<>();
    for (int i = 0; i < lambdas.size(); i++) {
      InvokeDynamicInsnNode lambda = lambdas.get(i);
      factory(i, lambda, fields);
      methods
          .computeIfAbsent(lambda.name + lambda.bsmArgs[0], key -> new TreeMap<>())
          .put(i, lambda);
    }
    methods.values().forEach(this::method);
  }

  /** Makes it a nestmate of the class it belongs to, whose private methods it may then call. */
  private void join(Map<String, ClassNode> classes) {
    made.nestHostClass = outer.nestHostClass == null ? outer.name : outer.nestHostClass;
    ClassNode host = classes.get(made.nestHostClass);
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(name());
  }

  private static Type[] captured(InvokeDynamicInsnNode lambda) {
    return Type.getArgumentTypes(lambda.desc);
  }

  private Type self() {
    return Type.getObjectType(name());
  }

  private static String field(int i) {
    return "captured" + i;
  }

  /** The last of the fields is the number. */
  private void constructor(Type[] fields) {
    GeneratorAdapter code = code(ACC_PRIVATE, new Method("<init>", Type.VOID_TYPE, fields));
    code.loadThis();
    code.invokeConstructor(OBJECT, EMPTY);
    for (int i = 0; i < fields.length; i++) {
      String name = i == fields.length - 1 ? NUMBER : field(i);
      made.fields.add(
          new FieldNode(ACC_PRIVATE | ACC_FINAL, name, fields[i].getDescriptor(), null, null));
      code.loadThis();
      code.loadArg(i);
      code.putField(self(), name, fields[i]);
    }
    end(code);
  }

  private void factory(int number, InvokeDynamicInsnNode lambda, Type[] fields) {
    GeneratorAdapter code = code(ACC_STATIC, new Method(factory(number), lambda.desc));
    Type[] captured = captured(lambda);
    code.newInstance(self());
    code.dup();
    for (int i = 0; i < fields.length - 1; i++) {
      if (i < captured.length) {
        code.loadArg(i);
        code.valueOf(captured[i]);
      } else {
        code.push((String) null);
      }
    }
    code.push(number);
    code.invokeConstructor(self(), new Method("<init>", Type.VOID_TYPE, fields));
    end(code);
  }

  /** One method of the interfaces, for the lambdas that are called by it. */
  private void method(TreeMap<Integer, InvokeDynamicInsnNode> called) {
    InvokeDynamicInsnNode first = called.firstEntry().getValue();
    Method method = new Method(first.name, ((Type) first.bsmArgs[0]).getDescriptor());
    GeneratorAdapter code = code(ACC_PUBLIC, method);
    if (called.size() == 1) {
      body(code, method, first);
    } else {
      code.loadThis();
      code.getField(self(), NUMBER, Type.INT_TYPE);
      code.tableSwitch(
          called.keySet().stream().mapToInt(Integer::intValue).toArray(),
          new TableSwitchGenerator() {
            @Override
            public void generateCase(int number, Label end) {
              body(code, method, called.get(number));
            }

            @Override
            public void generateDefault() {
              code.throwException(Type.getType(AssertionError.class), "no such lambda");
            }
          });
    }
    code.endMethod();
  }

  private void body(GeneratorAdapter code, Method method, InvokeDynamicInsnNode lambda) {
    Handle target = (Handle) lambda.bsmArgs[1];
    Type owner = Type.getObjectType(target.getOwner());
    boolean constructor = target.getTag() == H_NEWINVOKESPECIAL;
    if (constructor) {
      code.newInstance(owner);
      code.dup();
    }
    Type[] captured = captured(lambda);
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(self(), field(i), OBJECT);
      convert(code, OBJECT, captured[i]);
    }
    Type[] given = method.getArgumentTypes();
    Type[] wanted = parameters(target);
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
    Type result = constructor ? owner : Type.getReturnType(target.getDesc());
    if (method.getReturnType() != Type.VOID_TYPE) {
      convert(code, result, method.getReturnType());
    } else if (result.getSize() == 2) {
      code.pop2();
    } else if (result.getSize() == 1) {
      code.pop();
    }
    code.returnValue();
  }

  /** What the target takes, the object that it is called on included. */
  private static Type[] parameters(Handle target) {
    List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
    if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
      types.add(0, Type.getObjectType(target.getOwner()));
    }
    return types.toArray(Type[]::new);
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

  private GeneratorAdapter code(int access, Method method) {
    MethodNode node = new MethodNode(access, method.getName(), method.getDescriptor(), null, null);
    made.methods.add(node);
    return new GeneratorAdapter(node, access, method.getName(), method.getDescriptor());
  }

  private static void end(GeneratorAdapter code) {
    code.returnValue();
    code.endMethod();
  }
}

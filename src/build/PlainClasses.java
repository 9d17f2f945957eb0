import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.V17;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Makes ahead of time what Java would make while a program runs, in the classes of a folder, in place:
 * {@code PlainClasses FOLDER}. The lambdas and method references of a package become one class: an
 * object of it knows by a number which of them it stands for, holds what that one captured, and
 * implements the interfaces of all. Records get an {@code equals} and {@code hashCode} of their own.
 *
 * <p>Java makes a class of each lambda when a program first comes to it, which takes a tenth of a
 * millisecond, even from an archive of class data; and it puts {@code equals} and {@code hashCode} of a
 * record together from dozens of them. Ordinary classes take a fifth of that, or less, and a run of
 * fargen comes to hundreds of lambdas.
 */
final class PlainClasses {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Type OBJECTS = Type.getType(Objects.class);
  private static final Method EMPTY = Method.getMethod("void <init>()");
  private static final String NUMBER = "number";

  private final String name;
  private final ClassNode made = new ClassNode();
  private final List<InvokeDynamicInsnNode> lambdas = new ArrayList<>();

  private PlainClasses(String folder) {
    this.name = folder + "Lambdas";
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, ClassNode> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted() // the numbers of the lambdas are those of this order
          .map(PlainClasses::read)
          .forEach(node -> classes.put(node.name, node));
    }
    Map<String, PlainClasses> packages = new TreeMap<>();
    for (ClassNode node : classes.values()) {
      writeOut(node);
      String folderOf = node.name.substring(0, node.name.lastIndexOf('/') + 1);
      packages.computeIfAbsent(folderOf, PlainClasses::new).replace(node);
    }
    for (PlainClasses one : packages.values()) {
      if (!one.lambdas.isEmpty()) {
        demand(!classes.containsKey(one.name), one.name + " is there already");
        one.make(classes);
        write(folder, one.made, ClassWriter.COMPUTE_FRAMES);
      }
    }
    for (ClassNode node : classes.values()) {
      write(folder, node, ClassWriter.COMPUTE_MAXS);
    }
  }

  /** What this program takes for granted of the classes that it is given. */
  private static void demand(boolean granted, String fault) {
    if (!granted) {
      throw new IllegalStateException(fault);
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

  /** Writes out what a record has of its own, but for {@code toString}. */
  private static void writeOut(ClassNode node) {
    for (MethodNode method : node.methods) {
      boolean own =
          Stream.of(method.instructions.toArray())
              .anyMatch(
                  one ->
                      one instanceof InvokeDynamicInsnNode call
                          && call.bsm.getOwner().equals("java/lang/runtime/ObjectMethods"));
      if (own && !method.name.equals("toString")) {
        method.instructions.clear();
        method.localVariables = null;
        GeneratorAdapter code =
            new GeneratorAdapter(method, method.access, method.name, method.desc);
        if (method.name.equals("equals")) {
          same(code, node, method);
        } else {
          hash(code, node);
        }
        end(code);
      }
    }
  }

  private static List<FieldNode> components(ClassNode node) {
    return node.fields.stream().filter(field -> (field.access & ACC_STATIC) == 0).toList();
  }

  private static void hash(GeneratorAdapter code, ClassNode node) {
    code.push(0);
    for (FieldNode field : components(node)) {
      Type type = Type.getType(field.desc);
      code.push(31);
      code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
      code.loadThis();
      code.getField(Type.getObjectType(node.name), field.name, type);
      if (type != Type.INT_TYPE) {
        code.valueOf(type);
        code.invokeStatic(OBJECTS, Method.getMethod("int hashCode(Object)"));
      }
      code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
    }
  }

  private static void same(GeneratorAdapter code, ClassNode node, MethodNode method) {
    Type self = Type.getObjectType(node.name);
    Label different = code.newLabel();
    code.loadArg(0);
    code.instanceOf(self);
    code.ifZCmp(GeneratorAdapter.EQ, different);
    for (FieldNode field : components(node)) {
      Type type = Type.getType(field.desc);
      boolean plain = type.getSort() <= Type.INT;
      code.loadThis();
      code.getField(self, field.name, type);
      convert(code, type, plain ? type : OBJECT);
      code.loadArg(0);
      code.checkCast(self);
      code.getField(self, field.name, type);
      convert(code, type, plain ? type : OBJECT);
      if (plain) {
        code.ifCmp(type, GeneratorAdapter.NE, different);
      } else {
        code.invokeStatic(OBJECTS, Method.getMethod("boolean equals(Object, Object)"));
        code.ifZCmp(GeneratorAdapter.EQ, different);
      }
    }
    code.push(true);
    code.returnValue();
    code.mark(different);
    method.visitFrame(F_SAME, 0, null, 0, null);
    code.push(false);
  }

  /** Puts a call of a factory where a lambda is; it takes the same from the stack, and leaves the same. */
  private void replace(ClassNode outer) {
    for (MethodNode method : outer.methods) {
      for (AbstractInsnNode node : method.instructions) {
        if (node instanceof InvokeDynamicInsnNode lambda
            && lambda.bsm.getOwner().equals(METAFACTORY)
            && lambda.bsm.getName().equals("metafactory")) {
          MethodInsnNode call =
              new MethodInsnNode(INVOKESTATIC, name, factory(lambdas.size()), lambda.desc, false);
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
    made.visit(V17, access, name, null, OBJECT.getInternalName(), interfaces);
    lambdas.forEach(lambda -> open((Handle) lambda.bsmArgs[1], classes));
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

  /**
   * Takes {@code private} away from a method that is called from the new class now. It can be
   * overridden then, and can override: no class above or below its own may have one like it.
   */
  private static void open(Handle target, Map<String, ClassNode> classes) {
    ClassNode owner = classes.get(target.getOwner());
    if (owner == null) {
      return;
    }
    for (MethodNode method : owner.methods) {
      if (is(target, method) && (method.access & ACC_PRIVATE) != 0) {
        for (ClassNode other : classes.values()) {
          boolean related = isBelow(other, owner, classes) || isBelow(owner, other, classes);
          boolean alike = other.methods.stream().anyMatch(one -> is(target, one));
          demand(!related || !alike, other.name + " has a " + method.name + " as well");
        }
        method.access &= ~ACC_PRIVATE;
        method.access |= (owner.access & ACC_INTERFACE) == 0 ? 0 : ACC_PUBLIC;
      }
    }
  }

  private static boolean is(Handle target, MethodNode method) {
    return method.name.equals(target.getName()) && method.desc.equals(target.getDesc());
  }

  private static boolean isBelow(ClassNode node, ClassNode above, Map<String, ClassNode> classes) {
    ClassNode parent = classes.get(node.superName);
    return parent != null && (parent == above || isBelow(parent, above, classes));
  }

  private static Type[] captured(InvokeDynamicInsnNode lambda) {
    return Type.getArgumentTypes(lambda.desc);
  }

  private Type self() {
    return Type.getObjectType(name);
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
      String field = i == fields.length - 1 ? NUMBER : field(i);
      made.fields.add(
          new FieldNode(ACC_PRIVATE | ACC_FINAL, field, fields[i].getDescriptor(), null, null));
      code.loadThis();
      code.loadArg(i);
      code.putField(self(), field, fields[i]);
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

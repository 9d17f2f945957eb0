package dev.fargen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The records of the jar, whose {@code equals} and {@code hashCode} are written out, are equal
 * where those that javac made are. Records that don't take what is tried here are left out.
 */
class PlainClassesIT {
  private static final Path JAR = Path.of("target/fargen.jar");
  private static final int FEWEST = 150;

  /** Two values of each type that a component may be given. */
  private static final Map<Class<?>, List<Object>> VALUES =
      Map.of(
          int.class, List.of(3, 4),
          long.class, List.of(5L, 6L),
          boolean.class, List.of(true, false),
          char.class, List.of('a', 'b'),
          String.class, List.of("a", "b"),
          Object.class, List.of("a", "b"),
          Optional.class, List.of(Optional.of("a"), Optional.empty()),
          List.class, List.of(List.of("a"), List.of()),
          Set.class, List.of(Set.of("a"), Set.of()),
          Map.class, List.of(Map.of("a", "b"), Map.of()));

  @TestFactory
  Stream<DynamicTest> areEqualAsThoseOfJavac() throws IOException {
    return records().stream().map(name -> dynamicTest(name, () -> compare(name)));
  }

  @Test
  void comparesManyRecords() throws IOException {
    int found = records().size();

    assertTrue(found >= FEWEST, () -> found + " records are too few");
  }

  private static void compare(String name) throws ReflectiveOperationException, IOException {
    try (URLClassLoader jar = jar()) {
      Class<?> plain = jar.loadClass(name);
      Object[] first = arguments(plain, -1);
      Object one = make(plain, first);

      assertEquals(one, make(plain, first));
      assertEquals(make(Class.forName(name), first).hashCode(), one.hashCode());
      assertNotEquals(one, "something else");
      for (int i = 0; i < first.length; i++) {
        if (first[i] != null) {
          assertNotEquals(
              one, make(plain, arguments(plain, i)), plain.getRecordComponents()[i].getName());
        }
      }
    }
  }

  /** Whether equals is the record's own, and not one that its author wrote. */
  private static boolean isOwn(Class<?> type) throws ReflectiveOperationException {
    return Modifier.isFinal(type.getMethod("equals", Object.class).getModifiers());
  }

  private static List<String> records() throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(JAR.toFile());
        URLClassLoader jar = jar()) {
      for (JarEntry entry : file.stream().toList()) {
        String path = entry.getName();
        if (path.startsWith("dev/fargen/") && path.endsWith(".class")) {
          String name = path.substring(0, path.length() - 6).replace('/', '.');
          if (canBeMade(jar, name)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static boolean canBeMade(ClassLoader loader, String name) {
    try {
      Class<?> type = loader.loadClass(name);
      if (!type.isRecord() || !isOwn(type)) {
        return false;
      }
      for (int i = -1; i < type.getRecordComponents().length; i++) {
        make(type, arguments(type, i));
      }
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Object make(Class<?> type, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  /** The first value of each component's type, but the second for the one that is named. */
  private static @Nullable Object[] arguments(Class<?> type, int other) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      List<Object> values = VALUES.get(components[i].getType());
      arguments[i] = values == null ? null : values.get(i == other ? 1 : 0);
    }
    return arguments;
  }

  private static URLClassLoader jar() throws IOException {
    return new URLClassLoader(
        new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }
}

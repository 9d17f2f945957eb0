package dev.fargen.teavm;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fargen.compile.Compiler;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.testing.TextFiles;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The regular expressions of the compiler: those of the keys, and the constants that are given to
 * methods that compile one, read in the sources. The classes tell how many calls there are, so that
 * none is missed: those with something else than a constant are open.
 */
final class Expressions {

  private static final Path SOURCES = Path.of("src/main/java/dev/fargen");

  private static final Set<String> FRONT = Set.of("cli", "deploy");

  /** What is called, and on what; {@code matches} may be imported. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?:(\\w*)\\s*\\.|(?<=[\\s(!]))(compile|matches|replaceAll|replaceFirst|split)\\(");

  /** A literal, or the name of a constant, before a plus or the end. */
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(?:([A-Z]\\w*)\\.)?([A-Z][A-Z0-9_]*))\\s*(\\+|$)");

  private final Set<String> found = new TreeSet<>();
  private final Map<String, Integer> open = new TreeMap<>();

  /** All that are constants. */
  Set<String> found() {
    return found;
  }

  /** How many calls take something else, by their files. */
  Map<String, Integer> open() {
    return open;
  }

  static Expressions read() {
    Expressions read = new Expressions();
    read.keys(SpecKeys.SHAPE, new HashSet<>());
    for (JavaClass one : classes()) {
      String file = one.getName().replace("dev.fargen.", "").replaceFirst("\\$.*", "");
      long calls = one.getMethodCallsFromSelf().stream().filter(Expressions::compiles).count();
      if (calls > 0 && !FRONT.contains(file.substring(0, file.indexOf('.')))) {
        read.open.merge(file.replace('.', '/') + ".java", (int) calls, Integer::sum);
      }
    }
    TextFiles.read(SOURCES)
        .forEach(
            (file, text) -> {
              if (read.open.containsKey(file)) {
                CALL.matcher(text).results().forEach(call -> read.call(file, text, call));
              }
            });
    read.open.values().removeIf(calls -> calls == 0);
    return read;
  }

  private static JavaClasses classes() {
    return new ClassFileImporter()
        .importUrl(Compiler.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static boolean compiles(JavaMethodCall call) {
    String method = call.getTarget().getName();
    return call.getTargetOwner().isEquivalentTo(Pattern.class)
        ? Set.of("compile", "matches").contains(method)
        : call.getTargetOwner().isEquivalentTo(String.class)
            && Set.of("matches", "replaceAll", "replaceFirst", "split").contains(method);
  }

  private void keys(Shape shape, Set<Shape> seen) {
    if (seen.add(shape)) {
      for (Key<?> key : shape.keys()) {
        form(key.form(), seen);
      }
    }
  }

  private void form(Form<?> form, Set<Shape> seen) {
    if (form.bare() instanceof Form.Patterned text) {
      found.add(text.pattern());
    }
    form.shape().ifPresent(shape -> keys(shape, seen));
    form.parts().forEach(part -> form(part.form(), seen));
  }

  private void call(String file, String text, MatchResult call) {
    String owner = String.valueOf(call.group(1));
    boolean other =
        owner.equals("Intrinsic")
            || (owner.equals("null") && !text.contains("import static java.util.regex.Pattern."))
            || (call.group(2).equals("compile") && !owner.equals("Pattern"));
    if (!other) {
      constant(file, text, argument(text, call.end()))
          .ifPresent(
              constant -> {
                found.add(constant);
                open.merge(file, -1, Integer::sum);
              });
    }
  }

  /** The text up to the comma or the bracket behind the first argument. */
  private static String argument(String text, int from) {
    boolean quoted = false;
    int depth = 0;
    int at = from;
    for (; ; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        return text.substring(from, at).replaceAll("\\s+", " ").strip();
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
  }

  private static Optional<String> constant(String file, String text, String argument) {
    StringBuilder value = new StringBuilder();
    var parts = PART.matcher(argument);
    int end = 0;
    while (end < argument.length() && parts.find(end) && parts.start() == end) {
      if (parts.group(1) != null) {
        value.append(parts.group(1).translateEscapes());
      } else {
        Optional<Object> constant = field(file, text, parts.group(2), parts.group(3));
        if (constant.isEmpty()) {
          return Optional.empty();
        }
        value.append(constant.get());
      }
      end = parts.end();
    }
    return end == argument.length() && end > 0 ? Optional.of(value.toString()) : Optional.empty();
  }

  /** The value of a constant of this class, of one within it, of a neighbor, or of an import. */
  private static Optional<Object> field(String file, String text, String owner, String name) {
    String self = "dev.fargen." + file.replace(".java", "").replace('/', '.');
    List<String> classes = new ArrayList<>();
    if (owner == null) {
      classes.add(self);
    } else {
      classes.add(self + "$" + owner);
      classes.add(self.substring(0, self.lastIndexOf('.') + 1) + owner);
      Pattern.compile("import (dev\\.fargen\\.[\\w.]+\\." + owner + ");")
          .matcher(text)
          .results()
          .forEach(one -> classes.add(one.group(1)));
    }
    for (String one : classes) {
      Optional<Field> field = declared(one, name);
      if (field.isPresent()) {
        return Optional.ofNullable(value(field.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Field> declared(String type, String name) {
    try {
      return Optional.of(Class.forName(type).getDeclaredField(name));
    } catch (ClassNotFoundException | NoSuchFieldException e) {
      return Optional.empty();
    }
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

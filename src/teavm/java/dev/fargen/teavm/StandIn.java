package dev.fargen.teavm;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;

/**
 * Something that TeaVM 0.16.0 lacks or gets wrong, and what is put in its place wherever a program
 * uses it. {@code StandInsIT} fails once one is no longer needed. None is reported upstream but
 * where it says so. Classes of the JDK that are missing stand in {@code org.teavm.classlib}; what
 * the native program leaves to Java is in {@link Cut}.
 */
enum StandIn {

  /** {@link String#lines} is missing. */
  LINES(call(String.class, "lines", Stream.class)),

  /** {@link String#indent} is missing. */
  INDENT(call(String.class, "indent", int.class, String.class)),

  /** Of all white space, {@link String#isBlank} knows the blank only. */
  BLANK(call(String.class, "isBlank", boolean.class)),

  /** That of JavaScript takes other characters for white space, such as U+00A0. */
  STRIP(call(String.class, "strip", String.class)),

  /** The same. */
  STRIP_LEADING(call(String.class, "stripLeading", String.class)),

  /** The same. */
  STRIP_TRAILING(call(String.class, "stripTrailing", String.class)),

  /** {@link String#equalsIgnoreCase} compares small letters only: {@code ſ} is no {@code s}. */
  SAME_LETTERS(call(String.class, "equalsIgnoreCase", String.class, boolean.class)),

  /** {@link Matcher#replaceAll(Function)} is missing. */
  REPLACE_ALL(call(Matcher.class, "replaceAll", Function.class, String.class)),

  /** {@link PatternSyntaxException#getDescription} is empty for nearly all that can be wrong. */
  DESCRIPTION(call(PatternSyntaxException.class, "getDescription", String.class)),

  /**
   * {@code Set.of} and {@code Map.of} look for an element at {@code Math.abs(hash) % size}, which
   * is no place at all where the hash is {@link Integer#MIN_VALUE}.
   */
  HASH(call(Math.class, "abs", int.class, int.class).within("java.util.TemplateCollections")),

  /** An empty copy looks for an element at {@code hash % 0}, which only JavaScript has. */
  COPY_MAP(call(Map.class, "copyOf", Map.class, Map.class)),

  /** The same. */
  COPY_SET(call(Set.class, "copyOf", Collection.class, Set.class)),

  /** A place before the first character is read, where the JDK says false; JavaScript allows it. */
  STARTS_WITH(call(String.class, "startsWith", String.class, int.class, boolean.class)),

  /** {@code %n} is no conversion. */
  FORMAT(call(String.class, "format", String.class, Object[].class, String.class)),

  /** The class of all numbers has the name {@code N}; {@code \p{N}} looks for {@code IsN}. */
  NUMBERS(Change.text("N", "IsN").within("java.util.regex.AbstractCharClass")),

  /** Of a character above U+FFFF, {@code \p{Lu}} looks at the lower 16 bits. */
  CATEGORY(
      Change.type("java.util.regex.UnicodeCategory", "java.util.regex.CodePointCategory")
          .within("java.util.regex.AbstractCharClass")),

  /** The same of several categories, such as {@code \p{L}}: U+1F984, a unicorn, is a letter. */
  CATEGORIES(
      Change.type("java.util.regex.UnicodeCategoryScope", "java.util.regex.CodePointCategories")
          .within("java.util.regex.AbstractCharClass")),

  /**
   * A group with a count, such as {@code ([a-z]{2})+}, keeps its count from one round to the next.
   * TeaVM's issue 952 is about the same engine, Apache Harmony's.
   */
  COUNT(
      Change.type("java.util.regex.CompositeGroupQuantifierSet", "java.util.regex.CountedGroup")
          .within("java.util.regex.Pattern")),

  /**
   * Where the rest of a text is shorter than a literal, {@link Matcher#hitEnd} is true, even of a
   * rest that the literal doesn't begin with.
   */
  HIT_END(
      Change.type("java.util.regex.SequenceSet", "java.util.regex.Literal")
          .within("java.util.regex.Pattern")),

  /** {@code Path.of("").resolve("a")} is {@code /a}. */
  RESOLVE(call(Path.class, "resolve", String.class, Path.class)),

  /** {@code Path.of("").relativize(Path.of("a"))} is {@code ../a}. */
  RELATIVIZE(call(Path.class, "relativize", Path.class, Path.class)),

  /** {@link Path#normalize} of a relative path reads what is before its first character. */
  NORMALIZE(call(Path.class, "normalize", Path.class)),

  /** {@link Path#toRealPath} follows no link. */
  REAL_PATH(
      Change.call(
              OnDisk.class.getName(),
              new MethodReference(Path.class, "toRealPath", LinkOption[].class, Path.class))
          .inFargen()),

  /** {@link System#getenv(String)} is always null. */
  ENVIRONMENT(inC(System.class, "getenv", String.class, String.class)),

  /** {@link Runtime#halt} is missing. */
  HALT(inC(Runtime.class, "halt", int.class, void.class)),

  /**
   * {@link Files} says that something failed and not why; it makes no folders below an absolute
   * path, and moves no file onto another.
   */
  FILES(Change.calls(OnDisk.class, Files.class).inFargen()),

  /** An exception of {@link FileInputStream} has no message. */
  INPUT(Change.type(FileInputStream.class.getName(), InputFile.class.getName()).inFargen()),

  /** {@link FileOutputStream} has no constructor for a standard stream. */
  OUTPUT(Change.type(FileOutputStream.class.getName(), OutputFile.class.getName()).inFargen());

  @SuppressWarnings("ImmutableEnumChecker") // what a change closes over never changes
  private final Change change;

  StandIn(Change change) {
    this.change = change;
  }

  /** Puts it in the place of what this instruction uses, where it does. */
  void in(String className, Instruction instruction) {
    change.apply(className, instruction);
  }

  /** Calls the method of {@link Jdk} that has the same name. */
  private static Change call(Class<?> owner, String name, Class<?>... signature) {
    return Change.call(Jdk.class.getName(), new MethodReference(owner, name, signature));
  }

  /** Calls the method of {@link Posix} that has the same name. */
  private static Change inC(Class<?> owner, String name, Class<?>... signature) {
    return Change.call(Posix.class.getName(), new MethodReference(owner, name, signature));
  }
}

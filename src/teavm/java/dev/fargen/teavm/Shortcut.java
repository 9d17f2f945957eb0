package dev.fargen.teavm;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodReference;

/**
 * Something that TeaVM 0.16.0 does right, but with several times the instructions or the memory
 * that it takes: each was more than a thirtieth of those of a render. {@code Probes} shows that the
 * result is the same.
 */
enum Shortcut {

  /** Goes from character to character, and asks for the length each time. */
  INSERT(inBuilder("insert(ILjava/lang/String;)Ljava/lang/AbstractStringBuilder;")),

  /** Moves what is behind each character, even behind the last. */
  INSERT_CHARACTER(inBuilder("insert(IC)Ljava/lang/AbstractStringBuilder;")),

  /** From character to character, for each new capacity of a {@code StringBuilder}. */
  COPY_OF_CHARACTERS(call(Arrays.class, "copyOf", char[].class, int.class, char[].class)),

  /** From character to character, in buffers of a few of them. */
  REPLACE(call(String.class, "replace", CharSequence.class, CharSequence.class, String.class)),

  /** Through buffers of characters and of bytes. */
  BYTES(call(String.class, "getBytes", Charset.class, byte[].class)),

  /** Decodes a table of all of Unicode, also for ASCII. */
  LETTER_OR_DIGIT(call(Character.class, "isLetterOrDigit", int.class, boolean.class)),

  /** The same. */
  LETTER(call(Character.class, "isLetter", int.class, boolean.class)),

  /** The same. */
  DIGIT(call(Character.class, "isDigit", int.class, boolean.class)),

  /** The same. */
  UPPER_CASE(call(Character.class, "isUpperCase", int.class, boolean.class)),

  /** The same. */
  WHITESPACE(call(Character.class, "isWhitespace", int.class, boolean.class)),

  /** The same, with another table. */
  TO_LOWER_CASE(call(Character.class, "toLowerCase", int.class, int.class)),

  /** The same, with another table. */
  TO_UPPER_CASE(call(Character.class, "toUpperCase", int.class, int.class)),

  /**
   * Half a megabyte of languages, for the country behind the underscore of what is found: it has
   * hyphens.
   */
  SUBTAGS(
      Change.call(
          Shortcuts.class.getName(),
          new MethodReference(
              "org.teavm.classlib.impl.unicode.CLDRHelper",
              MethodDescriptor.parse("getLikelySubtags(Ljava/lang/String;)Ljava/lang/String;")))),

  /** A file within the program is read in pieces, each of them copied byte by byte. */
  RESOURCE(
      Change.type(
              "org.teavm.backend.c.runtime.CResources$ResourceInputStream",
              ResourceFile.class.getName())
          .within("org.teavm.backend.c.runtime.CResources"));

  @SuppressWarnings("ImmutableEnumChecker") // what a change closes over never changes
  private final Change change;

  Shortcut(Change change) {
    this.change = change;
  }

  /** Takes it, where the instruction is the call. */
  void in(String className, Instruction instruction) {
    change.apply(className, instruction);
  }

  /** Calls the method of {@link Shortcuts} that has the same name. */
  private static Change call(Class<?> owner, String name, Class<?>... signature) {
    return Change.call(Shortcuts.class.getName(), new MethodReference(owner, name, signature));
  }

  private static Change inBuilder(String method) {
    return Change.call(
        "java.lang.Builders",
        new MethodReference("java.lang.AbstractStringBuilder", MethodDescriptor.parse(method)));
  }
}

package org.teavm.classlib.java.lang;

import org.jspecify.annotations.Nullable;

/** How a {@code StringBuilder} takes texts: all of one at once. */
final class TBuilders {

  private TBuilders() {}

  static TAbstractStringBuilder insert(
      TAbstractStringBuilder builder, int index, @Nullable String text) {
    String added = String.valueOf(text);
    open(builder, index, added.length());
    added.getChars(0, added.length(), builder.buffer, index);
    return builder;
  }

  static TAbstractStringBuilder insert(TAbstractStringBuilder builder, int index, char c) {
    open(builder, index, 1);
    builder.buffer[index] = c;
    return builder;
  }

  /** Makes room for so many characters. */
  private static void open(TAbstractStringBuilder builder, int index, int count) {
    int length = builder.length();
    if (index < 0 || index > length) {
      throw new StringIndexOutOfBoundsException();
    }
    builder.ensureCapacity(length + count);
    builder.setLength(length + count);
    if (index < length) {
      System.arraycopy(builder.buffer, index, builder.buffer, index + count, length - index);
    }
  }
}

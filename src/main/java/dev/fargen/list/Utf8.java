package dev.fargen.list;

/** The size of texts in UTF-8, in which AWS counts the bytes of templates and parameters. */
public final class Utf8 {

  private static final int FIRST_OF_TWO = 0x80;
  private static final int FIRST_OF_THREE = 0x800;

  private Utf8() {}

  /**
   * The number of bytes, as of {@link String#getBytes}: half a surrogate pair is one, {@code ?}.
   */
  public static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST_OF_TWO) {
        length++;
      } else if (c < FIRST_OF_THREE) {
        length += 2;
      } else if (!Character.isSurrogate(c)) {
        length += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        length += 4;
        i++;
      } else {
        length++;
      }
    }
    return length;
  }
}

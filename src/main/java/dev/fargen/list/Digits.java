package dev.fargen.list;

/** The decimal digits, from 0 to 9. */
public final class Digits {
  private Digits() {}

  /** Whether it is one. */
  public static boolean is(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the text has nothing else, and is not empty. */
  public static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!is(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

package dev.fargen.spec.form;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The braces of a text, each paired once, however many references of it have a default. */
public final class Braces {

  private static final int NONE = -1;

  private final String text;

  /** Where the brace is closed that opens at an index; empty until a default asks for it. */
  private int[] pairs = {};

  /** Those of a text with references. */
  public Braces(String text) {
    this.text = text;
  }

  private static int[] pairs(String text) {
    int[] pairs = new int[text.length()];
    Arrays.fill(pairs, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open.push(i);
      } else if (text.charAt(i) == '}' && !open.isEmpty()) {
        pairs[open.pop()] = i;
      }
    }
    return pairs;
  }

  /**
   * Where the reference ends whose name begins at this place, -1 of one without end. Braces in a
   * default are paired.
   */
  public int closing(int from) {
    int first = text.indexOf('}', from);
    if (first < 0 || !text.substring(from, first).contains(Interpolation.DEFAULT)) {
      return first;
    }
    if (pairs.length == 0) {
      pairs = pairs(text);
    }
    return pairs[from - 1] == NONE ? first : pairs[from - 1];
  }
}

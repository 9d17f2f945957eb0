package dev.fargen.spec.form;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The braces of a text, each found once, however many references the text has. */
public final class Braces {

  private static final int NONE = -1;

  private final String text;

  /** Where the brace is closed that opens at an index; {@link #NONE} of others. */
  private final int[] pairs;

  /** Finds the braces of the text. */
  public Braces(String text) {
    this.text = text;
    this.pairs = new int[text.length()];
    Arrays.fill(pairs, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open.push(i);
      } else if (text.charAt(i) == '}' && !open.isEmpty()) {
        pairs[open.pop()] = i;
      }
    }
  }

  /**
   * Where the reference ends whose name begins at this place, -1 of one without end. Braces in a
   * default are paired.
   */
  public int closing(int from) {
    int first = text.indexOf('}', from);
    boolean hasDefault = first > 0 && text.substring(from, first).contains(Interpolation.DEFAULT);
    return hasDefault && pairs[from - 1] != NONE ? pairs[from - 1] : first;
  }
}

package dev.fargen.aws;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compares ARNs with wildcards (AWS Identity and Access Management user guide, "IAM JSON policy
 * elements: Resource").
 */
public final class Wildcards {

  private final String written;
  private final String known;

  /** The pairs of places that the search has reached, in both texts. */
  private final boolean[][] reached;

  /** The pairs among them from which it has to go on. */
  private final Deque<int[]> open = new ArrayDeque<>();

  private Wildcards(String written, String known) {
    this.written = written;
    this.known = known;
    this.reached = new boolean[written.length() + 1][known.length() + 1];
  }

  /**
   * Whether there can be a text that matches both.
   *
   * @param written with {@code *} for any characters and {@code ?} for one
   * @param known with {@code *} for any characters and {@code ?} for one, and with {@code +} and
   *     {@code !} for the same without slashes and colons
   */
  public static boolean meet(String written, String known) {
    return new Wildcards(written, known).meet();
  }

  private boolean meet() {
    reach(0, 0);
    while (!open.isEmpty()) {
      int[] pair = open.pop();
      if (pair[0] == written.length() && pair[1] == known.length()) {
        return true;
      }
      next(pair[0], pair[1]);
    }
    return false;
  }

  private void reach(int i, int j) {
    if (!reached[i][j]) {
      reached[i][j] = true;
      open.push(new int[] {i, j});
    }
  }

  /** Reaches the pairs that follow one. */
  private void next(int i, int j) {
    boolean left = i < written.length();
    boolean right = j < known.length();
    char a = left ? written.charAt(i) : 0;
    char b = right ? known.charAt(j) : 0;
    if (a == '*') {
      reach(i + 1, j);
      if (right) {
        reach(i, j + 1);
      }
    } else if (b == '*' || b == '+') {
      reach(i, j + 1);
      if (left && (b == '*' || (a != '/' && a != ':'))) {
        reach(i + 1, j);
      }
    } else if (left && right) {
      boolean one = a == '?' || b == '?' || (b == '!' && a != '/' && a != ':');
      if (one || a == b) {
        reach(i + 1, j + 1);
      }
    }
  }
}

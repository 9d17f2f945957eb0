package dev.fargen.aws;

/**
 * Compares ARNs with wildcards (AWS Identity and Access Management user guide, "IAM JSON policy
 * elements: Resource").
 */
public final class Wildcards {

  private final String written;
  private final String known;
  private final boolean[][] failed;

  private Wildcards(String written, String known) {
    this.written = written;
    this.known = known;
    this.failed = new boolean[written.length() + 1][known.length() + 1];
  }

  /**
   * Whether there can be a text that matches both.
   *
   * @param written with {@code *} for any characters and {@code ?} for one
   * @param known with {@code *} for any characters and {@code ?} for one, and with {@code +} and
   *     {@code !} for the same without slashes and colons
   */
  public static boolean meet(String written, String known) {
    return new Wildcards(written, known).from(0, 0);
  }

  private boolean from(int i, int j) {
    if (failed[i][j]) {
      return false;
    }
    failed[i][j] = true;
    boolean left = i < written.length();
    boolean right = j < known.length();
    if (!left && !right) {
      return true;
    }
    char a = left ? written.charAt(i) : 0;
    char b = right ? known.charAt(j) : 0;
    if (a == '*') {
      return from(i + 1, j) || (right && from(i, j + 1));
    }
    if (b == '*' || b == '+') {
      return from(i, j + 1) || (left && (b == '*' || (a != '/' && a != ':')) && from(i + 1, j));
    }
    boolean one = a == '?' || b == '?' || (b == '!' && a != '/' && a != ':');
    return left && right && (one || a == b) && from(i + 1, j + 1);
  }
}

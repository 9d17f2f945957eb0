package dev.fargen.check.environments;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A text that limits how many characters can be read: a regular expression with nested repetition
 * can read them again and again, for hours.
 */
final class BoundedText implements CharSequence {

  private static final int MOST_READ = 1_000_000;

  private final String text;
  private int read;

  private BoundedText(String text) {
    this.text = text;
  }

  /**
   * Whether the whole text matches the pattern; empty if matching takes too long.
   *
   * @throws PatternSyntaxException if it is not a valid regular expression
   */
  static Optional<Boolean> matches(String pattern, String text) {
    Pattern compiled = Pattern.compile(pattern);
    try {
      return Optional.of(compiled.matcher(new BoundedText(text)).matches());
    } catch (IllegalStateException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  @Override
  public char charAt(int index) {
    if (++read > MOST_READ) {
      throw new IllegalStateException("read " + MOST_READ + " characters");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

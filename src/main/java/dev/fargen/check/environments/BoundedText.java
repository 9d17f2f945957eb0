package dev.fargen.check.environments;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A text of which only so many letters can be read: a regular expression with a repetition within a
 * repetition reads them again and again, for longer than anyone waits.
 */
final class BoundedText implements CharSequence {

  private static final int MOST_READ = 1_000_000;

  private final String text;
  private int read;

  private BoundedText(String text) {
    this.text = text;
  }

  /**
   * Whether the whole text has the pattern; nothing where that takes too long to say.
   *
   * @throws PatternSyntaxException if it is no regular expression
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
      throw new IllegalStateException("read " + MOST_READ + " letters");
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

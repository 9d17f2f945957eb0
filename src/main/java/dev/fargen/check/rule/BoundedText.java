package dev.fargen.check.rule;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A text that limits how many characters can be read: a regular expression with nested repetition
 * can read them again and again, for hours.
 */
public final class BoundedText implements CharSequence {

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
  public static Optional<Boolean> matches(String pattern, String text) {
    return test(pattern, text, Matcher::matches);
  }

  /**
   * Whether a part of the text matches the pattern; empty if matching takes too long.
   *
   * @throws PatternSyntaxException if it is not a valid regular expression
   */
  public static Optional<Boolean> contains(String pattern, String text) {
    return test(pattern, text, Matcher::find);
  }

  private static Optional<Boolean> test(String pattern, String text, Predicate<Matcher> test) {
    Matcher matcher = Pattern.compile(pattern).matcher(new BoundedText(text));
    try {
      return Optional.of(test.test(matcher));
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

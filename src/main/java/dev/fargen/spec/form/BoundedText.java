package dev.fargen.spec.form;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/**
 * A text that limits how many characters can be read: a regular expression with nested repetition
 * can read them again and again, for hours.
 */
public final class BoundedText implements CharSequence {

  /** How often characters may be read to match one text. */
  private static final int MOST_READS = 1_000_000;

  private final String text;
  private final Reads reads;

  BoundedText(String text, Reads reads) {
    this.text = text;
    this.reads = reads;
  }

  /** How often characters may still be read, in one text or several. */
  static final class Reads {
    private int left;

    Reads(int most) {
      this.left = most;
    }
  }

  /** The text would have to be read too often. */
  static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1;
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
    BoundedText bounded = new BoundedText(text, new Reads(MOST_READS));
    Matcher matcher = new Regex(pattern).matcher(bounded);
    try {
      return Optional.of(test.test(matcher));
    } catch (TooManyReads | StackOverflowError e) {
      return Optional.empty();
    }
  }

  @Override
  public char charAt(int index) {
    if (--reads.left < 0) {
      throw new TooManyReads();
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

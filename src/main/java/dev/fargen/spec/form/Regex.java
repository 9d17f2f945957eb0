package dev.fargen.spec.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression for a whole text, compiled on first use: most specs use few of them. */
final class Regex {

  private final String pattern;
  private volatile @Nullable Pattern compiled;

  Regex(String pattern) {
    this.pattern = pattern;
  }

  String pattern() {
    return pattern;
  }

  Matcher matcher(CharSequence text) {
    Pattern known = compiled;
    if (known == null) {
      known = Pattern.compile(pattern);
      compiled = known;
    }
    return known.matcher(text);
  }

  /** Whether it matches the whole text; it matches none that takes too much of the stack. */
  boolean matches(String text) {
    try {
      return matcher(text).matches();
    } catch (StackOverflowError e) {
      return false; // a repeated group takes some of it for each repetition
    }
  }
}

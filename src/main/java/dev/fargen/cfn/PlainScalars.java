package dev.fargen.cfn;

import dev.fargen.list.Digits;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which texts may stand in YAML without quotes. YAML 1.1 and 1.2 readers differ, so a text
 * that any of them would take for something else is quoted: {@code on}, {@code 0750}, {@code 1:30},
 * {@code 1e3}, dates. By hand, and not with regular expressions: this is asked for every word that
 * is printed.
 */
final class PlainScalars {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  /** What may stand bare after a key or a dash. */
  private static final Alphabet IN_BLOCK =
      new Alphabet(
          LETTERS + DIGITS + "_/.$(^+-",
          LETTERS + DIGITS + "_/.$@%*=+()<>;~^?&|!{}:,' -",
          LETTERS + DIGITS + "_/.$@%*=+()<>;~^?&|!{}-");

  /** What may stand bare between brackets. */
  private static final Alphabet IN_FLOW =
      new Alphabet(LETTERS + "_/.", LETTERS + DIGITS + "_/.@*=+: -", LETTERS + DIGITS + "_/.@*=+-");

  /** Booleans and nulls of YAML 1.1 and 1.2, in any case. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<");

  private static final int LONGEST_WORD = 5;
  private static final boolean[] FIRST_OF_WORDS = set(firstOfWords());

  /** What numbers, octals, sexagesimals, floats, dates and versions are made of. */
  private static final boolean[] NUMBER = set(DIGITS + "-+.,:_abcdefABCDEFxXoOtTzZ ");

  private PlainScalars() {}

  /** Whether {@code text} can stand bare after a key or a dash. */
  static boolean allows(String text) {
    return IN_BLOCK.holds(text) && unambiguous(text);
  }

  /** Whether {@code text} can stand bare between brackets. */
  static boolean allowsInFlow(String text) {
    return IN_FLOW.holds(text) && unambiguous(text);
  }

  private static boolean unambiguous(String text) {
    char first = text.charAt(0);
    boolean likeNumber = Digits.is(first) || first == '-' || first == '+' || first == '.';
    return likeNumber ? !isIndicator(text) && !isNumeric(text) : !isWord(text);
  }

  private static boolean isIndicator(String text) {
    return text.startsWith("- ") || text.startsWith("---") || text.startsWith("...");
  }

  private static String firstOfWords() {
    StringBuilder first = new StringBuilder();
    for (String word : WORDS) {
      first.append(word.charAt(0)).append(Character.toUpperCase(word.charAt(0)));
    }
    return first.toString();
  }

  private static boolean isWord(String text) {
    return text.length() <= LONGEST_WORD
        && contains(FIRST_OF_WORDS, text.charAt(0))
        && WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether some reader takes a text of this beginning for a number, infinite or none at all. */
  private static boolean isNumeric(String text) {
    int start = 0;
    while (start < text.length() && "-+._".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    String rest = text.substring(start);
    return rest.isEmpty()
        || rest.equalsIgnoreCase("inf")
        || rest.equalsIgnoreCase("nan")
        || (Digits.is(rest.charAt(0)) && areOfNumbers(rest));
  }

  private static boolean areOfNumbers(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!contains(NUMBER, text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(boolean[] characters, char c) {
    return c < characters.length && characters[c];
  }

  private static boolean[] set(String characters) {
    boolean[] set = new boolean[128];
    for (int i = 0; i < characters.length(); i++) {
      set[characters.charAt(i)] = true;
    }
    return set;
  }

  /** The characters that a bare text may begin with, consist of, and end with. */
  private static final class Alphabet {
    private final boolean[] first;
    private final boolean[] inside;
    private final boolean[] last;

    private Alphabet(String first, String inside, String last) {
      this.first = set(first);
      this.inside = set(inside);
      this.last = set(last);
    }

    private boolean holds(String text) {
      int end = text.length() - 1;
      if (end < 0
          || !contains(first, text.charAt(0))
          || (end > 0 && !contains(last, text.charAt(end)))) {
        return false;
      }
      for (int i = 1; i <= end; i++) {
        char c = text.charAt(i);
        if (!contains(inside, c) || (c == ' ' && text.charAt(i - 1) == ':')) {
          return false;
        }
      }
      return true;
    }
  }
}

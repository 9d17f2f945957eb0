package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a value must be, in words, where a schema has a regular expression for it: a form that has a
 * name, or the characters that it may have.
 */
final class PatternWords {

  private static final String S3_BUCKET_NAME =
      "^(?![.-])(?!.*[.][.])(?!.*-[.])(?!.*[.]-)[a-z0-9.-]{3,63}(?<![.-])$";

  private static final String NONE = "none";

  private final String pattern;
  private int at;

  private PatternWords(String pattern) {
    this.pattern = pattern;
  }

  /** What follows {@code must}. */
  static String of(String pattern) {
    if (pattern.equals(S3_BUCKET_NAME)) {
      return "be the name of an S3 bucket: 3 to 63 lowercase letters, digits, dots and hyphens";
    }
    return KnownForm.of(pattern)
        .map(form -> "be " + form)
        .or(() -> new PatternWords(pattern).characters())
        .orElse("match the regular expression `" + pattern + "`");
  }

  /**
   * The words for a pattern of one set of characters from the start to the end, or of a first
   * character and such a set.
   */
  private Optional<String> characters() {
    if (!take('^')) {
      return Optional.empty();
    }
    Optional<Characters> first = set();
    boolean starts = at < pattern.length() && pattern.charAt(at) == '[';
    Optional<Characters> all = first.isPresent() && starts ? set() : first;
    String count = take('+') || take('*') ? "" : count();
    if (all.isEmpty() || count.equals(NONE) || !take('$') || at < pattern.length()) {
      return Optional.empty();
    }
    return Optional.of(
        "consist of "
            + count
            + all.get().each()
            + (starts ? ", and begin with " + first.get().one() : ""));
  }

  /** A number of repetitions, {@code {3,63}}, in words; {@link #NONE} if there is none. */
  private String count() {
    int end = pattern.indexOf('}', at);
    int comma = pattern.indexOf(',', at);
    if (!pattern.startsWith("{", at) || comma < at + 2 || end < comma + 2) {
      return NONE;
    }
    String least = pattern.substring(at + 1, comma);
    String most = pattern.substring(comma + 1, end);
    at = end + 1;
    return (least.equals("0") || least.equals("1") ? "at most " : least + " to ") + most + " ";
  }

  private boolean take(char character) {
    boolean there = at < pattern.length() && pattern.charAt(at) == character;
    if (there) {
      at++;
    }
    return there;
  }

  /** The characters of a set in brackets; empty if it has others than these. */
  private Optional<Characters> set() {
    if (!take('[')) {
      return Optional.empty();
    }
    boolean lower = false;
    boolean upper = false;
    boolean digits = false;
    StringBuilder others = new StringBuilder();
    while (!take(']')) {
      String rest = pattern.substring(at);
      if (rest.startsWith("a-z")) {
        lower = true;
        at += 3;
      } else if (rest.startsWith("A-Z")) {
        upper = true;
        at += 3;
      } else if (rest.startsWith("0-9")) {
        digits = true;
        at += 3;
      } else if (rest.startsWith("\\d")) {
        digits = true;
        at += 2;
      } else if (rest.startsWith("\\w")) {
        lower = true;
        upper = true;
        digits = true;
        others.append('_');
        at += 2;
      } else {
        Optional<Character> other = other(rest);
        if (other.isEmpty()) {
          return Optional.empty();
        }
        others.append(other.get());
      }
    }
    return Optional.of(new Characters(lower, upper, digits, others.toString()));
  }

  /** A character that stands for itself. */
  private Optional<Character> other(String rest) {
    boolean escaped = take('\\');
    String left = escaped ? rest.substring(1) : rest;
    if (left.isEmpty()) {
      return Optional.empty();
    }
    char character = left.charAt(0);
    boolean plain = "_.:/+=@,#%!~;&$?*()' \"".indexOf(character) >= 0;
    boolean hyphen = character == '-' && (escaped || left.startsWith("-]") || isFirst());
    boolean range = !escaped && left.length() > 2 && left.charAt(1) == '-' && left.charAt(2) != ']';
    if (range || (!plain && !hyphen)) {
      return Optional.empty();
    }
    at++;
    return Optional.of(character);
  }

  private boolean isFirst() {
    return pattern.charAt(at - 1) == '[';
  }

  /** A set of characters. */
  private record Characters(boolean lower, boolean upper, boolean digits, String others) {

    String each() {
      return words("letters", "digits", "spaces", "and");
    }

    String one() {
      return words("letter", "digit", "space", "or");
    }

    private String words(String letters, String numbers, String spaces, String conjunction) {
      String article = conjunction.equals("or") ? "a " : "";
      List<String> words = new ArrayList<>();
      if (lower && upper) {
        words.add(article + letters);
      } else if (lower) {
        words.add(article + "lowercase " + letters);
      } else if (upper) {
        words.add((article.isEmpty() ? "" : "an ") + "uppercase " + letters);
      }
      if (digits) {
        words.add(article + numbers);
      }
      if (others.contains(" ")) {
        words.add(article + spaces);
      }
      String marks = others.replace(" ", "");
      if (!marks.isEmpty()) {
        words.add((article.isEmpty() || marks.length() == 1 ? "" : "one of ") + "`" + marks + "`");
      }
      return Lists.enumerated(words, conjunction);
    }
  }
}

package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A set of printable characters of ASCII, and the words for it.
 *
 * @param text each of them once, in their order
 */
record Characters(String text) {

  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** With so many of the 95 characters in a set, only the others are worth listing. */
  private static final int OPEN = 75;

  /** More marks than these are written as they are. */
  private static final int MOST_NAMED = 4;

  /** A character that has a common name. */
  private record Mark(char character, String one, String several) {}

  private static final List<Mark> NAMED =
      List.of(
          new Mark(' ', "a space", "spaces"),
          new Mark('_', "an underscore", "underscores"),
          new Mark('-', "a hyphen", "hyphens"),
          new Mark('.', "a dot", "dots"),
          new Mark(':', "a colon", "colons"),
          new Mark('/', "a slash", "slashes"),
          new Mark(',', "a comma", "commas"),
          new Mark('@', "an at sign", "at signs"),
          new Mark('+', "a plus sign", "plus signs"),
          new Mark('=', "an equals sign", "equals signs"),
          new Mark('#', "a number sign", "number signs"),
          new Mark('*', "an asterisk", "asterisks"),
          new Mark('`', "a backtick", "backticks"));

  private static final Characters UNSHOWN = new Characters(" `");

  /** The characters of the text, one by one. */
  static List<Character> listed(String text) {
    List<Character> characters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      characters.add(text.charAt(i));
    }
    return characters;
  }

  /** Those for which the test is true. */
  static Characters that(Predicate<Character> test) {
    StringBuilder found = new StringBuilder();
    for (char one = ' '; one <= '~'; one++) {
      if (test.test(one)) {
        found.append(one);
      }
    }
    return new Characters(found.toString());
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Whether nearly all characters are in the set. */
  boolean isOpen() {
    return text.length() >= OPEN;
  }

  boolean has(char character) {
    return text.indexOf(character) >= 0;
  }

  Characters others() {
    return that(one -> !has(one));
  }

  Characters and(Characters more) {
    return that(one -> has(one) || more.has(one));
  }

  Characters without(Characters less) {
    return that(one -> has(one) && !less.has(one));
  }

  /** Those that are neither letters nor digits. */
  Characters marks() {
    return without(new Characters(DIGITS + LOWER + UPPER));
  }

  /** Words for any number of them: {@code letters, digits and hyphens}. */
  String several(String conjunction) {
    List<String> words = new ArrayList<>();
    if (hasLetters()) {
      words.add("letters");
    } else {
      addRange(words, LOWER, "lowercase letters");
      addRange(words, UPPER, "uppercase letters");
    }
    addRange(words, DIGITS, "digits");
    if (isMany()) {
      addNamed(words, UNSHOWN, false);
      words.add("the characters " + quoted());
    } else {
      addMarks(words, false);
    }
    return Lists.enumerated(words, conjunction);
  }

  /** Words for one of them: {@code a letter, a digit or a hyphen}. */
  String one() {
    List<String> words = new ArrayList<>();
    if (hasLetters()) {
      words.add("a letter");
    } else {
      addRange(words, LOWER, "a lowercase letter");
      addRange(words, UPPER, "an uppercase letter");
    }
    addRange(words, DIGITS, "a digit");
    if (isMany()) {
      addNamed(words, UNSHOWN, true);
      words.add("one of the characters " + quoted());
    } else {
      addMarks(words, true);
    }
    return Lists.enumerated(words, "or");
  }

  private boolean hasLetters() {
    return range(LOWER + UPPER).length() == LOWER.length() + UPPER.length();
  }

  private boolean isMany() {
    return marks().text.length() > MOST_NAMED;
  }

  /** The marks as they are, without those that a code span cannot show. */
  private String quoted() {
    String marks = marks().without(UNSHOWN).text;
    return "`" + String.join(" ", Lists.map(listed(marks), String::valueOf)) + "`";
  }

  private void addMarks(List<String> words, boolean single) {
    addNamed(words, this, single);
    for (char other : listed(marks().text)) {
      if (!Lists.any(NAMED, mark -> mark.character == other)) {
        words.add("`" + other + "`");
      }
    }
  }

  /** Adds the names of characters that are in both sets. */
  private void addNamed(List<String> words, Characters others, boolean single) {
    for (Mark mark : NAMED) {
      if (has(mark.character) && others.has(mark.character)) {
        words.add(single ? mark.one : mark.several);
      }
    }
  }

  private String range(String range) {
    return that(one -> has(one) && range.indexOf(one) >= 0).text;
  }

  /** Adds the name of the range, or of the part of it that is in the set. */
  private void addRange(List<String> words, String range, String name) {
    String part = range(range);
    if (part.equals(range)) {
      words.add(name);
    } else if (!part.isEmpty()) {
      char from = part.charAt(0);
      char to = part.charAt(part.length() - 1);
      boolean whole = to - from + 1 == part.length();
      words.add(
          part.length() == 1
              ? "`" + part + "`"
              : whole ? name + " from " + from + " to " + to : name + " of `" + part + "`");
    }
  }
}

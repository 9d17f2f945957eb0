package dev.fargen.diag;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Characters that look like a character of ASCII or cannot be seen, with their names in the Unicode
 * Character Database. A spec that has one by accident looks right and is not.
 */
public final class LookAlikes {

  private static final int LAST_ASCII = 0x7F;

  /** The fullwidth forms of {@code !} to {@code ~}, in the order of ASCII. */
  private static final int FULLWIDTH = 0xFF01;

  private static final int FULLWIDTH_END = 0xFF5E;

  /** A character; {@code like} is what it looks like, empty where it cannot be seen. */
  private record One(int point, String like, String name) {}

  /** Made when the first character outside ASCII stands in a fault: most specs have none. */
  private static final class Table {
    static final List<One> ALL = new ArrayList<>();

    static {
      letters(
          "CYRILLIC SMALL LETTER ", "\u0430aA \u0441cES \u0435eIE \u043EoO \u0440pER \u0445xHA");
      letters("CYRILLIC SMALL LETTER ", "\u0443yU \u0455sDZE \u0458jJE \u04BBhSHHA");
      letters("CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN ", "\u0456iI");
      letters("CYRILLIC CAPITAL LETTER ", "\u0410AA \u0412BVE \u0415EIE \u041AKKA \u041CMEM");
      letters("CYRILLIC CAPITAL LETTER ", "\u041DHEN \u041EOO \u0420PER \u0421CES \u0422TTE");
      letters("CYRILLIC CAPITAL LETTER ", "\u0425XHA \u0423YU \u0405SDZE \u0408JJE \u04173ZE");
      letters("CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN ", "\u0406II");
      letters("GREEK SMALL LETTER ", "\u03B1aALPHA \u03BFoOMICRON \u03C1pRHO \u03BDvNU");
      letters("GREEK SMALL LETTER ", "\u03B9iIOTA \u03BAkKAPPA \u03C5uUPSILON \u03C7xCHI");
      letters("GREEK CAPITAL LETTER ", "\u0391AALPHA \u0392BBETA \u0395EEPSILON \u0396ZZETA");
      letters("GREEK CAPITAL LETTER ", "\u0397HETA \u0399IIOTA \u039AKKAPPA \u039CMMU \u039DNNU");
      letters("GREEK CAPITAL LETTER ", "\u039FOOMICRON \u03A1PRHO \u03A4TTAU \u03A5YUPSILON");
      letters("GREEK CAPITAL LETTER ", "\u03A7XCHI");
      letters("LATIN SMALL LETTER DOTLESS ", "\u0131iI");
      add(0x2010, "-", "HYPHEN");
      add(0x2011, "-", "NON-BREAKING HYPHEN");
      add(0x2012, "-", "FIGURE DASH");
      add(0x2013, "-", "EN DASH");
      add(0x2014, "-", "EM DASH");
      add(0x2212, "-", "MINUS SIGN");
      add(0x2018, "'", "LEFT SINGLE QUOTATION MARK");
      add(0x2019, "'", "RIGHT SINGLE QUOTATION MARK");
      add(0x201C, "\"", "LEFT DOUBLE QUOTATION MARK");
      add(0x201D, "\"", "RIGHT DOUBLE QUOTATION MARK");
      add(0x201E, "\"", "DOUBLE LOW-9 QUOTATION MARK");
      add(0x2024, ".", "ONE DOT LEADER");
      add(0x2044, "/", "FRACTION SLASH");
      add(0x2215, "/", "DIVISION SLASH");
      add(0x2236, ":", "RATIO");
      add(0xA789, ":", "MODIFIER LETTER COLON");
      add(0x00A0, " ", "NO-BREAK SPACE");
      add(0x2002, " ", "EN SPACE");
      add(0x2003, " ", "EM SPACE");
      add(0x2007, " ", "FIGURE SPACE");
      add(0x2009, " ", "THIN SPACE");
      add(0x202F, " ", "NARROW NO-BREAK SPACE");
      add(0x3000, " ", "IDEOGRAPHIC SPACE");
      add(0x00AD, "", "SOFT HYPHEN");
      add(0x200B, "", "ZERO WIDTH SPACE");
      add(0x200C, "", "ZERO WIDTH NON-JOINER");
      add(0x200D, "", "ZERO WIDTH JOINER");
      add(0x200E, "", "LEFT-TO-RIGHT MARK");
      add(0x200F, "", "RIGHT-TO-LEFT MARK");
      add(0x202A, "", "LEFT-TO-RIGHT EMBEDDING");
      add(0x202B, "", "RIGHT-TO-LEFT EMBEDDING");
      add(0x202C, "", "POP DIRECTIONAL FORMATTING");
      add(0x2060, "", "WORD JOINER");
      add(0x2066, "", "LEFT-TO-RIGHT ISOLATE");
      add(0x2069, "", "POP DIRECTIONAL ISOLATE");
      add(0xFEFF, "", "ZERO WIDTH NO-BREAK SPACE (byte order mark)");
    }

    private Table() {}

    /** Words of a letter, what it looks like, and the end of its name. */
    private static void letters(String begin, String words) {
      for (String word : words.split(" ")) {
        add(word.charAt(0), word.substring(1, 2), begin + word.substring(2));
      }
    }

    private static void add(int point, String like, String name) {
      ALL.add(new One(point, like, name));
    }
  }

  private LookAlikes() {}

  /**
   * A character in words: {@code a space}, {@code `x`}, {@code `ж` (U+0436)}, {@code U+200B ZERO
   * WIDTH SPACE}.
   */
  public static String words(int point) {
    return switch (point) {
      case ' ' -> "a space";
      case '\t' -> "a tab";
      case '\n' -> "a line break";
      case '`' -> "a backquote";
      default -> quoted(point);
    };
  }

  /** The same of what must not be in a text; a letter of another alphabet is no `letter` there. */
  public static String wrong(int point) {
    boolean letter = point > LAST_ASCII && Character.isLetter(point);
    return (letter ? "the non-ASCII letter " : "") + words(point);
  }

  private static String quoted(int point) {
    String text = new String(Character.toChars(point));
    if (point > ' ' && point < LAST_ASCII) {
      return "`" + text + "`";
    }
    boolean letter = Character.isLetterOrDigit(point);
    return letter
        ? "`" + text + "` (" + code(point) + ")"
        : code(point) + find(point).map(one -> " " + one.name()).orElse("");
  }

  /** The code point as Unicode writes it: {@code U+0441}. */
  public static String code(int point) {
    return String.format(Locale.ROOT, "U+%04X", point);
  }

  /**
   * Says which character of a line is not the one that it looks like. Says nothing where the line
   * has other characters outside ASCII there: they are probably meant.
   *
   * @param from the first column to look at
   * @param to the column behind the last one
   */
  static Optional<String> note(String line, int from, int to) {
    Optional<String> note = Optional.empty();
    int column = Math.min(from, line.codePointCount(0, line.length()) + 1);
    for (int at = Span.index(line, column - 1); at < line.length() && column < to; column++) {
      int point = line.codePointAt(at);
      if (point > LAST_ASCII) {
        Optional<One> one = find(point);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        note = note.isPresent() ? note : Optional.of(note(one.get(), column));
      }
      at += Character.charCount(point);
    }
    return note;
  }

  /** The text with the characters of ASCII that its own look like. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      Optional<One> one = point > LAST_ASCII ? find(point) : Optional.empty();
      plain.append(one.map(One::like).orElse(new String(Character.toChars(point))));
    }
    return plain.toString();
  }

  private static String note(One one, int column) {
    String what = "column " + column + " has " + code(one.point()) + " " + one.name() + ", ";
    if (one.like().isEmpty()) {
      return what + "which is invisible";
    }
    return what
        + "which looks like "
        + (one.like().equals(" ") ? "a space" : "`" + one.like() + "`");
  }

  private static Optional<One> find(int point) {
    if (point >= FULLWIDTH && point <= FULLWIDTH_END) {
      String like = String.valueOf((char) (point - FULLWIDTH + '!'));
      return Optional.of(new One(point, like, "(fullwidth)"));
    }
    return Lists.first(Table.ALL, one -> one.point() == point);
  }
}

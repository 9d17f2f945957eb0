package dev.fargen.aws;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a value must be beyond its type, as the schemas of resource types say.
 *
 * @param values the allowed values; none where any is allowed
 * @param anyCase whether they may be written in upper and lower case
 * @param patterns regular expressions, each of which must match somewhere
 * @param number the range of a number
 * @param size the range of the number of characters, or of a list's items
 * @param distinct whether no item of a list may occur twice
 */
public record Limits(
    List<String> values,
    boolean anyCase,
    List<String> patterns,
    Range number,
    Range size,
    boolean distinct) {

  /** From one number to another one; either may be missing. */
  public record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {

    static final Range ANY = new Range(Optional.empty(), Optional.empty());

    private static final String TO = "..";

    static Range parse(String text) {
      int dots = text.indexOf(TO);
      return new Range(end(text.substring(0, dots)), end(text.substring(dots + TO.length())));
    }

    private static Optional<BigDecimal> end(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Whether the number is below the range. */
    public boolean isBelow(BigDecimal number) {
      return least.filter(one -> number.compareTo(one) < 0).isPresent();
    }

    /** Whether the number is above the range. */
    public boolean isAbove(BigDecimal number) {
      return most.filter(one -> number.compareTo(one) > 0).isPresent();
    }
  }

  private static final String TAB = "\t";

  public Limits {
    values = List.copyOf(values);
    patterns = List.copyOf(patterns);
  }

  /** Limits as the data file has them; {@code src/servicespec/limits.mjs} explains the format. */
  static Limits parse(String line) {
    List<String> parts = Arrays.asList(line.split(TAB));
    List<String> patterns = new ArrayList<>();
    Range number = Range.ANY;
    Range size = Range.ANY;
    boolean distinct = false;
    for (int i = 0; i < parts.size(); i++) {
      String rest = parts.get(i).substring(1);
      switch (parts.get(i).charAt(0)) {
        case '/' -> patterns.add(rest);
        case '#' -> number = Range.parse(rest);
        case '@' -> size = Range.parse(rest);
        case '!' -> distinct = true;
        default -> {
          boolean anyCase = parts.get(i).equals("~");
          List<String> values = parts.subList(i + 1, parts.size());
          return new Limits(values, anyCase, patterns, number, size, distinct);
        }
      }
    }
    return new Limits(List.of(), false, patterns, number, size, distinct);
  }
}

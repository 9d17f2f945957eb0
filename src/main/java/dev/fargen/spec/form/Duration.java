package dev.fargen.spec.form;

import dev.fargen.list.Digits;
import java.util.Optional;

/** A duration in a spec: a number and one of the units s, m, h and d. */
public record Duration(long seconds) {

  private static final int MOST_DIGITS = 7;

  /** How one is written, for the documentation. */
  static final String PATTERN = "([0-9]{1," + MOST_DIGITS + "})([smhd])";

  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;
  private static final long MINUTE = 60;

  public static Duration seconds(long seconds) {
    return new Duration(seconds);
  }

  public static Duration days(long days) {
    return new Duration(days * DAY);
  }

  static Optional<Duration> parse(String text) {
    String number = text.substring(0, Math.max(0, text.length() - 1));
    long unit = unit(text.substring(number.length()));
    return unit > 0 && number.length() <= MOST_DIGITS && Digits.only(number)
        ? Optional.of(new Duration(Long.parseLong(number) * unit))
        : Optional.empty();
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "d" -> DAY;
      case "h" -> HOUR;
      case "m" -> MINUTE;
      case "s" -> 1;
      default -> 0;
    };
  }

  /** The number of units in a duration as a spec has it: {@code 10} for {@code 10m} in minutes. */
  public static Optional<Long> count(String text, Duration unit) {
    return parse(text).map(duration -> duration.seconds / unit.seconds);
  }

  /** What a number counts, for people. */
  public String plural() {
    return seconds == DAY ? "days" : seconds == MINUTE ? "minutes" : "seconds";
  }

  @Override
  public String toString() {
    for (String letter : new String[] {"d", "h", "m"}) {
      if (seconds >= unit(letter) && seconds % unit(letter) == 0) {
        return seconds / unit(letter) + letter;
      }
    }
    return seconds + "s";
  }
}

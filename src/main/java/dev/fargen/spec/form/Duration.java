package dev.fargen.spec.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration in a spec: a number and one of the units s, m, h and d. */
public record Duration(long seconds) {

  static final Pattern PATTERN = Pattern.compile("([0-9]{1,7})([smhd])");

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
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(new Duration(number * unit(matcher.group(2))));
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "d" -> DAY;
      case "h" -> HOUR;
      case "m" -> MINUTE;
      default -> 1;
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

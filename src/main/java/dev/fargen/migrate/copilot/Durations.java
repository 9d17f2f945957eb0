package dev.fargen.migrate.copilot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of Go, such as {@code 1h30m}, as a spec has them: a number and one unit. */
final class Durations {

  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h)");

  private Durations() {}

  /** The duration of a key; its text where it is none. */
  static String of(Key key) {
    String text = key.text().orElse("");
    return milliseconds(text).map(Durations::shown).orElse(text);
  }

  /** Whole milliseconds of a duration of Go; empty where the text is none. */
  static Optional<Long> milliseconds(String text) {
    Matcher parts = PART.matcher(text.strip());
    double all = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      end = parts.end();
      all += Double.parseDouble(parts.group(1)) * unit(parts.group(2));
    }
    return end == 0 || end != text.strip().length()
        ? Optional.empty()
        : Optional.of(Math.round(all));
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "ns" -> 1e-6;
      case "us" -> 1e-3;
      case "ms" -> 1;
      case "s" -> 1000;
      case "m" -> 60_000;
      default -> 3_600_000;
    };
  }

  /** In the largest unit that has no fraction; a person writes {@code 90s} and {@code 2m}. */
  static String shown(long milliseconds) {
    long seconds = milliseconds / 1000;
    if (milliseconds % 1000 != 0) {
      return milliseconds + "ms";
    }
    if (seconds >= 86_400 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds >= 120 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

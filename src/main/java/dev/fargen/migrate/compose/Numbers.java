package dev.fargen.migrate.compose;

import dev.fargen.list.Digits;
import java.util.Locale;
import java.util.Optional;

/** Numbers, sizes and durations as Compose has them. */
final class Numbers {

  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_DIGITS = 9;

  private Numbers() {}

  static Optional<Integer> whole(String text) {
    return Digits.only(text) && text.length() <= MOST_DIGITS
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  static Optional<Integer> port(String text) {
    return whole(text).filter(port -> port >= 1 && port <= HIGHEST_PORT);
  }

  /** A number with a fraction. */
  static Optional<Double> decimal(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) && value >= 0 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** MiB of a size such as {@code 512M} or {@code 1gb}; without a unit, bytes. */
  static Optional<Long> mebibytes(String text) {
    String size = text.toLowerCase(Locale.ROOT).replace("ib", "").replace("b", "");
    if (size.isEmpty()) {
      return Optional.empty();
    }
    int unit = "kmgt".indexOf(size.charAt(size.length() - 1));
    String number = unit < 0 ? size : size.substring(0, size.length() - 1);
    double bytes = decimal(number.strip()).orElse(-1.0) * Math.pow(1024, unit + 1);
    return bytes < 0 ? Optional.empty() : Optional.of((long) Math.ceil(bytes / (1024 * 1024)));
  }

  /** Seconds of a duration such as {@code 1m30s}; without a unit, seconds. */
  static Optional<Double> seconds(String text) {
    double seconds = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && (Digits.is(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      int unit = end;
      while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
        unit++;
      }
      Optional<Double> number = decimal(text.substring(at, end));
      double factor = factor(text.substring(end, unit));
      if (number.isEmpty() || factor < 0 || unit == at) {
        return Optional.empty();
      }
      seconds += number.get() * factor;
      at = unit;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(seconds);
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "us" -> 0.000_001;
      case "ms" -> 0.001;
      case "s", "" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      case "d" -> 86_400;
      case "w" -> 604_800;
      default -> -1;
    };
  }

  /** Seconds as a spec has them. */
  static String duration(long seconds) {
    return seconds > 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

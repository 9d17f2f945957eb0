package dev.fargen.migrate.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schedules as Copilot takes them: five fields of cron, words such as {@code @daily}, {@code @every
 * 1h30m}, and those of AWS as they are.
 */
final class CronSchedule {

  private static final Map<String, String> WORDS =
      Map.of(
          "@yearly", "cron(0 0 1 1 ? *)",
          "@annually", "cron(0 0 1 1 ? *)",
          "@monthly", "cron(0 0 1 * ? *)",
          "@weekly", "cron(0 0 ? * 1 *)",
          "@daily", "cron(0 0 * * ? *)",
          "@midnight", "cron(0 0 * * ? *)",
          "@hourly", "cron(0 * * * ? *)");

  private static final String EVERY = "@every ";
  private static final String ANY = "*";
  private static final String NONE = "?";
  private static final int MINUTE = 60_000;

  private CronSchedule() {}

  /** The expression of AWS; empty where Copilot does not accept the text. */
  static Optional<String> of(String text) {
    if (text.matches("(rate|cron|at)\\(.*\\)")) {
      return Optional.of(text);
    }
    if (text.startsWith(EVERY)) {
      return Durations.milliseconds(text.substring(EVERY.length())).flatMap(CronSchedule::every);
    }
    if (text.startsWith("@")) {
      return Optional.ofNullable(WORDS.get(text));
    }
    String[] fields = text.split("\\s+");
    return fields.length == 5 ? cron(fields) : Optional.empty();
  }

  private static Optional<String> every(long milliseconds) {
    long minutes = milliseconds / MINUTE;
    if (milliseconds % MINUTE != 0 || minutes < 1) {
      return Optional.empty();
    }
    return Optional.of("rate(" + minutes + (minutes == 1 ? " minute)" : " minutes)"));
  }

  /** AWS has one of day of month and day of week, and a year. */
  private static Optional<String> cron(String[] fields) {
    String day = fields[2].equals(NONE) ? ANY : fields[2];
    String weekday = fields[4].equals(NONE) ? ANY : fields[4];
    if (!day.equals(ANY) && !weekday.equals(ANY)) {
      return Optional.empty();
    }
    boolean byWeekday = !weekday.equals(ANY);
    return Optional.of(
        "cron("
            + String.join(
                " ",
                List.of(
                    fields[0],
                    fields[1],
                    byWeekday ? NONE : day,
                    fields[3],
                    byWeekday ? weekdays(weekday) : NONE,
                    ANY))
            + ")");
  }

  /** Sunday is 0 or 7 in cron, and 1 for AWS. */
  private static String weekdays(String field) {
    List<String> parts = new ArrayList<>();
    for (String part : field.split(",")) {
      String[] steps = part.split("/", 2);
      List<String> ends = new ArrayList<>();
      for (String end : steps[0].split("-")) {
        ends.add(end.matches("[0-7]") ? String.valueOf(Integer.parseInt(end) % 7 + 1) : end);
      }
      parts.add(String.join("-", ends) + (steps.length == 2 ? "/" + steps[1] : ""));
    }
    return String.join(",", parts);
  }
}

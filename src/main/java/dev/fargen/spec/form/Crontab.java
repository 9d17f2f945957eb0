package dev.fargen.spec.form;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the time fields of a crontab line to expressions of EventBridge Scheduler. */
public final class Crontab {

  /** What cron(8) replaces by fields. */
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private Crontab() {}

  /**
   * The expressions that together run at the same times: two for a line with both days, because
   * cron runs on either of them, and none if the text does not have five fields.
   */
  public static List<String> translations(String text) {
    String line = NICKNAMES.getOrDefault(text.strip(), text.strip());
    List<String> fields = Lists.filter(Arrays.asList(line.split(" ")), one -> !one.isEmpty());
    if (fields.size() != 5) {
      return List.of();
    }
    String day = fields.get(2);
    String weekday = fields.get(4);
    if (weekday.equals("*")) {
      return List.of(expression(fields, day, "?"));
    }
    String byWeekday = expression(fields, "?", weekdays(weekday));
    return day.equals("*") ? List.of(byWeekday) : List.of(expression(fields, day, "?"), byWeekday);
  }

  private static String expression(List<String> fields, String day, String weekday) {
    List<String> six = List.of(fields.get(0), fields.get(1), day, fields.get(3), weekday, "*");
    return "cron(" + String.join(" ", six) + ")";
  }

  /** Cron's 0 and 7 are Sunday, the scheduler's 1 is. */
  private static String weekdays(String field) {
    Matcher digits = Pattern.compile("(?<![/#0-9])[0-7](?![0-9])").matcher(field);
    return digits.replaceAll(match -> Integer.toString(Integer.parseInt(match.group()) % 7 + 1));
  }
}

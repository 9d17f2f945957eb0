package dev.fargen.spec.schedules;

import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Crontab;
import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code cron(…)} of a schedule (EventBridge Scheduler user guide, "Schedule types in EventBridge
 * Scheduler"): six fields, and the days that they stand for.
 */
final class CronExpression {

  static final String SIX_FIELDS = "requires six fields";
  static final String BOTH_DAYS = "day of the week cannot both be";
  static final String OTHER_DAY = "must be `?`, not `*`, when";

  /**
   * The year of this version of fargen, which reads no clock: what is before it has passed for
   * everyone.
   */
  static final int FIRST_YEAR = 2026;

  private CronExpression() {}

  /**
   * What is wrong in the fields.
   *
   * @param another where a second schedule is written
   */
  static Optional<ScheduleProblem> problem(String inside, String another) {
    String stripped = inside.strip();
    String[] values = stripped.split(" +");
    if (values.length != CronField.ALL.size()) {
      return ScheduleProblem.problem(
          "`cron` " + SIX_FIELDS + ", not " + (stripped.isEmpty() ? 0 : values.length),
          inside,
          crontabHelp(stripped));
    }
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      CronField field = CronField.ALL.get(i);
      from = inside.indexOf(values[i], from);
      if (!field.accepts(values[i].toUpperCase(Locale.ROOT))) {
        return Optional.of(
            new ScheduleProblem(
                field.reason(values[i]),
                from,
                from + values[i].length(),
                help(values, i, another)));
      }
      from += values[i].length();
    }
    boolean dayOfMonth = values[2].equals("?");
    boolean dayOfWeek = values[4].equals("?");
    if (dayOfMonth == dayOfWeek) {
      int spare = values[4].equals("*") ? 4 : 2;
      String[] right = values.clone();
      right[spare] = dayOfMonth ? "*" : "?";
      int at = start(inside, values, spare);
      return Optional.of(
          new ScheduleProblem(
              !dayOfMonth && values[spare].equals("*")
                  ? otherDay(spare == 2 ? "month" : "week", values[spare == 2 ? 4 : 2])
                  : "the day of the month and the " + BOTH_DAYS + (dayOfMonth ? " `?`" : " set"),
              at,
              at + values[spare].length(),
              "write `cron("
                  + String.join(" ", right)
                  + ")`"
                  + (dayOfMonth || values[spare].equals("*")
                      ? ""
                      : twoSchedules(values, another))));
    }
    if (!comesFrom(FIRST_YEAR, values[5])) {
      int at = start(inside, values, 5);
      return Optional.of(
          new ScheduleProblem(
              "the year `" + values[5] + "` is in the past",
              at,
              at + values[5].length(),
              "write `*`, or a year in the future"));
    }
    if (comes(values[2], values[3].toUpperCase(Locale.ROOT), values[5])) {
      return Optional.empty();
    }
    String years = values[5].equals("*") ? "" : " in any of the years `" + values[5] + "`";
    return ScheduleProblem.problem(
        "the day `"
            + values[2]
            + "` does not exist in the "
            + (values[3].contains(",") || values[3].contains("-") ? "months" : "month")
            + " `"
            + values[3]
            + "`"
            + years,
        inside,
        "write `L` for the last day of the month, or another day");
  }

  /** The whole line where a word was meant, as far as nothing else in it is wrong. */
  private static String help(String[] values, int index, String another) {
    CronField field = CronField.ALL.get(index);
    Optional<String> meant = field.meant(values[index]);
    if (meant.isEmpty()) {
      return field.allowed(values[index], another);
    }
    String[] right = values.clone();
    right[index] = meant.get();
    String line = String.join(" ", right);
    Optional<String> other = problem(line, another).map(ScheduleProblem::help);
    return other.isEmpty()
        ? Suggestion.question(meant.get())
        : other.get().startsWith("write `cron(") ? other.get() : Suggestion.question(meant.get());
  }

  /** The same without the day of the week, where both days are meant. */
  private static String twoSchedules(String[] values, String another) {
    String[] other = values.clone();
    other[4] = "?";
    return " or `cron(" + String.join(" ", other) + ")`, or both, one of them in " + another;
  }

  /** Every day is a choice too. */
  private static String otherDay(String every, String other) {
    return "the day of the "
        + every
        + " "
        + OTHER_DAY
        + " the day of the "
        + (every.equals("month") ? "week" : "month")
        + " is `"
        + other
        + "`";
  }

  /** Where a field begins. */
  private static int start(String inside, String[] values, int index) {
    int at = inside.indexOf(values[0]);
    for (int i = 1; i <= index; i++) {
      at = inside.indexOf(values[i], at + values[i - 1].length());
    }
    return at;
  }

  /** Whether any of the months has any of the days. */
  private static boolean comes(String days, String months, String years) {
    if (days.isEmpty() || !Digits.is(days.charAt(0))) {
      return true;
    }
    int first = 31;
    for (String item : days.split(",")) {
      first = Math.min(first, CronField.ALL.get(2).number(item.split("[-/W]")[0]));
    }
    for (int month = 1; month <= 12; month++) {
      boolean leap = month != 2 || first < 29 || hasLeapYear(years);
      if (CronField.ALL.get(3).contains(months, month)
          && leap
          && first <= Month.of(month).maxLength()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field has this year or a later one. */
  private static boolean comesFrom(int first, String years) {
    CronField field = CronField.ALL.get(5);
    for (int year = first; year <= field.most(); year++) {
      if (field.contains(years, year)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLeapYear(String years) {
    CronField field = CronField.ALL.get(5);
    for (int year = field.least(); year <= field.most(); year++) {
      if (Year.isLeap(year) && field.contains(years, year)) {
        return true;
      }
    }
    return false;
  }

  /** The line to write in place of a crontab line. */
  static String crontabHelp(String text) {
    List<String> right = Crontab.translations(text);
    if (right.isEmpty() || !Lists.all(right, CronExpression::isValid)) {
      return "";
    }
    return right.size() == 1
        ? "write `" + right.get(0) + "`"
        : "write two scheduled workloads: one with `"
            + right.get(0)
            + "` and one with `"
            + right.get(1)
            + "`";
  }

  private static boolean isValid(String expression) {
    return problem(expression.substring("cron(".length(), expression.length() - 1), "").isEmpty();
  }
}

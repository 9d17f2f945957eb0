package dev.fargen.spec.services;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code cron(…)}, {@code rate(…)} and {@code at(…)} (EventBridge Scheduler user guide, "Schedule
 * types in EventBridge Scheduler"). A five-field cron line is answered with its translation.
 */
final class ScheduleExpression {

  static final Form<String> FORM =
      Form.plain(
              "`cron(…)`, `rate(…)` or `at(…)`",
              "(cron|rate|at)\\(.*\\)",
              ScheduleExpression::fault)
          .as(scalar -> scalar.text().strip());

  /** Made when the first schedule is read: most specs have none. */
  private static final class Syntax {
    static final Pattern CALL = Pattern.compile("(cron|rate|at)\\((.*)\\)");
    static final Pattern RATE =
        Pattern.compile("([1-9][0-9]{0,6}) (minute|minutes|hour|hours|day|days)");
    static final Pattern FIVE_FIELDS = Pattern.compile("(\\S+ +){4}\\S+");
  }

  /** A field of a cron expression: its name, its bounds, its words. */
  private record Field(String name, int least, int most, List<String> words, String special) {}

  private static final String NEVER = " never comes ";

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final List<Field> FIELDS =
      List.of(
          new Field("minutes", 0, 59, List.of(), ""),
          new Field("hours", 0, 23, List.of(), ""),
          new Field("day of the month", 1, 31, List.of(), "?LW"),
          new Field("month", 1, 12, MONTHS, ""),
          new Field("day of the week", 1, 7, DAYS, "?L#"),
          new Field("year", 1970, 2199, List.of(), ""));

  private ScheduleExpression() {}

  private static Optional<Diagnostic> fault(ScalarNode scalar, String key) {
    String text = scalar.text().strip();
    Matcher call = Syntax.CALL.matcher(text);
    if (!call.matches()) {
      return wrong(scalar, "`" + text + "` is not a schedule", unixHelp(text));
    }
    String inside = call.group(2);
    Optional<String> problem =
        switch (call.group(1)) {
          case "rate" -> rate(inside);
          case "at" -> at(inside);
          default -> cron(inside);
        };
    if (problem.isEmpty()) {
      return Optional.empty();
    }
    String help = call.group(1).equals("cron") ? unixHelp(inside.strip()) : "";
    if (problem.get().contains(NEVER)) {
      help = "write `L` for the last day of the month, or another day";
    }
    return wrong(scalar, problem.get(), help);
  }

  private static Optional<Diagnostic> wrong(ScalarNode scalar, String message, String help) {
    Diagnostic fault = Diagnostic.of(Code.INVALID_SCHEDULE, message).at(scalar.span());
    boolean other = scalar.text().startsWith("rate(") || scalar.text().startsWith("at(");
    Diagnostic explained =
        other
            ? fault
            : fault.note(
                "the six fields of `cron` are minutes, hours, day of the month, month, day of the"
                    + " week and year");
    return Optional.of(
        explained.help(
            help.isEmpty()
                ? "write `cron(0 4 * * ? *)`, `rate(1 hour)` or `at(2027-01-31T04:00:00)`"
                : help));
  }

  private static Optional<String> rate(String inside) {
    Matcher matcher = Syntax.RATE.matcher(inside);
    if (!matcher.matches()) {
      return Optional.of("`rate(" + inside + ")` is not a number and minutes, hours or days");
    }
    boolean one = matcher.group(1).equals("1");
    boolean plural = matcher.group(2).endsWith("s");
    return one == plural
        ? Optional.of("the unit of `rate(" + inside + ")` must be " + (one ? "singular" : "plural"))
        : Optional.empty();
  }

  private static Optional<String> at(String inside) {
    DateTimeFormatter toTheSecond =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
            .withResolverStyle(ResolverStyle.STRICT);
    try {
      LocalDateTime.parse(inside, toTheSecond);
      return Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.of("`at(" + inside + ")` is not a date and time to the second");
    }
  }

  private static Optional<String> cron(String inside) {
    String[] values = inside.strip().split(" +");
    if (values.length != FIELDS.size()) {
      return Optional.of("`cron` takes six fields, this has " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      Field field = FIELDS.get(i);
      if (!fits(values[i].toUpperCase(Locale.ROOT), field)) {
        return Optional.of("`" + values[i] + "` can't be the " + field.name() + " of `cron`");
      }
    }
    boolean dayOfMonth = values[2].equals("?");
    boolean dayOfWeek = values[4].equals("?");
    if (dayOfMonth == dayOfWeek) {
      return Optional.of("exactly one of the day of the month and the day of the week must be `?`");
    }
    if (comes(values[2], values[3].toUpperCase(Locale.ROOT), values[5])) {
      return Optional.empty();
    }
    String years = values[5].equals("*") ? "" : " of the year `" + values[5] + "`";
    return Optional.of(
        "the day `" + values[2] + "`" + NEVER + "in the month `" + values[3] + "`" + years);
  }

  /** Whether any of the months has any of the days. */
  private static boolean comes(String days, String months, String years) {
    if (!days.matches("[0-9].*")) {
      return true;
    }
    int first = 31;
    for (String item : days.split(",")) {
      first = Math.min(first, number(item.split("[-/W]")[0], FIELDS.get(2)));
    }
    for (int month = 1; month <= 12; month++) {
      boolean leap = month != 2 || first < 29 || hasLeapYear(years);
      if (contains(months, month, FIELDS.get(3)) && leap && first <= Month.of(month).maxLength()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLeapYear(String years) {
    Field field = FIELDS.get(5);
    for (int year = field.least(); year <= field.most(); year++) {
      if (Year.isLeap(year) && contains(years, year, field)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value stands for the number; a range may go over the end of the field. */
  private static boolean contains(String value, int number, Field field) {
    for (String item : value.split(",")) {
      String[] steps = item.split("/");
      String[] ends = steps[0].split("-");
      boolean all = steps[0].equals("*");
      int from = all ? field.least() : number(ends[0], field);
      int single = steps.length == 2 ? field.most() : from;
      int to = all ? field.most() : ends.length == 2 ? number(ends[1], field) : single;
      int step = steps.length == 2 ? Integer.parseInt(steps[1]) : 1;
      int span = field.most() - field.least() + 1;
      int at = number < from && to < from ? number + span : number;
      int end = to < from ? to + span : to;
      if (at >= from && at <= end && (at - from) % step == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String value, Field field) {
    if (value.equals("?") || value.equals("*")) {
      return value.equals("*") || field.special().contains("?");
    }
    if (value.contains("#") && value.contains(",")) {
      return false; // "you can define only one expression in the day-of-week field"
    }
    for (String item : value.split(",", -1)) {
      if (!itemFits(item, field)) {
        return false;
      }
    }
    return true;
  }

  private static boolean itemFits(String item, Field field) {
    String[] steps = item.split("/", -1);
    if (steps.length > 2 || (steps.length == 2 && !steps[1].matches("[1-9][0-9]{0,3}"))) {
      return false;
    }
    String base = steps[0];
    if (steps.length == 2 && base.equals("*")) {
      return true;
    }
    if (field.special().contains("L") && base.matches("L|LW|[1-7A-Z]{0,3}L")) {
      return true;
    }
    if (field.special().contains("W") && base.matches("[0-9]{1,2}W")) {
      return number(base.substring(0, base.length() - 1), field) >= 0;
    }
    if (field.special().contains("#") && base.matches("[1-7A-Z]{1,3}#[1-5]")) {
      return number(base.substring(0, base.indexOf('#')), field) >= 0;
    }
    String[] ends = base.split("-", -1);
    return ends.length <= 2
        && number(ends[0], field) >= 0
        && (ends.length == 1 || number(ends[1], field) >= 0);
  }

  private static int number(String text, Field field) {
    int word = field.words().indexOf(text);
    if (word >= 0) {
      return word + field.least();
    }
    if (!text.matches("[0-9]{1,4}")) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number >= field.least() && number <= field.most() ? number : -1;
  }

  /** The translation of a five-field line: a `?` for one of the days, weekdays from 1 = SUN. */
  private static String unixHelp(String text) {
    if (!Syntax.FIVE_FIELDS.matcher(text).matches()) {
      return "";
    }
    String[] f = text.split(" +");
    boolean everyWeekday = f[4].equals("*");
    String dayOfMonth = everyWeekday ? f[2] : "?";
    String weekday = everyWeekday ? "?" : weekdays(f[4]);
    String six = String.join(" ", f[0], f[1], dayOfMonth, f[3], weekday, "*");
    boolean both = !everyWeekday && !f[2].equals("*");
    return "write `cron("
        + six
        + ")`: a year follows, and one of the days is `?`"
        + (both ? "; the two days of a five-field line need a schedule each" : "");
  }

  /** Cron's 0 and 7 are Sunday, the scheduler's 1 is. */
  private static String weekdays(String field) {
    Matcher digits = Pattern.compile("(?<![/0-9])[0-7](?![0-9])").matcher(field);
    return digits.replaceAll(match -> Integer.toString(Integer.parseInt(match.group()) % 7 + 1));
  }
}

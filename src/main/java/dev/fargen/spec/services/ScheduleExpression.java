package dev.fargen.spec.services;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Crontab;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code cron(…)}, {@code rate(…)} and {@code at(…)} (EventBridge Scheduler user guide, "Schedule
 * types in EventBridge Scheduler"). For a five-field cron line, the help is its translation.
 */
final class ScheduleExpression {

  static final Form<String> FORM =
      Form.plain(
              "`cron(…)`, `rate(…)` or `at(…)`",
              "(cron|rate|at)\\(.*\\)",
              ScheduleExpression::fault)
          .as(scalar -> scalar.text().strip())
          .spelled(ScheduleExpression::spellings);

  /** Loaded with the first schedule: most specs have none. */
  private static final class Syntax {
    static final Pattern CALL = Pattern.compile("(cron|rate|at)\\((.*)\\)");
    static final Pattern RATE =
        Pattern.compile("([1-9][0-9]{0,6}) (minute|minutes|hour|hours|day|days)");
  }

  /** A field of a cron expression: its name, range, words, and special characters. */
  private record Field(String name, int least, int most, List<String> words, String special) {}

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final String SIX_FIELDS = "requires six fields";
  private static final String BOTH_DAYS = "day of the week cannot both be";
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final List<Field> FIELDS =
      List.of(
          new Field("minutes", 0, 59, List.of(), ""),
          new Field("hours", 0, 23, List.of(), ""),
          new Field("day of the month", 1, 31, List.of(), "?LW"),
          new Field("month", 1, 12, MONTHS, ""),
          new Field("day of the week", 1, 7, DAYS, "?L#"),
          new Field("year", 1970, 2199, List.of(), ""));

  /**
   * The year of this version of fargen, which reads no clock: what is before it has passed for
   * everyone.
   */
  private static final int FIRST_YEAR = 2026;

  private ScheduleExpression() {}

  /** A crontab line, or the expression without its function. */
  private static List<String> spellings(String text) {
    List<String> translations = Crontab.translations(text);
    List<String> all = new ArrayList<>(translations.size() == 1 ? translations : List.of());
    all.add("cron(" + text + ")");
    all.add("rate(" + text + ")");
    return all;
  }

  /** What is wrong, the part of the text that it is about, and what to write. */
  private record Problem(String message, int from, int to, String help) {
    Problem at(int offset) {
      return new Problem(message, from + offset, to + offset, help);
    }
  }

  private static Optional<Diagnostic> fault(ScalarNode scalar, String key) {
    String text = scalar.text().strip();
    Matcher call = Syntax.CALL.matcher(text);
    if (!call.matches()) {
      String what =
          text.isEmpty() ? "the schedule is empty" : "`" + text + "` is not a valid schedule";
      boolean open = text.contains("(") && !text.endsWith(")");
      String reason = open ? what + ": its bracket is not closed" : what;
      return wrong(scalar, new Problem(reason, 0, text.length(), crontabHelp(text)));
    }
    String inside = call.group(2);
    Optional<Problem> problem =
        switch (call.group(1)) {
          case "rate" -> rate(inside);
          case "at" -> at(inside);
          default -> cron(inside);
        };
    int offset = scalar.text().indexOf('(') + 1;
    return problem.flatMap(found -> wrong(scalar, found.at(offset)));
  }

  private static Optional<Diagnostic> wrong(ScalarNode scalar, Problem problem) {
    int end = Math.min(problem.to(), scalar.text().length());
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_SCHEDULE, problem.message())
            .at(problem.from() < end ? scalar.cut(problem.from(), end).span() : scalar.span());
    boolean ofFields =
        problem.message().contains(SIX_FIELDS)
            || problem.message().contains(BOTH_DAYS)
            || !Crontab.translations(scalar.text()).isEmpty();
    Diagnostic explained =
        !ofFields
            ? fault
            : fault.note(
                "the six fields of `cron` are minutes, hours, day of the month, month, day of the"
                    + " week (1 is Sunday) and year; exactly one of the two days is `?`");
    return Optional.of(
        explained.help(
            problem.help().isEmpty()
                ? "write `cron(0 4 * * ? *)`, `rate(1 hour)` or `at(2027-01-31T04:00:00)`"
                : problem.help()));
  }

  private static Optional<Problem> problem(String message, String part, String help) {
    return Optional.of(new Problem(message, 0, part.length(), help));
  }

  private static Optional<Problem> rate(String inside) {
    Matcher matcher = Syntax.RATE.matcher(inside);
    String written = "`rate(" + inside + ")`";
    if (!matcher.matches()) {
      String[] words = inside.split(" ");
      boolean two = words.length == 2 && isNumber(words[0]);
      String reason =
          !two
              ? " must have an integer and a unit, with one space between them"
              : words[0].startsWith("0")
                  ? " must have a number of at least 1"
                  : words[0].length() > 7 ? " has a number that is too large" : "";
      return reason.isEmpty()
          ? problem(
              "unit `" + words[1] + "` is not supported in " + written,
              inside,
              "write `minutes`, `hours` or `days`, such as `rate(5 minutes)`")
          : problem(written + reason, inside, "write an expression such as `rate(5 minutes)`");
    }
    String unit = matcher.group(2);
    boolean one = matcher.group(1).equals("1");
    boolean plural = unit.endsWith("s");
    if (one != plural) {
      return Optional.empty();
    }
    String right = one ? unit.substring(0, unit.length() - 1) : unit + "s";
    return problem(
        "the unit of " + written + " must be " + (one ? "singular" : "plural"),
        inside,
        "write `rate(" + matcher.group(1) + " " + right + ")`");
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Optional<Problem> at(String inside) {
    DateTimeFormatter toTheSecond =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
            .withResolverStyle(ResolverStyle.STRICT);
    try {
      LocalDateTime time = LocalDateTime.parse(inside, toTheSecond);
      return time.getYear() < FIRST_YEAR
          ? problem("`at(" + inside + ")` is in the past", inside, "write a date in the future")
          : Optional.empty();
    } catch (DateTimeParseException e) {
      String written = "`at(" + inside + ")`";
      boolean form = inside.length() == "2027-01-31T04:00:00".length() && inside.charAt(10) == 'T';
      if (form) {
        return problem(
            "the date or time in " + written + " does not exist",
            inside,
            "write another date or time");
      }
      return problem(
          inside.endsWith("Z") || inside.contains("+")
              ? written + " must not have a time zone: write it under `timezone`"
              : written + " does not have the form `yyyy-mm-ddThh:mm:ss`",
          inside,
          "write `at(2027-01-31T04:00:00)`");
    }
  }

  private static Optional<Problem> cron(String inside) {
    String stripped = inside.strip();
    String[] values = stripped.split(" +");
    if (values.length != FIELDS.size()) {
      return problem(
          "`cron` " + SIX_FIELDS + ", not " + (stripped.isEmpty() ? 0 : values.length),
          inside,
          crontabHelp(stripped));
    }
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      Field field = FIELDS.get(i);
      from = inside.indexOf(values[i], from);
      if (!fits(values[i].toUpperCase(Locale.ROOT), field)) {
        return Optional.of(
            new Problem(
                reason(values[i], field),
                from,
                from + values[i].length(),
                allowed(values[i], field)));
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
          new Problem(
              "the day of the month and the " + BOTH_DAYS + (dayOfMonth ? " `?`" : " set"),
              at,
              at + values[spare].length(),
              "write `cron(" + String.join(" ", right) + ")`"));
    }
    if (!comesFrom(FIRST_YEAR, values[5])) {
      int at = start(inside, values, 5);
      return Optional.of(
          new Problem(
              "the year `" + values[5] + "` is in the past",
              at,
              at + values[5].length(),
              "write `*`, or a year in the future"));
    }
    if (comes(values[2], values[3].toUpperCase(Locale.ROOT), values[5])) {
      return Optional.empty();
    }
    String years = values[5].equals("*") ? "" : " of the year `" + values[5] + "`";
    return problem(
        "the day `" + values[2] + "` does not exist in the month `" + values[3] + "`" + years,
        inside,
        "write `L` for the last day of the month, or another day");
  }

  /** Where a field begins. */
  private static int start(String inside, String[] values, int index) {
    int at = inside.indexOf(values[0]);
    for (int i = 1; i <= index; i++) {
      at = inside.indexOf(values[i], at + values[i - 1].length());
    }
    return at;
  }

  private static String reason(String value, Field field) {
    String written = "`" + value + "` is not valid for the " + field.name() + " of `cron`";
    return value.equals("?") ? written + ": only a day can be `?`" : written;
  }

  private static String allowed(String value, Field field) {
    if (field.special().contains("#") && value.contains("#") && value.contains(",")) {
      return "write `" + value.split(",", 2)[0] + "` only: `#` allows one day";
    }
    String words = field.words().isEmpty() ? "" : ", `" + field.words().get(0) + "` and the like";
    return "write `*`, a number from "
        + field.least()
        + " to "
        + field.most()
        + words
        + ", a range, a list, "
        + (field.special().isEmpty() ? "or " : "")
        + "steps such as `"
        + field.least()
        + "/5`"
        + (field.special().contains("#")
            ? ", `6L`, `3#1` or `?`"
            : field.special().isEmpty() ? "" : ", `L`, `15W` or `?`");
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

  /** Whether the field has this year or a later one. */
  private static boolean comesFrom(int first, String years) {
    Field field = FIELDS.get(5);
    for (int year = first; year <= field.most(); year++) {
      if (contains(years, year, field)) {
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

  /** The line to write in place of a crontab line. */
  private static String crontabHelp(String text) {
    List<String> right = Crontab.translations(text);
    if (right.isEmpty() || !Lists.all(right, ScheduleExpression::isValid)) {
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
    return cron(expression.substring("cron(".length(), expression.length() - 1)).isEmpty();
  }
}

package dev.fargen.spec.schedules;

import static dev.fargen.spec.schedules.ScheduleProblem.problem;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Crontab;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code cron(…)}, {@code rate(…)} and {@code at(…)} (EventBridge Scheduler user guide, "Schedule
 * types in EventBridge Scheduler"). For a five-field cron line, the help is its translation.
 */
public final class ScheduleExpression {

  public static final Form<String> FORM =
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

  private ScheduleExpression() {}

  /** A crontab line, or the expression without its function. */
  private static List<String> spellings(String text) {
    List<String> translations = Crontab.translations(text);
    List<String> all = new ArrayList<>(translations.size() == 1 ? translations : List.of());
    timeOfDay(text).ifPresent(all::add);
    all.add("cron(" + text + ")");
    all.add("rate(" + text + ")");
    return all;
  }

  /** Every day at a time such as {@code 08:00}. */
  private static Optional<String> timeOfDay(String text) {
    int colon = text.indexOf(':');
    String hour = colon < 0 ? "" : text.substring(0, colon);
    String minute = text.substring(colon + 1);
    boolean digits = Digits.only(hour) && Digits.only(minute);
    return digits && hour.length() <= 2 && minute.length() == 2
        ? Optional.of(
            "cron(" + Integer.parseInt(minute) + " " + Integer.parseInt(hour) + " * * ? *)")
        : Optional.empty();
  }

  /** What is wrong with the expression. */
  public static Optional<Diagnostic> fault(ScalarNode scalar, String key) {
    String text = scalar.text().strip();
    Matcher call = Syntax.CALL.matcher(text);
    if (!call.matches()) {
      String what =
          text.isEmpty() ? "the schedule is empty" : "`" + text + "` is not a valid schedule";
      boolean open = text.contains("(") && !text.endsWith(")");
      String reason = open ? what + ": its bracket is not closed" : what;
      return wrong(
          scalar, new ScheduleProblem(reason, 0, text.length(), CronExpression.crontabHelp(text)));
    }
    String inside = call.group(2);
    Optional<ScheduleProblem> problem =
        switch (call.group(1)) {
          case "rate" -> rate(inside);
          case "at" -> at(inside);
          default ->
              CronExpression.problem(
                  inside, key.equals("at") ? "another item of `schedule`" : "another workload");
        };
    int offset = scalar.text().indexOf('(') + 1;
    return problem.flatMap(found -> wrong(scalar, found.at(offset)));
  }

  private static Optional<Diagnostic> wrong(ScalarNode scalar, ScheduleProblem problem) {
    int end = Math.min(problem.to(), scalar.text().length());
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_SCHEDULE, problem.message())
            .at(problem.from() < end ? scalar.cut(problem.from(), end).span() : scalar.span());
    boolean ofFields =
        problem.message().contains(CronExpression.SIX_FIELDS)
            || problem.message().contains(CronExpression.BOTH_DAYS)
            || problem.message().contains(CronExpression.OTHER_DAY)
            || !Crontab.translations(scalar.text()).isEmpty();
    Diagnostic explained =
        !ofFields
            ? fault
            : fault.note(
                "the six fields of `cron` are minutes, hours, day of the month, month, day of the"
                    + " week (1 is Sunday) and year; exactly one of the two day fields is `?`");
    return Optional.of(
        explained.help(
            problem.help().isEmpty()
                ? "write, for example, `cron(0 4 * * ? *)`, `rate(1 hour)` or `at(2027-01-31T04:00:00)`"
                : problem.help()));
  }

  private static Optional<ScheduleProblem> rate(String inside) {
    Matcher matcher = Syntax.RATE.matcher(inside);
    String written = "`rate(" + inside + ")`";
    if (!matcher.matches()) {
      String[] words = inside.split(" ");
      boolean two = words.length == 2 && Digits.only(words[0]);
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
    return one || plural
        ? Optional.empty()
        : problem(
            "the unit of " + written + " must be plural",
            inside,
            "write `rate(" + matcher.group(1) + " " + unit + "s)`");
  }

  private static Optional<ScheduleProblem> at(String inside) {
    String written = "`at(" + inside + ")`";
    if (!hasForm(inside)) {
      return problem(
          inside.endsWith("Z") || inside.contains("+")
              ? written + " must not have a time zone: write it under `timezone`"
              : written + " does not have the form `yyyy-mm-ddThh:mm:ss`",
          inside,
          "write `at(2027-01-31T04:00:00)`");
    }
    if (!exists(inside)) {
      return problem(
          "the date or time in " + written + " does not exist",
          inside,
          "write another date or time");
    }
    return number(inside, 0, 4) < CronExpression.FIRST_YEAR
        ? problem(written + " is in the past", inside, "write a date in the future")
        : Optional.empty();
  }

  private static boolean hasForm(String time) {
    String form = "0000-00-00T00:00:00";
    boolean same = time.length() == form.length();
    for (int i = 0; same && i < form.length(); i++) {
      char c = time.charAt(i);
      same = form.charAt(i) == '0' ? Digits.is(c) : c == form.charAt(i);
    }
    return same;
  }

  private static boolean exists(String time) {
    try {
      LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10));
      LocalTime.of(number(time, 11, 13), number(time, 14, 16), number(time, 17, 19));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static int number(String time, int from, int to) {
    return Integer.parseInt(time.substring(from, to));
  }
}

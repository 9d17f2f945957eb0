package dev.fargen.spec.schedules;

import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a cron expression (EventBridge Scheduler user guide, "Schedule types in EventBridge
 * Scheduler"): its name, range, words, and special characters.
 */
record CronField(String name, int least, int most, List<String> words, String special) {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  static final List<CronField> ALL =
      List.of(
          new CronField("minutes", 0, 59, List.of(), ""),
          new CronField("hours", 0, 23, List.of(), ""),
          new CronField("day of the month", 1, 31, List.of(), "?LW"),
          new CronField("month", 1, 12, MONTHS, ""),
          new CronField("day of the week", 1, 7, DAYS, "?L#"),
          new CronField("year", 1970, 2199, List.of(), ""));

  /** Why it does not accept the value. */
  String reason(String value) {
    String written = "`" + value + "` is not valid for the " + name + " of `cron`";
    return value.equals("?") ? written + ": only a day can be `?`" : written;
  }

  /** The word that was meant. */
  Optional<String> meant(String value) {
    return Suggestion.nearest(value.toUpperCase(Locale.ROOT), words);
  }

  /**
   * What to write in place of the value.
   *
   * @param another where a second schedule is written
   */
  String allowed(String value, String another) {
    if (special.contains("#") && value.contains("#") && value.contains(",")) {
      String[] parts = value.split(",", 2);
      return "only one expression is allowed with `#`: write `"
          + parts[0]
          + "`, and `"
          + parts[1]
          + "` in "
          + another;
    }
    boolean week = special.contains("#");
    String word = words.isEmpty() ? "" : ", a name such as `" + words.get(0) + "`";
    return "write `*`, a number from "
        + least
        + " to "
        + most
        + word
        + ", a range, a list, "
        + (special.isEmpty() ? "or " : "")
        + (week ? "" : "steps such as `" + least + "/5`")
        + (week ? "`6L`, `3#1` or `?`" : special.isEmpty() ? "" : ", `L`, `15W` or `?`")
        + (special.isEmpty() ? "" : "; one of the two day fields must be `?`");
  }

  /** Whether the value stands for the number; a range may go over the end of the field. */
  boolean contains(String value, int wanted) {
    for (String item : value.split(",")) {
      String[] steps = item.split("/");
      String[] ends = steps[0].split("-");
      boolean all = steps[0].equals("*");
      int from = all ? least : number(ends[0]);
      int single = steps.length == 2 ? most : from;
      int to = all ? most : ends.length == 2 ? number(ends[1]) : single;
      int step = steps.length == 2 ? Integer.parseInt(steps[1]) : 1;
      int span = most - least + 1;
      int at = wanted < from && to < from ? wanted + span : wanted;
      int end = to < from ? to + span : to;
      if (at >= from && at <= end && (at - from) % step == 0) {
        return true;
      }
    }
    return false;
  }

  boolean accepts(String value) {
    if (value.equals("?") || value.equals("*")) {
      return value.equals("*") || special.contains("?");
    }
    if (value.contains("#") && value.contains(",")) {
      return false; // "you can define only one expression in the day-of-week field"
    }
    for (String item : value.split(",", -1)) {
      if (!acceptsItem(item)) {
        return false;
      }
    }
    return true;
  }

  private boolean acceptsItem(String item) {
    String[] steps = item.split("/", -1);
    if (steps.length > 2 || (steps.length == 2 && !steps[1].matches("[1-9][0-9]{0,3}"))) {
      return false;
    }
    String base = steps[0];
    if (steps.length == 2 && base.equals("*")) {
      return true;
    }
    if (special.contains("L") && base.matches("L|LW|[1-7A-Z]{0,3}L")) {
      return true;
    }
    if (special.contains("W") && base.matches("[0-9]{1,2}W")) {
      return number(base.substring(0, base.length() - 1)) >= 0;
    }
    if (special.contains("#") && base.matches("[1-7A-Z]{1,3}#[1-5]")) {
      return number(base.substring(0, base.indexOf('#'))) >= 0;
    }
    String[] ends = base.split("-", -1);
    return ends.length <= 2 && number(ends[0]) >= 0 && (ends.length == 1 || number(ends[1]) >= 0);
  }

  /** The number that the text is, or stands for; -1 for none of the field. */
  int number(String text) {
    int word = words.indexOf(text);
    if (word >= 0) {
      return word + least;
    }
    if (text.length() > 4 || !Digits.only(text)) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most ? number : -1;
  }
}

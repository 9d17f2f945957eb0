package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Forms of durations such as {@code 30s}, {@code 5m}, {@code 12h}, {@code 4d}, in seconds. */
public final class Durations {

  private static final String UNITS = "smhd";
  private static final int MOST_DIGITS = 7;

  private Durations() {}

  /** Any duration between the two. */
  public static Form<Integer> between(Duration least, Duration most) {
    return between(least, most, Duration.seconds(1));
  }

  /**
   * A duration between the two that is a multiple of a step, minutes or days, which is also what
   * the template counts.
   */
  public static Form<Integer> between(Duration least, Duration most, Duration step) {
    return new Between(least, most, step);
  }

  /** The same, or {@code off}, which is 0. */
  public static Form<Integer> orOff(Duration least, Duration most, Duration step) {
    return new OrOff(new Between(least, most, step));
  }

  /** A duration from milliseconds up, as a number of seconds. */
  public static Form<BigDecimal> fromMilliseconds(Duration most) {
    return new FromMilliseconds(most);
  }

  /** One of these numbers of days, shortest first. */
  public static Form<Integer> ofDays(List<Integer> days) {
    return new OfDays(days);
  }

  /** Allowed durations, in seconds. */
  sealed interface Some extends Scalar<Integer>, Form.Patterned {

    /** The number of seconds, if it is allowed. */
    Optional<Integer> of(long seconds, ScalarNode scalar, Reading in);

    /** Whether this number of seconds is allowed. */
    boolean allows(long seconds);

    @Override
    default String pattern() {
      return Duration.PATTERN;
    }

    @Override
    default Optional<Integer> value(ScalarNode scalar, Reading in) {
      Optional<Duration> duration = Duration.parse(scalar.text());
      if (duration.isEmpty()) {
        in.report(fault(scalar, in));
      }
      return duration.flatMap(one -> of(one.seconds(), scalar, in));
    }

    /** The number with the first unit, from seconds up, that makes it an allowed duration. */
    private Optional<String> withUnit(String number) {
      for (int i = 0; i < UNITS.length() && number.length() <= MOST_DIGITS; i++) {
        String text = number + UNITS.charAt(i);
        if (Duration.parse(text).filter(one -> allows(one.seconds())).isPresent()) {
          return Optional.of(text);
        }
      }
      return Optional.empty();
    }

    /** Why the text is not a duration. */
    private Diagnostic fault(ScalarNode scalar, Reading in) {
      String text = scalar.text();
      int digits = 0;
      while (digits < text.length() && Digits.is(text.charAt(digits))) {
        digits++;
      }
      String number = text.substring(0, digits);
      String unit = text.substring(digits).strip();
      boolean several = false;
      for (int i = 0; i < unit.length(); i++) {
        several |= Character.isDigit(unit.charAt(i));
      }
      String reason = "is not a duration";
      Optional<String> help = Optional.empty();
      if (digits > 0 && unit.isEmpty()) {
        reason = "has no unit";
        help = withUnit(number);
      } else if (digits > 0 && unit.startsWith(".")) {
        reason = "must be an integer and a unit, without decimals";
      } else if (digits > 0 && several) {
        reason = "has more than one unit";
      } else if (digits > 0) {
        boolean known = UNITS.indexOf(unit.charAt(0)) >= 0;
        boolean spaced = unit.length() == 1 && text.charAt(digits) == ' ';
        reason =
            !known
                ? "has an unknown unit"
                : spaced
                    ? "must not contain a space"
                    : "must have the unit `" + unit.charAt(0) + "`";
        help = known ? Optional.of(number + unit.charAt(0)) : help;
      }
      Diagnostic fault =
          Diagnostic.of(Code.WRONG_TYPE, Reading.written(in.key(), scalar) + " " + reason)
              .at(scalar.span())
              .note("a duration is an integer and a unit: `30s`, `5m`, `12h`, `4d`");
      return help.isPresent() ? fault.help(in.write(help.get())) : fault;
    }
  }

  /** Those between two. */
  record Between(Duration least, Duration most, Duration step) implements Some {
    @Override
    public Optional<Duration> counted() {
      return Optional.of(step);
    }

    @Override
    public String words() {
      String whole = step.seconds() == 1 ? "" : ", a multiple of " + step;
      return "a duration from " + least + " to " + most + whole;
    }

    @Override
    public boolean allows(long seconds) {
      return seconds >= least.seconds()
          && seconds <= most.seconds()
          && seconds % step.seconds() == 0;
    }

    @Override
    public Optional<Integer> of(long seconds, ScalarNode scalar, Reading in) {
      if (seconds < least.seconds()) {
        return below(least, scalar, in);
      }
      if (seconds > most.seconds()) {
        return above(most, scalar, in);
      }
      long beyond = seconds % step.seconds();
      Duration next = Duration.seconds(seconds - beyond + step.seconds());
      if (beyond == 0) {
        return Optional.of((int) seconds);
      }
      in.report(
          outside("is not a multiple of " + step, scalar, in).help(in.write(next.toString())));
      return Optional.empty();
    }
  }

  /** {@code off}, or one of others. */
  record OrOff(Between some) implements Some {

    private static final String OFF = "off";

    @Override
    public Optional<Duration> counted() {
      return some.counted();
    }

    @Override
    public String words() {
      return "`" + OFF + "` or " + some.words();
    }

    @Override
    public String pattern() {
      return OFF + "|" + some.pattern();
    }

    @Override
    public Optional<Integer> value(ScalarNode scalar, Reading in) {
      return scalar.text().equals(OFF) ? Optional.of(0) : some.value(scalar, in);
    }

    @Override
    public boolean allows(long seconds) {
      return some.allows(seconds);
    }

    @Override
    public Optional<Integer> of(long seconds, ScalarNode scalar, Reading in) {
      return some.of(seconds, scalar, in);
    }
  }

  /** Those from 1 ms up. */
  record FromMilliseconds(Duration most) implements Scalar<BigDecimal>, Form.Patterned {

    private static final String UNIT = "ms";
    private static final int THOUSANDTHS = 3;

    @Override
    public String words() {
      return "a duration from 1ms to " + most;
    }

    @Override
    public String pattern() {
      return "[0-9]{1,7}" + UNIT + "|" + Duration.PATTERN;
    }

    @Override
    public Optional<BigDecimal> value(ScalarNode scalar, Reading in) {
      String text = scalar.text();
      String digits = text.endsWith(UNIT) ? text.substring(0, text.length() - UNIT.length()) : "";
      String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
      boolean decimal = isDecimal(number);
      if (decimal || Digits.only(text)) {
        String reason =
            decimal ? " must be an integer and a unit, without decimals" : " has no unit";
        Diagnostic fault =
            Diagnostic.of(Code.WRONG_TYPE, Reading.written(in.key(), scalar) + reason)
                .at(scalar.span())
                .note("a duration is an integer and a unit: `250ms`, `2s`");
        Optional<String> milliseconds =
            decimal ? milliseconds(number) : Optional.of(text).filter(this::allows);
        in.report(
            milliseconds.isPresent() ? fault.help(in.write(milliseconds.get() + UNIT)) : fault);
        return Optional.empty();
      }
      if (digits.isEmpty() || digits.length() > MOST_DIGITS || !Digits.only(digits)) {
        return between(Duration.seconds(1), most).read(scalar, in).map(BigDecimal::valueOf);
      }
      BigDecimal seconds = new BigDecimal(digits).movePointLeft(THOUSANDTHS);
      if (seconds.signum() == 0) {
        return below("1" + UNIT, scalar, in);
      }
      return seconds.compareTo(BigDecimal.valueOf(most.seconds())) > 0
          ? above(most, scalar, in)
          : Optional.of(seconds.stripTrailingZeros());
    }

    private static boolean isDecimal(String text) {
      int point = text.indexOf('.');
      return point > 0
          && Digits.only(text.substring(0, point))
          && Digits.only(text.substring(point + 1));
    }

    /** A decimal number of seconds, if it is a whole number of milliseconds that is allowed. */
    private Optional<String> milliseconds(String decimal) {
      BigDecimal exact = new BigDecimal(decimal).movePointRight(THOUSANDTHS).stripTrailingZeros();
      return exact.scale() > 0
          ? Optional.empty()
          : Optional.of(exact.toPlainString()).filter(this::allows);
    }

    /** Whether this number of milliseconds is allowed. */
    private boolean allows(String milliseconds) {
      return milliseconds.length() <= MOST_DIGITS
          && Long.parseLong(milliseconds) > 0
          && Long.parseLong(milliseconds) <= most.seconds() * 1_000;
    }
  }

  /** Certain numbers of days. */
  record OfDays(List<Integer> days) implements Some {
    @Override
    public Optional<Duration> counted() {
      return Optional.of(Duration.days(1));
    }

    @Override
    public String words() {
      return "one of " + String.join(", ", Lists.map(days, number -> "`" + number + "d`"));
    }

    @Override
    public boolean allows(long seconds) {
      return Lists.any(days, number -> Duration.days(number).seconds() == seconds);
    }

    @Override
    public Optional<Integer> of(long seconds, ScalarNode scalar, Reading in) {
      int longer = days.get(days.size() - 1);
      for (int i = days.size() - 1; i >= 0; i--) {
        long one = Duration.days(days.get(i)).seconds();
        if (one == seconds) {
          return Optional.of((int) seconds);
        }
        longer = one > seconds ? days.get(i) : longer;
      }
      in.report(Reading.notValid(in.key(), scalar, words()).help(in.write(longer + "d")));
      return Optional.empty();
    }
  }
}

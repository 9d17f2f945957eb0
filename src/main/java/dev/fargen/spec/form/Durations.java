package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Forms of durations such as {@code 30s}, {@code 5m}, {@code 12h}, {@code 4d}, in seconds. */
public final class Durations {

  private Durations() {}

  /** Any duration between the two. */
  public static Form<Integer> between(Duration least, Duration most) {
    return between(least, most, Duration.seconds(1));
  }

  /** One between the two that is whole steps long: AWS takes it in minutes, or in days. */
  public static Form<Integer> between(Duration least, Duration most, Duration step) {
    return new Between(least, most, step);
  }

  /** One of these numbers of days, shortest first. */
  public static Form<Integer> ofDays(List<Integer> days) {
    return new OfDays(days);
  }

  /** Which durations may be, in seconds. */
  sealed interface Some extends Scalar<Integer>, Form.Patterned {

    /** The duration as a number, where it may be. */
    Optional<Integer> of(long seconds, ScalarNode scalar, Reading in);

    @Override
    default String pattern() {
      return Duration.PATTERN.pattern();
    }

    @Override
    default Optional<Integer> value(ScalarNode scalar, Reading in) {
      Optional<Duration> duration = Duration.parse(scalar.text());
      if (duration.isEmpty()) {
        String message = "`" + in.key() + "` takes a duration, this is " + scalar.kind();
        in.report(
            Diagnostic.of(Code.WRONG_TYPE, message)
                .at(scalar.span())
                .help("write a number and its unit: `30s`, `5m`, `12h` or `4d`"));
      }
      return duration.flatMap(one -> of(one.seconds(), scalar, in));
    }
  }

  /** Those between two. */
  record Between(Duration least, Duration most, Duration step) implements Some {
    @Override
    public String words() {
      String whole = step.seconds() == 1 ? "" : ", in steps of " + step;
      return "a duration from " + least + " to " + most + whole;
    }

    @Override
    public Optional<Integer> of(long seconds, ScalarNode scalar, Reading in) {
      if (seconds < least.seconds()) {
        return outOfRange(scalar, least, "least", in);
      }
      if (seconds > most.seconds()) {
        return outOfRange(scalar, most, "most", in);
      }
      long beyond = seconds % step.seconds();
      Duration next = Duration.seconds(seconds - beyond + step.seconds());
      return beyond == 0 ? Optional.of((int) seconds) : outOfRange(scalar, next, "next one", in);
    }
  }

  /** Certain numbers of days. */
  record OfDays(List<Integer> days) implements Some {
    @Override
    public String words() {
      return "one of " + String.join(", ", Lists.map(days, number -> number + "d"));
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
      String message = "`" + in.key() + "` takes certain durations, not " + scalar.text();
      in.report(
          Diagnostic.of(Code.INVALID_VALUE, message)
              .at(scalar.span())
              .note("it is " + words())
              .help("write `" + in.key() + ": " + longer + "d`"));
      return Optional.empty();
    }
  }
}

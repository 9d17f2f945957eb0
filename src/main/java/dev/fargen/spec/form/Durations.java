package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types of durations such as {@code 30s}, {@code 5m}, {@code 12h}, {@code 4d}, in seconds. */
public final class Durations {

  private Durations() {}

  /** Any duration between the two. */
  public static Type<Integer> between(Duration least, Duration most) {
    return between(least, most, Duration.seconds(1));
  }

  /** One between the two that is whole steps long: AWS takes it in minutes, or in days. */
  public static Type<Integer> between(Duration least, Duration most, Duration step) {
    String whole = step.seconds() == 1 ? "" : ", in steps of " + step;
    String words = "a duration from " + least + " to " + most + whole;
    return type(
        words,
        (scalar, in) -> {
          long seconds = Duration.parse(scalar.text()).orElseThrow().seconds();
          if (seconds < least.seconds()) {
            return Types.outOfRange(scalar, words, "`" + least + "`, the least", in);
          }
          if (seconds > most.seconds()) {
            return Types.outOfRange(scalar, words, "`" + most + "`, the most", in);
          }
          long beyond = seconds % step.seconds();
          Duration next = Duration.seconds(seconds - beyond + step.seconds());
          return beyond == 0
              ? Optional.of((int) seconds)
              : Types.outOfRange(scalar, words, "`" + next + "`, the next one", in);
        });
  }

  /** One of these numbers of days, shortest first. */
  public static Type<Integer> ofDays(List<Integer> days) {
    List<String> all = new ArrayList<>();
    days.forEach(number -> all.add(number + "d"));
    String words = "one of " + String.join(", ", all);
    return type(
        words,
        (scalar, in) -> {
          long seconds = Duration.parse(scalar.text()).orElseThrow().seconds();
          long longer = days.get(days.size() - 1);
          for (int i = days.size() - 1; i >= 0; i--) {
            long one = Duration.days(days.get(i)).seconds();
            if (one == seconds) {
              return Optional.of((int) seconds);
            }
            longer = one > seconds ? days.get(i) : longer;
          }
          in.report(
              Diagnostic.of(
                      Code.INVALID_VALUE,
                      "`" + in.key() + "` takes certain durations, not " + scalar.text())
                  .at(scalar.span())
                  .note("it is " + words)
                  .help("write `" + in.key() + ": " + longer + "d`"));
          return Optional.empty();
        });
  }

  private static Type<Integer> type(String words, Types.ScalarReader<Integer> reader) {
    return Types.scalar(
        new Form.Text(words, Duration.PATTERN.pattern()),
        (scalar, in) ->
            Duration.parse(scalar.text()).isPresent()
                ? reader.read(scalar, in)
                : notOne(scalar, in));
  }

  private static Optional<Integer> notOne(ScalarNode scalar, Reading in) {
    in.report(
        Diagnostic.of(
                Code.WRONG_TYPE, "`" + in.key() + "` takes a duration, this is " + scalar.kind())
            .at(scalar.span())
            .help("write a number and its unit: `30s`, `5m`, `12h` or `4d`"));
    return Optional.empty();
  }
}

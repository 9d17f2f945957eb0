package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A time as CloudFormation writes it, {@code PT1H30M} (CloudFormation template reference,
 * "CreationPolicy attribute" and "UpdatePolicy attribute").
 */
final class Duration {

  private static final String START = "PT";
  private static final String UNITS = "HMS";
  private static final int SECONDS_OF_HOUR = 3_600;
  private static final int BASE = 60;
  private static final int MOST_DIGITS = 7;

  private Duration() {}

  static Verdict check(Subject subject, int mostHours) {
    if (!(subject.value() instanceof ScalarNode scalar)) {
      return Verdict.FITS;
    }
    Optional<Long> seconds = seconds(scalar.text());
    if (seconds.isEmpty()) {
      return Verdict.of(
          Diagnostic.of(
                  Code.INVALID_VALUE, Reading.written(subject.name(), scalar) + " is not valid")
              .at(subject.place())
              .note("a duration must have the form `PT#H#M#S`, such as `PT15M`"));
    }
    return seconds.get() <= (long) mostHours * SECONDS_OF_HOUR
        ? Verdict.FITS
        : subject.refused(
            Code.OUT_OF_RANGE,
            Reading.written(subject.name(), scalar)
                + " is above the maximum, PT"
                + mostHours
                + "H");
  }

  private static Optional<Long> seconds(String text) {
    if (!text.startsWith(START)) {
      return Optional.empty();
    }
    long all = 0;
    int unit = 0;
    int at = START.length();
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      int found = at < text.length() ? UNITS.indexOf(text.charAt(at), unit) : -1;
      if (found < 0 || at == from || at - from > MOST_DIGITS) {
        return Optional.empty();
      }
      long factor = found == 0 ? SECONDS_OF_HOUR : found == 1 ? BASE : 1;
      all += Long.parseLong(text.substring(from, at)) * factor;
      unit = found + 1;
      at++;
    }
    return text.length() > START.length() ? Optional.of(all) : Optional.empty();
  }
}

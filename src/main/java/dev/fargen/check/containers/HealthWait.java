package dev.fargen.check.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;

/** What is said of a container or workload that others wait for until it is healthy. */
final class HealthWait {

  private HealthWait() {}

  /**
   * The fault of waiting for what has no health check.
   *
   * @param condition {@code healthy}, as it is written
   * @param missing the keys of which it has none
   */
  static Diagnostic withoutCheck(Given<String> condition, SpecThing other, String missing) {
    return Diagnostic.of(
            Code.NO_HEALTHCHECK_TO_WAIT_FOR,
            "`" + other.name() + "` has no health check and never becomes healthy")
        .at(condition.span(), "requires a health check")
        .at(other.key(), "no " + missing + " here")
        .help(
            "add `healthcheck` to `"
                + other.name()
                + "`, or write `"
                + other.name()
                + ": started` under `depends_on`");
  }
}

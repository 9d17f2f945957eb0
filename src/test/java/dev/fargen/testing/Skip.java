package dev.fargen.testing;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Leaves a test out where the machine lacks what it takes, and says so; CI has to have it all. */
public final class Skip {

  private Skip() {}

  /** Ends the test as skipped; where {@code CI=true}, as failed. */
  public static void because(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(reason + " (CI=true allows no skipping)");
    }
    announce("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }

  static void announce(String text) {
    System.err.println("***** fargen's tests: " + text);
  }
}

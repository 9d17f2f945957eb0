package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/**
 * Where the containers' output goes.
 *
 * @param retention in days
 * @param retain whether it stays when the stack goes
 */
public record Logs(
    Given<Integer> retention, Optional<Given<Text>> kmsKey, Given<Boolean> retain, Span span) {

  /** The days that a log is kept where the spec does not say. */
  public static int defaultRetention(boolean anyProtected) {
    return anyProtected ? 365 : 30;
  }
}

package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
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
  static int defaultRetention(boolean anyProtected) {
    return anyProtected ? 365 : 30;
  }
}

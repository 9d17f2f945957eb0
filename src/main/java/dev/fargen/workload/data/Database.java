package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An Aurora cluster of the stack's own.
 *
 * @param version as RDS has it
 * @param min Aurora capacity units
 * @param pauseAfter seconds; where nothing is said, RDS has its own
 * @param port the one that it was given, if not the engine's own
 * @param backupRetention in days
 * @param onReplace what becomes of it when an update puts another one in its place
 */
public record Database(
    String name,
    DatabaseEngine engine,
    Given<String> version,
    Given<String> database,
    Given<String> username,
    Given<BigDecimal> min,
    Given<BigDecimal> max,
    Optional<Given<Integer>> pauseAfter,
    Given<Integer> instances,
    Optional<Given<Integer>> port,
    Given<Boolean> iamAuthentication,
    Optional<Given<Text>> kmsKey,
    Given<Integer> backupRetention,
    List<Given<String>> logs,
    Given<Boolean> deletionProtection,
    OnDelete onDelete,
    OnDelete onReplace,
    Span span) {

  /** What becomes of it when the stack goes. */
  public enum OnDelete {
    SNAPSHOT,
    RETAIN,
    DELETE
  }

  public Database {
    logs = List.copyOf(logs);
  }

  /** Whether it pauses when nobody is connected. */
  public boolean pauses() {
    return min.value().signum() == 0;
  }
}

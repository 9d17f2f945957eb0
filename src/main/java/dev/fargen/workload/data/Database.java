package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An Aurora cluster of the stack's own.
 *
 * @param version as RDS has it
 */
public record Database(
    String name,
    DatabaseEngine engine,
    Given<String> version,
    Capacity capacity,
    Login login,
    List<Given<String>> logs,
    Protection protection,
    Span span)
    implements Thing {

  /**
   * How much it can do.
   *
   * @param min Aurora capacity units
   * @param pauseAfter seconds; where nothing is said, RDS has its own
   */
  public record Capacity(
      Given<BigDecimal> min,
      Given<BigDecimal> max,
      Optional<Given<Integer>> pauseAfter,
      Given<Integer> instances) {

    /** Whether it pauses when nobody is connected. */
    public boolean pauses() {
      return min.value().signum() == 0;
    }
  }

  /**
   * What somebody needs to know to log in.
   *
   * @param port the one that it was given, if not the engine's own
   * @param rotation days after which RDS replaces the password; where nothing is said, never
   */
  public record Login(
      Optional<Given<Integer>> port,
      Given<String> database,
      Given<String> username,
      Optional<Given<Integer>> rotation,
      Given<Boolean> iamAuthentication) {}

  /**
   * What keeps its data.
   *
   * @param backupRetention in days
   * @param onReplace what becomes of it when an update puts another one in its place
   */
  public record Protection(
      Optional<Given<Text>> kmsKey,
      Given<Integer> backupRetention,
      Given<Boolean> fromDeletion,
      Given<OnDelete> onDelete,
      OnDelete onReplace) {}

  /** What becomes of it when the stack goes. */
  public enum OnDelete {
    SNAPSHOT,
    RETAIN,
    DELETE
  }

  public Database {
    logs = List.copyOf(logs);
  }

  public EngineRelease release() {
    return EngineRelease.of(engine, version.value());
  }

  @Override
  public ThingKind kind() {
    return ThingKind.DATABASES;
  }

  @Override
  public Optional<Given<Text>> kmsKey() {
    return protection.kmsKey();
  }
}

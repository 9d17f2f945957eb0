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
 * A database of the stack's own.
 *
 * @param version as RDS has it
 * @param capacity of an Aurora cluster
 * @param machine of an RDS instance
 */
public record Database(
    String name,
    DatabaseEngine engine,
    Given<String> version,
    Capacity capacity,
    Machine machine,
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
   * What an RDS instance runs on.
   *
   * @param storage in GiB
   * @param tls whether clients must encrypt
   */
  public record Machine(
      Given<String> instanceClass,
      Given<Integer> storage,
      Given<Boolean> multiAz,
      Given<Boolean> tls) {}

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

  public Database {
    logs = List.copyOf(logs);
  }

  /** Whether it is one RDS instance. */
  public boolean isInstance() {
    return engine.kind() == DatabaseEngine.Kind.INSTANCE;
  }

  /** Whether it is an Aurora cluster. */
  public boolean isCluster() {
    return engine.kind() == DatabaseEngine.Kind.CLUSTER;
  }

  /** Whether it is an Aurora DSQL cluster. */
  public boolean isDsql() {
    return engine.kind() == DatabaseEngine.Kind.DSQL;
  }

  /** The version of an instance or a cluster. */
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

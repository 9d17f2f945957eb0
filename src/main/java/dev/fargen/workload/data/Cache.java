package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.util.Optional;

/**
 * A cache of the stack's own: nodes, or serverless.
 *
 * @param version as written
 * @param serverless whether ElastiCache scales it; then it has no nodes
 */
public record Cache(
    String name,
    Given<CacheEngine> engine,
    Given<String> version,
    boolean serverless,
    Nodes nodes,
    Given<Tls> tls,
    Protection protection,
    Span span)
    implements Thing {

  /** Its nodes. */
  public record Nodes(Given<String> type, Given<Integer> count) {

    /** Whether another node can take over. */
    public boolean several() {
      return count.value() > 1;
    }
  }

  /** Encryption in transit. */
  public enum Tls {
    PREFERRED,
    REQUIRED,
    OFF
  }

  /**
   * What keeps its data.
   *
   * @param backupRetention days; 0 is never
   * @param onReplace what becomes of it when an update puts another one in its place
   */
  public record Protection(
      Optional<Given<Text>> kmsKey,
      Given<Integer> backupRetention,
      Given<OnDelete> onDelete,
      OnDelete onReplace) {}

  public CacheVersion release() {
    return new CacheVersion(engine.value(), version.value());
  }

  /** Whether it needs subnets in at least two Availability Zones. */
  public boolean isInSeveralZones() {
    return serverless || nodes.several();
  }

  /** Whether clients distribute the data over its nodes, which keep none. */
  public boolean isMemcached() {
    return engine.value() == CacheEngine.MEMCACHED;
  }

  /** Whether connections can be with and without TLS ("In-transit encryption"): since Redis 7. */
  public boolean canPreferTls() {
    return !isMemcached() && !serverless && release().isSince("7.0");
  }

  @Override
  public ThingKind kind() {
    return ThingKind.CACHES;
  }

  @Override
  public Optional<Given<Text>> kmsKey() {
    return protection.kmsKey();
  }
}

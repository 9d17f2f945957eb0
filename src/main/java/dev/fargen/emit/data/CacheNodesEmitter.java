package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.Cache.Tls;
import dev.fargen.workload.data.CacheEngine;
import dev.fargen.workload.data.OnDelete;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits the nodes of a cache: a replication group, or a cluster of Memcached (Amazon ElastiCache
 * API reference, "CreateReplicationGroup" and "CreateCacheCluster").
 */
record CacheNodesEmitter(Draft draft, Cache cache, String prefix, String words) {

  Resource subnets(Value subnets) {
    return draft.add(
        cache.span(),
        CacheEmitter.withData(
            cache,
            Resource.of(prefix + "Subnets", "AWS::ElastiCache::SubnetGroup")
                .comment("Cache subnet group of " + words + ".")
                .property("Description", "Subnets of " + cache.name())
                .property("SubnetIds", subnets)));
  }

  /**
   * The replication group. Automatic failover is written even where it is off: with Valkey, it is
   * on by default, which a single node cannot have.
   */
  Resource group(Resource group, Resource subnets, Optional<Value> key) {
    Value failover = failover();
    return draft.add(
        cache.span(),
        Resource.of(prefix, "AWS::ElastiCache::ReplicationGroup")
            .comment(cache.engine().value().title() + " cache `" + cache.name() + "`.")
            .explain(
                cache.tls().value() == Tls.PREFERRED, "Accepts connections with and without TLS.")
            .explain(
                cache.protection().onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the cache without a snapshot.")
            .deletionPolicy(
                cache.protection().onDelete().value().policy(),
                cache.protection().onReplace().whenReplaced())
            .property("ReplicationGroupDescription", "Cache " + cache.name())
            .property("Engine", engine())
            .property("EngineVersion", version())
            .property("CacheNodeType", type())
            .property("NumCacheClusters", count())
            .property("AutomaticFailoverEnabled", failover)
            .property("MultiAZEnabled", failover)
            .property("CacheSubnetGroupName", subnets.ref())
            .property("SecurityGroupIds", Value.list(group.ref()))
            .property("AtRestEncryptionEnabled", true)
            .property("KmsKeyId", key)
            .property("TransitEncryptionEnabled", tls())
            .property("TransitEncryptionMode", tlsMode())
            .property("AutoMinorVersionUpgrade", true)
            .property(
                "SnapshotRetentionLimit",
                draft.number(
                    prefix + "BackupRetention",
                    "Retention of automatic backups of " + words + " in days (0 = off)",
                    cache.protection().backupRetention())));
  }

  /** The cluster, whose nodes keep nothing. */
  Resource cluster(Resource group, Resource subnets) {
    boolean retain = cache.protection().onDelete().value() == OnDelete.RETAIN;
    boolean secure = cache.tls().value() == Tls.REQUIRED;
    return draft.add(
        cache.span(),
        Resource.of(prefix, "AWS::ElastiCache::CacheCluster")
            .comment("Memcached cache `" + cache.name() + "`.")
            .deletionPolicy(retain ? "RetainExceptOnCreate" : "Delete")
            .property("Engine", engine())
            .property("EngineVersion", version())
            .property("CacheNodeType", type())
            .property("NumCacheNodes", count())
            .property(
                "AZMode",
                draft.choice(
                    prefix + "AzMode",
                    "Availability Zones of " + words,
                    cache.nodes().count().map(count -> count > 1),
                    "cross-az",
                    "single-az"))
            .property("CacheSubnetGroupName", subnets.ref())
            .property("VpcSecurityGroupIds", Value.list(group.ref()))
            .property("TransitEncryptionEnabled", secure ? Optional.of(tls()) : Optional.empty())
            .property("AutoMinorVersionUpgrade", true));
  }

  private Value engine() {
    Given<String> word = cache.engine().map(CacheEngine::word);
    return draft.word(prefix + "Engine", "Engine of " + words, word);
  }

  private Value version() {
    return draft.word(prefix + "EngineVersion", "Engine version of " + words, cache.version());
  }

  private Value type() {
    return draft.word(prefix + "NodeType", "Node type of " + words, cache.nodes().type());
  }

  private Value count() {
    return draft.number(prefix + "Nodes", "Number of nodes of " + words, cache.nodes().count());
  }

  private Value failover() {
    return draft.bool(
        prefix + "Failover",
        "Enables automatic failover and Multi-AZ for " + words,
        Given.of(cache.nodes().several(), cache.nodes().count().span()));
  }

  private Value tls() {
    return draft.bool(
        prefix + "Tls",
        "Enables encryption in transit for " + words,
        Given.of(cache.tls().value() != Tls.OFF, cache.tls().span()));
  }

  /** Redis before version 7 has no modes: TLS is required, or off. */
  private Optional<Value> tlsMode() {
    if (cache.tls().value() == Tls.OFF || !cache.canPreferTls()) {
      return Optional.empty();
    }
    Given<String> mode =
        Given.of(cache.tls().value().name().toLowerCase(Locale.ROOT), cache.tls().span());
    Cause on = new Cause.Part(prefix + "TlsMode", "Sets the TLS mode of " + words);
    return Optional.of(
        new Block(on, true, draft.word(prefix + "TlsMode", "TLS mode of " + words, mode)));
  }
}

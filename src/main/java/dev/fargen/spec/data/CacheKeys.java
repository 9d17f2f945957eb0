package dev.fargen.spec.data;

import static dev.fargen.spec.form.Duration.days;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of a cache. */
public final class CacheKeys {

  /** The default versions. */
  public static final String VALKEY_VERSION = "9.1";

  public static final String REDIS_VERSION = "7.1";
  public static final String MEMCACHED_VERSION = "1.6.22";

  public static final Key<String> ENGINE =
      Key.of(
              "engine",
              Form.oneOf("valkey", "redis", "memcached"),
              "Cache engine. Valkey is compatible with Redis OSS 7.2, and so with its clients. A"
                  + " change from redis to valkey upgrades the cache in place.")
          .becomes("`Engine` of the replication group, cache cluster or serverless cache")
          .example("engine: valkey")
          .mandatory();
  public static final Key<String> NODE =
      Key.of("node", InstanceType.OF_CACHE.form(), "Node type of each node.")
          .fallback("cache.t4g.micro")
          .becomes("`CacheNodeType` of the replication group or cache cluster")
          .example("node: cache.m7g.large");
  public static final Key<Integer> NODES =
      Key.of(
              "nodes",
              Form.whole(1, 40),
              "Number of nodes. With valkey and redis, one is the primary node and any other is a"
                  + " replica, 6 at most: from 2, a replica takes over in another Availability Zone"
                  + " if the primary node fails. With memcached, clients distribute the data over"
                  + " the nodes.")
          .fallback("1")
          .becomes(
              "`NumCacheClusters`, `AutomaticFailoverEnabled` and `MultiAZEnabled` of the"
                  + " replication group, or `NumCacheNodes` of the cache cluster")
          .example("nodes: 2");
  public static final Key<String> VERSION =
      Key.of(
              "version",
              Form.plain(
                  "an engine version such as `8.2` (valkey), `7.1` (redis) or `1.6.22` (memcached)",
                  "[0-9]{1,2}(\\.[0-9]{1,2}){0,2}"),
              "Engine version. ElastiCache can upgrade a cache, but not downgrade it. A serverless"
                  + " cache has only a major version, such as 8; for memcached, 1.6.")
          .otherwise(
              VALKEY_VERSION
                  + " for valkey, "
                  + REDIS_VERSION
                  + " for redis, "
                  + MEMCACHED_VERSION
                  + " for memcached")
          .becomes(
              "`EngineVersion` of the replication group or cache cluster, `MajorEngineVersion` of"
                  + " the serverless cache")
          .example("version: \"8.2\"");
  public static final Key<Boolean> SERVERLESS =
      Key.of(
              "serverless",
              Form.truth(),
              "Makes the cache serverless: ElastiCache scales it, in at least two Availability"
                  + " Zones. Clients must use TLS, and for valkey and redis also cluster mode. With"
                  + " true, `node` and `nodes` have no effect. A change creates an empty cache.")
          .fallback("false")
          .becomes("AWS::ElastiCache::ServerlessCache instead of nodes")
          .example("serverless: true");
  public static final Key<String> TLS =
      Key.of(
              "tls",
              Form.oneOf("preferred", "required", "off"),
              "Encryption in transit. With `preferred`, the cache accepts connections with and"
                  + " without TLS, and `${caches.x.url}` begins with `redis://`; with `required`,"
                  + " only with TLS, and the URL begins with `rediss://`. A serverless cache always"
                  + " requires TLS. memcached has no `preferred`, and cannot be changed later. A"
                  + " change between `off` and `required` takes two deployments, with `preferred`"
                  + " in between.")
          .fallback("%s; %s with memcached", "preferred", "off")
          .becomes(
              "`TransitEncryptionEnabled` and `TransitEncryptionMode` of the replication group,"
                  + " `TransitEncryptionEnabled` of the cache cluster")
          .example("tls: required");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the data at rest. A change replaces the cache."
                  + " Nodes of memcached store nothing on disk and have no key.")
          .otherwise("a key that ElastiCache manages")
          .becomes("`KmsKeyId` of the replication group or serverless cache")
          .example("kms_key: \"${DataKeyArn}\"");
  public static final Key<Integer> BACKUP_RETENTION =
      Key.of(
              "backup_retention",
              Durations.orOff(days(1), days(35), days(1)),
              "Time that the daily snapshots are kept. Nodes of memcached have no snapshots.")
          .byMode("1d", "off")
          .becomes("`SnapshotRetentionLimit` of the replication group or serverless cache")
          .example("backup_retention: 7d");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("snapshot", "retain", "delete"),
              "What happens to the cache when the stack is deleted: take a final snapshot and"
                  + " delete it, retain it, or delete it. When an update replaces the cache and any"
                  + " environment has mode CREATE_UPDATE, a final snapshot is taken even with"
                  + " `delete`. Nodes of memcached have no snapshots: their default is `delete`.")
          .byModes("snapshot", "delete")
          .becomes(
              "`DeletionPolicy` and `UpdateReplacePolicy` of the cache, `FinalSnapshotName` of the"
                  + " serverless cache")
          .example("on_delete: delete");

  public static final Shape SHAPE =
      Shape.of(
          "a cache",
          ENGINE,
          VERSION,
          NODE,
          NODES,
          SERVERLESS,
          TLS,
          KMS_KEY,
          BACKUP_RETENTION,
          ON_DELETE);

  private CacheKeys() {}
}

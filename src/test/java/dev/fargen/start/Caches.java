package dev.fargen.start;

import java.util.List;

/** Caches of the stack, and where they listen. */
final class Caches {
  private static final String CLUSTER = "AWS::ElastiCache::CacheCluster";
  private static final String SERVERLESS = "AWS::ElastiCache::ServerlessCache";

  private Caches() {}

  static boolean is(Resource resource) {
    return resource.is("AWS::ElastiCache::ReplicationGroup")
        || resource.is(CLUSTER)
        || resource.is(SERVERLESS);
  }

  /** The port of the engine; a serverless cache has the next one for reads from replicas. */
  static List<Integer> ports(Resource cache) {
    Part properties = cache.properties();
    int port =
        properties.number("Port", properties.text("Engine").equals("memcached") ? 11211 : 6379);
    return cache.is(SERVERLESS) ? List.of(port, port + 1) : List.of(port);
  }

  static List<String> groups(Resource cache) {
    return cache.properties().texts(cache.is(CLUSTER) ? "VpcSecurityGroupIds" : "SecurityGroupIds");
  }

  /** Whether what it has is what its number of nodes allows (page "CreateReplicationGroup"). */
  static boolean canBeMade(Resource cache) {
    Part properties = cache.properties();
    int nodes = properties.number("NumCacheClusters", 1);
    boolean failover = properties.text("AutomaticFailoverEnabled", "true").equals("true");
    if (!cache.is("AWS::ElastiCache::ReplicationGroup")) {
      return true;
    }
    boolean fits = failover ? nodes > 1 : !properties.is("MultiAZEnabled");
    return fits && nodes >= 1 && nodes <= 6;
  }
}

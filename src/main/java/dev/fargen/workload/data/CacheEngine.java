package dev.fargen.workload.data;

import dev.fargen.spec.data.CacheKeys;
import java.util.List;

/** The engines of caches, and what holds for each. */
public enum CacheEngine {
  VALKEY("valkey", "Valkey", CacheKeys.VALKEY_VERSION, 6_379),
  REDIS("redis", "Redis", CacheKeys.REDIS_VERSION, 6_379),
  MEMCACHED("memcached", "Memcached", CacheKeys.MEMCACHED_VERSION, 11_211);

  private static final int MOST_WITH_REPLICAS = 6;
  private static final int MOST = 40;

  private final String word;
  private final String title;
  private final String newest;
  private final int port;

  CacheEngine(String word, String title, String newest, int port) {
    this.word = word;
    this.title = title;
    this.newest = newest;
    this.port = port;
  }

  static CacheEngine of(String word) {
    return word.equals(MEMCACHED.word) ? MEMCACHED : word.equals(REDIS.word) ? REDIS : VALKEY;
  }

  /** As the spec and CloudFormation have it. */
  public String word() {
    return word;
  }

  /** For people: {@code Valkey}. */
  public String title() {
    return title;
  }

  /** The default version. */
  String newest() {
    return newest;
  }

  public int port() {
    return port;
  }

  /** The most nodes of a cache (Amazon ElastiCache API reference, "CreateReplicationGroup"). */
  public int mostNodes() {
    return this == MEMCACHED ? MOST : MOST_WITH_REPLICAS;
  }

  /**
   * The versions for new caches (Amazon ElastiCache user guide, "Supported engines and versions").
   */
  public List<String> versions() {
    return switch (this) {
      case VALKEY -> List.of("7.2", "8.0", "8.1", "8.2", "9.0", "9.1");
      case REDIS -> List.of("4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1");
      case MEMCACHED ->
          List.of(
              "1.4.5", "1.4.14", "1.4.24", "1.4.33", "1.4.34", "1.5.10", "1.5.16", "1.6.6",
              "1.6.12", "1.6.17", "1.6.22");
    };
  }

  /**
   * The versions of serverless caches: they begin where those of nodes have these numbers ("How it
   * works", serverless caching).
   */
  public List<String> serverlessVersions() {
    return switch (this) {
      case VALKEY -> List.of("7", "8", "9");
      case REDIS -> List.of("7");
      case MEMCACHED -> List.of("1.6");
    };
  }
}

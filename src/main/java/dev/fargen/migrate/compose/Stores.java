package dev.fargen.migrate.compose;

import java.util.Map;
import java.util.Optional;

/** Images of databases and caches that AWS has services for, with the engine of each in a spec. */
final class Stores {

  private static final Map<String, String> DATABASES =
      Map.ofEntries(
          Map.entry("postgres", "postgres"),
          Map.entry("bitnami/postgresql", "postgres"),
          Map.entry("bitnamilegacy/postgresql", "postgres"),
          Map.entry("cimg/postgres", "postgres"),
          Map.entry("postgis/postgis", "postgres"),
          Map.entry("imresamu/postgis", "postgres"),
          Map.entry("kartoza/postgis", "postgres"),
          Map.entry("pgvector/pgvector", "postgres"),
          Map.entry("ankane/pgvector", "postgres"),
          Map.entry("tensorchord/pgvecto-rs", "postgres"),
          Map.entry("mysql", "mysql"),
          Map.entry("mysql/mysql-server", "mysql"),
          Map.entry("bitnami/mysql", "mysql"),
          Map.entry("bitnamilegacy/mysql", "mysql"),
          Map.entry("percona", "mysql"),
          Map.entry("percona/percona-server", "mysql"),
          Map.entry("mariadb", "mariadb"),
          Map.entry("bitnami/mariadb", "mariadb"),
          Map.entry("bitnamilegacy/mariadb", "mariadb"),
          Map.entry("linuxserver/mariadb", "mariadb"),
          Map.entry("yobasystems/alpine-mariadb", "mariadb"));

  private static final Map<String, String> CACHES =
      Map.ofEntries(
          Map.entry("redis", "valkey"),
          Map.entry("bitnami/redis", "valkey"),
          Map.entry("bitnamilegacy/redis", "valkey"),
          Map.entry("cimg/redis", "valkey"),
          Map.entry("valkey/valkey", "valkey"),
          Map.entry("bitnami/valkey", "valkey"),
          Map.entry("eqalpha/keydb", "valkey"),
          Map.entry("dragonflydb/dragonfly", "valkey"),
          Map.entry("memcached", "memcached"),
          Map.entry("bitnami/memcached", "memcached"));

  /** What these images have beside their engine (Amazon RDS user guide, "Supported extensions"). */
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "postgis/postgis", "postgis",
          "imresamu/postgis", "postgis",
          "kartoza/postgis", "postgis",
          "pgvector/pgvector", "vector",
          "ankane/pgvector", "vector",
          "tensorchord/pgvecto-rs", "vector");

  private Stores() {}

  /**
   * Notes a store that no workload refers to: none can connect to it.
   *
   * @param reference to one of its attributes
   */
  static void unused(Conversion conversion, Service service, String reference) {
    String start = reference.substring(0, reference.length() - 1);
    boolean used =
        conversion
            .spec()
            .getMap("workloads")
            .filter(all -> all.value().toString().contains(start))
            .isPresent();
    if (!used) {
      conversion
          .report()
          .toDecide(
              service.origin(),
              "services." + service.name(),
              "no variable or file of a workload names it, so none can connect to it. Write the"
                  + " variables that the programs read, such as `DB_HOST: "
                  + start
                  + "host}`");
    }
  }

  static Optional<String> database(ImageName image) {
    return Optional.ofNullable(DATABASES.get(image.repository()));
  }

  static Optional<String> cache(ImageName image) {
    return Optional.ofNullable(CACHES.get(image.repository()));
  }

  /** The extension of PostgreSQL that the image has, and RDS creates on request. */
  static Optional<String> extension(ImageName image) {
    return Optional.ofNullable(EXTENSIONS.get(image.repository()));
  }
}

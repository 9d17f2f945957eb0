package dev.fargen.migrate.compose;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of images that many Compose files have.
 *
 * @param port the one that it listens on without configuration; 0 where it is none
 * @param user the number of the user that its program runs as; negative where it is root or not
 *     known
 * @param memory the least MiB that it runs with; 0 where the default is enough
 * @param health a path that answers requests without a login; empty where it is {@code /}
 */
record KnownImage(int port, int user, int memory, String health) {

  private static final int ROOT = -1;

  /** The port of PHP-FPM. */
  private static final int FASTCGI = 9000;

  private static final Map<String, KnownImage> ALL =
      Map.ofEntries(
          one("nginx", 80, ROOT, 0, ""),
          one("nginxinc/nginx-unprivileged", 8080, 101, 0, ""),
          one("httpd", 80, ROOT, 0, ""),
          one("caddy", 80, ROOT, 0, ""),
          one("haproxy", 0, 99, 0, ""),
          one("traefik", 80, ROOT, 0, "/ping"),
          one("wordpress", 80, 33, 1024, "/wp-includes/images/blank.gif"),
          one("nextcloud", 80, 33, 1024, "/status.php"),
          one("drupal", 80, 33, 1024, ""),
          one("joomla", 80, 33, 1024, ""),
          one("matomo", 80, 33, 1024, "/matomo.php"),
          one("mediawiki", 80, 33, 1024, ""),
          one("phpmyadmin", 80, ROOT, 0, ""),
          one("phpmyadmin/phpmyadmin", 80, ROOT, 0, ""),
          one("adminer", 8080, ROOT, 0, ""),
          one("dpage/pgadmin4", 80, 5050, 1024, "/misc/ping"),
          one("mongo-express", 8081, ROOT, 0, ""),
          one("rediscommander/redis-commander", 8081, ROOT, 0, ""),
          one("grafana/grafana", 3000, 472, 0, "/api/health"),
          one("grafana/grafana-oss", 3000, 472, 0, "/api/health"),
          one("grafana/loki", 3100, 10001, 0, "/ready"),
          one("prom/prometheus", 9090, 65534, 1024, "/-/healthy"),
          one("prom/alertmanager", 9093, 65534, 0, "/-/healthy"),
          one("jaegertracing/all-in-one", 16686, 10001, 1024, ""),
          one("jenkins/jenkins", 8080, 1000, 2048, "/login"),
          one("sonatype/nexus3", 8081, 200, 4096, "/service/rest/v1/status"),
          one("sonarqube", 9000, 1000, 4096, "/api/system/status"),
          one("gitea/gitea", 3000, ROOT, 1024, "/api/healthz"),
          one("ghost", 2368, 1000, 1024, ""),
          one("node", 0, 1000, 0, ""),
          one("n8nio/n8n", 5678, 1000, 1024, "/healthz"),
          one("nodered/node-red", 1880, 1000, 0, ""),
          one("metabase/metabase", 3000, 2000, 2048, "/api/health"),
          one("apache/superset", 8088, 1000, 2048, "/health"),
          one("redmine", 3000, 999, 1024, ""),
          one("odoo", 8069, 101, 1024, "/web/health"),
          one("keycloak/keycloak", 8080, 1000, 2048, "/"),
          one("vaultwarden/server", 80, ROOT, 0, "/alive"),
          one("portainer/portainer-ce", 9000, ROOT, 0, "/"),
          one("louislam/uptime-kuma", 3001, ROOT, 0, ""),
          one("mailhog/mailhog", 8025, 1000, 0, ""),
          one("axllent/mailpit", 8025, ROOT, 0, "/livez"),
          one("sj26/mailcatcher", 1080, ROOT, 0, "/"),
          one("schickling/mailcatcher", 1080, ROOT, 0, "/"),
          one("maildev/maildev", 1080, 1000, 0, "/healthz"),
          one("kibana", 5601, 1000, 2048, "/api/status"),
          one("kibana/kibana", 5601, 1000, 2048, "/api/status"),
          one("logstash", 5044, 1000, 2048, ""),
          one("logstash/logstash", 5044, 1000, 2048, ""),
          one("getmeili/meilisearch", 7700, ROOT, 1024, "/health"),
          one("typesense/typesense", 8108, ROOT, 1024, "/health"),
          one("minio/minio", 9000, ROOT, 1024, "/minio/health/live"),
          one("registry", 5000, ROOT, 0, "/v2/"),
          one("postgrest/postgrest", 3000, 1000, 0, ""),
          one("hasura/graphql-engine", 8080, ROOT, 1024, "/healthz"),
          one("directus/directus", 8055, 1000, 1024, "/server/ping"),
          one("apache/airflow", 8080, 50000, 4096, "/health"),
          one("tomcat", 8080, ROOT, 1024, ""),
          one("postgres", 5432, 999, 0, ""),
          one("timescale/timescaledb", 5432, 70, 1024, ""),
          one("mysql", 3306, 999, 0, ""),
          one("mariadb", 3306, 999, 0, ""),
          one("redis", 6379, 999, 0, ""),
          one("mongo", 27017, 999, 1024, ""),
          one("rabbitmq", 5672, 999, 1024, ""),
          one("elasticsearch", 9200, 1000, 2048, "/_cluster/health"),
          one("elasticsearch/elasticsearch", 9200, 1000, 2048, "/_cluster/health"),
          one("opensearchproject/opensearch", 9200, 1000, 2048, ""),
          one("neo4j", 7687, 7474, 2048, ""),
          one("couchdb", 5984, 5984, 1024, "/_up"),
          one("influxdb", 8086, 1000, 1024, "/health"),
          one("zookeeper", 2181, 1000, 1024, ""),
          one("clickhouse/clickhouse-server", 8123, 101, 4096, "/ping"),
          one("eclipse-mosquitto", 1883, 1883, 0, ""),
          one("pihole/pihole", 80, ROOT, 0, "/admin/login"));

  /** In images based on Alpine, users have other numbers. */
  private static final Map<String, Integer> ALPINE =
      Map.of("postgres", 70, "nextcloud", 82, "wordpress", 82, "rabbitmq", 100);

  /** Directories with files that users make, which the image declares as volumes. */
  private static final Map<String, String> FILES =
      Map.of(
          "wordpress", "/var/www/html",
          "nextcloud", "/var/www/html",
          "ghost", "/var/lib/ghost/content",
          "joomla", "/var/www/html",
          "matomo", "/var/www/html",
          "gitea/gitea", "/data",
          "grafana/grafana", "/var/lib/grafana",
          "jenkins/jenkins", "/var/jenkins_home");

  /**
   * Images that copy their program to the file system at their first start, which takes many
   * minutes on a network file system.
   */
  private static final Set<String> SLOW = Set.of("nextcloud");

  private static final int BITNAMI = 1001;

  private static Map.Entry<String, KnownImage> one(
      String name, int port, int user, int memory, String health) {
    return Map.entry(name, new KnownImage(port, user, memory, health));
  }

  static Optional<KnownImage> of(ImageName image) {
    Optional<KnownImage> known = Optional.ofNullable(ALL.get(image.repository()));
    return image.tag().contains("fpm")
        ? known
            .map(one -> new KnownImage(FASTCGI, one.user(), one.memory(), ""))
            .or(() -> Optional.of(new KnownImage(FASTCGI, ROOT, 0, "")))
        : known;
  }

  /** Whether PHP-FPM listens at the port. */
  static boolean isFastCgi(ImageName image, int port) {
    return port == FASTCGI && image.tag().contains("fpm");
  }

  /** The directory that the image declares as a volume for files of users. */
  static Optional<String> files(ImageName image) {
    return Optional.ofNullable(FILES.get(image.repository()));
  }

  /** Whether its first start takes many minutes. */
  static boolean isSlow(ImageName image) {
    return SLOW.contains(image.repository());
  }

  /** The number of the user that owns the files of the image's program, if it is known. */
  static Optional<Integer> user(ImageName image) {
    if (image.repository().startsWith("bitnami")) {
      return Optional.of(BITNAMI);
    }
    if (image.isAlpine() && ALPINE.containsKey(image.repository())) {
      return Optional.of(ALPINE.get(image.repository()));
    }
    return of(image).map(KnownImage::user).filter(user -> user >= 0);
  }
}

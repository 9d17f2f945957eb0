package dev.fargen.migrate.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images of data stores that a spec has no section for. They stay containers: one task each, whose
 * files are on EFS where the store works there.
 *
 * @param ports the first is the one that clients use
 * @param memory the least MiB that it runs with
 * @param service the service of AWS that does the same
 * @param onFiles why its files must not be on a network file system; empty where they may be
 */
record DataImage(List<Integer> ports, int memory, String service, String onFiles) {

  private static final String LUCENE =
      "Lucene does not support network file systems, and EFS is one";

  private static final String KAFKA =
      "Kafka renames and deletes files that are open, which EFS does not allow";

  private static final DataImage MONGO =
      new DataImage(List.of(27017), 1024, "Amazon DocumentDB (AWS::DocDB::DBCluster)", "");
  private static final DataImage SEARCH =
      new DataImage(
          List.of(9200, 9300),
          2048,
          "Amazon OpenSearch Service (AWS::OpenSearchService::Domain)",
          LUCENE);
  private static final DataImage RABBIT =
      new DataImage(List.of(5672), 1024, "Amazon MQ (AWS::AmazonMQ::Broker)", "");
  private static final DataImage LOG =
      new DataImage(List.of(9092), 2048, "Amazon MSK (AWS::MSK::Cluster)", KAFKA);
  private static final DataImage SQL_SERVER =
      new DataImage(
          List.of(1433),
          2048,
          "RDS for SQL Server (AWS::RDS::DBInstance)",
          "SQL Server requires NFS 4.2, and EFS is NFS 4.1");
  private static final DataImage GRAPH =
      new DataImage(List.of(7687, 7474), 2048, "Amazon Neptune (AWS::Neptune::DBCluster)", "");
  private static final DataImage WIDE =
      new DataImage(List.of(9042), 4096, "Amazon Keyspaces (AWS::Cassandra::Table)", "");
  private static final DataImage POSTGRES =
      new DataImage(List.of(5432), 1024, "RDS for PostgreSQL, without this extension", "");

  /** Variants of databases and caches by others than their makers. */
  private static final Map<String, DataImage> VARIANTS =
      Map.of(
          "postgres", new DataImage(List.of(5432), 1024, "RDS for PostgreSQL (`databases`)", ""),
          "postgresql", new DataImage(List.of(5432), 1024, "RDS for PostgreSQL (`databases`)", ""),
          "mysql", new DataImage(List.of(3306), 1024, "RDS for MySQL (`databases`)", ""),
          "mariadb", new DataImage(List.of(3306), 1024, "RDS for MariaDB (`databases`)", ""),
          "redis", new DataImage(List.of(6379), 512, "ElastiCache (`caches`)", ""),
          "mongodb", MONGO,
          "kafka", LOG);

  private static final Map<String, DataImage> ALL =
      Map.ofEntries(
          Map.entry("mongo", MONGO),
          Map.entry("mongodb/mongodb-community-server", MONGO),
          Map.entry("bitnami/mongodb", MONGO),
          Map.entry("bitnamilegacy/mongodb", MONGO),
          Map.entry("percona/percona-server-mongodb", MONGO),
          Map.entry("elasticsearch", SEARCH),
          Map.entry("elasticsearch/elasticsearch", SEARCH),
          Map.entry("bitnami/elasticsearch", SEARCH),
          Map.entry("opensearchproject/opensearch", SEARCH),
          Map.entry("rabbitmq", RABBIT),
          Map.entry("bitnami/rabbitmq", RABBIT),
          Map.entry("bitnamilegacy/rabbitmq", RABBIT),
          Map.entry("apache/kafka", LOG),
          Map.entry("bitnami/kafka", LOG),
          Map.entry("bitnamilegacy/kafka", LOG),
          Map.entry("wurstmeister/kafka", LOG),
          Map.entry("confluentinc/cp-kafka", LOG),
          Map.entry("vectorized/redpanda", LOG),
          Map.entry("redpandadata/redpanda", LOG),
          Map.entry("azure-sql-edge", SQL_SERVER),
          Map.entry("mssql/server", SQL_SERVER),
          Map.entry("neo4j", GRAPH),
          Map.entry("cassandra", WIDE),
          Map.entry("scylladb/scylla", WIDE),
          Map.entry("timescale/timescaledb", POSTGRES),
          Map.entry("timescale/timescaledb-ha", POSTGRES),
          Map.entry("supabase/postgres", POSTGRES),
          Map.entry(
              "clickhouse/clickhouse-server",
              new DataImage(List.of(8123, 9000), 4096, "Amazon Redshift", "")),
          Map.entry(
              "influxdb",
              new DataImage(
                  List.of(8086),
                  1024,
                  "Amazon Timestream for InfluxDB (AWS::Timestream::InfluxDBInstance)",
                  "")),
          Map.entry("redis/redis-stack", new DataImage(List.of(6379, 8001), 1024, "MemoryDB", "")),
          Map.entry("redis/redis-stack-server", new DataImage(List.of(6379), 1024, "MemoryDB", "")),
          Map.entry("minio/minio", new DataImage(List.of(9000), 1024, "Amazon S3 (`buckets`)", "")),
          Map.entry(
              "couchdb", new DataImage(List.of(5984), 1024, "Amazon DynamoDB (`tables`)", "")),
          Map.entry(
              "amazon/dynamodb-local",
              new DataImage(List.of(8000), 1024, "Amazon DynamoDB (`tables`)", "")),
          Map.entry("oracle/database", new DataImage(List.of(1521), 4096, "RDS for Oracle", "")),
          Map.entry("gvenzl/oracle-xe", new DataImage(List.of(1521), 4096, "RDS for Oracle", "")),
          Map.entry("gvenzl/oracle-free", new DataImage(List.of(1521), 4096, "RDS for Oracle", "")),
          Map.entry(
              "qdrant/qdrant",
              new DataImage(List.of(6333, 6334), 1024, "Amazon OpenSearch Service", "")),
          Map.entry(
              "nats",
              new DataImage(List.of(4222), 512, "Amazon SNS and SQS (`topics`, `queues`)", "")),
          Map.entry(
              "zookeeper", new DataImage(List.of(2181), 1024, "Amazon MSK, which needs none", "")),
          Map.entry(
              "confluentinc/cp-zookeeper",
              new DataImage(List.of(2181), 1024, "Amazon MSK, which needs none", "")),
          Map.entry(
              "bitnami/zookeeper",
              new DataImage(List.of(2181), 1024, "Amazon MSK, which needs none", "")),
          Map.entry("etcd", new DataImage(List.of(2379), 512, "Amazon DynamoDB (`tables`)", "")),
          Map.entry("surrealdb/surrealdb", new DataImage(List.of(8000), 1024, "Amazon Aurora", "")),
          Map.entry(
              "cockroachdb/cockroach", new DataImage(List.of(26257), 2048, "Aurora DSQL", "")));

  DataImage {
    ports = List.copyOf(ports);
  }

  static Optional<DataImage> of(ImageName image) {
    String name = image.repository();
    String last = name.substring(name.lastIndexOf('/') + 1);
    boolean own = Stores.database(image).isEmpty() && Stores.cache(image).isEmpty();
    return Optional.ofNullable(ALL.get(name))
        .or(() -> Optional.ofNullable(ALL.get(last)).filter(data -> own))
        .or(() -> Optional.ofNullable(VARIANTS.get(last)).filter(data -> own));
  }
}

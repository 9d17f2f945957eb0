package dev.fargen.migrate.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a type of resources becomes. Score does not define the types; these are the ones that its
 * implementations provide (score-compose, default provisioners; Score community provisioners).
 *
 * @param section the section of the spec; empty where there is none
 * @param engine the engine of a database or cache; empty for others
 * @param outputs the reference for each output of the resource, with {@code %} for its name
 * @param access the kind of permission and its level, for things that the task role may use
 */
record ResourceType(
    String section, String engine, Map<String, String> outputs, List<String> access) {

  /** A URL with a user and a password, without its scheme. */
  private static final String LOGIN =
      "://${databases.%.username}:${databases.%.password}@${databases.%.host}:${databases.%.port}"
          + "/${databases.%.name}";

  private static final Map<String, String> DATABASE =
      Map.of(
          "host", "${databases.%.host}",
          "hostname", "${databases.%.host}",
          "port", "${databases.%.port}",
          "name", "${databases.%.name}",
          "database", "${databases.%.name}",
          "username", "${databases.%.username}",
          "user", "${databases.%.username}",
          "password", "${databases.%.password}");

  /** What implementations of their own call the URL. */
  private static final List<String> URLS =
      List.of("url", "uri", "connection_string", "connection-string");

  private static final Map<String, String> CACHE =
      Map.of(
          "host", "${caches.%.host}",
          "hostname", "${caches.%.host}",
          "port", "${caches.%.port}",
          "url", "${caches.%.url}",
          "username", "",
          "password", "");

  private static final Map<String, String> BUCKET =
      Map.of(
          "bucket", "${buckets.%.name}",
          "name", "${buckets.%.name}",
          "arn", "${buckets.%.arn}",
          "region", "${AWS::Region}",
          "endpoint", "https://s3.${AWS::Region}.${AWS::URLSuffix}",
          "access_key_id", "",
          "secret_key", "",
          "aws_access_key_id", "",
          "aws_secret_key", "");

  private static final Map<String, ResourceType> KNOWN =
      Map.ofEntries(
          Map.entry("postgres", database("postgres")),
          Map.entry("postgres-instance", database("postgres")),
          Map.entry("mysql", database("mysql")),
          Map.entry("mysql-instance", database("mysql")),
          Map.entry("mariadb", database("mariadb")),
          Map.entry("redis", new ResourceType("caches", "valkey", CACHE, List.of())),
          Map.entry("valkey", new ResourceType("caches", "valkey", CACHE, List.of())),
          Map.entry("memcached", new ResourceType("caches", "memcached", CACHE, List.of())),
          Map.entry("s3", new ResourceType("buckets", "", BUCKET, List.of("bucket", "read_write"))),
          Map.entry(
              "sqs",
              new ResourceType(
                  "queues",
                  "",
                  Map.of(
                      "url", "${queues.%.url}",
                      "arn", "${queues.%.arn}",
                      "name", "${queues.%.name}",
                      "region", "${AWS::Region}"),
                  List.of("queue", "send"))),
          Map.entry(
              "sns",
              new ResourceType(
                  "topics",
                  "",
                  Map.of(
                      "arn", "${topics.%.arn}",
                      "name", "${topics.%.name}",
                      "region", "${AWS::Region}"),
                  List.of("topic", "publish"))),
          Map.entry("volume", new ResourceType("volumes", "", Map.of("source", "%"), List.of())));

  /** What to use in place of a type that the spec has no section for. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("amqp", "Amazon MQ for RabbitMQ"),
          Map.entry("rabbitmq", "Amazon MQ for RabbitMQ"),
          Map.entry("activemq", "Amazon MQ for ActiveMQ"),
          Map.entry("mongodb", "Amazon DocumentDB"),
          Map.entry("mongodb-instance", "Amazon DocumentDB"),
          Map.entry("kafka", "Amazon MSK"),
          Map.entry("kafka-topic", "Amazon MSK"),
          Map.entry("elasticsearch", "Amazon OpenSearch Service"),
          Map.entry("opensearch", "Amazon OpenSearch Service"),
          Map.entry("mssql", "Amazon RDS for SQL Server"),
          Map.entry("mssql-instance", "Amazon RDS for SQL Server"),
          Map.entry("oracle", "Amazon RDS for Oracle"),
          Map.entry("dynamodb-table", "`tables`, which requires the keys of the table"));

  private static ResourceType database(String engine) {
    Map<String, String> outputs = new HashMap<>(DATABASE);
    for (String url : URLS) {
      outputs.put(url, (engine.equals("postgres") ? "postgresql" : engine) + LOGIN);
    }
    return new ResourceType("databases", engine, outputs, List.of());
  }

  static Optional<ResourceType> of(String type) {
    return Optional.ofNullable(KNOWN.get(type));
  }

  /** What to use in place of a type. */
  static String instead(String type) {
    String service = INSTEAD.get(type);
    return service == null
        ? "the spec has nothing of the type `"
            + type
            + "`: create it outside of the spec, or write it under `resources`"
        : "use " + service;
  }
}

package dev.fargen.spec.hint;

/** Keys of databases and caches in Compose, CloudFormation, Copilot, the CDK and Terraform. */
final class DatabaseWords {

  private DatabaseWords() {}

  /** Adds them to the table. */
  static void add() {
    database();
    cache();
  }

  private static void database() {
    ForeignWords.at("databases.<name>")
        .key("engine", "type", "db_engine")
        .key("class", "instance_class", "db_instance_class", "dbinstance_class", "instance_type")
        .key("class", "size", "node", "node_type")
        .key("storage", "allocated_storage", "storage_size", "disk", "disk_size", "volume_size")
        .key("multi_az", "multiaz", "standby", "high_availability", "ha")
        .key("tls", "ssl", "force_ssl", "require_ssl", "require_secure_transport", "require_tls")
        .key("capacity", "scaling", "serverless")
        .key("instances", "read_replicas", "readers")
        .key("version", "engine_version")
        .key("database", "name", "db_name", "dbname", "database_name", "initial_db", "db")
        .key("database", "postgres_db", "mysql_database", "mariadb_database")
        .key("username", "user", "master_username", "postgres_user", "mysql_user", "mariadb_user")
        .key("rotation", "rotate", "password_rotation", "rotation_interval")
        .key("kms_key", "kms_key_id", "kms_key_arn", "encryption_key")
        .key("backup_retention", "backup_retention_period", "backup", "backups")
        .key("logs", "enable_cloudwatch_logs_exports", "log_exports", "cloudwatch_logs")
        .key("iam_authentication", "enable_iamdatabase_authentication", "iam_auth")
        .key("on_delete", "deletion_policy", "removal_policy", "skip_final_snapshot")
        .help(
            "remove it: the password is generated, and a workload reads it with"
                + " `secrets: {DB_PASSWORD: \"${databases.shop.password}\"}`",
            "password",
            "master_password",
            "master_user_password",
            "postgres_password",
            "mysql_password",
            "mysql_root_password",
            "mariadb_password",
            "mariadb_root_password",
            "manage_master_user_password")
        .help("write, for example, `engine: postgres` and `version: \"17\"`", "image")
        .help(
            "write `database` and `username` in place of `POSTGRES_DB` and `POSTGRES_USER`; the"
                + " password is generated",
            "environment",
            "env")
        .help("remove it: RDS keeps the data in the `storage` of the database", "volumes")
        .help(
            "remove it: the database is private, and is opened to the workloads that name it",
            "ports",
            "expose",
            "publicly_accessible",
            "public",
            "security_groups",
            "vpcsecurity_groups")
        .help(
            "remove it: the type of storage is gp3, and it is encrypted",
            "storage_type",
            "iops",
            "storage_encrypted",
            "encrypted")
        .help(
            "remove it: write a larger `storage` when the database needs it; it grows while it runs",
            "max_allocated_storage",
            "storage_autoscaling")
        .help(
            "remove it: RDS upgrades minor versions, and a new major version in `version` upgrades"
                + " the database",
            "auto_minor_version_upgrade",
            "allow_major_version_upgrade")
        .help(
            "write the parameters with `patches`, for example `path:"
                + " /Resources/ShopDatabaseParameters/Properties/Parameters/max_connections`",
            "parameters",
            "parameter_group",
            "dbparameter_group_name",
            "parameter_group_family");
  }

  private static void cache() {
    ForeignWords.at("caches.<name>")
        .key("node", "node_type", "cache_node_type", "instance_type", "class", "size")
        .key("nodes", "num_cache_clusters", "num_cache_nodes", "count", "replicas", "instances")
        .key("version", "engine_version", "major_engine_version")
        .key("tls", "transit_encryption_enabled", "transit_encryption_mode", "ssl")
        .key("backup_retention", "snapshot_retention_limit", "snapshot_retention")
        .key("on_delete", "deletion_policy", "final_snapshot_name")
        .help("remove it: the port is 6379, with memcached 11211", "port", "ports")
        .help(
            "remove it: with valkey or redis and `nodes: 2` or more, a replica takes over if the"
                + " primary node fails",
            "automatic_failover_enabled",
            "multi_az",
            "multi_az_enabled")
        .help(
            "remove it: fargen always encrypts valkey, redis and serverless caches at rest",
            "at_rest_encryption_enabled")
        .help(
            "remove it: security groups allow connections only from workloads that refer to the"
                + " cache, for example with `${caches.<name>.host}`",
            "password",
            "auth_token");
  }
}

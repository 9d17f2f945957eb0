package dev.fargen.spec.hint;

/** Keys of S3 buckets and DynamoDB tables in CloudFormation, the CDK, Terraform and Serverless. */
final class StoreWords {

  private static final String GENERATED =
      "remove it: CloudFormation generates the name, so that a stack can be created again while an"
          + " earlier one is retained";
  private static final String PATCHES =
      "write `patches: [{op: add, path: /Resources/..., value: ...}]` at the top level";

  private StoreWords() {}

  /** Adds them to the table. */
  static void add() {
    bucket();
    table();
  }

  private static void bucket() {
    ForeignWords.at("buckets.<name>")
        .key("versioning", "versioned", "versioning_configuration", "versions", "bucket_versioning")
        .key("expire", "expires", "expiration", "expiration_in_days", "lifecycle", "retention")
        .key("expire", "lifecycle_rules", "lifecycle_rule", "lifecycle_configuration", "ttl")
        .key("kms_key", "kms", "kms_key_id", "kms_master_key_id", "encryption", "encryption_key")
        .key("kms_key", "bucket_encryption", "server_side_encryption_configuration", "sse")
        .key("cors", "cors_rule", "cors_rules", "cors_configuration")
        .key("on_delete", "removal_policy", "deletion_policy", "retain", "delete", "force_destroy")
        .key("on_delete", "auto_delete_objects")
        .help(GENERATED, "name", "bucket", "bucket_name", "bucket_prefix")
        .help(
            "remove it: every bucket is private, and requires TLS",
            "acl",
            "access_control",
            "block_public_access",
            "public_access_block_configuration",
            "ownership_controls",
            "object_ownership",
            "enforce_ssl",
            "private")
        .help(
            "remove it: a bucket is never public; serve its objects through a workload, presigned"
                + " URLs or CloudFront",
            "public",
            "public_read",
            "website",
            "website_configuration")
        .help(
            "remove it: the policy denies requests without TLS; workloads get access by"
                + " `permissions: [{bucket: uploads, access: read_write}]`",
            "policy",
            "bucket_policy",
            "access")
        .help(
            PATCHES,
            "notification_configuration",
            "notifications",
            "events",
            "replication_configuration",
            "replication",
            "logging",
            "logging_configuration",
            "object_lock_configuration",
            "object_lock_enabled",
            "intelligent_tiering_configurations",
            "tags");
    ForeignWords.at("buckets.<name>.cors")
        .key("origins", "origin", "allowed_origins", "allow_origins", "allow_origin")
        .key("methods", "method", "allowed_methods", "allow_methods")
        .key("headers", "allowed_headers", "allow_headers")
        .key("expose_headers", "exposed_headers", "exposed", "expose")
        .key("max_age", "max_age_seconds", "max_age_in_seconds");
  }

  private static void table() {
    for (String block : new String[] {"tables.<name>", "tables.<name>.indexes.<name>"}) {
      ForeignWords.at(block)
          .key("partition_key", "partition", "hash_key", "hash", "primary_key", "pk", "key")
          .key("partition_key", "key_schema")
          .key("sort_key", "sort", "range_key", "range", "sk");
    }
    ForeignWords.at("tables.<name>")
        .key("ttl", "time_to_live", "time_to_live_specification", "time_to_live_attribute")
        .key("ttl", "ttl_attribute", "expires", "expire")
        .key("indexes", "index", "global_secondary_indexes", "global_secondary_index")
        .key("indexes", "gsi", "gsis", "global_indexes", "indices")
        .key("stream", "streams", "stream_specification", "stream_view_type", "stream_enabled")
        .key("kms_key", "kms", "kms_master_key_id", "sse_specification", "encryption")
        .key("kms_key", "encryption_key", "server_side_encryption")
        .key("point_in_time_recovery", "pitr", "point_in_time_recovery_specification", "backup")
        .key("point_in_time_recovery", "backups", "continuous_backups")
        .key("deletion_protection", "deletion_protection_enabled", "protection")
        .key("on_delete", "removal_policy", "deletion_policy", "retain")
        .help(GENERATED, "name", "table_name")
        .help(
            "remove it: a table has on-demand capacity, which needs no numbers",
            "billing_mode",
            "billing",
            "capacity",
            "provisioned_throughput",
            "read_capacity",
            "write_capacity",
            "throughput",
            "on_demand")
        .help(
            "remove it: only the attributes of keys are declared, where they are named:"
                + " `sort_key: created:number`",
            "attributes",
            "attribute_definitions",
            "attribute",
            "fields",
            "columns")
        .help(
            "write `indexes`: a local secondary index could be added only with a new table",
            "local_secondary_indexes",
            "local_secondary_index",
            "lsi",
            "local_indexes")
        .help(
            "write AWS::DynamoDB::GlobalTable as raw CloudFormation under `resources`",
            "global_table",
            "global_tables")
        .help(
            PATCHES,
            "table_class",
            "contributor_insights_specification",
            "kinesis_stream_specification",
            "resource_policy",
            "on_demand_throughput",
            "warm_throughput",
            "tags");
    ForeignWords.at("tables.<name>.indexes.<name>")
        .help("remove it: the name is the key under `indexes`", "name", "index_name")
        .help(
            "remove it: an index has all attributes of its items",
            "projection",
            "projection_type",
            "projected_attributes",
            "non_key_attributes");
  }
}

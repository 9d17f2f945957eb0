package dev.fargen.spec.data;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.math.BigDecimal;
import java.util.List;

/** Keys of a database: an RDS instance, an Aurora cluster or an Aurora DSQL cluster. */
public final class DatabaseKeys {

  /** One default for the engines that speak as MySQL does, one for the others. */
  private static final String BY_FAMILY =
      "%s for mysql, mariadb and aurora-mysql, %s for postgres and aurora-postgresql";

  /** Keys of the capacity range, in Aurora capacity units. */
  public static final class Capacity {
    public static final Key<BigDecimal> MIN =
        Key.of(
                "min",
                Form.decimal("0", "256"),
                "Minimum capacity of an instance in Aurora capacity units, in steps of"
                    + " 0.5. With 0, the cluster pauses when it has no connections; the first"
                    + " connection after a pause takes about 15 seconds. 0 requires aurora-mysql"
                    + " 3.08 or later, or aurora-postgresql 13.15, 14.12, 15.7, 16.3 or later.")
            .fallback("0.5")
            .becomes("`ServerlessV2ScalingConfiguration.MinCapacity` of the database cluster")
            .example("min: 0");
    public static final Key<BigDecimal> MAX =
        Key.of(
                "max",
                Form.decimal("1", "256"),
                "Maximum capacity of an instance in Aurora capacity units, in steps of 0.5.")
            .fallback("4")
            .becomes("`ServerlessV2ScalingConfiguration.MaxCapacity` of the database cluster")
            .example("max: 16");
    public static final Key<Integer> PAUSE_AFTER =
        Key.of(
                "pause_after",
                Durations.between(seconds(300), days(1)),
                "Time without connections after which the cluster pauses. Requires `min:" + " 0`.")
            .otherwise("5m, the default of RDS")
            .becomes(
                "`ServerlessV2ScalingConfiguration.SecondsUntilAutoPause` of the database"
                    + " cluster")
            .example("pause_after: 1h");
    public static final Shape SHAPE = Shape.of("a `capacity` block", MIN, MAX, PAUSE_AFTER);

    private Capacity() {}
  }

  public static final Key<String> ENGINE =
      Key.of(
              "engine",
              Form.oneOf(
                  "postgres",
                  "mysql",
                  "mariadb",
                  "aurora-postgresql",
                  "aurora-mysql",
                  "aurora-dsql"),
              "Database engine. `postgres`, `mysql` and `mariadb` are one RDS instance, with"
                  + " `class`, `storage`, `multi_az` and `tls`. `aurora-postgresql` and"
                  + " `aurora-mysql` are an Aurora Serverless v2 cluster, with `capacity` and"
                  + " `instances`. `aurora-dsql` is an Aurora DSQL cluster, without a password, and"
                  + " has only `username`, `kms_key`, `deletion_protection` and `on_delete`.\n\n"
                  + "Environments can have different engines: keys that an environment inherits"
                  + " and that its own engine does not have are not used there. A change of the"
                  + " engine creates a new, empty database.")
          .becomes("`Engine` of the database, or AWS::DSQL::Cluster")
          .example("engine: postgres")
          .mandatory();
  public static final Key<String> VERSION =
      Key.of(
              "version",
              Form.plain(DatabaseVersion.WORDS, DatabaseVersion.PATTERN, DatabaseVersion::fault),
              "Engine version. For postgres, the major version is enough, and RDS selects the"
                  + " minor version. For aurora-mysql, the part after `mysql_aurora.` is enough."
                  + " RDS upgrades the minor version by itself, except for releases of Aurora with"
                  + " long-term support, which are its defaults. A new major version upgrades the"
                  + " database in place, with an interruption.")
          .fallback(
              "%s for postgres, %s for mysql, %s for mariadb, %s for aurora-postgresql, %s for"
                  + " aurora-mysql",
              "18", "8.4.11", "12.3.3", "17.7", "8.0.mysql_aurora.3.10.5")
          .becomes("`EngineVersion` of the database, and `Family` of its parameter group")
          .example("version: \"17.7\"");
  public static final Key<String> DATABASE =
      Key.of(
              "database",
              Form.plain(
                  "a name of at most 63 letters, digits and underscores that begins with a letter",
                  "[A-Za-z][A-Za-z0-9_]{0,62}"),
              "Name of the database that is created, `${databases.x.name}`. A change replaces the"
                  + " RDS instance or the database cluster.")
          .otherwise("the name in the spec, without hyphens")
          .becomes("`DBName` of the RDS instance, `DatabaseName` of the database cluster")
          .example("database: shop");
  public static final Key<String> USERNAME =
      Key.of(
              "username",
              Form.plain(
                  "a name of at most 16 letters and digits that begins with a letter",
                  "[A-Za-z][A-Za-z0-9]{0,15}"),
              "Name of the master user, `${databases.x.username}`. A change replaces the"
                  + " RDS instance or the database cluster.\n\nFor aurora-dsql, the database role"
                  + " that workloads log in as with an IAM token: `admin`, or a role that you create"
                  + " and grant to the task role with `AWS IAM GRANT`.")
          .fallback("%s; %s for aurora-dsql", "dbowner", "admin")
          .becomes("`MasterUsername` of the database, or `dsql:DbConnect` of the task role")
          .example("username: shop");
  public static final Key<Integer> ROTATION =
      Key.of(
              "rotation",
              Durations.orOff(days(1), days(1_000), days(1)),
              "Interval at which RDS replaces the password, `${databases.x.password}`.\n\nWith"
                  + " `off`, the stack generates a password of 32 letters and digits in a secret"
                  + " that does not change: ECS reads secrets only when a task starts, so a"
                  + " service that opens connections after a rotation fails until its tasks are"
                  + " replaced. With an interval, RDS manages the password in a secret of its own.")
          .fallback("off")
          .becomes(
              "AWS::SecretsManager::Secret and `MasterUserPassword`, or"
                  + " AWS::SecretsManager::RotationSchedule and `ManageMasterUserPassword`, of the"
                  + " database")
          .example("rotation: 30d");
  public static final Key<Section> CAPACITY =
      Key.of(
              "capacity",
              Form.block(() -> Capacity.SHAPE),
              "Capacity range of each instance, in Aurora capacity units. One unit is"
                  + " about 2 GiB of memory with the corresponding CPU.")
          .otherwise(
              "{min: "
                  + Capacity.MIN.fallback().orElseThrow()
                  + ", max: "
                  + Capacity.MAX.fallback().orElseThrow()
                  + "}")
          .becomes("`ServerlessV2ScalingConfiguration` of the database cluster")
          .example("capacity: {min: 0, max: 4, pause_after: 10m}");
  public static final Key<Integer> INSTANCES =
      Key.of(
              "instances",
              Form.whole(1, 16),
              "Number of instances: one writer instance and otherwise reader instances."
                  + " If the writer instance fails, a reader instance takes over.")
          .byMode("2", "1")
          .becomes("AWS::RDS::DBInstance")
          .example("instances: 2");
  public static final Key<Integer> PORT =
      Key.of("port", Form.whole(1_150, 65_535), "Port of the database.")
          .fallback(BY_FAMILY, "3306", "5432")
          .becomes("`Port` of the database")
          .example("port: 6033");
  public static final Key<Boolean> IAM_AUTHENTICATION =
      Key.of(
              "iam_authentication",
              Form.truth(),
              "Enables IAM database authentication, in addition to passwords. A workload"
                  + " can log in as `app` if it has a permission for `rds-db:connect` on"
                  + " `arn:aws:rds-db:<region>:<account>:dbuser:${databases.x.resource_id}/app`.")
          .fallback("true")
          .becomes("`EnableIAMDatabaseAuthentication` of the database")
          .example("iam_authentication: false");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the data and the password. A change"
                  + " replaces the RDS instance or the database cluster, but not an aurora-dsql"
                  + " cluster.")
          .otherwise("the AWS managed keys of RDS and Secrets Manager; for aurora-dsql, its own")
          .becomes(
              "`KmsKeyId` of the database and of the secret, `KmsEncryptionKey` of the DSQL"
                  + " cluster")
          .example("kms_key: \"${DataKeyArn}\"");
  public static final Key<Integer> BACKUP_RETENTION =
      Key.of(
              "backup_retention",
              Durations.between(days(1), days(35), days(1)),
              "Time that backups are kept. The database can be restored to any point in"
                  + " this time.")
          .fallback("7d")
          .becomes("`BackupRetentionPeriod` of the database")
          .example("backup_retention: 14d");
  public static final Key<List<Given<String>>> LOGS =
      Key.of(
              "logs",
              Form.distinct(
                      Form.oneOf(
                          "audit",
                          "error",
                          "general",
                          "slowquery",
                          "instance",
                          "postgresql",
                          "upgrade",
                          "iam-db-auth-error"))
                  .orOne(),
              "Log types that RDS exports to CloudWatch Logs. RDS creates the log"
                  + " groups, and they remain when the stack is deleted. With mysql and mariadb,"
                  + " slowquery and general also turn these logs on, and audit requires an option"
                  + " group with `MARIADB_AUDIT_PLUGIN`; with aurora-mysql, the parameter"
                  + " group of the cluster decides what is written to them and to audit: by default,"
                  + " nothing is.")
          .fallback(BY_FAMILY, "[error, slowquery]", "[postgresql]")
          .becomes("`EnableCloudwatchLogsExports` of the database")
          .example("logs: [error, slowquery, general]");
  public static final Key<Boolean> DELETION_PROTECTION =
      Key.of("deletion_protection", Form.truth(), "Enables deletion protection.")
          .byMode("true", "false")
          .becomes("`DeletionProtection` of the database")
          .example("deletion_protection: false");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("snapshot", "retain", "delete"),
              "What happens to the database when the stack is deleted: take a"
                  + " final snapshot and delete it, retain it, or delete it. When an update"
                  + " replaces the database and any environment has mode CREATE_UPDATE, a final"
                  + " snapshot is taken even with `delete`. There are no snapshots of aurora-dsql:"
                  + " it has `retain` in place of `snapshot`.")
          .byModes("snapshot", "delete")
          .becomes("`DeletionPolicy` and `UpdateReplacePolicy` of the database")
          .example("on_delete: retain");

  public static final Shape SHAPE =
      Shape.of(
          "a database",
          ENGINE,
          VERSION,
          DATABASE,
          USERNAME,
          ROTATION,
          DatabaseInstanceKeys.CLASS,
          DatabaseInstanceKeys.STORAGE,
          DatabaseInstanceKeys.MULTI_AZ,
          DatabaseInstanceKeys.TLS,
          CAPACITY,
          INSTANCES,
          PORT,
          IAM_AUTHENTICATION,
          KMS_KEY,
          BACKUP_RETENTION,
          LOGS,
          DELETION_PROTECTION,
          ON_DELETE);

  private DatabaseKeys() {}
}

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

/** What may be said of a database. */
public final class DatabaseKeys {

  private static final String BY_ENGINE = "%s for aurora-mysql, %s for aurora-postgresql";

  /** Between how much and how little it scales, in Aurora capacity units. */
  public static final class Capacity {
    public static final Key<BigDecimal> MIN =
        Key.of(
                "min",
                Form.decimal("0", "256"),
                "The least, in steps of 0.5; with 0 it pauses when nobody is connected, and the"
                    + " first connection waits some 15 seconds. Versions that can: aurora-mysql from"
                    + " 3.08 on; aurora-postgresql from 13.15, 14.12, 15.7 and 16.3 on.")
            .fallback("0.5")
            .becomes("MinCapacity of the DBCluster's ServerlessV2ScalingConfiguration")
            .example("min: 0");
    public static final Key<BigDecimal> MAX =
        Key.of("max", Form.decimal("1", "256"), "The most, in steps of 0.5.")
            .fallback("4")
            .becomes("MaxCapacity of the DBCluster's ServerlessV2ScalingConfiguration")
            .example("max: 16");
    public static final Key<Integer> PAUSE_AFTER =
        Key.of(
                "pause_after",
                Durations.between(seconds(300), days(1)),
                "Time without a connection after which it pauses, where `min` is 0.")
            .otherwise("5m, as RDS has it")
            .becomes("SecondsUntilAutoPause of the DBCluster's ServerlessV2ScalingConfiguration")
            .example("pause_after: 1h");
    public static final Shape SHAPE = Shape.of("a `capacity` block", MIN, MAX, PAUSE_AFTER);

    private Capacity() {}
  }

  public static final Key<String> ENGINE =
      Key.of(
              "engine",
              Form.oneOf("aurora-mysql", "aurora-postgresql"),
              "Which Aurora it is: the one that speaks MySQL, or the one that speaks PostgreSQL.")
          .becomes("Engine of the DBCluster")
          .example("engine: aurora-postgresql")
          .mandatory();
  public static final Key<String> VERSION =
      Key.of(
              "version",
              Form.plain(
                  "a version such as `17.7`, `3.10.6` or `8.0.mysql_aurora.3.10.6`",
                  "[0-9]{1,2}(\\.[0-9]{1,3}){1,2}|8\\.[04]\\.mysql_aurora\\.[0-9]+(\\.[0-9]+){2}"),
              "The engine's version; for aurora-mysql the part behind `mysql_aurora.` is enough. The"
                  + " defaults are releases with long-term support.")
          .fallback(BY_ENGINE, "8.0.mysql_aurora.3.10.6", "17.7")
          .becomes("EngineVersion of the DBCluster")
          .example("version: \"17.7\"");
  public static final Key<String> DATABASE =
      Key.of(
              "database",
              Form.plain(
                  "a name of letters, digits and `_`, a letter first, at most 63 characters",
                  "[A-Za-z][A-Za-z0-9_]{0,62}"),
              "The name of the database that is made with the cluster: `${databases.x.name}`.")
          .otherwise("its name in the spec, without hyphens")
          .becomes("DatabaseName of the DBCluster")
          .example("database: shop");
  public static final Key<String> USERNAME =
      Key.of(
              "username",
              Form.plain(
                  "a name of letters and digits, a letter first, at most 16 characters",
                  "[A-Za-z][A-Za-z0-9]{0,15}"),
              "The user who owns it: `${databases.x.username}`. RDS makes the password, keeps it in"
                  + " Secrets Manager and rotates it; nobody sees it.")
          .fallback("dbowner")
          .becomes("MasterUsername of the DBCluster")
          .example("username: shop");
  public static final Key<Section> CAPACITY =
      Key.of(
              "capacity",
              Form.block(() -> Capacity.SHAPE),
              "Between how much and how little each instance scales. A unit is some 2 GiB of memory"
                  + " with the CPU that goes with it.")
          .otherwise(
              "{min: "
                  + Capacity.MIN.fallback().orElseThrow()
                  + ", max: "
                  + Capacity.MAX.fallback().orElseThrow()
                  + "}")
          .becomes("ServerlessV2ScalingConfiguration of the DBCluster")
          .example("capacity: {min: 0, max: 4, pause_after: 10m}");
  public static final Key<Integer> INSTANCES =
      Key.of(
              "instances",
              Form.whole(1, 15),
              "How many instances there are: one writes, further ones read and take its place when"
                  + " it fails.")
          .byMode("2", "1")
          .becomes("AWS::RDS::DBInstance")
          .example("instances: 2");
  public static final Key<Integer> PORT =
      Key.of("port", Form.whole(1_150, 65_535), "The port that it listens on.")
          .fallback(BY_ENGINE, "3306", "5432")
          .becomes("Port of the DBCluster")
          .example("port: 6033");
  public static final Key<Boolean> IAM_AUTHENTICATION =
      Key.of(
              "iam_authentication",
              Form.truth(),
              "Whether users of the database can log in by IAM, besides those with a password. A workload"
                  + " may log in as `app` with the permission for `rds-db:connect` on"
                  + " `arn:aws:rds-db:<region>:<account>:dbuser:${databases.x.resource_id}/app`.")
          .fallback("true")
          .becomes("EnableIAMDatabaseAuthentication of the DBCluster")
          .example("iam_authentication: false");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "A customer managed key that encrypts the data and the password. Can't be changed"
                  + " later.")
          .otherwise("the keys that AWS keeps for RDS and Secrets Manager")
          .becomes("KmsKeyId and MasterUserSecret.KmsKeyId of the DBCluster")
          .example("kms_key: ${DataKeyArn}");
  public static final Key<Integer> BACKUP_RETENTION =
      Key.of(
              "backup_retention",
              Durations.between(days(1), days(35), days(1)),
              "How long backups are kept: to any second of that time it can be restored.")
          .fallback("7d")
          .becomes("BackupRetentionPeriod of the DBCluster")
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
                          "iam-db-auth-error"))
                  .orOne(),
              "Which logs go to CloudWatch Logs; RDS makes the log groups, and keeps them. What RDS puts"
                  + " into slowquery, general and audit, a parameter group of the cluster decides: with"
                  + " the default one, nothing.")
          .fallback(BY_ENGINE, "[error, slowquery]", "[postgresql]")
          .becomes("EnableCloudwatchLogsExports of the DBCluster")
          .example("logs: [error, slowquery, audit]");
  public static final Key<Boolean> DELETION_PROTECTION =
      Key.of("deletion_protection", Form.truth(), "Whether it can't be deleted.")
          .byMode("true", "false")
          .becomes("DeletionProtection of the DBCluster")
          .example("deletion_protection: false");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("snapshot", "retain", "delete"),
              "What becomes of it when the stack goes: a last snapshot stays, all of it, or nothing."
                  + " Where another database takes its place, and an environment's mode is"
                  + " CREATE_UPDATE, a last snapshot stays even with `delete`.")
          .byModes("snapshot", "delete")
          .becomes("DeletionPolicy and UpdateReplacePolicy of the DBCluster")
          .example("on_delete: retain");

  public static final Shape SHAPE =
      Shape.of(
          "a database",
          ENGINE,
          VERSION,
          DATABASE,
          USERNAME,
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

package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import java.util.Optional;

/**
 * Emits the instance of a database that is no cluster, and its parameter group. A new major version
 * gets a parameter group of its own family in the same update, as RDS requires (Amazon RDS API
 * reference, "ModifyDBInstance", EngineVersion). Below 400 GiB, gp3 has fixed IOPS (Amazon RDS user
 * guide, "Amazon RDS DB instance storage").
 *
 * @param draft of the instance
 */
record RdsInstanceEmitter(Draft draft, DatabaseLogin login) {

  Resource emit(
      Resource group,
      Resource subnets,
      Optional<Value> key,
      PasswordEmitter password,
      Optional<Resource> secret) {
    Database database = database();
    Database.Protection protection = database.protection();
    String prefix = login.naming().prefix();
    String words = login.naming().words();
    Resource parameters = parameters();
    return draft.add(
        database.span(),
        Resource.of(prefix + "Instance", "AWS::RDS::DBInstance")
            .comment("RDS instance of " + words + ".")
            .comment(
                "The minor version is upgraded automatically. If EngineVersion is changed to a new major"
                    + " version, and Family of "
                    + parameters.id()
                    + " with it, RDS upgrades the instance in place.")
            .explain(
                secret.isEmpty(),
                "With ManageMasterUserPassword, RDS creates and rotates the password.")
            .explain(
                !database.logs().isEmpty(),
                "RDS creates a log group for each log, without a retention period; log groups remain"
                    + " when the stack is deleted.")
            .explain(
                protection.onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the instance without a snapshot; it fails while deletion protection is enabled.")
            .explain(
                protection.onDelete().value() == OnDelete.SNAPSHOT,
                DatabaseClusterEmitter.PROTECTED)
            .deletionPolicy(
                protection.onDelete().value().policy(), protection.onReplace().whenReplaced())
            .property("Engine", database.engine().word())
            .property(
                "EngineVersion",
                draft.word(
                    prefix + "EngineVersion", "Engine version of " + words, database.version()))
            .property("AllowMajorVersionUpgrade", true)
            .property("AutoMinorVersionUpgrade", true)
            .property(
                "DBInstanceClass",
                draft.word(
                    prefix + "Class",
                    "DB instance class of " + words,
                    database.machine().instanceClass()))
            .property(
                "AllocatedStorage",
                draft.word(
                    prefix + "Storage",
                    "Storage of " + words + " in GiB",
                    database.machine().storage().map(String::valueOf)))
            .property("StorageType", "gp3")
            .property("StorageEncrypted", true)
            .property("KmsKeyId", key)
            .property(
                "MultiAZ",
                draft.bool(
                    prefix + "MultiAz",
                    "Keeps a standby of " + words + " in another Availability Zone",
                    database.machine().multiAz()))
            .property("DBName", login.name())
            .property("Port", database.login().port().map(given -> port(given)))
            .properties(login.user(password, secret, key))
            .property("DBParameterGroupName", parameters.ref())
            .property("DBSubnetGroupName", subnets.ref())
            .property("VPCSecurityGroups", Value.list(group.ref()))
            .property("PubliclyAccessible", false)
            .properties(DatabaseClusterEmitter.kept(draft, login.naming())));
  }

  private Database database() {
    return login.naming().database();
  }

  /** As text, which the resource type requires. */
  private Value port(Given<Integer> given) {
    return draft.word(
        login.naming().prefix() + "Port",
        "Port of " + login.naming().words(),
        given.map(String::valueOf));
  }

  /**
   * What MySQL and MariaDB need to write the logs that are exported (Amazon RDS user guide,
   * "Publishing MySQL logs to Amazon CloudWatch Logs" and "Publishing MariaDB logs to Amazon
   * CloudWatch Logs").
   */
  private static Mapping logParameters(Database database, String prefix, String words) {
    if (!database.engine().isLikeMysql()) {
      return Value.map();
    }
    boolean slow = isExported("slowquery", database);
    boolean general = isExported("general", database);
    return Value.map()
        .with("slow_query_log", written(prefix + "SlowQueries", "slow queries", slow, words))
        .with("general_log", written(prefix + "Statements", "all statements", general, words))
        .with(
            "log_output",
            new Block(
                new Cause.Part(prefix + "LogFiles", "Writes logs of " + words + " to files"),
                slow || general,
                Value.text("FILE")));
  }

  private static boolean isExported(String log, Database database) {
    return Lists.any(database.logs(), one -> one.value().equals(log));
  }

  private static Value written(String name, String what, boolean isWritten, String words) {
    return new Block(
        new Cause.Part(name, "Logs " + what + " of " + words), isWritten, Value.text("1"));
  }

  private Resource parameters() {
    Database database = database();
    String prefix = login.naming().prefix();
    String words = login.naming().words();
    boolean retain = database.protection().onDelete().value() == OnDelete.RETAIN;
    Resource.Builder group =
        Resource.of(prefix + "Parameters", "AWS::RDS::DBParameterGroup")
            .comment("DB parameter group of " + words + ".")
            .comment(
                "Connections without TLS are accepted if "
                    + database.engine().tlsParameter()
                    + " is 0, and refused if it is 1.")
            .property("Description", "Parameters of " + database.name())
            .property(
                "Family",
                draft.word(
                    prefix + "Family",
                    "Family of the DB parameter group of " + words,
                    database.version().map(version -> database.release().family())))
            .property(
                "Parameters",
                Value.map()
                    .with(
                        database.engine().tlsParameter(),
                        draft.word(
                            prefix + "RequiresTls",
                            "Whether " + words + " refuses connections without TLS (1) or not (0)",
                            database.machine().tls().map(tls -> tls ? "1" : "0")))
                    .with(logParameters(database, prefix, words)));
    return draft.add(
        database.span(), retain ? group.deletionPolicy("RetainExceptOnCreate") : group);
  }
}

package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import java.util.List;
import java.util.Optional;

/** Emits the Aurora cluster itself of a database. */
record DatabaseClusterEmitter(Draft draft, DatabaseLogin login) {

  /** What is behind a snapshot on deletion. */
  static final String PROTECTED = "Stack deletion fails while deletion protection is enabled.";

  Resource emit(
      Resource group,
      Resource subnets,
      Optional<Value> key,
      PasswordEmitter password,
      Optional<Resource> secret) {
    Database database = database();
    String prefix = prefix();
    return draft.add(
        database.span(),
        Resource.of(prefix, "AWS::RDS::DBCluster")
            .comment("Database cluster `" + database.name() + "`.")
            .explain(
                secret.isEmpty(),
                "With ManageMasterUserPassword, RDS creates and rotates the password.")
            .explain(
                !database.logs().isEmpty(),
                "RDS creates a log group for each log, without a retention period; log groups remain"
                    + " when the stack is deleted.")
            .explain(
                database.protection().onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the cluster without a snapshot; it fails while deletion protection is enabled.")
            .explain(database.protection().onDelete().value() == OnDelete.SNAPSHOT, PROTECTED)
            .deletionPolicy(
                database.protection().onDelete().value().policy(),
                database.protection().onReplace().whenReplaced())
            .property("Engine", database.engine().word())
            .property(
                "EngineVersion",
                draft.word(
                    prefix + "EngineVersion", "Engine version of " + words(), database.version()))
            .property("DatabaseName", login.name())
            .property("Port", database.login().port().map(given -> login.port()))
            .properties(login.user(password, secret, key))
            .property("ServerlessV2ScalingConfiguration", capacity())
            .property("DBSubnetGroupName", subnets.ref())
            .property("VpcSecurityGroupIds", Value.list(group.ref()))
            .property("StorageEncrypted", true)
            .property("KmsKeyId", key)
            .properties(kept(draft, login.naming())));
  }

  private Database database() {
    return login.naming().database();
  }

  private String prefix() {
    return login.naming().prefix();
  }

  private String words() {
    return login.naming().words();
  }

  /** Backups, logs and the protection from deletion, which an instance has too. */
  static Mapping kept(Draft draft, DatabaseNaming naming) {
    Database.Protection protection = naming.database().protection();
    return Value.map()
        .with(
            "BackupRetentionPeriod",
            draft.number(
                naming.prefix() + "BackupRetention",
                "Retention of automated backups of " + naming.words() + " in days",
                protection.backupRetention()))
        .with("CopyTagsToSnapshot", true)
        .with("EnableCloudwatchLogsExports", logs(naming))
        .with(
            "DeletionProtection",
            draft.bool(
                naming.prefix() + "Protection",
                "Enables deletion protection of " + naming.words(),
                protection.fromDeletion()));
  }

  private Mapping capacity() {
    Database.Capacity capacity = database().capacity();
    String prefix = prefix();
    return Value.map()
        .with(
            "MinCapacity",
            draft.decimal(
                prefix + "MinCapacity",
                "Minimum capacity of each instance of "
                    + words()
                    + " in ACUs (0 = pauses when idle)",
                capacity.min()))
        .with(
            "MaxCapacity",
            draft.decimal(
                prefix + "MaxCapacity",
                "Maximum capacity of each instance of " + words() + " in ACUs",
                capacity.max()))
        .with(
            "SecondsUntilAutoPause",
            capacity.pauseAfter().filter(after -> capacity.pauses()).map(this::pauseAfter));
  }

  /** RDS accepts it only if the minimum capacity is 0. */
  private Value pauseAfter(Given<Integer> after) {
    Value seconds =
        draft.number(
            prefix() + "PauseAfter",
            "Seconds without connections until " + words() + " pauses",
            after);
    Cause pause = new Cause.Part(prefix() + "Pause", "Pauses " + words() + " when it is idle");
    return new Block(pause, true, seconds);
  }

  /** The logs that are exported. */
  private static Value logs(DatabaseNaming naming) {
    List<String> names = Lists.map(naming.database().logs(), Given::value);
    Parameter parameter =
        Parameter.of(
            naming.prefix() + "Logs",
            ParameterType.TEXTS,
            "Logs of " + naming.words() + " to export to CloudWatch Logs");
    return new Setting(parameter, Value.texts(names));
  }
}

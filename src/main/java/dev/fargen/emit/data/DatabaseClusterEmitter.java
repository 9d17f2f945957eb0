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
import dev.fargen.workload.data.Database.OnDelete;
import java.util.List;
import java.util.Optional;

/** Emits the cluster itself of a database. */
record DatabaseClusterEmitter(Draft draft, Database database, String prefix, String words) {

  Resource emit(
      Resource group,
      Resource subnets,
      Optional<Value> key,
      PasswordEmitter password,
      Optional<Resource> secret) {
    return draft.add(
        database.span(),
        Resource.of(prefix, "AWS::RDS::DBCluster")
            .comment("Database cluster " + database.name() + ".")
            .explain(
                secret.isEmpty(),
                "With ManageMasterUserPassword, RDS creates and rotates the password.")
            .explain(
                !database.logs().isEmpty(),
                "RDS creates the log groups, without a retention period; they remain when the stack"
                    + " is deleted.")
            .explain(
                database.protection().onDelete().value() == OnDelete.DELETE,
                "Stack deletion deletes the cluster without a snapshot; it fails while deletion protection is enabled.")
            .deletionPolicy(
                deletionPolicy(database.protection().onDelete().value()),
                whenReplaced(database.protection().onReplace()))
            .property("Engine", database.engine().word())
            .property(
                "EngineVersion",
                draft.word(
                    prefix + "EngineVersion", "Engine version of " + words, database.version()))
            .property("DatabaseName", name())
            .property("Port", database.login().port().map(given -> port()))
            .property("MasterUsername", username())
            .property("MasterUserPassword", secret.map(password::reference))
            .property("ManageMasterUserPassword", password.ifManaged(Value.bool(true)))
            .property(
                "MasterUserSecret",
                key.flatMap(value -> password.ifManaged(Value.map().with("KmsKeyId", value))))
            .property(
                "EnableIAMDatabaseAuthentication",
                draft.bool(
                    prefix + "IamAuthentication",
                    "Enables IAM database authentication for " + words,
                    database.login().iamAuthentication()))
            .property("ServerlessV2ScalingConfiguration", capacity())
            .property("DBSubnetGroupName", subnets.ref())
            .property("VpcSecurityGroupIds", Value.list(group.ref()))
            .property("StorageEncrypted", true)
            .property("KmsKeyId", key)
            .property(
                "BackupRetentionPeriod",
                draft.number(
                    prefix + "BackupRetention",
                    "Backup retention for " + words + " in days",
                    database.protection().backupRetention()))
            .property("CopyTagsToSnapshot", true)
            .property("EnableCloudwatchLogsExports", logs())
            .property(
                "DeletionProtection",
                draft.bool(
                    prefix + "Protection",
                    "Enables deletion protection of " + words,
                    database.protection().fromDeletion())));
  }

  private static String deletionPolicy(OnDelete onDelete) {
    return switch (onDelete) {
      case SNAPSHOT -> "Snapshot";
      case RETAIN -> "RetainExceptOnCreate";
      case DELETE -> "Delete";
    };
  }

  private static String whenReplaced(OnDelete onReplace) {
    return onReplace == OnDelete.RETAIN ? "Retain" : deletionPolicy(onReplace);
  }

  Value name() {
    return draft.word(prefix + "Name", "Database name in " + words, database.login().database());
  }

  Value username() {
    return draft.word(
        prefix + "Username", "Master username of " + words, database.login().username());
  }

  Value port() {
    Given<Integer> usual = Given.of(database.engine().port(), database.span());
    return draft.number(prefix + "Port", "Port of " + words, database.login().port().orElse(usual));
  }

  private Mapping capacity() {
    Database.Capacity capacity = database.capacity();
    return Value.map()
        .with(
            "MinCapacity",
            draft.decimal(
                prefix + "MinCapacity",
                "Minimum capacity of " + words + " in ACUs (0 = pauses when idle)",
                capacity.min()))
        .with(
            "MaxCapacity",
            draft.decimal(
                prefix + "MaxCapacity",
                "Maximum capacity of " + words + " in ACUs",
                capacity.max()))
        .with(
            "SecondsUntilAutoPause",
            capacity.pauseAfter().filter(after -> capacity.pauses()).map(this::pauseAfter));
  }

  /** RDS accepts it only if the minimum capacity is 0. */
  private Value pauseAfter(Given<Integer> after) {
    Value seconds =
        draft.number(
            prefix + "PauseAfter", "Seconds without connections until " + words + " pauses", after);
    Cause pause = new Cause.Part(prefix + "Pause", "Pauses " + words + " when it is idle");
    return new Block(pause, true, seconds);
  }

  private Value logs() {
    List<String> names = Lists.map(database.logs(), Given::value);
    Parameter parameter =
        Parameter.of(
            prefix + "Logs",
            ParameterType.TEXTS,
            "Logs of " + words + " to export to CloudWatch Logs");
    return new Setting(parameter, Value.texts(names));
  }
}

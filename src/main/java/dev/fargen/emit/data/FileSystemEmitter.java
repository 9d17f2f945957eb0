package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import java.util.List;
import java.util.Optional;

/** Emits the file system itself of a volume. */
record FileSystemEmitter(Draft draft, Volume.FileSystem volume) {

  Resource emit() {
    Resource.Builder builder =
        Resource.of(prefix() + "FileSystem", "AWS::EFS::FileSystem")
            .comment("EFS file system `" + volume.name() + "`.")
            .comment("The policy denies access without TLS.")
            .comment("It replaces the default policy, so clients also need IAM permissions.")
            .deletionPolicy(
                volume.retention().onDelete() ? "RetainExceptOnCreate" : "Delete",
                volume.retention().onReplace() ? "Retain" : "Delete")
            .property("Encrypted", true)
            .property(
                "KmsKeyId",
                volume
                    .kmsKey()
                    .map(key -> draft.text(prefix() + "KeyArn", "KMS key ARN for " + words(), key)))
            .property("PerformanceMode", mode())
            .property(
                "ThroughputMode",
                draft.word(
                    prefix() + "ThroughputMode",
                    "Throughput mode of " + words(),
                    volume.performance().throughput()))
            .property(
                "ProvisionedThroughputInMibps",
                volume
                    .performance()
                    .provisioned()
                    .map(
                        rate ->
                            draft.decimal(
                                prefix() + "Throughput",
                                "Provisioned throughput of " + words() + " in MiB/s",
                                rate)))
            .property(
                "BackupPolicy",
                Value.map()
                    .with(
                        "Status",
                        draft.choice(
                            prefix() + "Backup",
                            "Enables daily backups of " + words(),
                            volume.backup(),
                            "ENABLED",
                            "DISABLED")));
    volume
        .infrequentAfter()
        .ifPresent(
            after ->
                builder.property(
                    "LifecyclePolicies",
                    Value.list(Value.map().with("TransitionToIA", transition(after)))));
    return draft.add(volume.span(), builder.property("FileSystemPolicy", policy()));
  }

  /** Only written if it is not the default, general purpose. */
  private Optional<Value> mode() {
    return volume.performance().mode().value().equals("max_io")
        ? Optional.of(Value.text("maxIO"))
        : Optional.empty();
  }

  private Value transition(Given<String> after) {
    return draft.word(
        prefix() + "TransitionToIA",
        "Transition of unused files to Infrequent Access",
        after.map(
            days -> {
              String number = days.substring(0, days.length() - 1);
              return "AFTER_" + number + (number.equals("1") ? "_DAY" : "_DAYS");
            }));
  }

  /**
   * Without a file system policy, every client that can reach a mount target may mount; with one,
   * IAM decides (Amazon EFS user guide, "Using IAM to control access to file systems").
   */
  private static Value policy() {
    Mapping plain =
        Value.map()
            .with("Sid", Policies.DENY_WITHOUT_TLS)
            .with("Effect", "Deny")
            .with("Principal", Value.map().with("AWS", "*"))
            .with("Action", "*")
            .with("Condition", Policies.condition("Bool", "aws:SecureTransport", "false"));
    return Policies.document(List.of(plain));
  }

  private String prefix() {
    return LogicalName.of(volume.name());
  }

  private String words() {
    return VolumeEmitter.words(volume.name());
  }
}

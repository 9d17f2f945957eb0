package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.SubnetEmitter;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits a file system, its access point, and a mount target in each subnet of the tasks. */
public final class VolumeEmitter {

  private final Draft draft;
  private final NetworkReference network;

  public VolumeEmitter(Draft draft, NetworkReference network) {
    this.draft = draft;
    this.network = network;
  }

  /** Why a new file system and its resources may be absent. */
  static Cause.Thing cause(String volume) {
    return new Cause.Thing(LogicalName.of(volume) + "Volume", words(volume));
  }

  static String words(String volume) {
    return "the file system " + volume;
  }

  /** The file system; none for ephemeral storage, which is not a resource. */
  public Optional<VolumeReference> emit(Volume volume) {
    if (volume instanceof Volume.FileSystem made) {
      Draft own = draft.of(cause(made.name()).at(made.span()));
      return Optional.of(new VolumeEmitter(own, network).make(made));
    }
    return volume instanceof Volume.Existing existing
        ? Optional.of(refer(existing))
        : Optional.empty();
  }

  private VolumeReference make(Volume.FileSystem volume) {
    Resource fileSystem = fileSystem(volume);
    Resource group = securityGroup(volume);
    List<Resource> targets = new ArrayList<>();
    for (int zone = 1; zone <= network.zones(); zone++) {
      targets.add(mountTarget(volume, fileSystem, group, zone));
    }
    return new VolumeReference(
        fileSystem.ref(),
        fileSystem.att("Arn"),
        accessPoint(volume, fileSystem.ref(), volume.accessPoint()),
        Optional.of(group.ref()),
        targets);
  }

  private VolumeReference refer(Volume.Existing volume) {
    String prefix = LogicalName.of(volume.name());
    Value id = draft.text(prefix + "FileSystemId", "ID of " + words(volume.name()), volume.id());
    Value arn = Policies.arn("elasticfilesystem", "file-system/" + draft.inSub(volume.id()));
    Optional<Value> group =
        volume
            .securityGroup()
            .map(
                given ->
                    draft.text(
                        prefix + "SecurityGroupId",
                        ParameterType.SECURITY_GROUP_ID,
                        "Security group ID of the mount targets of " + words(volume.name()),
                        given));
    return new VolumeReference(id, arn, entry(volume, id), group, List.of());
  }

  private VolumeReference.Entry entry(Volume.Existing volume, Value fileSystem) {
    String prefix = LogicalName.of(volume.name());
    if (volume.entry() instanceof Volume.AccessPoint made) {
      return accessPoint(volume, fileSystem, made);
    }
    if (volume.entry() instanceof Volume.ExistingPoint point) {
      Value id =
          draft.text(
              prefix + "AccessPointId",
              "ID of the access point of " + words(volume.name()),
              point.id());
      Value arn = Policies.arn("elasticfilesystem", "access-point/" + draft.inSub(point.id()));
      return new VolumeReference.AccessPoint(id, arn).entry(false);
    }
    Volume.WithoutPoint without = (Volume.WithoutPoint) volume.entry();
    return new VolumeReference.Entry(
        Optional.empty(),
        without
            .path()
            .map(
                path ->
                    draft.text(
                        prefix + "Path", "Mounted directory of " + words(volume.name()), path)),
        without.asRoot());
  }

  private Resource fileSystem(Volume.FileSystem volume) {
    String prefix = LogicalName.of(volume.name());
    Resource.Builder builder =
        Resource.of(prefix + "FileSystem", "AWS::EFS::FileSystem")
            .comment("EFS file system " + volume.name() + ".")
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
                    .map(
                        key ->
                            draft.text(
                                prefix + "KeyArn", "KMS key ARN for " + words(volume.name()), key)))
            .property("PerformanceMode", mode(volume.performance()))
            .property(
                "ThroughputMode",
                draft.word(
                    prefix + "ThroughputMode",
                    "Throughput mode of " + words(volume.name()),
                    volume.performance().throughput()))
            .property(
                "ProvisionedThroughputInMibps",
                volume
                    .performance()
                    .provisioned()
                    .map(
                        rate ->
                            draft.decimal(
                                prefix + "Throughput",
                                "Provisioned throughput of " + words(volume.name()) + " in MiB/s",
                                rate)))
            .property(
                "BackupPolicy",
                Value.map()
                    .with(
                        "Status",
                        draft.choice(
                            prefix + "Backup",
                            "Enables daily backups of " + words(volume.name()),
                            volume.backup(),
                            "ENABLED",
                            "DISABLED")));
    volume
        .infrequentAfter()
        .ifPresent(
            after ->
                builder.property(
                    "LifecyclePolicies",
                    Value.list(Value.map().with("TransitionToIA", transition(prefix, after)))));
    return draft.add(volume.span(), builder.property("FileSystemPolicy", policy()));
  }

  /** Only written if it is not the default, general purpose. */
  private static Optional<Value> mode(Volume.Performance performance) {
    return performance.mode().value().equals("max_io")
        ? Optional.of(Value.text("maxIO"))
        : Optional.empty();
  }

  private Value transition(String prefix, Given<String> after) {
    return draft.word(
        prefix + "TransitionToIA",
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
            .with(
                "Condition",
                Value.map().with("Bool", Value.map().with("aws:SecureTransport", "false")));
    return Policies.document(List.of(plain));
  }

  private Resource securityGroup(Volume.FileSystem volume) {
    return draft.add(
        volume.span(),
        Resource.of(
                LogicalName.of(volume.name()) + "FileSystemSecurityGroup",
                "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of "
                    + words(volume.name())
                    + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Mount targets of " + volume.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  private Resource mountTarget(
      Volume.FileSystem volume, Resource fileSystem, Resource group, int zone) {
    Draft there = SubnetEmitter.inZone(draft, zone);
    return there.add(
        volume.span(),
        Resource.of(LogicalName.of(volume.name()) + "MountTarget" + zone, "AWS::EFS::MountTarget")
            .comment("Mount target of " + words(volume.name()) + " in subnet " + zone + ".")
            .property("FileSystemId", fileSystem.ref())
            .property("SubnetId", Intrinsic.select(zone - 1, network.storeSubnets()))
            .property("SecurityGroups", Value.list(group.ref())));
  }

  private VolumeReference.Entry accessPoint(
      Volume volume, Value fileSystem, Volume.AccessPoint point) {
    String prefix = LogicalName.of(volume.name());
    Value uid =
        draft.numberAsText(
            prefix + "Uid",
            "POSIX user ID of the access point of " + words(volume.name()),
            point.user().uid());
    Value gid =
        draft.numberAsText(
            prefix + "Gid",
            "POSIX group ID of the access point of " + words(volume.name()),
            point.user().gid());
    String id = prefix + "AccessPoint";
    Draft own = draft.of(new Cause.Part(id, "Creates an access point of " + words(volume.name())));
    Mapping creation =
        Value.map()
            .with("OwnerUid", uid)
            .with("OwnerGid", gid)
            .with(
                "Permissions",
                draft.word(
                    prefix + "Permissions",
                    "POSIX permissions of the root directory",
                    point.permissions()));
    Resource made =
        own.add(
            volume.span(),
            Resource.of(id, "AWS::EFS::AccessPoint")
                .comment("Access point of " + words(volume.name()) + ".")
                .comment("Tasks can access only the root directory below, as the POSIX user.")
                .property("FileSystemId", fileSystem)
                .property("PosixUser", Value.map().with("Uid", uid).with("Gid", gid))
                .property(
                    "RootDirectory",
                    Value.map()
                        .with(
                            "Path",
                            draft.text(
                                prefix + "Path",
                                "Root directory of the access point of " + words(volume.name()),
                                point.path()))
                        .with(
                            "CreationInfo",
                            point.creates() ? Optional.of(creation) : Optional.empty())));
    return new VolumeReference.AccessPoint(made.ref(), made.att("Arn"))
        .entry(point.user().uid().value() == 0);
  }
}

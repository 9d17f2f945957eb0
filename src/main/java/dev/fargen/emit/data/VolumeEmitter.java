package dev.fargen.emit.data;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
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
    if (volume instanceof Volume.Bucket bucket) {
      Draft own = draft.of(cause(bucket.name()).at(bucket.span()));
      return Optional.of(new S3FilesEmitter(own, network, bucket).emit());
    }
    return volume instanceof Volume.Existing existing
        ? Optional.of(refer(existing))
        : Optional.empty();
  }

  private VolumeReference make(Volume.FileSystem volume) {
    Resource fileSystem = new FileSystemEmitter(draft, volume).emit();
    MountTargetEmitter mountTargets = new MountTargetEmitter(draft, network, volume);
    Resource group = mountTargets.securityGroup();
    List<Resource> targets = mountTargets.emit(fileSystem, group);
    return new VolumeReference(
        fileSystem.ref(),
        fileSystem.att("Arn"),
        new AccessPointEmitter(draft, volume.accessPoint()).emit(volume, fileSystem.ref()),
        Optional.of(group.ref()),
        targets);
  }

  private VolumeReference refer(Volume.Existing volume) {
    String prefix = LogicalName.of(volume.name());
    Value id = draft.text(prefix + "FileSystemId", "ID of " + words(volume.name()), volume.id());
    Value arn = arn("file-system/", volume.id());
    Optional<Value> group =
        volume
            .securityGroup()
            .map(
                given ->
                    draft.text(
                        prefix + "SecurityGroupId",
                        ParameterType.SECURITY_GROUP_ID,
                        "ID of the security group of the mount targets of " + words(volume.name()),
                        given));
    return new VolumeReference(id, arn, entry(volume, id), group, List.of());
  }

  /** The ARN that belongs to the ID; a raw resource gives its own. */
  private Value arn(String kind, Given<Text> id) {
    return id.value().isOfResource() && id.value().parts().size() == 1
        ? draft.things().arnOf(id.value().things().get(0))
        : Policies.arn("elasticfilesystem", kind + draft.inSub(id));
  }

  private VolumeReference.Entry entry(Volume.Existing volume, Value fileSystem) {
    String prefix = LogicalName.of(volume.name());
    if (volume.entry() instanceof Volume.AccessPoint made) {
      return new AccessPointEmitter(draft, made).emit(volume, fileSystem);
    }
    if (volume.entry() instanceof Volume.ExistingPoint point) {
      Value id =
          draft.text(
              prefix + "AccessPointId",
              "ID of the access point of " + words(volume.name()),
              point.id());
      Value arn = arn("access-point/", point.id());
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
}

package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import java.util.Optional;

/** Emits the access point of a file system. */
record AccessPointEmitter(Draft draft, Volume.AccessPoint point) {

  VolumeReference.Entry emit(Volume volume, Value fileSystem) {
    String prefix = LogicalName.of(volume.name());
    Value uid =
        draft.numberAsText(
            prefix + "Uid",
            "POSIX user ID of the access point of " + VolumeEmitter.words(volume.name()),
            point.user().uid());
    Value gid =
        draft.numberAsText(
            prefix + "Gid",
            "POSIX group ID of the access point of " + VolumeEmitter.words(volume.name()),
            point.user().gid());
    String id = prefix + "AccessPoint";
    Draft own =
        draft.of(
            new Cause.Part(id, "Creates an access point of " + VolumeEmitter.words(volume.name())));
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
                .comment("Access point of " + VolumeEmitter.words(volume.name()) + ".")
                .comment("Tasks can access only RootDirectory, as PosixUser.")
                .property("FileSystemId", fileSystem)
                .property("PosixUser", Value.map().with("Uid", uid).with("Gid", gid))
                .property(
                    "RootDirectory",
                    Value.map()
                        .with(
                            "Path",
                            draft.text(
                                prefix + "Path",
                                "Root directory of the access point of "
                                    + VolumeEmitter.words(volume.name()),
                                point.path()))
                        .with(
                            "CreationInfo",
                            point.creates() ? Optional.of(creation) : Optional.empty())));
    return new VolumeReference.AccessPoint(made.ref(), made.att("Arn"))
        .entry(point.user().uid().value() == 0);
  }
}

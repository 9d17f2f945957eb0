package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.SubnetEmitter;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;

/** Emits the mount targets of a file system, one in each zone, and their security group. */
record MountTargetEmitter(Draft draft, NetworkReference network, Volume.FileSystem volume) {

  Resource securityGroup() {
    return draft.add(
        volume.span(),
        Resource.of(
                LogicalName.of(volume.name()) + "FileSystemSecurityGroup",
                "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of "
                    + VolumeEmitter.words(volume.name())
                    + ". Ingress rules are separate resources.")
            .property("GroupDescription", "Mount targets of " + volume.name())
            .property("VpcId", network.vpc())
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  List<Resource> emit(Resource fileSystem, Resource group) {
    List<Resource> targets = new ArrayList<>();
    for (int zone = 1; zone <= network.zones(); zone++) {
      targets.add(inZone(fileSystem, group, zone));
    }
    return targets;
  }

  private Resource inZone(Resource fileSystem, Resource group, int zone) {
    Draft there = SubnetEmitter.inZone(draft, zone);
    return there.add(
        volume.span(),
        Resource.of(LogicalName.of(volume.name()) + "MountTarget" + zone, "AWS::EFS::MountTarget")
            .comment(
                "Mount target of "
                    + VolumeEmitter.words(volume.name())
                    + " in subnet "
                    + zone
                    + ".")
            .property("FileSystemId", fileSystem.ref())
            .property("SubnetId", Intrinsic.select(zone - 1, network.storeSubnets()))
            .property("SecurityGroups", Value.list(group.ref())));
  }
}

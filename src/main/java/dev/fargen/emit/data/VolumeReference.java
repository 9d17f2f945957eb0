package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Optional;

/**
 * A file system, as the tasks that mount it refer to it.
 *
 * @param securityGroup of the mount targets, where the way in can be added to it
 * @param needs what must be there before a task mounts it
 */
public record VolumeReference(
    Value id,
    Value arn,
    Value accessPoint,
    Value accessPointArn,
    Optional<Value> securityGroup,
    List<Resource> needs) {

  public VolumeReference {
    needs = List.copyOf(needs);
  }
}

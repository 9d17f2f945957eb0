package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Optional;

/**
 * References to a file system.
 *
 * @param securityGroup of the mount targets, if ingress rules can be added to it
 * @param needs resources that must exist before a task mounts it
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

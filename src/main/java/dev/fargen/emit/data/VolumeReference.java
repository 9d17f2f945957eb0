package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Optional;

/**
 * References to a file system.
 *
 * @param entry how tasks mount it
 * @param securityGroup of the mount targets, if ingress rules can be added to it
 * @param needs resources that must exist before a task mounts it
 * @param bucket the one whose objects are the files, if it is a file system of S3 Files
 */
public record VolumeReference(
    Value id,
    Value arn,
    Entry entry,
    Optional<Value> securityGroup,
    List<Resource> needs,
    Optional<Bucket> bucket) {

  /**
   * A bucket.
   *
   * @param arn for use inside {@code !Sub}
   * @param objects the ARN of those that tasks can reach, for use inside {@code !Sub}
   * @param key that encrypts its objects
   */
  record Bucket(String arn, String objects, Optional<Value> key) {}

  VolumeReference(
      Value id, Value arn, Entry entry, Optional<Value> securityGroup, List<Resource> needs) {
    this(id, arn, entry, securityGroup, needs, Optional.empty());
  }

  /**
   * An access point, or a directory without one.
   *
   * @param accessPoint its ID and ARN
   * @param directory the root directory if there is neither
   * @param asRoot whether files may be accessed as root
   */
  record Entry(Optional<AccessPoint> accessPoint, Optional<Value> directory, boolean asRoot) {}

  /** References to an access point. */
  record AccessPoint(Value id, Value arn) {

    Entry entry(boolean asRoot) {
      return new Entry(Optional.of(this), Optional.empty(), asRoot);
    }
  }

  public VolumeReference {
    needs = List.copyOf(needs);
  }
}

package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.StackResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The objects in the buckets of a stack: CloudFormation cannot delete a bucket that has some
 * (CloudFormation template reference, "AWS::S3::Bucket"). Only those of buckets whose template says
 * {@code DeletionPolicy: Delete} are deleted; without a policy, nobody has said so.
 *
 * @param buckets that are to be deleted with their objects
 */
record Contents(Aws aws, String stack, List<StackResource> buckets, Consumer<Notice> notices) {

  static final String BUCKET = "AWS::S3::Bucket";
  private static final String DELETED = "DELETE_COMPLETE";

  Contents {
    buckets = List.copyOf(buckets);
  }

  /**
   * Those of a stack.
   *
   * @param template the deployed one, if it can be read
   */
  static Contents of(
      Aws aws,
      String stack,
      Optional<Document> template,
      List<StackResource> resources,
      Consumer<Notice> notices) {
    Map<String, String> flat = template.map(FlatTemplate::of).orElse(Map.of());
    List<StackResource> buckets =
        resources.stream()
            .filter(one -> one.type().equals(BUCKET) && !one.physicalId().isEmpty())
            .filter(one -> !one.state().equals(DELETED))
            .filter(one -> isDeleted(one.logicalId(), flat))
            .toList();
    return new Contents(aws, stack, buckets, notices);
  }

  /** Whether the template says that the resource is deleted. */
  static boolean isDeleted(String id, Map<String, String> template) {
    return "Delete".equals(template.get("Resources/" + id + "/DeletionPolicy"));
  }

  /** The same without buckets that the user wants to retain. */
  Contents without(List<String> retained) {
    return new Contents(
        aws,
        stack,
        buckets.stream().filter(one -> !retained.contains(one.logicalId())).toList(),
        notices);
  }

  /** Says what will be deleted, before the user is asked. */
  void announce() {
    if (!buckets.isEmpty()) {
      remark(
          "all objects, and all their versions, will be deleted in "
              + buckets.stream()
                  .map(one -> one.logicalId() + " (" + one.physicalId() + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Deletes them; of a bucket that cannot be emptied, the next attempt to delete it tells more. */
  void delete() {
    for (StackResource bucket : buckets) {
      try {
        int count = aws.bucket(bucket.physicalId()).empty(bucket.physicalId());
        if (count > 0) {
          String versions = count == 1 ? " object version in " : " object versions in ";
          remark("deleted " + count + versions + bucket.logicalId());
        }
      } catch (AwsFault e) {
        if (!e.code().equals("NoSuchBucket")) {
          remark(
              "the objects in "
                  + bucket.logicalId()
                  + " could not be deleted: "
                  + e.action()
                  + ": "
                  + e.reason());
        }
      }
    }
  }

  private void remark(String text) {
    notices.accept(new Notice.Remark(stack, text));
  }
}

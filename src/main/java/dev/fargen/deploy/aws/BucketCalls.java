package dev.fargen.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** The calls that delete what is in a bucket. */
public final class BucketCalls {

  private final S3Client s3;
  private final Caller caller;

  BucketCalls(S3Client s3, Caller caller) {
    this.s3 = s3;
    this.caller = caller;
  }

  /**
   * Deletes all versions of all objects, and the markers of deleted ones (Amazon S3 user guide,
   * "Emptying a bucket"), and returns how many these were.
   */
  public int empty(String bucket) {
    int deleted = 0;
    while (true) {
      List<ObjectIdentifier> some = some(bucket);
      if (some.isEmpty()) {
        return deleted;
      }
      List<String> faults = delete(bucket, some);
      if (!faults.isEmpty()) {
        throw new AwsFault(AwsFault.Kind.REJECTED, "DeleteObjects", "", faults.get(0));
      }
      deleted += some.size();
    }
  }

  /** At most a thousand. */
  private List<ObjectIdentifier> some(String bucket) {
    ListObjectVersionsResponse page =
        caller.call("ListObjectVersions", () -> s3.listObjectVersions(in -> in.bucket(bucket)));
    List<ObjectIdentifier> some = new ArrayList<>();
    page.versions()
        .forEach(
            one ->
                some.add(
                    ObjectIdentifier.builder().key(one.key()).versionId(one.versionId()).build()));
    page.deleteMarkers()
        .forEach(
            one ->
                some.add(
                    ObjectIdentifier.builder().key(one.key()).versionId(one.versionId()).build()));
    return some;
  }

  /** What S3 answers about those that it does not delete. */
  private List<String> delete(String bucket, List<ObjectIdentifier> objects) {
    return caller
        .call(
            "DeleteObjects",
            () ->
                s3.deleteObjects(
                    in -> in.bucket(bucket).delete(these -> these.objects(objects).quiet(true))))
        .errors()
        .stream()
        .map(error -> error.key() + ": " + error.message())
        .toList();
  }
}

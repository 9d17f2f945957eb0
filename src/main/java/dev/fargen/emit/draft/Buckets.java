package dev.fargen.emit.draft;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.params.ItemsBy;
import java.util.List;
import java.util.Optional;

/** Private, encrypted buckets. */
public final class Buckets {

  private static final int DAYS_UNTIL_NONCURRENT_EXPIRE = 7;
  private static final int DAYS_OF_OLD_VERSIONS = 30;
  private static final Mapping ABORT = Value.map().with("DaysAfterInitiation", 7);

  private Buckets() {}

  /** The expiry of objects in words: in a versioned bucket, it does not delete them at once. */
  public static String expiry(int days) {
    return "Objects expire after "
        + days
        + " days and are deleted "
        + DAYS_UNTIL_NONCURRENT_EXPIRE
        + " days later.";
  }

  /** A bucket that is retained with its stack and deletes objects after {@code days}. */
  public static Resource.Builder closed(String id, String algorithm, int days) {
    Mapping encryption = Value.map().with("SSEAlgorithm", algorithm);
    return closed(
        id, Optional.empty(), Value.map().with("ServerSideEncryptionByDefault", encryption), days);
  }

  /** The same with another encryption; {@code name}, if there is one, is for {@code !Sub}. */
  public static Resource.Builder closed(
      String id, Optional<String> name, Mapping encryptionRule, int days) {
    Mapping expire =
        Value.map()
            .with("Id", "expire")
            .with("Status", "Enabled")
            .with("ExpirationInDays", days)
            .with(
                "NoncurrentVersionExpiration",
                Value.map().with("NoncurrentDays", DAYS_UNTIL_NONCURRENT_EXPIRE))
            .with("AbortIncompleteMultipartUpload", ABORT);
    Resource.Builder bucket =
        Resource.of(id, "AWS::S3::Bucket").deletionPolicy("RetainExceptOnCreate");
    name.ifPresent(sub -> bucket.property("BucketName", Intrinsic.sub(sub)));
    return hidden(bucket, encryptionRule)
        .property("VersioningConfiguration", Value.map().with("Status", "Enabled"))
        .property(
            "LifecycleConfiguration",
            Value.map().with("Rules", new ItemsBy("Id", List.of(expire))));
  }

  /**
   * The lifecycle rule that deletes what only costs: uploads that never ended, and old versions.
   */
  public static Mapping tidy() {
    return Value.map()
        .with("Id", "tidy")
        .with("Status", "Enabled")
        .with(
            "NoncurrentVersionExpiration", Value.map().with("NoncurrentDays", DAYS_OF_OLD_VERSIONS))
        .with("ExpiredObjectDeleteMarker", true)
        .with("AbortIncompleteMultipartUpload", ABORT);
  }

  /** The bucket without access from outside, and without access control lists. */
  public static Resource.Builder hidden(Resource.Builder bucket, Value encryptionRule) {
    return bucket
        .property(
            "PublicAccessBlockConfiguration",
            Value.map()
                .with("BlockPublicAcls", true)
                .with("BlockPublicPolicy", true)
                .with("IgnorePublicAcls", true)
                .with("RestrictPublicBuckets", true))
        .property(
            "OwnershipControls",
            Value.map()
                .with(
                    "Rules",
                    Value.list(Value.map().with("ObjectOwnership", "BucketOwnerEnforced"))))
        .property(
            "BucketEncryption",
            Value.map().with("ServerSideEncryptionConfiguration", Value.list(encryptionRule)));
  }
}

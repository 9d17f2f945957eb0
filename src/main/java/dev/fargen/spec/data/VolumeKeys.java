package dev.fargen.spec.data;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.network.NetworkIds;
import java.math.BigDecimal;

/** Keys of a volume. */
public final class VolumeKeys {

  public static final Key<Boolean> SCRATCH =
      Key.of(
              "scratch",
              Form.truth(),
              "Makes the volume an empty directory that the containers of one task"
                  + " share. It is deleted with the task, and counts toward `ephemeral_storage`.")
          .fallback("false")
          .becomes("`Volumes` of the task definition")
          .example("scratch: true");
  public static final Key<Section> EBS =
      Key.of(
              "ebs",
              Form.blockOr(EbsKeys.SHAPE, EbsKeys.SIZE),
              "Makes the volume an EBS volume: each task has a new one, encrypted, which"
                  + " is deleted with the task. A task can have one. A number stands for a block with"
                  + " that `size` in GiB.")
          .becomes("`VolumeConfigurations` of the service, and an infrastructure role")
          .example("ebs: 100");
  public static final Key<Text> BUCKET =
      Key.of(
              "bucket",
              Form.text("the name of a bucket", Patterns.BUCKET),
              "Name of a bucket of this spec, or of an existing one in the account and region of the"
                  + " stack, whose objects become files (S3 Files). It must have versioning enabled. Its root directory"
                  + " belongs to root: files are accessed as root unless `path` is a directory of"
                  + " the volume's own.")
          .becomes(
              "AWS::S3Files::FileSystem, AWS::S3Files::AccessPoint and AWS::S3Files::MountTarget")
          .example("bucket: \"${BucketName}\"");
  public static final Key<Text> PREFIX =
      Key.of(
              "prefix",
              Form.text(
                  "a beginning of object keys that ends with a slash, such as `shop/`",
                  "[^/].{0,1022}/"),
              "Prefix of the objects that become files. Requires `bucket`.")
          .otherwise("all objects")
          .becomes("`Prefix` of AWS::S3Files::FileSystem")
          .example("prefix: uploads/");
  public static final Key<Text> BUCKET_KMS_KEY =
      Key.of(
              "bucket_kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that the objects of `bucket` are encrypted with. Its key policy"
                  + " must allow the account to use it. Requires `bucket`.")
          .otherwise("`kms_key`; for a bucket of this spec, its own `kms_key`")
          .becomes("policies of the task role and of the role of S3 Files")
          .example("bucket_kms_key: \"${BucketKeyArn}\"");
  public static final Key<Text> ID =
      Key.of(
              "id",
              Form.text(
                  "a file system ID: `fs-` and 8 or 17 lowercase hexadecimal digits",
                  Patterns.FILE_SYSTEM),
              "ID of an existing EFS file system, which must have mount targets in the"
                  + " subnets of the tasks.")
          .otherwise("a new file system")
          .becomes("`FilesystemId` in `Volumes` of the task definition")
          .example("id: \"${FileSystemId}\"");
  public static final Key<Text> SECURITY_GROUP =
      Key.of(
              "security_group",
              NetworkIds.SECURITY_GROUP,
              "Security group of the mount targets of an existing file system. fargen"
                  + " adds an ingress rule for the tasks to it. Without this key, the security"
                  + " group must already allow the tasks.")
          .becomes("AWS::EC2::SecurityGroupIngress")
          .example("security_group: \"${FileSystemSecurityGroupId}\"");
  public static final Key<TruthOr<Text>> ACCESS_POINT =
      Key.of(
              "access_point",
              Form.truthOr(
                  Form.text(
                      "an access point ID: `fsap-` and 17 hexadecimal digits",
                      Patterns.ACCESS_POINT)),
              "ID of an existing access point of an existing file system. With `false`, the file"
                  + " system is mounted without an access point: its root directory, or the"
                  + " existing directory `path`, as the users of the containers.")
          .fallback("true")
          .becomes("`AccessPointId` in `Volumes` of the task definition")
          .example("access_point: \"${AccessPointId}\"");
  public static final Key<Text> PATH =
      Key.of(
              "path",
              DirectoryPath.FORM.slashed(),
              "Directory of the file system that is mounted. It is created if it does"
                  + " not exist. `/` is the root directory, which belongs to root in a new file"
                  + " system.")
          .otherwise("`/<volume>`; `/` of a bucket")
          .becomes("`RootDirectory` of the access point")
          .example("path: /shop/uploads");
  public static final Key<Integer> UID =
      Key.of(
              "uid",
              Form.whole(0, Integer.MAX_VALUE),
              "User ID that owns the directory and is used for all file operations,"
                  + " whatever user the container runs as. A change replaces the access point, and"
                  + " does not change the owner of existing files.")
          .otherwise(
              "the numeric `user` of the containers that mount the volume read-write, if they have"
                  + " one and the same; otherwise 0, for which the task role gets"
                  + " `elasticfilesystem:ClientRootAccess`")
          .becomes("`PosixUser` and `RootDirectory` of the access point")
          .example("uid: 33");
  public static final Key<Integer> GID =
      Key.of(
              "gid",
              Form.whole(0, Integer.MAX_VALUE),
              "Group ID that owns the directory and is used for all file operations.")
          .otherwise("the numeric group of that `user`, or the same number as `uid`")
          .becomes("`PosixUser` and `RootDirectory` of the access point")
          .example("gid: 33");
  public static final Key<String> PERMISSIONS =
      Key.of(
              "permissions",
              Form.plain("three or four octal digits such as `0755`", "[0-7]{3,4}"),
              "Permissions of the directory when it is created.")
          .fallback("0755")
          .becomes("`RootDirectory.CreationInfo` of the access point")
          .example("permissions: \"0750\"");
  public static final Key<String> PERFORMANCE =
      Key.of(
              "performance",
              Form.oneOf("general_purpose", "max_io"),
              "Performance mode: `general_purpose` has the lowest latency; `max_io` has"
                  + " more operations per second and a higher latency. A change replaces the"
                  + " file system.")
          .fallback("general_purpose")
          .becomes("`PerformanceMode` of the file system")
          .example("performance: general_purpose");
  public static final Key<String> THROUGHPUT =
      Key.of(
              "throughput",
              Form.oneOf("elastic", "bursting", "provisioned"),
              "Throughput mode: `elastic` scales with the load and is billed per GB,"
                  + " `bursting` is in proportion to the stored data, `provisioned` is a fixed"
                  + " rate.")
          .fallback("elastic")
          .becomes("`ThroughputMode` of the file system")
          .example("throughput: provisioned");
  public static final Key<BigDecimal> PROVISIONED_THROUGHPUT =
      Key.of(
              "provisioned_throughput",
              Form.decimal("1", "10240"),
              "Throughput in MiB/s. Requires `throughput: provisioned`.")
          .becomes("`ProvisionedThroughputInMibps` of the file system")
          .example("provisioned_throughput: 64");
  public static final Key<Boolean> BACKUP =
      Key.of(
              "backup",
              Form.truth().literal(),
              "Enables automatic daily backups by AWS Backup, each kept for 35 days.")
          .fallback("true")
          .becomes("`BackupPolicy` of the file system")
          .example("backup: false");
  public static final Key<String> INFREQUENT_AFTER =
      Key.of(
              "infrequent_after",
              Form.oneOf("1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d").literal(),
              "Time without access after which a file moves to Infrequent Access"
                  + " storage, which costs less to store and more to read.")
          .otherwise("never")
          .becomes("`LifecyclePolicies` of the file system")
          .example("infrequent_after: 30d");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the file system. A change replaces the"
                  + " file system.")
          .otherwise("the AWS managed key of EFS; with `bucket`, a key that AWS owns")
          .becomes("`KmsKeyId` of the file system")
          .example("kms_key: \"${FileKeyArn}\"");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What happens to the file system when the stack is deleted. When an update"
                  + " replaces the file system and any environment has mode CREATE_UPDATE, it"
                  + " is retained even with `delete`.")
          .byModes("retain", "delete")
          .becomes("`DeletionPolicy` and `UpdateReplacePolicy` of the file system")
          .example("on_delete: retain");

  /** Keys of existing file systems only. */
  public static final Shape OF_EXISTING = Shape.of("", SECURITY_GROUP, ACCESS_POINT);

  /** The identity that new access points give to all clients. */
  public static final Shape OF_IDENTITY = Shape.of("", UID, GID, PERMISSIONS);

  /** Keys of new access points only. */
  public static final Shape OF_POINT = Shape.of("", PATH).plus("", OF_IDENTITY);

  /** Keys of new file systems only. */
  public static final Shape OF_NEW =
      Shape.of(
          "",
          PERFORMANCE,
          THROUGHPUT,
          PROVISIONED_THROUGHPUT,
          BACKUP,
          INFREQUENT_AFTER,
          KMS_KEY,
          ON_DELETE);

  /** Keys that a bucket cannot have. */
  public static final Shape NOT_OF_BUCKET =
      Shape.of(
              "",
              ID,
              PERFORMANCE,
              THROUGHPUT,
              PROVISIONED_THROUGHPUT,
              BACKUP,
              INFREQUENT_AFTER,
              ON_DELETE)
          .plus("", OF_EXISTING);

  public static final Shape SHAPE =
      Shape.of("a volume", SCRATCH, EBS, BUCKET, PREFIX, BUCKET_KMS_KEY, ID)
          .plus("a volume", OF_EXISTING)
          .plus("a volume", OF_POINT)
          .plus("a volume", OF_NEW);

  private VolumeKeys() {}
}

package dev.fargen.spec.data;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.math.BigDecimal;

/** What may be said of a volume. */
public final class VolumeKeys {

  public static final Key<Boolean> SCRATCH =
      Key.of(
              "scratch",
              Form.truth(),
              "An empty directory that each task has for itself, for its containers to share; what"
                  + " is in it goes with the task, and counts against `ephemeral_storage`.")
          .fallback("false")
          .becomes("Volumes of the TaskDefinition")
          .example("scratch: true");
  public static final Key<Text> ID =
      Key.of(
              "id",
              Form.text(
                  "a file system id: `fs-` and 8 to 17 hexadecimal digits", Patterns.FILE_SYSTEM),
              "An EFS file system that exists already, with mount targets where the tasks run.")
          .otherwise("the stack makes one")
          .becomes("FilesystemId in Volumes of the TaskDefinition")
          .example("id: ${FileSystemId}");
  public static final Key<Text> SECURITY_GROUP =
      Key.of(
              "security_group",
              Form.text(
                  "a security group id: `sg-` and 8 to 17 hexadecimal digits",
                  Patterns.SECURITY_GROUP),
              "The group of the mount targets of a file system that exists: the tasks' way in is"
                  + " then added to it. Without it, somebody else must let the tasks in.")
          .becomes("AWS::EC2::SecurityGroupIngress")
          .example("security_group: ${FileSystemSecurityGroupId}");
  public static final Key<Text> ACCESS_POINT =
      Key.of(
              "access_point",
              Form.text(
                  "an access point id: `fsap-` and 17 hexadecimal digits", Patterns.ACCESS_POINT),
              "An access point that exists already, of a file system that does.")
          .otherwise("the stack makes one")
          .becomes("AccessPointId in Volumes of the TaskDefinition")
          .example("access_point: ${AccessPointId}");
  public static final Key<Text> PATH =
      Key.of(
              "path",
              DirectoryPath.FORM,
              "The directory of the file system that is mounted; made when it is missing.")
          .otherwise("/ and the volume's name")
          .becomes("RootDirectory of the AccessPoint")
          .example("path: /shop/uploads");
  public static final Key<Integer> UID =
      Key.of(
              "uid",
              Form.whole(0, Integer.MAX_VALUE),
              "The user that owns the files and does everything there, whoever the container runs"
                  + " as.")
          .fallback("1000")
          .becomes("PosixUser and RootDirectory of the AccessPoint")
          .example("uid: 33");
  public static final Key<Integer> GID =
      Key.of(
              "gid",
              Form.whole(0, Integer.MAX_VALUE),
              "The group that owns the files and does everything there.")
          .fallback("1000")
          .becomes("PosixUser and RootDirectory of the AccessPoint")
          .example("gid: 33");
  public static final Key<String> PERMISSIONS =
      Key.of(
              "permissions",
              Form.plain("three octal digits such as `0755`", "0?[0-7]{3}"),
              "The permissions of the directory when it is made.")
          .fallback("0755")
          .becomes("RootDirectory.CreationInfo of the AccessPoint")
          .example("permissions: \"0750\"");
  public static final Key<String> PERFORMANCE =
      Key.of(
              "performance",
              Form.oneOf("general_purpose", "max_io"),
              "Least latency, or more operations a second by more latency. Can't be changed later.")
          .fallback("general_purpose")
          .becomes("PerformanceMode of the FileSystem")
          .example("performance: general_purpose");
  public static final Key<String> THROUGHPUT =
      Key.of(
              "throughput",
              Form.oneOf("elastic", "bursting", "provisioned"),
              "How much can be read and written: as much as is needed, paid by the gigabyte; in"
                  + " proportion to what is stored; or what `provisioned_throughput` says.")
          .fallback("elastic")
          .becomes("ThroughputMode of the FileSystem")
          .example("throughput: bursting");
  public static final Key<BigDecimal> PROVISIONED_THROUGHPUT =
      Key.of(
              "provisioned_throughput",
              Form.decimal("1", "10240"),
              "MiB a second, where `throughput` is `provisioned`.")
          .becomes("ProvisionedThroughputInMibps of the FileSystem")
          .example("provisioned_throughput: 64");
  public static final Key<Boolean> BACKUP =
      Key.of(
              "backup",
              Form.truth(),
              "Whether AWS Backup copies it every day and keeps each copy for 35 days.")
          .fallback("true")
          .becomes("BackupPolicy of the FileSystem")
          .example("backup: false");
  public static final Key<String> INFREQUENT_AFTER =
      Key.of(
              "infrequent_after",
              Form.oneOf("1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d"),
              "Time after which a file that nobody reads moves to cheaper storage, where reading"
                  + " costs more.")
          .otherwise("never")
          .becomes("LifecyclePolicies of the FileSystem")
          .example("infrequent_after: 30d");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "A customer managed key that encrypts it. Can't be changed later.")
          .otherwise("the key that AWS keeps for EFS")
          .becomes("KmsKeyId of the FileSystem")
          .example("kms_key: ${FileKeyArn}");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What becomes of the file system when the stack goes. Where another one takes its place,"
                  + " and an environment's mode is CREATE_UPDATE, it stays even with `delete`.")
          .byModes("retain", "delete")
          .becomes("DeletionPolicy and UpdateReplacePolicy of the FileSystem")
          .example("on_delete: retain");

  /** What only a file system that exists can have. */
  public static final Shape OF_EXISTING = Shape.of("", SECURITY_GROUP, ACCESS_POINT);

  /** What only an access point of the stack's own can have. */
  public static final Shape OF_POINT = Shape.of("", PATH, UID, GID, PERMISSIONS);

  /** What only a file system of the stack's own can have. */
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

  public static final Shape SHAPE =
      Shape.of("a volume", SCRATCH, ID)
          .plus("a volume", OF_EXISTING)
          .plus("a volume", OF_POINT)
          .plus("a volume", OF_NEW);

  private VolumeKeys() {}
}

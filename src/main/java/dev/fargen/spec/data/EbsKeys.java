package dev.fargen.spec.data;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Amounts;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/**
 * Keys of the EBS volume of a task (Amazon ECS API reference,
 * "ServiceManagedEBSVolumeConfiguration").
 */
public final class EbsKeys {

  public static final Key<Integer> SIZE =
      Key.of("size", Amounts.gib(1, 16_384), "Size in GiB.")
          .mandatory()
          .becomes("`ManagedEBSVolume.SizeInGiB` in `VolumeConfigurations` of the service")
          .example("size: 100");
  public static final Key<String> TYPE =
      Key.of(
              "type",
              Form.oneOf("gp3", "gp2", "io2", "io1", "st1", "sc1", "standard"),
              "Volume type. `io1` and `io2` require `iops`; `st1` and `sc1` have at least 125 GiB,"
                  + " and `standard` at most 1024.")
          .fallback("gp3")
          .becomes("`ManagedEBSVolume.VolumeType` in `VolumeConfigurations` of the service")
          .example("type: io2");
  public static final Key<Integer> IOPS =
      Key.of(
              "iops",
              Form.whole(100, 256_000),
              "Operations per second, for `gp3` (3000 to 16000), `io1` (to 64000) and `io2`.")
          .otherwise("3000 for `gp3`")
          .becomes("`ManagedEBSVolume.Iops` in `VolumeConfigurations` of the service")
          .example("iops: 6000");
  public static final Key<Integer> THROUGHPUT =
      Key.of("throughput", Form.whole(125, 1_000), "Throughput in MiB/s, for `gp3`.")
          .otherwise("125 for `gp3`")
          .becomes("`ManagedEBSVolume.Throughput` in `VolumeConfigurations` of the service")
          .example("throughput: 250");
  public static final Key<String> FILE_SYSTEM =
      Key.of(
              "file_system",
              Form.oneOf("xfs", "ext4", "ext3"),
              "File system of the volume; with `snapshot`, that of the snapshot.")
          .fallback("xfs")
          .becomes("`ManagedEBSVolume.FilesystemType` in `VolumeConfigurations` of the service")
          .example("file_system: ext4");
  public static final Key<Text> SNAPSHOT =
      Key.of(
              "snapshot",
              Form.text(
                  "a snapshot ID: `snap-` and 8 or 17 lowercase hexadecimal digits",
                  "snap-[0-9a-f]{8,17}"),
              "Snapshot that each volume is created from.")
          .otherwise("an empty volume")
          .becomes("`ManagedEBSVolume.SnapshotId` in `VolumeConfigurations` of the service")
          .example("snapshot: snap-0123456789abcdef0");
  public static final Key<Text> KMS_KEY =
      Key.of("kms_key", ArnKinds.KMS_KEY, "Customer managed key that encrypts the volume.")
          .otherwise("the default key for EBS of the account")
          .becomes("`ManagedEBSVolume.KmsKeyId` in `VolumeConfigurations` of the service")
          .example("kms_key: \"${KmsKeyArn}\"");

  public static final Shape SHAPE =
      Shape.of("an `ebs` block", SIZE, TYPE, IOPS, THROUGHPUT, FILE_SYSTEM, SNAPSHOT, KMS_KEY);

  private EbsKeys() {}
}

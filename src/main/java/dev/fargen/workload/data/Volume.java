package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.data.EbsKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.PosixUser;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.math.BigDecimal;
import java.util.Optional;

/** Where containers keep files beside their images. */
public sealed interface Volume extends Thing {

  @Override
  default ThingKind kind() {
    return ThingKind.VOLUMES;
  }

  /**
   * Whether the stack makes mount targets for it, by which tasks reach it from their own
   * Availability Zone (Amazon EFS user guide, "Managing mount targets").
   */
  default boolean hasMountTargets() {
    return false;
  }

  /** An empty directory that each task has for itself. */
  record Scratch(String name, Span span) implements Volume {}

  /**
   * An EBS volume that each task of a service has for itself.
   *
   * @param size in GiB
   * @param throughput in MiB/s
   */
  record Ebs(
      String name,
      Given<Integer> size,
      Given<String> type,
      Optional<Given<Integer>> iops,
      Optional<Given<Integer>> throughput,
      Given<String> fileSystem,
      Optional<Given<Text>> snapshot,
      Optional<Given<Text>> kmsKey,
      Span span)
      implements Volume {

    static Ebs of(String name, Section ebs, Span span) {
      return new Ebs(
          name,
          ebs.needed(EbsKeys.SIZE, 1),
          ebs.value(EbsKeys.TYPE),
          ebs.get(EbsKeys.IOPS),
          ebs.get(EbsKeys.THROUGHPUT),
          ebs.value(EbsKeys.FILE_SYSTEM),
          ebs.get(EbsKeys.SNAPSHOT),
          ebs.get(EbsKeys.KMS_KEY),
          span);
    }
  }

  /**
   * The objects of a bucket as files.
   *
   * @param bucket its name: of one that exists already, or a reference to one of the stack's own
   * @param prefix of the objects
   * @param kmsKey encrypts the file system
   * @param objectsKey encrypts the objects
   */
  record Bucket(
      String name,
      Given<Text> bucket,
      Optional<Given<Text>> prefix,
      AccessPoint point,
      Optional<Given<Text>> kmsKey,
      Optional<Given<Text>> objectsKey,
      Span span)
      implements Volume {

    @Override
    public boolean hasMountTargets() {
      return true;
    }

    /** The bucket of the spec, if it is one. */
    public Optional<String> own() {
      return Lists.first(bucket.value().things()).map(Text.ThingReference::name);
    }

    /** Whether the key also encrypts the file system, or is that of a bucket of the spec. */
    public boolean isOwnKey(Given<Text> key) {
      return own().isPresent() || kmsKey.equals(Optional.of(key));
    }
  }

  /**
   * A file system of the stack's own.
   *
   * @param infrequentAfter days after which files move to cheaper storage
   */
  record FileSystem(
      String name,
      AccessPoint accessPoint,
      Performance performance,
      Given<Boolean> backup,
      Optional<Given<String>> infrequentAfter,
      Optional<Given<Text>> kmsKey,
      Retention retention,
      Span span)
      implements Volume {

    @Override
    public boolean hasMountTargets() {
      return true;
    }
  }

  /**
   * How fast a file system is.
   *
   * @param provisioned MiB a second, where the throughput is provisioned
   */
  record Performance(
      Given<String> mode, Given<String> throughput, Optional<Given<BigDecimal>> provisioned) {}

  /** Whether a file system stays when the stack goes, and when another one takes its place. */
  record Retention(boolean onDelete, boolean onReplace) {}

  /**
   * A file system that exists already.
   *
   * @param securityGroup of its mount targets, if the way in is to be added to it
   */
  record Existing(
      String name, Given<Text> id, Optional<Given<Text>> securityGroup, Entry entry, Span span)
      implements Volume {}

  /** How the containers get into an existing file system. */
  sealed interface Entry {}

  /**
   * A new access point.
   *
   * @param path the directory that is mounted
   * @param creates whether the directory may have to be created; the root directory never has
   * @param user all files are accessed as this user
   */
  record AccessPoint(Given<Text> path, boolean creates, PosixUser user, Given<String> permissions)
      implements Entry {}

  /** An existing access point. */
  record ExistingPoint(Given<Text> id) implements Entry {}

  /**
   * No access point: files are accessed as the users of the containers.
   *
   * @param path a directory that exists, in place of the root directory
   * @param asRoot whether one of these users may be root
   */
  record WithoutPoint(Optional<Given<Text>> path, boolean asRoot) implements Entry {}
}

package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.BucketKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.workload.containers.PosixUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the volumes. */
public final class VolumeResolver {

  private final boolean anyProtected;
  private final VolumeUsers users;

  public VolumeResolver(boolean anyProtected, VolumeUsers users) {
    this.anyProtected = anyProtected;
    this.users = users;
  }

  /** The volumes that are configured where tasks start. */
  public static List<Volume> launched(Section stack) {
    List<Volume> volumes = new ArrayList<>();
    stack
        .named(StackKeys.VOLUMES)
        .forEach(
            (name, entry) -> {
              Section volume = entry.value().value();
              if (volume.has(VolumeKeys.EBS) && !volume.value(VolumeKeys.SCRATCH).value()) {
                volumes.add(Volume.Ebs.of(name, volume.section(VolumeKeys.EBS), entry.key()));
              }
            });
    return volumes;
  }

  public List<Volume> resolve(Section stack) {
    List<Volume> volumes = new ArrayList<>();
    stack
        .named(StackKeys.VOLUMES)
        .forEach(
            (name, entry) -> volumes.add(volume(name, entry.key(), entry.value().value(), stack)));
    return volumes;
  }

  private Volume volume(String name, Span key, Section section, Section stack) {
    if (section.value(VolumeKeys.SCRATCH).value()) {
      return new Volume.Scratch(name, key);
    }
    if (section.has(VolumeKeys.EBS)) {
      return Volume.Ebs.of(name, section.section(VolumeKeys.EBS), key);
    }
    if (section.has(VolumeKeys.BUCKET)) {
      Given<Text> bucket = section.needed(VolumeKeys.BUCKET, Text.of(""));
      Optional<Section> own = OwnBucket.of(bucket.value(), stack);
      return new Volume.Bucket(
          name,
          own.isPresent() ? OwnBucket.reference(bucket) : bucket,
          section.get(VolumeKeys.PREFIX),
          section.has(VolumeKeys.PATH) ? point(name, section) : whole(section),
          section.get(VolumeKeys.KMS_KEY),
          own.isPresent()
              ? own.get().get(BucketKeys.KMS_KEY)
              : section.get(VolumeKeys.BUCKET_KMS_KEY).or(() -> section.get(VolumeKeys.KMS_KEY)),
          key);
    }
    if (section.has(VolumeKeys.ID)) {
      return new Volume.Existing(
          name,
          section.needed(VolumeKeys.ID, Text.of("")),
          section.get(VolumeKeys.SECURITY_GROUP),
          entry(name, section),
          key);
    }
    return fileSystem(name, key, section, point(name, section));
  }

  private Volume.Entry entry(String name, Section section) {
    Optional<Given<TruthOr<Text>>> written = section.get(VolumeKeys.ACCESS_POINT);
    Optional<Text> existing = written.flatMap(given -> given.value().more());
    if (existing.isPresent()) {
      return new Volume.ExistingPoint(Given.of(existing.get(), written.get().span()));
    }
    boolean without = written.flatMap(given -> given.value().truth()).filter(is -> !is).isPresent();
    return without
        ? new Volume.WithoutPoint(
            section.get(VolumeKeys.PATH).filter(path -> !isRoot(path)), users.mayBeRoot(name))
        : point(name, section);
  }

  /**
   * The directory of the volume, as a user that can write to it: as written; otherwise the one user
   * of all containers that write; otherwise root, which can write as each of them.
   */
  private Volume.AccessPoint point(String name, Section section) {
    Given<Text> path = section.or(VolumeKeys.PATH, Text.of("/" + name));
    Optional<PosixUser> user = users.ofVolume(name);
    Given<Integer> uid =
        section.or(
            VolumeKeys.UID, user.map(PosixUser::uid).map(Given::value).orElse(VolumeUsers.ROOT));
    boolean same = user.filter(one -> one.uid().value().equals(uid.value())).isPresent();
    Given<Integer> gid =
        section.or(
            VolumeKeys.GID,
            user.filter(one -> same).map(PosixUser::gid).map(Given::value).orElse(uid.value()));
    return new Volume.AccessPoint(
        path,
        !isRoot(path),
        new PosixUser(uid, gid),
        section.value(VolumeKeys.PERMISSIONS).map(VolumeResolver::fourDigits));
  }

  /** The root directory of a bucket, which belongs to root. */
  private static Volume.AccessPoint whole(Section section) {
    Given<Integer> uid = section.or(VolumeKeys.UID, VolumeUsers.ROOT);
    return new Volume.AccessPoint(
        Given.of(Text.of("/"), section.span()),
        false,
        new PosixUser(uid, section.or(VolumeKeys.GID, uid.value())),
        section.value(VolumeKeys.PERMISSIONS).map(VolumeResolver::fourDigits));
  }

  private boolean isRoot(Given<Text> path) {
    return path.value().with(users.values()).equals("/");
  }

  private Volume fileSystem(String name, Span key, Section section, Volume.AccessPoint point) {
    boolean retain = section.value(VolumeKeys.ON_DELETE, anyProtected).value().equals("retain");
    return new Volume.FileSystem(
        name,
        point,
        new Volume.Performance(
            section.value(VolumeKeys.PERFORMANCE),
            section.value(VolumeKeys.THROUGHPUT),
            section.get(VolumeKeys.PROVISIONED_THROUGHPUT)),
        section.value(VolumeKeys.BACKUP),
        section.get(VolumeKeys.INFREQUENT_AFTER),
        section.get(VolumeKeys.KMS_KEY),
        new Volume.Retention(retain, anyProtected || retain),
        key);
  }

  private static String fourDigits(String permissions) {
    return permissions.length() == 3 ? "0" + permissions : permissions;
  }
}

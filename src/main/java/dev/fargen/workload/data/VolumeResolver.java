package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.List;

/** Resolves the volumes. */
public final class VolumeResolver {

  private final boolean anyProtected;

  public VolumeResolver(boolean anyProtected) {
    this.anyProtected = anyProtected;
  }

  public List<Volume> resolve(Section stack) {
    List<Volume> volumes = new ArrayList<>();
    stack
        .named(StackKeys.VOLUMES)
        .forEach((name, entry) -> volumes.add(volume(name, entry.key(), entry.value().value())));
    return volumes;
  }

  private Volume volume(String name, Span key, Section section) {
    if (section.value(VolumeKeys.SCRATCH).value()) {
      return new Volume.Scratch(name, key);
    }
    Volume.AccessPoint point =
        new Volume.AccessPoint(
            section.or(VolumeKeys.PATH, Text.of("/" + name)),
            section.value(VolumeKeys.UID),
            section.value(VolumeKeys.GID),
            section.value(VolumeKeys.PERMISSIONS).map(VolumeResolver::fourDigits));
    if (section.has(VolumeKeys.ID)) {
      return new Volume.Existing(
          name,
          section.needed(VolumeKeys.ID, Text.of("")),
          section.get(VolumeKeys.SECURITY_GROUP),
          section.get(VolumeKeys.ACCESS_POINT),
          point,
          key);
    }
    return fileSystem(name, key, section, point);
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

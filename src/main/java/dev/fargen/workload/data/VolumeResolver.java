package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.List;

/** Resolves the volumes. */
public final class VolumeResolver {

  private static final int DEFAULT_ID = 1_000;

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
    if (section.get(VolumeKeys.SCRATCH, false).value()) {
      return new Volume.Scratch(name, key);
    }
    Volume.AccessPoint point =
        new Volume.AccessPoint(
            section.get(VolumeKeys.PATH, Text.of("/" + name)),
            section.get(VolumeKeys.UID, DEFAULT_ID),
            section.get(VolumeKeys.GID, DEFAULT_ID),
            section.get(VolumeKeys.PERMISSIONS, "0755").map(VolumeResolver::fourDigits));
    if (section.has(VolumeKeys.ID)) {
      return new Volume.Existing(
          name,
          section.get(VolumeKeys.ID, Text.of("")),
          section.get(VolumeKeys.SECURITY_GROUP),
          section.get(VolumeKeys.ACCESS_POINT),
          point,
          key);
    }
    return fileSystem(name, key, section, point);
  }

  private Volume fileSystem(String name, Span key, Section section, Volume.AccessPoint point) {
    Given<Boolean> retain =
        section
            .get(VolumeKeys.ON_DELETE)
            .map(given -> given.map("retain"::equals))
            .orElseGet(() -> Given.of(anyProtected, section.span()));
    return new Volume.FileSystem(
        name,
        point,
        section.get(VolumeKeys.PERFORMANCE, "general_purpose"),
        section.get(VolumeKeys.THROUGHPUT, "elastic"),
        section.get(VolumeKeys.PROVISIONED_THROUGHPUT),
        section.get(VolumeKeys.BACKUP, true),
        section.get(VolumeKeys.INFREQUENT_AFTER),
        section.get(VolumeKeys.KMS_KEY),
        retain,
        anyProtected || retain.value(),
        key);
  }

  private static String fourDigits(String permissions) {
    return permissions.length() == 3 ? "0" + permissions : permissions;
  }
}

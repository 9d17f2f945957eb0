package dev.fargen.workload.data;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.List;

/** Resolves the volumes. */
public final class VolumeResolver {

  private static final int DEFAULT_ID = 1_000;

  private final boolean anyProtected;
  private final Diagnostics diagnostics;

  public VolumeResolver(boolean anyProtected, Diagnostics diagnostics) {
    this.anyProtected = anyProtected;
    this.diagnostics = diagnostics;
  }

  public List<Volume> resolve(Section stack) {
    List<Volume> volumes = new ArrayList<>();
    stack
        .get(StackKeys.VOLUMES)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> volumes.add(volume(name, entry.key(), entry.value().value())));
    return volumes;
  }

  private Volume volume(String name, Span key, Section section) {
    if (section.get(VolumeKeys.SCRATCH, false).value()) {
      for (Shape shape : List.of(VolumeKeys.OF_EXISTING, VolumeKeys.OF_POINT, VolumeKeys.OF_NEW)) {
        refuse(section, VolumeKeys.SCRATCH, "scratch space", shape.keys());
      }
      refuse(section, VolumeKeys.SCRATCH, "scratch space", List.of(VolumeKeys.ID));
      return new Volume.Scratch(name, key);
    }
    Volume.AccessPoint point =
        new Volume.AccessPoint(
            section.get(VolumeKeys.PATH, Text.of("/" + name)),
            section.get(VolumeKeys.UID, DEFAULT_ID),
            section.get(VolumeKeys.GID, DEFAULT_ID),
            section.get(VolumeKeys.PERMISSIONS, "0755").map(VolumeResolver::fourDigits));
    if (section.has(VolumeKeys.ID)) {
      refuse(section, VolumeKeys.ID, "a file system that exists", VolumeKeys.OF_NEW.keys());
      if (section.has(VolumeKeys.ACCESS_POINT)) {
        refuse(
            section,
            VolumeKeys.ACCESS_POINT,
            "an access point that exists",
            VolumeKeys.OF_POINT.keys());
      }
      return new Volume.Existing(
          name,
          section.get(VolumeKeys.ID, Text.of("")),
          section.get(VolumeKeys.SECURITY_GROUP),
          section.get(VolumeKeys.ACCESS_POINT),
          point,
          key);
    }
    for (Key<?> wrong : VolumeKeys.OF_EXISTING.keys()) {
      if (section.has(wrong)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.MISSING_KEY, "`" + wrong.name() + "` is for a file system that exists")
                .at(section.keySpan(wrong))
                .help("write its `id: ${FileSystemId}` too, or take this away"));
      }
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

  private void refuse(Section section, Key<?> because, String what, List<Key<?>> keys) {
    for (Key<?> key : keys) {
      if (section.has(key)) {
        diagnostics.report(
            Diagnostic.of(Code.CONFLICTING_KEYS, "`" + key.name() + "` can't be said of " + what)
                .at(section.keySpan(key), "this key")
                .at(section.keySpan(because), "and this one"));
      }
    }
  }
}

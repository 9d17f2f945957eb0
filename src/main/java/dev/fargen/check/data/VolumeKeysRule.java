package dev.fargen.check.data;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import java.util.List;
import java.util.Optional;

/**
 * A volume must have only the keys of its kind: scratch space, an existing file system or a new one
 * (Amazon ECS API reference, "EFSVolumeConfiguration").
 */
public final class VolumeKeysRule implements SpecRule {

  /** The keys that say what a volume is. */
  private static final List<Key<?>> KINDS =
      List.of(VolumeKeys.SCRATCH, VolumeKeys.EBS, VolumeKeys.BUCKET, VolumeKeys.ID);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing volume : environment.things(StackKeys.VOLUMES)) {
      check(volume.keys(), environment.own().span(), diagnostics);
    }
  }

  /**
   * @param own what the environment itself says
   */
  private static void check(Section volume, Span own, Diagnostics diagnostics) {
    if (volume.value(VolumeKeys.SCRATCH).value()) {
      refuse(volume, VolumeKeys.SCRATCH, "scratch volume", VolumeKeys.SHAPE, own, diagnostics);
    } else if (volume.has(VolumeKeys.EBS)) {
      refuse(volume, VolumeKeys.EBS, "EBS volume", VolumeKeys.SHAPE, own, diagnostics);
    } else if (volume.has(VolumeKeys.BUCKET)) {
      refuse(volume, VolumeKeys.BUCKET, "S3 bucket", VolumeKeys.NOT_OF_BUCKET, own, diagnostics);
    } else if (volume.has(VolumeKeys.ID)) {
      refuse(volume, VolumeKeys.ID, "existing file system", VolumeKeys.OF_NEW, own, diagnostics);
      volume
          .get(VolumeKeys.ACCESS_POINT)
          .ifPresent(point -> accessPoint(volume, point.value(), own, diagnostics));
    } else {
      requireId(volume, diagnostics);
    }
    boolean other = volume.value(VolumeKeys.SCRATCH).value() || volume.has(VolumeKeys.EBS);
    if (!other && !volume.has(VolumeKeys.BUCKET)) {
      ofBucket(volume, VolumeKeys.PREFIX, diagnostics);
      ofBucket(volume, VolumeKeys.BUCKET_KMS_KEY, diagnostics);
    }
  }

  private static void ofBucket(Section volume, Key<?> key, Diagnostics diagnostics) {
    if (volume.has(key)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`" + key.name() + "` requires `bucket`")
              .at(volume.keySpan(key))
              .help(
                  volume.has(VolumeKeys.ID)
                      ? "remove `" + key.name() + "`"
                      : "write `bucket: \"${BucketName}\"`, or remove `" + key.name() + "`"));
    }
  }

  private static void accessPoint(
      Section volume, TruthOr<Text> point, Span own, Diagnostics diagnostics) {
    if (point.more().isPresent()) {
      String what = "existing access point";
      refuse(volume, VolumeKeys.ACCESS_POINT, what, VolumeKeys.OF_POINT, own, diagnostics);
    } else if (!point.truth().orElse(true)) {
      String what = "no access point";
      refuse(volume, VolumeKeys.ACCESS_POINT, what, VolumeKeys.OF_IDENTITY, own, diagnostics);
    }
  }

  private static void refuse(
      Section volume,
      Key<?> because,
      String what,
      Shape others,
      Span own,
      Diagnostics diagnostics) {
    for (Key<?> key : others.keys()) {
      if (!key.equals(because) && volume.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`%s` and `%s` cannot be used together".formatted(key.name(), because.name()))
                .at(volume.keySpan(key))
                .at(volume.keySpan(because), what)
                .help(
                    KINDS.contains(key)
                        ? oneOf(key, because, volume, own)
                        : "remove `" + key.name() + "`, which requires " + kind(key, because)));
      }
    }
  }

  /** Of two keys that an environment has together, one may be inherited. */
  private static String oneOf(Key<?> key, Key<?> other, Section volume, Span own) {
    boolean mine = own.contains(volume.keySpan(key));
    if (mine == own.contains(volume.keySpan(other))) {
      return "remove `" + key.name() + "` or `" + other.name() + "`";
    }
    return "remove `"
        + (mine ? key : other).name()
        + "`, or write `"
        + (mine ? other : key).name()
        + ":` without a value beside it";
  }

  /** What has the key. */
  private static String kind(Key<?> key, Key<?> because) {
    return List.of(VolumeKeys.PREFIX, VolumeKeys.BUCKET_KMS_KEY).contains(key)
        ? "an S3 bucket"
        : because.equals(VolumeKeys.ACCESS_POINT)
            ? "a new access point"
            : because.equals(VolumeKeys.ID)
                ? "a new file system"
                : VolumeKeys.NOT_OF_BUCKET.keys().contains(key)
                    ? "an EFS volume"
                    : "an EFS or S3 Files volume";
  }

  private static void requireId(Section volume, Diagnostics diagnostics) {
    Optional<Key<?>> made = Lists.first(VolumeKeys.OF_NEW.keys(), volume::has);
    for (Key<?> key : VolumeKeys.OF_EXISTING.keys()) {
      if (volume.has(key)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`" + key.name() + "` requires `id`")
                .at(volume.keySpan(key))
                .help(
                    made.isPresent()
                        ? "remove `"
                            + key.name()
                            + "`: `"
                            + made.get().name()
                            + "` is for a new file system, which has no `id`"
                        : "write `id: \"${FileSystemId}\"` for an existing file system, or remove `"
                            + key.name()
                            + "`"));
      }
    }
  }
}

package dev.fargen.check.data;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.BucketKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.data.OwnBucket;
import java.util.Optional;

/**
 * A bucket of the spec whose objects become files must be versioned: S3 Files synchronizes versions
 * (Amazon S3 user guide, "Prerequisites for S3 Files").
 */
public final class OwnBucketRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing volume : environment.things(StackKeys.VOLUMES)) {
      volume
          .keys()
          .get(VolumeKeys.BUCKET)
          .ifPresent(
              bucket -> {
                reference(bucket, diagnostics);
                OwnBucket.of(bucket.value(), environment.stack())
                    .ifPresent(own -> check(volume.keys(), bucket, own, diagnostics));
              });
    }
  }

  /** Other references are reported as ones that volumes cannot have. */
  private static void reference(Given<Text> bucket, Diagnostics diagnostics) {
    Text text = bucket.value();
    for (ThingReference reference : text.things()) {
      if (text.parts().size() > 1 && OwnBucket.isName(reference)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_REFERENCE, "`" + text.written() + "` is not the name of a bucket")
                .at(bucket.span())
                .note("a reference to a bucket of the spec must be the whole value")
                .help(
                    "write `bucket: "
                        + reference.name()
                        + "`, and `prefix` for the beginning of the object keys"));
        return;
      }
    }
  }

  private static void check(
      Section volume, Given<Text> bucket, Section own, Diagnostics diagnostics) {
    Optional<Given<Boolean>> versioning = own.get(BucketKeys.VERSIONING);
    if (versioning.isPresent() && !versioning.get().value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS, "a volume cannot use a bucket with `versioning: false`")
              .at(bucket.span(), "the objects of this bucket become files")
              .at(versioning.get().span(), "no versions")
              .note("S3 Files requires a bucket with versioning enabled")
              .help("remove `versioning`"));
    }
    if (volume.has(VolumeKeys.BUCKET_KMS_KEY)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`bucket_kms_key` and a bucket of the spec cannot be used together")
              .at(
                  volume.keySpan(VolumeKeys.BUCKET_KMS_KEY),
                  "only for a bucket that the spec does not create")
              .at(bucket.span(), "a bucket of this spec")
              .help(
                  own.has(BucketKeys.KMS_KEY)
                      ? "remove `bucket_kms_key`: the `kms_key` of the bucket is used"
                      : "write the key as `kms_key` of the bucket, in place of `bucket_kms_key`"));
    }
  }
}

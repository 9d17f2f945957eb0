package dev.fargen.spec.repositories;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** What may be said of a repository for images. */
public final class RepositoryKeys {

  public static final Key<Boolean> IMMUTABLE_TAGS =
      Key.of(
              "immutable_tags",
              Form.truth(),
              "Whether a tag, once pushed, stays with its image: what was tested is what runs.")
          .fallback("true")
          .becomes("ImageTagMutability of the Repository")
          .example("immutable_tags: false");
  public static final Key<Boolean> SCAN_ON_PUSH =
      Key.of(
              "scan_on_push",
              Form.truth(),
              "Whether each image is looked through for known vulnerabilities when it comes in.")
          .fallback("true")
          .becomes("ImageScanningConfiguration of the Repository")
          .example("scan_on_push: false");
  public static final Key<Integer> KEEP =
      Key.of(
              "keep",
              Form.whole(1, 100_000),
              "How many images are kept; the oldest beyond that go, so leave room for those that"
                  + " still run.")
          .fallback("50")
          .becomes("LifecyclePolicy of the Repository")
          .example("keep: 100");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "A customer managed key that encrypts the images. A change of it replaces the"
                  + " repository.")
          .otherwise("the key that AWS keeps for ECR, which costs nothing")
          .becomes("EncryptionConfiguration of the Repository")
          .example("kms_key: ${ImageKeyArn}");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What becomes of it when the stack goes; `delete` takes the images with it.")
          .byModes("retain", "delete")
          .becomes("DeletionPolicy and EmptyOnDelete of the Repository")
          .example("on_delete: retain");

  public static final Shape SHAPE =
      Shape.of("a repository", IMMUTABLE_TAGS, SCAN_ON_PUSH, KEEP, KMS_KEY, ON_DELETE);

  private RepositoryKeys() {}
}

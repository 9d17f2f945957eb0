package dev.fargen.spec.repositories;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of an image repository. */
public final class RepositoryKeys {

  public static final Key<Boolean> IMMUTABLE_TAGS =
      Key.of(
              "immutable_tags",
              Form.truth().literal(),
              "Prevents a tag from being moved to another image.")
          .fallback("true")
          .becomes("`ImageTagMutability` of the repository")
          .example("immutable_tags: false");
  public static final Key<Boolean> SCAN_ON_PUSH =
      Key.of("scan_on_push", Form.truth(), "Scans each pushed image for known vulnerabilities.")
          .fallback("true")
          .becomes("`ImageScanningConfiguration` of the repository")
          .example("scan_on_push: false");
  public static final Key<Integer> KEEP =
      Key.of(
              "keep",
              Form.whole(1, 100_000),
              "Number of images to keep. Older images expire, including those that are"
                  + " still in use, so leave room for them. A repository of a pipeline also"
                  + " keeps the 10 most recently pushed images tagged for each environment.")
          .fallback("50")
          .becomes("`LifecyclePolicy` of the repository")
          .example("keep: 100");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the images. A change replaces the"
                  + " repository.")
          .otherwise("the AWS managed key of ECR")
          .becomes("`EncryptionConfiguration` of the repository")
          .example("kms_key: \"${ImageKeyArn}\"");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What happens to the repository when the stack is deleted. `delete` also"
                  + " deletes its images.")
          .byModes("retain", "delete")
          .becomes("`DeletionPolicy` and `EmptyOnDelete` of the repository")
          .example("on_delete: retain");

  public static final Shape SHAPE =
      Shape.of("a repository", IMMUTABLE_TAGS, SCAN_ON_PUSH, KEEP, KMS_KEY, ON_DELETE);

  private RepositoryKeys() {}
}

package dev.fargen.spec.containers;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of a container image. */
public final class ImageKeys {

  /** Keys of the credentials of a private registry. */
  public static final class Credentials {
    public static final Key<Text> SECRET =
        Key.of("secret", ArnKinds.SECRET, "ARN of the Secrets Manager secret.")
            .mandatory()
            .becomes("`RepositoryCredentials` of the container definition")
            .example(
                "secret: arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf");
    public static final Key<Text> KMS_KEY =
        Key.of(
                "kms_key",
                ArnKinds.KMS_KEY,
                "Customer managed key that encrypts the secret. The execution role gets"
                    + " `kms:Decrypt` for this key, only through Secrets Manager.")
            .becomes("a statement of the execution role")
            .example("kms_key: \"${KmsKeyArn}\"");
    public static final Shape SHAPE = Shape.of("a `credentials` block", SECRET, KMS_KEY);

    private Credentials() {}
  }

  public static final Key<Text> URI =
      Key.of("uri", ImageReference.FORM, "Image reference, as for `docker pull`.")
          .becomes("`Image` of the container definition")
          .example("uri: public.ecr.aws/nginx/nginx:1.29");
  public static final Key<Text> ECR =
      Key.of(
              "ecr",
              Form.text(
                  "the name of an ECR repository: lowercase letters, digits, underscores, hyphens, dots and slashes",
                  "(?=.{2,256}$)[a-z0-9]+([._/-]+[a-z0-9]+)*"),
              "Name of an ECR repository in the account and region of the stack. The"
                  + " execution role can pull from this repository only. If its namespace is"
                  + " one that the console suggests for a pull through cache, such as"
                  + " `docker-hub/` or `ecr-public/`, the role can also create the repository"
                  + " and import the image.")
          .becomes("`Image` of the container definition")
          .example("ecr: my-application");
  public static final Key<Text> TAG =
      Key.of(
              "tag",
              Form.text(
                  "an image tag: at most 128 letters, digits, underscores, dots and hyphens",
                  ImageReference.TAG),
              "Tag of the image. `ecr` requires either `tag` or `digest`; in a `uri`,"
                  + " the tag is part of the reference.")
          .becomes("`Image` of the container definition")
          .example("tag: \"1.4.2\"");
  public static final Key<Text> DIGEST =
      Key.of(
              "digest",
              Form.text(
                  "an image digest, `sha256:` and 64 hexadecimal digits", "sha256:[0-9a-f]{64}"),
              "Digest of the image, in place of a tag.")
          .becomes("`Image` of the container definition")
          .example(
              "digest: sha256:33e0bbc7ca9ecf108140af6288c7c9d1ecc77548cbfd3952fd8466a75edefe57");
  public static final Key<Section> CREDENTIALS =
      Key.of(
              "credentials",
              Form.blockOr(Credentials.SHAPE, Credentials.SECRET),
              "Secret with the keys `username` and `password`, for a private registry other"
                  + " than ECR. An ARN stands for a block with that `secret`.")
          .becomes("`RepositoryCredentials` of the container definition")
          .example(
              "credentials: arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf");
  public static final Shape SHAPE = Shape.of("an image", URI, ECR, TAG, DIGEST, CREDENTIALS);

  private ImageKeys() {}
}

package dev.fargen.spec.containers;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.arn.NameOrArn;
import dev.fargen.spec.arn.ParameterName;
import dev.fargen.spec.arn.SecretName;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of the source of a secret environment variable. */
public final class SecretKeys {

  public static final Key<Text> FROM =
      Key.of(
              "from",
              ArnKinds.SECRET_SOURCE.ofSecret(),
              "ARN of a Secrets Manager secret or a Systems Manager parameter, or a secret:"
                  + " `${databases.<database>.password}`, `${secret:<secret>}` or"
                  + " `${secret:<secret>:<key>}`. A string with such secrets in it becomes a secret of"
                  + " the stack, which CloudFormation composes; after a change of the secrets in it,"
                  + " `fargen restart` composes it again.")
          .becomes("`ValueFrom` of a secret of the container definition")
          .example("from: \"${databases.shop.password}\"");
  public static final Key<Text> SECRET =
      Key.of(
              "secret",
              NameOrArn.form(
                  "the name or ARN of a secret in Secrets Manager",
                  "(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}",
                  ArnKinds.SECRET_PATTERN,
                  ArnKinds.SECRET_EXAMPLE,
                  SecretName::fault),
              "Name or ARN of a Secrets Manager secret. A name that ends with a hyphen and six"
                  + " characters requires the ARN.")
          .becomes("`ValueFrom` of a secret of the container definition")
          .example("secret: my-application/api-key");
  public static final Key<Text> KEY =
      Key.of(
              "key",
              Form.text("a key of the JSON in the secret, without colons", "[^:]{1,255}").ofSpec(),
              "Key in a secret that is a JSON object.")
          .otherwise("the whole secret")
          .becomes("the JSON key in `ValueFrom`")
          .example("key: password");
  public static final Key<Text> VERSION =
      Key.of(
              "version",
              Form.text("a version stage, without colons", "[^:]{1,256}").ofSpec(),
              "Version stage of the secret.")
          .otherwise("AWSCURRENT")
          .becomes("the version stage in `ValueFrom`")
          .example("version: AWSPREVIOUS");
  public static final Key<Text> SSM =
      Key.of(
              "ssm",
              NameOrArn.form(
                  "the name or ARN of a parameter",
                  "/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
                  ArnKinds.PARAMETER_PATTERN,
                  ArnKinds.PARAMETER_EXAMPLE,
                  ParameterName::fault),
              "Name or ARN of a parameter in Systems Manager Parameter Store.")
          .becomes("`ValueFrom` of a secret of the container definition")
          .example("ssm: /my-application/partner-url");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the secret or parameter; for a string with secrets"
                  + " in it, the secret that it becomes. The execution role gets `kms:Decrypt` for this key, only through Secrets Manager or"
                  + " Systems Manager.")
          .becomes("a statement of the execution role")
          .example("kms_key: \"${KmsKeyArn}\"");

  /** Where the value is, without where it goes. */
  public static final Shape SOURCE = Shape.of("a secret", FROM, SECRET, KEY, VERSION, SSM, KMS_KEY);

  public static final Key<String> TARGET =
      Key.of(
              "target",
              ConfigKeys.TARGET.form(),
              "Path of a file in the container that gets the value, in place of an environment"
                  + " variable. Fargate mounts directories only, so the directory of the file is"
                  + " mounted, read-only, and hides what the image has there.")
          .becomes("`Secrets` of the container `files-init`")
          .example("target: /run/secrets/tls.key");
  public static final Key<String> MODE =
      Key.of("mode", ConfigKeys.MODE.form(), ConfigKeys.MODE.meaning() + " Requires `target`.")
          .fallback(ConfigKeys.MODE.fallback().orElseThrow())
          .becomes("the command of the container `files-init`")
          .example("mode: \"0400\"");
  public static final Shape SHAPE = SOURCE.plus("a secret", Shape.of("", TARGET, MODE));

  private SecretKeys() {}
}

package dev.fargen.spec.services;

import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of the log router: FireLens, as in the manifests of AWS Copilot. */
public final class LogKeys {

  public static final Key<Named<Text>> DESTINATION =
      Key.of(
              "destination",
              Form.named("a map of options", Name.VARIABLE, Form.text("a string")),
              "Options of the Fluent Bit output that gets the output of the containers, with its"
                  + " `Name`. The router runs in a container of its own, `log-router`, whose output"
                  + " goes to the log group. For `cloudwatch_logs`, `kinesis_firehose`,"
                  + " `kinesis_streams` and `s3`, the task role gets the permissions; for other"
                  + " services of AWS, write `permissions`.")
          .becomes("`LogConfiguration` of the container definitions")
          .example(
              "destination: {Name: kinesis_firehose, region: \"${AWS::Region}\", delivery_stream: logs}");
  public static final Key<Named<Section>> SECRET_OPTIONS =
      Key.of(
              "secret_options",
              Form.named(
                  "a map of options",
                  Name.VARIABLE,
                  Form.blockOr(SecretKeys.SOURCE, SecretKeys.FROM)),
              "Options of the output whose values ECS reads from Secrets Manager or Systems Manager"
                  + " when a task starts. Requires `destination`.")
          .becomes("`LogConfiguration.SecretOptions` of the container definitions")
          .example("secret_options: {apikey: {secret: datadog/api-key}}");

  /**
   * The version of AWS for Fluent Bit, which runs on Amazon Linux 2023. The tag {@code stable}
   * moves, and is of the versions 2, which have had no updates since Amazon Linux 2 (AWS for Fluent
   * Bit, README and issue 1181, "Stable tag is still linked to AL2 based image").
   */
  private static final String FLUENT_BIT = "3.4.16";

  /** The image of the log router as a copy in ECR, as an example. */
  public static final String COPIED_IMAGE =
      "image: {ecr: aws-for-fluent-bit, tag: " + FLUENT_BIT + "}";

  public static final Key<Section> IMAGE =
      Key.of(
              "image",
              Form.blockOr(ImageKeys.SHAPE, ImageKeys.URI),
              "Image of the log router, with Fluent Bit. Requires `destination`.")
          .fallback("public.ecr.aws/aws-observability/aws-for-fluent-bit:" + FLUENT_BIT)
          .becomes("`Image` of the container `log-router`")
          .example(COPIED_IMAGE);
  public static final Key<Boolean> ENABLE_METADATA =
      Key.of(
              "enable_metadata",
              Form.truth(),
              "Adds the cluster, the task and the task definition to each line. Requires"
                  + " `destination`.")
          .fallback("true")
          .becomes("`FirelensConfiguration` of the container `log-router`")
          .example("enable_metadata: false");
  public static final Key<String> CONFIG_FILE_PATH =
      Key.of(
              "config_file_path",
              Form.plain("an absolute path", "(?:/[A-Za-z0-9_.@%+=-]+)+"),
              "Path of a Fluent Bit configuration file in the image of the log router. Its outputs"
                  + " can take the place of `destination`.")
          .becomes("`FirelensConfiguration` of the container `log-router`")
          .example("config_file_path: /fluent-bit/alt/extra.conf");
  public static final Key<Named<Text>> ENVIRONMENT =
      Key.of(
              "environment",
              Form.namedOrPairs("a map of variables", Name.VARIABLE, Form.text("a string")),
              "Environment variables of the log router. Requires `destination`.")
          .becomes("`Environment` of the container `log-router`")
          .example("environment: {FLB_LOG_LEVEL: info}");

  public static final Key<Named<Section>> SECRETS =
      Key.of(
              "secrets",
              Form.named(
                  "a map of variables",
                  Name.VARIABLE,
                  Form.blockOr(SecretKeys.SOURCE, SecretKeys.FROM)),
              "Environment variables of the log router whose values ECS reads from Secrets Manager"
                  + " or Systems Manager when a task starts. Requires `destination`.")
          .becomes("`Secrets` of the container `log-router`")
          .example("secrets: {API_KEY: {secret: datadog/api-key}}");

  /** Keys that need a destination. */
  public static final Shape OF_ROUTER =
      Shape.of("", SECRET_OPTIONS, IMAGE, ENABLE_METADATA, ENVIRONMENT, SECRETS);

  static final Shape SHAPE = Shape.of("", DESTINATION, CONFIG_FILE_PATH).plus("", OF_ROUTER);

  private LogKeys() {}
}

package dev.fargen.spec;

import java.util.List;
import java.util.Map;

/** What the application in a workload may do with things outside of it. */
public final class PermissionKeys {

  public static final Key<Text> BUCKET =
      thing("bucket", "An S3 bucket, by its name.", "bucket: my-bucket");
  public static final Key<Text> TABLE =
      thing("table", "A DynamoDB table and its indexes, by its name.", "table: users");
  public static final Key<Text> QUEUE =
      thing("queue", "A queue: one of this spec, or another one by its name.", "queue: jobs");
  public static final Key<Text> TOPIC =
      thing("topic", "An SNS topic, by its name.", "topic: orders");
  public static final Key<Text> STREAM =
      thing("stream", "A Kinesis stream, by its name.", "stream: clicks");
  public static final Key<Text> PARAMETERS =
      thing(
          "parameters",
          "Parameters of Systems Manager, by their path; `/*` at its end means all below it.",
          "parameters: /shop/*");
  public static final Key<Text> SECRET =
      thing("secret", "A secret in Secrets Manager, by its name.", "secret: shop/api-key");
  public static final Key<Text> KMS_KEY =
      thing("kms_key", "A KMS key, by its id; not by an alias.", "kms_key: ${KmsKeyArn}");
  public static final Key<Text> USER_POOL =
      thing("user_pool", "A Cognito user pool, by its id.", "user_pool: ${UserPoolArn}");
  public static final Key<Text> VOLUME =
      thing("volume", "An EFS file system, by its id.", "volume: fs-0a1b2c3d");
  public static final Key<String> ACCESS =
      Key.of("access", Types.plain("a word such as `read`", "[a-z_]+"), "What it may do with it.")
          .example("access: read_write");
  public static final Key<List<Given<String>>> ACTIONS =
      Key.of(
              "actions",
              Types.list(
                  Types.plain("an action such as `s3:GetObject`", "[a-z0-9-]+:[A-Za-z0-9*?]+"),
                  true),
              "Actions by their own names, for what the words above do not cover.")
          .becomes("Action of a statement of the task role")
          .example("actions: [cognito-identity:GetId]");
  public static final Key<List<Given<Text>>> RESOURCES =
      Key.of(
              "resources",
              Types.list(Types.text("an ARN, or `*`"), true),
              "What the actions are allowed on.")
          .becomes("Resource of a statement of the task role")
          .example("resources: [\"*\"]");

  /** The keys that name a thing, by their names. */
  public static final Map<String, Key<Text>> THINGS =
      Map.of(
          "bucket", BUCKET,
          "table", TABLE,
          "queue", QUEUE,
          "topic", TOPIC,
          "stream", STREAM,
          "parameters", PARAMETERS,
          "secret", SECRET,
          "kms_key", KMS_KEY,
          "user_pool", USER_POOL,
          "volume", VOLUME);

  public static final Shape SHAPE =
      Shape.of(
          "a permission",
          BUCKET,
          TABLE,
          QUEUE,
          TOPIC,
          STREAM,
          PARAMETERS,
          SECRET,
          KMS_KEY,
          USER_POOL,
          VOLUME,
          ACCESS,
          ACTIONS,
          RESOURCES);

  private PermissionKeys() {}

  private static Key<Text> thing(String name, String meaning, String example) {
    return Key.of(name, Types.text("a name or an ARN"), meaning + " Needs `access`.")
        .becomes("a statement of the task role")
        .example(example);
  }
}

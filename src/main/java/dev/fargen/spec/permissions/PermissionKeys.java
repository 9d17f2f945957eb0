package dev.fargen.spec.permissions;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.arn.BucketName;
import dev.fargen.spec.arn.NameOrArn;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of a permission of the application in a workload. */
public final class PermissionKeys {

  private static final String ACTION_WORDS = "an action such as `s3:GetObject`";
  private static final String RESOURCE_WORDS = "an ARN, or `*`";
  private static final String RESOURCE = "\\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.+";
  private static final String ACTION = "\\*|[a-z0-9-]+:[A-Za-z0-9*?]+";

  public static final Key<Text> BUCKET =
      thing(
          "bucket",
          "Name of a bucket of this spec, or name or ARN of another S3 bucket.",
          "bucket: my-bucket",
          "the name of a bucket (3 to 63 lowercase letters, digits, dots and hyphens; wildcards: `*`, `?`) or its ARN",
          Patterns.BUCKETS,
          "s3",
          "[a-z0-9.*?-]+",
          "arn:aws:s3:::my-bucket");
  public static final Key<Text> TABLE =
      thing(
          "table",
          "Name of a table of this spec, or name or ARN of another DynamoDB table. The permission"
              + " includes its indexes.",
          "table: users",
          "the name of a table (3 to 255 letters, digits, underscores, dots and hyphens; wildcards: `*`, `?`) or its ARN",
          "[A-Za-z0-9_.*?-]{1,255}", // those of the spec may be shorter than 3
          "dynamodb",
          "table/[A-Za-z0-9_.*?-]{3,255}",
          "arn:aws:dynamodb:eu-west-1:111122223333:table/users");
  public static final Key<Text> QUEUE =
      thing(
          "queue",
          "Queue of this spec, as `jobs` or `${queues.jobs.arn}`, or name or ARN of another SQS"
              + " queue. The name of a FIFO"
              + " queue ends in `.fifo`, but not the name under `queues`.",
          "queue: jobs",
          "the name of a queue (at most 80 letters, digits, underscores and hyphens, and `.fifo` at the end of a FIFO queue's name; wildcards: `*`, `?`) or its ARN",
          "(?=.{1,80}$)[A-Za-z0-9_*?-]+(\\.fifo)?",
          "sqs",
          "[A-Za-z0-9_*?-]+(\\.fifo)?",
          "arn:aws:sqs:eu-west-1:111122223333:jobs");
  public static final Key<Text> TOPIC =
      thing(
          "topic",
          "Topic of this spec, as `orders` or `${topics.orders.arn}`, or name or ARN of another SNS"
              + " topic. The name of a FIFO topic ends in `.fifo`, but not the name under `topics`.",
          "topic: orders",
          "the name of a topic (at most 256 letters, digits, underscores and hyphens, and `.fifo` at the end of a FIFO topic's name; wildcards: `*`, `?`) or its ARN",
          "(?=.{1,256}$)[A-Za-z0-9_*?-]+(\\.fifo)?",
          "sns",
          "[A-Za-z0-9_*?-]+(\\.fifo)?",
          "arn:aws:sns:eu-west-1:111122223333:orders");
  public static final Key<Text> STREAM =
      thing(
          "stream",
          "Name or ARN of a Kinesis data stream.",
          "stream: clicks",
          "the name of a stream (at most 128 letters, digits, underscores, dots and hyphens; wildcards: `*`, `?`) or its ARN",
          "[A-Za-z0-9_.*?-]{1,128}",
          "kinesis",
          "stream/[A-Za-z0-9_.*?-]+",
          "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks");
  public static final Key<Text> PARAMETERS =
      thing(
          "parameters",
          "Path or ARN of parameters in Systems Manager Parameter Store. A path that ends with `/*` includes all parameters below it.",
          "parameters: /shop/*",
          "the path of parameters (letters, digits, underscores, dots, hyphens and slashes; wildcards: `*`, `?`) or their ARN",
          "/?[A-Za-z0-9_.*?-]+(/[A-Za-z0-9_.*?-]+){0,14}",
          "ssm",
          "parameter/[A-Za-z0-9_./*?-]+",
          "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/*");
  public static final Key<Text> SECRET =
      thing(
          "secret",
          "Name or ARN of a Secrets Manager secret.",
          "secret: shop/api-key",
          "the name of a secret (at most 512 letters, digits and the characters `+ - . / = @ _`; wildcards: `*`, `?`) or its ARN",
          "[A-Za-z0-9/_+=.@*?-]{1,512}",
          "secretsmanager",
          "secret:[A-Za-z0-9/_+=.@*?-]+",
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/api-key-AbCdEf");
  public static final Key<Text> KMS_KEY =
      thing(
          "kms_key",
          "ID or ARN of a KMS key. Aliases are not supported, because IAM policies do not resolve them.",
          "kms_key: \"${KmsKeyArn}\"",
          "the ID of a KMS key or its ARN",
          "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|\\*",
          "kms",
          "key/[A-Za-z0-9*-]+",
          "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
  public static final Key<Text> USER_POOL =
      thing(
          "user_pool",
          "ID or ARN of a Cognito user pool.",
          "user_pool: ${UserPoolArn}",
          "the ID of a user pool, such as `eu-west-1_AbCdEfGhI`, or its ARN",
          Patterns.REGION + "_[A-Za-z0-9]+|\\*",
          "cognito-idp",
          "userpool/[A-Za-z0-9_*-]+",
          "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI");
  public static final Key<Text> VOLUME =
      thing(
          "volume",
          "ID or ARN of an EFS file system.",
          "volume: fs-0a1b2c3d",
          "a file system ID (`fs-` and 8 or 17 lowercase hexadecimal digits) or its ARN",
          Patterns.FILE_SYSTEM + "|\\*",
          "elasticfilesystem",
          "file-system/(" + Patterns.FILE_SYSTEM + "|\\*)",
          "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d");
  public static final Key<String> ACCESS =
      Key.of(
              "access",
              Form.plain("a word such as `read`", "[a-z_]+"),
              "Access level, such as `read`. The levels depend on the kind of resource;"
                  + " the spec reference lists them with their IAM actions.")
          .becomes("`Action` of statements of the task role")
          .example("access: read_write");
  public static final Key<List<Given<String>>> ACTIONS =
      Key.of(
              "actions",
              Form.distinct(Form.plain(ACTION_WORDS, ACTION, PermissionKeys::actionFault)).orOne(),
              "IAM actions, for access that no access level covers. Requires `resources`.")
          .becomes("`Action` of a statement of the task role")
          .example("actions: [cognito-identity:GetId]");
  public static final Key<List<Given<Text>>> RESOURCES =
      Key.of(
              "resources",
              Form.distinct(Form.text(RESOURCE_WORDS, RESOURCE, PermissionKeys::resourceFault))
                  .orOne(),
              "ARNs of the resources that the actions are allowed on, or `*`.")
          .becomes("`Resource` of a statement of the task role")
          .example("resources: [\"*\"]");

  /** The keys that name a resource. */
  private static final Map<String, Key<Text>> THINGS =
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

  private static Optional<Diagnostic> resourceFault(ScalarNode resource, String key) {
    return Check.pattern(RESOURCE_WORDS, RESOURCE)
        .fault(resource, key)
        .or(() -> ArnPlace.fault(resource));
  }

  private static Optional<Diagnostic> actionFault(ScalarNode action, String key) {
    return action.text().contains(":") || action.text().equals("*")
        ? Check.pattern(ACTION_WORDS, ACTION).fault(action, key)
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE, Reading.written(key, action) + " has no service prefix")
                .at(action.span())
                .note(Reading.must(key, ACTION_WORDS)));
  }

  /** The key of a kind of resource: {@code bucket}. */
  public static Key<Text> thing(String kind) {
    Key<Text> key = THINGS.get(kind);
    if (key == null) {
      throw new IllegalArgumentException("no key for " + kind);
    }
    return key;
  }

  private static Key<Text> thing(
      String key,
      String meaning,
      String example,
      String words,
      String name,
      String service,
      String resource,
      String arn) {
    String pattern =
        "arn:(aws[a-z-]*|\\*):" + service + ":[a-z0-9*-]*:([0-9]{12}|\\*)?:" + resource;
    Form<Text> form =
        service.equals("s3")
            ? NameOrArn.form(words, name, pattern, arn, BucketName::fault)
            : NameOrArn.form(words, name, pattern, arn);
    return Key.of(key, form, meaning + " Requires `access`.")
        .becomes("a statement of the task role")
        .example(example);
  }
}

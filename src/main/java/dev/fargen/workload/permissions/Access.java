package dev.fargen.workload.permissions;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the words under {@code permissions} stand for: for each kind of thing, and each word of
 * {@code access}, the IAM actions and what of the thing they apply to (Service Authorization
 * Reference, the tables of each service). No word stands for all actions of a service, and none for
 * an action that IAM can't limit to one resource.
 */
public final class Access {

  /** The thing itself, as it stands in {@link Statement#resources}. */
  public static final String ARN = "{arn}";

  /**
   * A statement of a policy.
   *
   * @param sid says what it is for; the same kind and word never have the same twice
   * @param resources ARNs, in which {@link #ARN} stands for the thing's own
   */
  public record Statement(String sid, List<String> actions, List<String> resources) {
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }

    /** The ARNs where the thing has this one. */
    public List<String> resources(String arn) {
      return Lists.map(resources, pattern -> pattern.replace(ARN, arn));
    }
  }

  /** A kind of thing: its ARN by its name, for {@code !Sub}, and what each word stands for. */
  private record Kind(String arn, Map<String, List<Statement>> words) {

    static Kind of(String service, String resource) {
      String arn = "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:";
      return new Kind(arn + resource, Map.of());
    }

    Kind with(String word, Statement... statements) {
      Map<String, List<Statement>> more = new LinkedHashMap<>(words);
      more.put(word, Arrays.asList(statements));
      return new Kind(arn, more);
    }
  }

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("bucket", bucket());
    KINDS.put("table", table());
    KINDS.put("queue", queue());
    KINDS.put("topic", topic());
    KINDS.put("stream", stream());
    KINDS.put("parameters", parameters());
    KINDS.put("secret", secret());
    KINDS.put("kms_key", kmsKey());
    KINDS.put("user_pool", userPool());
    KINDS.put("volume", volume());
  }

  private Access() {}

  /** The kinds of things, in the order of the spec reference: {@code bucket}, {@code table}. */
  public static Set<String> kinds() {
    return Collections.unmodifiableSet(KINDS.keySet());
  }

  /** The words that {@code access} takes for this kind: {@code read}, {@code read_write}. */
  public static Set<String> words(String kind) {
    return Collections.unmodifiableSet(kind(kind).words().keySet());
  }

  /** What the word stands for. */
  public static List<Statement> statements(String kind, String access) {
    List<Statement> statements = kind(kind).words().get(access);
    if (statements == null) {
      throw new IllegalArgumentException(kind + " has no access " + access);
    }
    return statements;
  }

  /**
   * The ARNs of the things of this kind that {@code name} means, for {@code !Sub}; the name may
   * hold references itself.
   *
   * @param absolute whether the name begins with a slash, or its reference has a value that does
   */
  public static List<String> arns(String kind, String name, boolean absolute) {
    // GetParametersByPath asks for the path itself, with or without a slash at its end.
    return kind.equals("parameters") && name.endsWith("/*")
        ? List.of(
            arn(kind, name.substring(0, name.length() - 2), absolute), arn(kind, name, absolute))
        : List.of(arn(kind, name, absolute));
  }

  /** An ARN has no slash between "parameter" and a name that begins with one. */
  private static String arn(String kind, String name, boolean absolute) {
    return kind(kind)
        .arn()
        .replace(absolute && kind.equals("parameters") ? "/{name}" : "{name}", name);
  }

  private static Kind kind(String name) {
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of thing: " + name);
    }
    return kind;
  }

  private static Statement on(String resource, String sid, String... actions) {
    return new Statement(sid, Arrays.asList(actions), List.of(resource));
  }

  private static Kind bucket() {
    String objects = ARN + "/*";
    Statement list = on(ARN, "ListBucket", "s3:ListBucket", "s3:GetBucketLocation");
    return new Kind("arn:${AWS::Partition}:s3:::{name}", Map.of())
        .with("read", list, on(objects, "ReadObjects", "s3:GetObject"))
        .with(
            "write",
            on(
                objects,
                "WriteObjects",
                "s3:PutObject",
                "s3:DeleteObject",
                "s3:AbortMultipartUpload"))
        .with(
            "read_write",
            list,
            on(
                objects,
                "ReadAndWriteObjects",
                "s3:GetObject",
                "s3:PutObject",
                "s3:DeleteObject",
                "s3:AbortMultipartUpload"));
  }

  private static Kind table() {
    Statement read =
        new Statement(
            "ReadItems",
            List.of(
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem",
                "dynamodb:ConditionCheckItem",
                "dynamodb:Query",
                "dynamodb:Scan"),
            List.of(ARN, ARN + "/index/*"));
    Statement write =
        on(
            ARN,
            "WriteItems",
            "dynamodb:DescribeTable",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem");
    Statement writeToo =
        on(
            ARN,
            "WriteItems",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem");
    return Kind.of("dynamodb", "table/{name}")
        .with("read", read)
        .with("write", write)
        .with("read_write", read, writeToo);
  }

  private static Kind queue() {
    return Kind.of("sqs", "{name}")
        .with(
            "send",
            on(ARN, "SendMessages", "sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"))
        .with(
            "consume",
            on(
                ARN,
                "ConsumeMessages",
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:GetQueueUrl",
                "sqs:GetQueueAttributes"));
  }

  private static Kind topic() {
    return Kind.of("sns", "{name}")
        .with("publish", on(ARN, "PublishMessages", "sns:Publish"))
        .with(
            "subscribe",
            on(
                ARN,
                "SubscribeToTopic",
                "sns:Subscribe",
                "sns:Unsubscribe",
                "sns:ListSubscriptionsByTopic"));
  }

  private static Kind stream() {
    String[] describe = {"kinesis:DescribeStreamSummary", "kinesis:ListShards"};
    String[] read = {"kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords"};
    String[] write = {"kinesis:PutRecord", "kinesis:PutRecords"};
    return Kind.of("kinesis", "stream/{name}")
        .with("read", on(ARN, "ReadRecords", all(describe, read)))
        .with("write", on(ARN, "WriteRecords", all(describe, write)))
        .with("read_write", on(ARN, "ReadAndWriteRecords", all(describe, read, write)));
  }

  private static Kind parameters() {
    String[] read = {"ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"};
    String[] write = {"ssm:PutParameter", "ssm:DeleteParameter", "ssm:DeleteParameters"};
    return Kind.of("ssm", "parameter/{name}")
        .with("read", on(ARN, "ReadParameters", read))
        .with("write", on(ARN, "WriteParameters", write))
        .with("read_write", on(ARN, "ReadAndWriteParameters", all(read, write)));
  }

  /** Secrets Manager puts a hyphen and six random characters behind a secret's name. */
  private static Kind secret() {
    String[] describe = {"secretsmanager:DescribeSecret"};
    String[] read = {"secretsmanager:GetSecretValue"};
    String[] write = {"secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"};
    return Kind.of("secretsmanager", "secret:{name}-??????")
        .with("read", on(ARN, "ReadSecret", all(describe, read)))
        .with("write", on(ARN, "WriteSecret", all(describe, write)))
        .with("read_write", on(ARN, "ReadAndWriteSecret", all(describe, read, write)));
  }

  /** By its id: an alias in an ARN allows to change the alias, not to use the key. */
  private static Kind kmsKey() {
    String[] decrypt = {"kms:Decrypt"};
    String[] encrypt = {"kms:Encrypt", "kms:GenerateDataKey"};
    return Kind.of("kms", "key/{name}")
        .with("decrypt", on(ARN, "Decrypt", decrypt))
        .with("encrypt", on(ARN, "Encrypt", encrypt))
        .with("encrypt_decrypt", on(ARN, "EncryptAndDecrypt", all(encrypt, decrypt)))
        .with("sign", on(ARN, "Sign", "kms:Sign", "kms:GetPublicKey"))
        .with("verify", on(ARN, "VerifySignatures", "kms:Verify", "kms:GetPublicKey"));
  }

  private static Kind userPool() {
    String[] read = {
      "cognito-idp:DescribeUserPool",
      "cognito-idp:ListUsers",
      "cognito-idp:AdminGetUser",
      "cognito-idp:ListGroups",
      "cognito-idp:GetGroup",
      "cognito-idp:ListUsersInGroup",
      "cognito-idp:AdminListGroupsForUser"
    };
    String[] authenticate = {
      "cognito-idp:AdminInitiateAuth",
      "cognito-idp:AdminRespondToAuthChallenge",
      "cognito-idp:AdminUserGlobalSignOut"
    };
    String[] change = {
      "cognito-idp:AdminCreateUser",
      "cognito-idp:AdminConfirmSignUp",
      "cognito-idp:AdminUpdateUserAttributes",
      "cognito-idp:AdminDeleteUserAttributes",
      "cognito-idp:AdminSetUserPassword",
      "cognito-idp:AdminResetUserPassword",
      "cognito-idp:AdminSetUserMFAPreference",
      "cognito-idp:AdminEnableUser",
      "cognito-idp:AdminDisableUser",
      "cognito-idp:AdminDeleteUser",
      "cognito-idp:AdminAddUserToGroup",
      "cognito-idp:AdminRemoveUserFromGroup"
    };
    return Kind.of("cognito-idp", "userpool/{name}")
        .with("read", on(ARN, "ReadUsers", read))
        .with("authenticate", on(ARN, "AuthenticateUsers", authenticate))
        .with("admin", on(ARN, "AdministerUsers", all(read, authenticate, change)));
  }

  /** {@code admin} is root on the file system, whom its permissions do not stop. */
  private static Kind volume() {
    String[] read = {"elasticfilesystem:ClientMount"};
    String[] write = {"elasticfilesystem:ClientWrite"};
    String[] root = {"elasticfilesystem:ClientRootAccess"};
    return Kind.of("elasticfilesystem", "file-system/{name}")
        .with("read", on(ARN, "MountReadOnly", read))
        .with("read_write", on(ARN, "Mount", all(read, write)))
        .with("admin", on(ARN, "MountAsRoot", all(read, write, root)));
  }

  private static String[] all(String[]... groups) {
    return Lists.flatMap(List.of(groups), Arrays::asList).toArray(String[]::new);
  }
}

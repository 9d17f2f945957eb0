package dev.fargen.spec;

/** What ids, ARNs and addresses look like. */
final class Patterns {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  static final String CIDR = "(" + BYTE + "\\.){3}" + BYTE + "/([0-9]|[12][0-9]|3[0-2])";
  static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";
  static final String CERTIFICATE =
      "arn:aws[a-z-]*:(acm|iam):("
          + REGION
          + ")?:[0-9]{12}:(server-)?certificate/[A-Za-z0-9_/+=,.@-]+";
  static final String LISTENER =
      "arn:aws[a-z-]*:elasticloadbalancing:" + REGION + ":[0-9]{12}:listener/app/[^/]+/[^/]+/[^/]+";
  static final String VPC = "vpc-[0-9a-f]{8,17}";
  static final String SUBNET = "subnet-[0-9a-f]{8,17}";
  static final String SECURITY_GROUP = "sg-[0-9a-f]{8,17}";
  static final String ACCOUNT = "[0-9]{12}";

  static final String FILE_SYSTEM = "fs-[0-9a-f]{8,17}";
  static final String ACCESS_POINT = "fsap-[0-9a-f]{17}";
  static final String KMS_KEY = "arn:aws[a-z-]*:kms:" + REGION + ":[0-9]{12}:key/[A-Za-z0-9-]+";
  static final String SPEC = "[a-z]([a-z0-9-]{0,58}[a-z0-9])?";

  /** CloudFormation API reference, "CreateStack": StackName. */
  static final String STACK = "[A-Za-z][A-Za-z0-9-]{0,127}";

  /** Amazon S3 user guide, "General purpose bucket naming rules". */
  static final String BUCKET = "[a-z0-9]([a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]";

  /** A relative path that means nothing else to a shell or to docker. */
  static final String SOURCE_PATH = "(?![/-])[A-Za-z0-9_./@+-]+";

  /** The same, and it stays inside the source. */
  static final String SOURCE_DIRECTORY = "(?!(.*/)?\\.\\.(/|$))" + SOURCE_PATH;

  /** An ARN of a role (IAM user guide, "IAM identifiers"). */
  static final String ROLE = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+";

  private Patterns() {}
}

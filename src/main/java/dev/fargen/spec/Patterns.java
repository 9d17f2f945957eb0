package dev.fargen.spec;

/** What ids, ARNs and addresses look like. */
final class Patterns {

  static final String CIDR = "([0-9]{1,3}\\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])";
  static final String CERTIFICATE =
      "arn:aws[a-z-]*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(server-)?certificate/[A-Za-z0-9_/+=,.@-]+";
  static final String VPC = "vpc-[0-9a-f]{8,17}";
  static final String SUBNET = "subnet-[0-9a-f]{8,17}";
  static final String SECURITY_GROUP = "sg-[0-9a-f]{8,17}";
  static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";
  static final String ACCOUNT = "[0-9]{12}";

  static final String KMS_KEY = "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+";
  static final String SOURCE_PATH = "[A-Za-z0-9_.@+-]+(/[A-Za-z0-9_.@+-]+)*/?";

  /** CloudFormation API reference, "CreateStack": StackName. */
  static final String STACK = "[A-Za-z][A-Za-z0-9-]{0,127}";

  /** A path that stays inside the repository and means nothing to a shell. */
  static final String PATH = "(?!/)(?!.*\\.\\.)[A-Za-z0-9_./@+-]+";

  private Patterns() {}
}

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

  /** CloudFormation API reference, "CreateStack": StackName. */
  static final String STACK = "[A-Za-z][A-Za-z0-9-]{0,127}";

  private Patterns() {}
}

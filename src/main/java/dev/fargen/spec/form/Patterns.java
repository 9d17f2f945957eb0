package dev.fargen.spec.form;

/** Regular expressions for ids, ARNs and addresses. */
public final class Patterns {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  public static final String CIDR = "(" + BYTE + "\\.){3}" + BYTE + "/([0-9]|[12][0-9]|3[0-2])";

  /** Eight groups or fewer, and the length of the prefix. */
  public static final String CIDR_6 =
      "[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,8}/(12[0-8]|1[01][0-9]|[1-9]?[0-9])";

  /** Of the partitions of AWS ("AWS Fault Isolation Boundaries", Partitions). */
  public static final String REGION =
      "(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso[bf]?|eu-isoe|eusc-de)"
          + "-(central|(north|south)(east|west)?|east|west)-[0-9]";

  public static final String CERTIFICATE =
      "arn:aws[a-z-]*:(acm|iam):("
          + REGION
          + ")?:[0-9]{12}:(server-)?certificate/[A-Za-z0-9_/+=,.@-]+";
  public static final String LISTENER =
      "arn:aws[a-z-]*:elasticloadbalancing:" + REGION + ":[0-9]{12}:listener/app/[^/]+/[^/]+/[^/]+";

  /** Those of before 2016 have 8 digits (Amazon EC2 user guide, "Resource IDs"). */
  private static final String ID = "[0-9a-f]{8}([0-9a-f]{9})?";

  public static final String VPC = "vpc-" + ID;
  public static final String SUBNET = "subnet-" + ID;
  public static final String SECURITY_GROUP = "sg-" + ID;
  public static final String PREFIX_LIST = "pl-" + ID;
  public static final String ACCOUNT = "[0-9]{12}";

  public static final String FILE_SYSTEM = "fs-" + ID;
  public static final String ACCESS_POINT = "fsap-[0-9a-f]{17}";
  public static final String KMS_KEY =
      "arn:aws[a-z-]*:kms:" + REGION + ":[0-9]{12}:key/[A-Za-z0-9-]+";
  public static final String SPEC = "[a-z]([a-z0-9-]{0,58}[a-z0-9])?";

  /** CloudFormation API reference, "CreateStack": StackName. */
  public static final String STACK = "[A-Za-z][A-Za-z0-9-]{0,127}";

  /** Amazon S3 user guide, "General purpose bucket naming rules". */
  public static final String BUCKET =
      "(?!.*\\.\\.)(?!([0-9]{1,3}\\.){3}[0-9]{1,3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

  /** The same with wildcards of IAM, and names of the spec's own buckets, which may be shorter. */
  public static final String BUCKETS =
      "(?!.*\\.\\.)(?!([0-9]{1,3}\\.){3}[0-9]{1,3}$)" + "[a-z0-9*?]([a-z0-9.*?-]{0,61}[a-z0-9*?])?";

  /** A relative path without characters that are special to a shell or to docker. */
  public static final String SOURCE_PATH = "(?![/-])[A-Za-z0-9_./@+-]+";

  /** The same without `..`. */
  public static final String SOURCE_DIRECTORY = "(?!(.*/)?\\.\\.(/|$))" + SOURCE_PATH;

  /** An ARN of a role (IAM user guide, "IAM identifiers"). */
  public static final String ROLE = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+";

  private Patterns() {}
}

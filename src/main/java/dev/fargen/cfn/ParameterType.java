package dev.fargen.cfn;

/**
 * The types of template parameters (CloudFormation user guide, "CloudFormation template Parameters
 * syntax" and "Supplied parameter types"). An AWS-specific type is checked against the account
 * before a deploy begins.
 */
public enum ParameterType {
  STRING("String"),
  NUMBER("Number"),
  TEXTS("CommaDelimitedList"),
  VPC_ID("AWS::EC2::VPC::Id"),
  SUBNET_IDS("List<AWS::EC2::Subnet::Id>"),
  SUBNET_ID("AWS::EC2::Subnet::Id"),
  SECURITY_GROUP_ID("AWS::EC2::SecurityGroup::Id"),
  SECURITY_GROUP_IDS("List<AWS::EC2::SecurityGroup::Id>"),
  HOSTED_ZONE_ID("AWS::Route53::HostedZone::Id");

  private final String word;

  ParameterType(String word) {
    this.word = word;
  }

  /** The type of one item of such a list; a text where nothing more is known. */
  public ParameterType item() {
    return switch (this) {
      case SUBNET_IDS -> SUBNET_ID;
      case SECURITY_GROUP_IDS -> SECURITY_GROUP_ID;
      default -> STRING;
    };
  }

  /** The type as the template has it. */
  public String word() {
    return word;
  }

  /** The type of one value, as CloudFormation checks it against the account. */
  public String ofItem() {
    return isList() && this != TEXTS ? item().word : word;
  }

  /** Whether {@code !Ref} of such a parameter gives a list. */
  public boolean isList() {
    return this == TEXTS || word.startsWith("List<");
  }
}

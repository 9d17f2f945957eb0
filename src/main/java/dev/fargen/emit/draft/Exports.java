package dev.fargen.emit.draft;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.workload.environment.Import;

/** The exports of stacks; each export name is the stack name and one of these. */
public final class Exports {

  public static final String VPC = "VpcId";
  public static final String CIDR = "VpcCidr";
  public static final String LISTENER = "ListenerArn";
  public static final String BALANCER_GROUP = "LoadBalancerSecurityGroupId";
  public static final String BALANCER_NAME = "LoadBalancerFullName";
  public static final String BALANCER_ADDRESS = "LoadBalancerDnsName";

  private Exports() {}

  /**
   * The subnets in so many zones. An exported value cannot change while another stack imports it
   * (CloudFormation user guide, "Get exported outputs from a deployed CloudFormation stack"), so
   * each number of zones has a name.
   */
  public static String publicSubnets(int zones) {
    return "PublicSubnetIds" + ofZones(zones);
  }

  public static String privateSubnets(int zones) {
    return "PrivateSubnetIds" + ofZones(zones);
  }

  private static String ofZones(int zones) {
    return zones <= 2 ? "" : "InZones" + zones;
  }

  public static Output export(String name, String description, Value value) {
    return Output.of(name, description, value).exported();
  }

  /** The value that the other stack exports under this name. */
  public static Value imported(Draft draft, Import from, String name) {
    return Intrinsic.importValue(Intrinsic.sub("${" + stack(draft, from).id() + "}-" + name));
  }

  /** Whether the value is imported by this name. */
  public static boolean isImported(Value value, String name) {
    return value instanceof Intrinsic call
        && call.name().equals("ImportValue")
        && call.argument() instanceof Intrinsic stackAndName
        && stackAndName.argument() instanceof Scalar text
        && text.asText().endsWith("}-" + name);
  }

  /**
   * The value of the other stack's output of this name, which may change while it is in use
   * (CloudFormation template reference, "Fn::GetStackOutput").
   */
  public static Value output(Draft draft, Import from, String name) {
    return new Intrinsic(
        "GetStackOutput",
        Value.map().with("StackName", stack(draft, from).ref()).with("OutputName", name));
  }

  private static Parameter stack(Draft draft, Import from) {
    return draft.parameter(from.parameter(), ParameterType.STRING, from.description());
  }
}

package dev.fargen.emit.draft;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Imports;
import dev.fargen.workload.environment.LogicalName;
import java.util.List;

/** The exports of stacks; each export name is the stack name and one of these. */
public final class Exports {

  public static final String VPC = "VpcId";
  public static final String CIDR = "VpcCidr";
  public static final String LISTENER = "ListenerArn";
  public static final String BALANCER_GROUP = "LoadBalancerSecurityGroupId";
  public static final String BALANCER_NAME = "LoadBalancerFullName";
  public static final String BALANCER_ADDRESS = "LoadBalancerDnsName";
  public static final String BALANCER_ZONE = "LoadBalancerHostedZoneId";
  public static final String CLUSTER = "ClusterName";
  public static final String NAMESPACE = "NamespaceArn";
  public static final String NAMESPACE_NAME = "NamespaceName";

  private static final String GROUP = "SecurityGroupId";

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

  /** The security group of a workload's tasks. */
  public static String groupOf(String workload) {
    return LogicalName.of(workload) + GROUP;
  }

  /** The port of a workload, which may change. */
  public static String portOf(String workload) {
    return LogicalName.of(workload) + "Port";
  }

  public static Output export(String name, String description, Value value) {
    return Output.of(name, description, value).exported();
  }

  /** The value that the other stack exports under this name. */
  public static Value imported(Draft draft, Import from, String name) {
    return Intrinsic.importValue(Intrinsic.sub("${" + stack(draft, from).id() + "}-" + name));
  }

  /** Whether the value is a security group of a stack that the spec imports from. */
  public static boolean isImportedGroup(Value value) {
    return value instanceof Intrinsic call
        && call.name().equals("ImportValue")
        && call.argument() instanceof Intrinsic stackAndName
        && stackAndName.argument() instanceof Scalar text
        && text.asText().endsWith(GROUP)
        && Lists.any(
            List.of(Export.values()),
            what -> text.asText().startsWith("${" + Imports.parameter(what) + "}-"));
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

  /** The parameter that names the other stack. */
  public static Parameter stack(Draft draft, Import from) {
    return draft.parameter(from.parameter(), ParameterType.STRING, from.description());
  }
}

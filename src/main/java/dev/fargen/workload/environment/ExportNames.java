package dev.fargen.workload.environment;

import java.util.List;

/** The names under which a stack exports, each behind the name of the stack and a hyphen. */
public final class ExportNames {

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

  public static final String GROUP = "SecurityGroupId";

  private ExportNames() {}

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

  /** What the key exports in any case. */
  public static List<String> of(Export what) {
    return switch (what) {
      case NETWORK -> List.of(VPC, CIDR, publicSubnets(2), privateSubnets(2));
      case LOAD_BALANCER ->
          List.of(LISTENER, BALANCER_GROUP, BALANCER_NAME, BALANCER_ADDRESS, BALANCER_ZONE);
      case CLUSTER -> List.of(CLUSTER);
      case NAMESPACE -> List.of(NAMESPACE, NAMESPACE_NAME);
    };
  }
}

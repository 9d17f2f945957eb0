package dev.fargen.emit;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.workload.Import;

/** What stacks give each other, each under the name of the stack and one of these. */
final class Exports {

  static final String VPC = "VpcId";
  static final String CIDR = "VpcCidr";
  static final String PUBLIC_SUBNETS = "PublicSubnetIds";
  static final String PRIVATE_SUBNETS = "PrivateSubnetIds";
  static final String LISTENER = "ListenerArn";
  static final String BALANCER_GROUP = "LoadBalancerSecurityGroupId";
  static final String BALANCER_NAME = "LoadBalancerFullName";
  static final String BALANCER_ADDRESS = "LoadBalancerDnsName";

  private Exports() {}

  static Output export(String name, String description, Value value) {
    return Output.of(name, description, value).exported();
  }

  /** What the other stack exports under this name. */
  static Value imported(Draft draft, Import from, String name) {
    String stack = draft.parameter(from.parameter(), ParameterType.STRING, from.description()).id();
    return Intrinsic.importValue(Intrinsic.sub("${" + stack + "}-" + name));
  }
}

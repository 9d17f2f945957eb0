package dev.fargen.emit.draft;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.workload.environment.Import;

/** The exports of stacks; each export name is the stack name and one of these. */
public final class Exports {

  public static final String VPC = "VpcId";
  public static final String CIDR = "VpcCidr";
  public static final String PUBLIC_SUBNETS = "PublicSubnetIds";
  public static final String PRIVATE_SUBNETS = "PrivateSubnetIds";
  public static final String LISTENER = "ListenerArn";
  public static final String BALANCER_GROUP = "LoadBalancerSecurityGroupId";
  public static final String BALANCER_NAME = "LoadBalancerFullName";
  public static final String BALANCER_ADDRESS = "LoadBalancerDnsName";

  private Exports() {}

  public static Output export(String name, String description, Value value) {
    return Output.of(name, description, value).exported();
  }

  /** The value that the other stack exports under this name. */
  public static Value imported(Draft draft, Import from, String name) {
    String stack = draft.parameter(from.parameter(), ParameterType.STRING, from.description()).id();
    return Intrinsic.importValue(Intrinsic.sub("${" + stack + "}-" + name));
  }
}

package dev.fargen.emit.network;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;

/** Rules of security groups, each with a description. */
public final class TrafficRules {

  /** EC2 allows everything where a group has no outbound rule at all, so it gets an empty one. */
  public static final Mapping NO_EGRESS =
      rule("No other outbound traffic", Value.number(1)).with("CidrIp", "127.0.0.1/32");

  private TrafficRules() {}

  /** TCP on one port; where to or from follows. */
  public static Mapping rule(String description, Value port) {
    return Value.map()
        .with("Description", description)
        .with("IpProtocol", "tcp")
        .with("FromPort", port)
        .with("ToPort", port);
  }
}

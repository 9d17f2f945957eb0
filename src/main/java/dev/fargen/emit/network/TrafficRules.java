package dev.fargen.emit.network;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;

/** Security group rules, each with a description. */
public final class TrafficRules {

  /** EC2 allows all outbound traffic if a group has no egress rule; this one allows none. */
  public static final Mapping NO_EGRESS =
      rule("Replaces the allow-all default", Value.number(1)).with("CidrIp", "127.0.0.1/32");

  /** HTTPS to the internet, and to what routes lead to otherwise. */
  public static final Mapping HTTPS_ANYWHERE =
      rule("HTTPS to any IPv4 address", Value.number(443)).with("CidrIp", "0.0.0.0/0");

  /** The same for IPv6, where the tasks have such addresses. */
  public static final Mapping HTTPS_ANYWHERE_IPV6 =
      rule("HTTPS to any IPv6 address", Value.number(443)).with("CidrIpv6", "::/0");

  private TrafficRules() {}

  /** TCP on one port; the source or destination follows. */
  public static Mapping rule(String description, Value port) {
    return rule(description, "tcp", port);
  }

  /** The same for TCP or UDP. */
  public static Mapping rule(String description, String protocol, Value port) {
    return Value.map()
        .with("Description", description)
        .with("IpProtocol", protocol)
        .with("FromPort", port)
        .with("ToPort", port);
  }
}

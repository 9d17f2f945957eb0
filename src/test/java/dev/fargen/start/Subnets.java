package dev.fargen.start;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the routes of each subnet lead. A subnet of others, which has no route in the template, is
 * what it is used for: public if a load balancer for the internet stands in it, else private with a
 * NAT gateway, or public for tasks with public addresses. Which of their items a list of unknown
 * length has, nobody knows.
 */
final class Subnets {
  /** What a subnet has a route to. */
  enum Way {
    /** An internet gateway, which takes traffic of public addresses only. */
    PUBLIC,
    /** A NAT gateway; over IPv6, an egress-only internet gateway. */
    NAT,
    /** Nothing outside of the VPC. */
    NONE,
    /** A subnet of others. */
    UNKNOWN
  }

  private final Template template;
  private final Set<String> publicOnes = new HashSet<>();

  Subnets(Template template) {
    this.template = template;
    for (Resource balancer : template.all("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
      if (isPublic(balancer)) {
        subnets(balancer).forEach(subnet -> publicOnes.add(list(subnet)));
      }
    }
  }

  static boolean isPublic(Resource balancer) {
    return !balancer.properties().text("Scheme").equals("internal");
  }

  static List<String> subnets(Resource balancer) {
    return balancer.properties().texts("Subnets");
  }

  /** An item of a list of unknown length. */
  static String item(String list, int index) {
    return list + "#" + index;
  }

  private static String list(String subnet) {
    return subnet.replaceFirst("#\\d+$", "");
  }

  /** A list in place of its items: nobody knows how many there are. */
  static boolean isOpen(String subnet) {
    return Node.isUnknown(subnet) && list(subnet).equals(subnet);
  }

  Way way(String subnet) {
    if (!isOurs(subnet)) {
      return publicOnes.contains(list(subnet)) ? Way.PUBLIC : Way.UNKNOWN;
    }
    return way(subnet, "DestinationCidrBlock", "0.0.0.0/0");
  }

  /** The same over IPv6. Of a subnet of others, nobody knows. */
  Way ipv6Way(String subnet) {
    return isOurs(subnet) ? way(subnet, "DestinationIpv6CidrBlock", "::/0") : Way.UNKNOWN;
  }

  private Way way(String subnet, String key, String everywhere) {
    Way best = Way.NONE;
    for (Resource route : template.all("AWS::EC2::Route")) {
      Part properties = route.properties();
      if (table(subnet).filter(properties.text("RouteTableId")::equals).isPresent()
          && properties.text(key).equals(everywhere)) {
        if (isGateway(properties.text("GatewayId"))) {
          return Way.PUBLIC;
        }
        boolean out =
            isNat(properties.text("NatGatewayId"))
                || isEgressOnly(properties.text("EgressOnlyInternetGatewayId"), subnet);
        best = out ? Way.NAT : best;
      }
    }
    return best;
  }

  /** Whether resources of a subnet of ours get IPv6 addresses: it has a block, as its VPC has. */
  boolean hasIpv6(String subnet) {
    Optional<String> vpc = vpc(List.of(subnet)).map(Resource::ref);
    return has("AWS::EC2::SubnetCidrBlock", "SubnetId", subnet)
        && vpc.filter(one -> has("AWS::EC2::VPCCidrBlock", "VpcId", one)).isPresent();
  }

  private boolean has(String type, String key, String value) {
    return template.all(type).stream().anyMatch(one -> one.properties().text(key).equals(value));
  }

  private boolean isOurs(String subnet) {
    return template.named(subnet, "AWS::EC2::Subnet").isPresent();
  }

  /** The route table of a subnet of ours. */
  Optional<String> table(String subnet) {
    return template.all("AWS::EC2::SubnetRouteTableAssociation").stream()
        .map(Resource::properties)
        .filter(one -> one.text("SubnetId").equals(subnet))
        .map(one -> one.text("RouteTableId"))
        .findFirst();
  }

  /** An internet gateway that is attached to a VPC. */
  private boolean isGateway(String gateway) {
    return !gateway.isEmpty()
        && has("AWS::EC2::VPCGatewayAttachment", "InternetGatewayId", gateway);
  }

  /**
   * A NAT gateway with an address, in a subnet that leads to the internet, or a regional one, in a
   * VPC with an internet gateway (page "Regional NAT gateways for automatic multi-AZ expansion").
   */
  private boolean isNat(String gateway) {
    return template
        .named(gateway, "AWS::EC2::NatGateway")
        .map(Resource::properties)
        .filter(
            one ->
                one.text("AvailabilityMode").equals("regional")
                    ? hasGateway(one.text("VpcId"))
                    : one.has("AllocationId") && way(one.text("SubnetId")) == Way.PUBLIC)
        .isPresent();
  }

  private boolean hasGateway(String vpc) {
    return has("AWS::EC2::VPCGatewayAttachment", "VpcId", vpc);
  }

  /** An egress-only internet gateway of the subnet's VPC. */
  private boolean isEgressOnly(String gateway, String subnet) {
    return template
        .named(gateway, "AWS::EC2::EgressOnlyInternetGateway")
        .map(one -> one.properties().text("VpcId"))
        .filter(one -> vpc(List.of(subnet)).map(Resource::ref).filter(one::equals).isPresent())
        .isPresent();
  }

  /**
   * The zone, or the subnet itself where nobody knows its zone. The public and the private subnets
   * that a stack exports are in the same zones, in the same order.
   */
  String zone(String subnet) {
    return template
        .named(subnet, "AWS::EC2::Subnet")
        .map(one -> one.properties().text("AvailabilityZone", subnet))
        .orElseGet(() -> subnet.replaceFirst("-(Public|Private)Subnet", "-Subnet"));
  }

  /** The VPC of the subnets, if it is one of ours. */
  Optional<Resource> vpc(Collection<String> subnets) {
    return subnets.stream()
        .flatMap(subnet -> template.named(subnet, "AWS::EC2::Subnet").stream())
        .flatMap(one -> template.named(one.properties().text("VpcId"), "AWS::EC2::VPC").stream())
        .findFirst();
  }
}

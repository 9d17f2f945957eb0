package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.network.EndpointServices;
import dev.fargen.workload.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the VPC endpoints: private access to AWS services. */
public final class EndpointEmitter {

  private static final Cause.Part CAUSE = new Cause.Part("Endpoints", "Creates VPC endpoints");
  private static final Cause PUBLIC_ROUTES =
      new Cause.Part(
          "PublicEndpointRoutes", "Adds routes to the gateway endpoints to the public subnets");
  private static final Cause PRIVATE_ROUTES =
      new Cause.Part(
          "PrivateEndpointRoutes", "Adds routes to the gateway endpoints to the private subnets");
  private static final int HTTPS = 443;

  private final Draft draft;
  private final Network.Created network;
  private final Resource vpc;

  EndpointEmitter(Draft draft, Network.Created network, Resource vpc) {
    this.draft = draft.of(CAUSE);
    this.network = network;
    this.vpc = vpc;
  }

  /**
   * The endpoints.
   *
   * @param group the security group of the interface endpoints, if there are any
   * @param hasGateway whether there are gateway endpoints
   */
  record Emitted(List<Resource> all, Optional<Resource> group, boolean hasGateway) {}

  /**
   * The endpoints; gateway endpoints are added to these route tables.
   *
   * @param open the table of the public subnets, if tasks run there
   * @param closed the tables of the private subnets, if tasks run there
   */
  Emitted emit(Value subnets, Optional<RouteEmitter.Table> open, List<RouteEmitter.Table> closed) {
    List<Resource> endpoints = new ArrayList<>();
    Optional<Resource> group = Optional.empty();
    for (Given<String> service : network.endpoints()) {
      if (EndpointServices.isGateway(service.value())) {
        endpoints.add(gateway(service, open, closed));
      } else {
        group = group.or(() -> Optional.of(securityGroup()));
        endpoints.add(throughInterface(service, subnets, group.orElseThrow()));
      }
    }
    return new Emitted(
        endpoints,
        group,
        Lists.any(network.endpoints(), one -> EndpointServices.isGateway(one.value())));
  }

  private Resource gateway(
      Given<String> service, Optional<RouteEmitter.Table> open, List<RouteEmitter.Table> closed) {
    List<Value> refs = new ArrayList<>();
    Resource.Builder builder = endpoint(service, "Gateway");
    open.ifPresent(table -> refs.add(new Block(PUBLIC_ROUTES, true, table.table().ref())));
    for (int i = 0; i < closed.size(); i++) {
      Value ref = closed.get(i).table().ref();
      refs.add(new Block(i == 0 ? PRIVATE_ROUTES : NatEmitter.PER_ZONE, true, ref));
    }
    return draft.add(
        service.span(),
        builder
            .property("VpcEndpointType", "Gateway")
            .property("ServiceName", name(service))
            .property("VpcId", vpc.ref())
            .property("RouteTableIds", Value.list(refs)));
  }

  private Resource throughInterface(Given<String> service, Value subnets, Resource group) {
    return draft.add(
        service.span(),
        endpoint(service, "Interface")
            .property("VpcEndpointType", "Interface")
            .property("ServiceName", name(service))
            .property("VpcId", vpc.ref())
            .property("SubnetIds", subnets)
            .property("SecurityGroupIds", Value.list(group.ref()))
            .property("PrivateDnsEnabled", true));
  }

  private static Resource.Builder endpoint(Given<String> service, String kind) {
    return Resource.of(LogicalName.of(service.value()) + "Endpoint", "AWS::EC2::VPCEndpoint")
        .comment(
            kind + " endpoint: private access to " + service.value() + ", without the internet.");
  }

  private static Value name(Given<String> service) {
    return Intrinsic.sub("com.amazonaws.${AWS::Region}." + service.value());
  }

  private Resource securityGroup() {
    return draft.add(
        network.span(),
        Resource.of("EndpointSecurityGroup", "AWS::EC2::SecurityGroup")
            .comment("Allows HTTPS from the VPC to the interface endpoints.")
            .property("GroupDescription", "VPC endpoints")
            .property("VpcId", vpc.ref())
            .property(
                "SecurityGroupIngress",
                Value.list(
                    TrafficRules.rule("HTTPS from the VPC", Value.number(HTTPS))
                        .with("CidrIp", vpc.att("CidrBlock"))))
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }
}

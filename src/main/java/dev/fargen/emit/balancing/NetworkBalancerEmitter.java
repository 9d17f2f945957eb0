package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.NetworkBalancer;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Emits the Network Load Balancer of the stack and its security group, which can only be associated
 * when the load balancer is created (Elastic Load Balancing user guide, "Update the security groups
 * for your Network Load Balancer").
 */
final class NetworkBalancerEmitter {

  static final Cause.Thing OWN = new Cause.Thing("NetworkLoadBalancer", "a Network Load Balancer");

  private static final String ANYWHERE = "0.0.0.0/0";

  static final String NOUN = "the Network Load Balancer";

  private static final Cause INTERNAL =
      new Cause.Part("InternalNetworkLoadBalancer", "Makes the Network Load Balancer internal")
          .within(OWN);

  private final Draft draft;
  private final NetworkReference network;

  NetworkBalancerEmitter(Draft outer, NetworkReference network) {
    this.draft = outer;
    this.network = network;
  }

  NetworkBalancerReference emit(NetworkBalancer balancer, Stack stack) {
    Draft own = draft.of(OWN.at(balancer.span()));
    Resource group = own.add(balancer.span(), group(balancer, stack));
    Resource resource = own.add(balancer.span(), loadBalancer(balancer, group));
    own.add(
        balancer.span(),
        Output.of(
            "NetworkLoadBalancerDnsName",
            "DNS name of the Network Load Balancer",
            resource.att("DNSName")));
    return new NetworkBalancerReference(resource, group, balancer.internal().value());
  }

  private Resource.Builder group(NetworkBalancer balancer, Stack stack) {
    List<Value> ingress = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      for (Nlb nlb : workload.nlb()) {
        ingress.addAll(ingress(balancer, workload, nlb));
      }
    }
    return Resource.of("NetworkLoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup")
        .comment("Security group of the Network Load Balancer.")
        .comment("Allows connections to its listeners.")
        .comment("Each service adds its own egress rules.")
        .property("GroupDescription", "Network Load Balancer")
        .property("VpcId", network.vpc())
        .property(
            "SecurityGroupIngress",
            new Block(INTERNAL, balancer.internal().value(), Value.list(ingress)))
        .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS));
  }

  private List<Value> ingress(NetworkBalancer balancer, Workload workload, Nlb nlb) {
    int port = nlb.listener().value().port();
    String what = nlb.listener().value().protocol().toUpperCase(Locale.ROOT);
    Mapping rule =
        TrafficRules.rule(what + " for " + workload.name(), nlb.transport(), Value.number(port));
    List<Given<Text>> sources = balancer.sources(nlb);
    return sources.isEmpty()
        ? List.of(from(workload, nlb, ANYWHERE, rule, Value.text(ANYWHERE)))
        : Lists.map(
            sources, one -> from(workload, nlb, one.value().written(), rule, draft.bare(one)));
  }

  private static Value from(Workload workload, Nlb nlb, String name, Mapping rule, Value source) {
    Cause.Part outer = NetworkTargetEmitter.cause(workload, nlb);
    String protocol = LogicalName.of(nlb.listener().value().protocol());
    Cause.Part cause =
        new Cause.Part(
                outer.id() + protocol + "From" + LogicalName.of(name),
                "Allows connections to port "
                    + nlb.listener().value().port()
                    + " of the Network Load Balancer from "
                    + (name.startsWith("$") ? "the addresses of a parameter" : name))
            .within(outer);
    return new NamedItem(cause.id(), new Block(cause, true, rule.with("CidrIp", source)));
  }

  private Resource.Builder loadBalancer(NetworkBalancer balancer, Resource group) {
    boolean internal = balancer.internal().value();
    return Resource.of("NetworkLoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer")
        .comment(
            internal
                ? "Network Load Balancer, internal."
                : "Network Load Balancer, internet-facing.")
        .comment(
            "Cross-zone load balancing is enabled, so that nodes in Availability Zones without tasks forward to tasks in other zones.")
        .dependsOn(internal ? List.of() : network.waysIn())
        .property("Type", "network")
        .property(
            "Scheme",
            draft.choice(
                "NetworkLoadBalancerScheme",
                "Scheme of the Network Load Balancer",
                balancer.internal(),
                "internal",
                "internet-facing"))
        .property("Subnets", new Block(INTERNAL, internal, network.balancerSubnets(internal)))
        .property("SecurityGroups", Value.list(group.ref()))
        .property(
            "LoadBalancerAttributes",
            new ItemsBy(
                "Key",
                List.of(
                    attribute("load_balancing.cross_zone.enabled", Value.text("true")),
                    attribute(
                        "deletion_protection.enabled",
                        draft.choice(
                            "NetworkLoadBalancerDeletionProtection",
                            "Enables deletion protection of the Network Load Balancer",
                            balancer.deletionProtection(),
                            "true",
                            "false")))));
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }
}

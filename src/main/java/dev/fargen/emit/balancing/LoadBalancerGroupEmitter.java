package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the security group of a load balancer.
 *
 * @param prefix of the logical ids
 * @param certificate why requests by HTTPS are allowed
 * @param dualStack why requests by IPv6 are allowed
 */
record LoadBalancerGroupEmitter(
    Draft draft,
    NetworkReference network,
    String prefix,
    Cause.Part certificate,
    Cause.Part dualStack) {

  Resource emit(LoadBalancer.Created balancer) {
    List<Value> ingress = new ArrayList<>();
    for (Value source : sources(balancer)) {
      ingress.add(from(source, 80, "HTTP"));
      if (balancer.isSecure()) {
        ingress.add(new Block(certificate, true, from(source, 443, "HTTPS")));
      }
    }
    if (LoadBalancerEmitter.isDualStack(balancer, network)) {
      ingress.add(new Block(dualStack, true, fromIpv6(80, "HTTP over IPv6")));
      if (balancer.isSecure()) {
        Cause both =
            new Cause.Part(dualStack.id() + "Https", "Allows HTTPS over IPv6")
                .within(certificate)
                .within(dualStack);
        ingress.add(new Block(both, true, fromIpv6(443, "HTTPS over IPv6")));
      }
    }
    return draft.add(
        balancer.span(),
        Resource.of(prefix + "LoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup")
            .comment(
                "Security group of the "
                    + (prefix.isEmpty() ? "load balancer." : "internal load balancer."))
            .comment("Allows requests from " + clients(balancer) + ".")
            .comment("Each service adds its own egress rules.")
            .property("GroupDescription", "Load balancer")
            .property("VpcId", network.vpc())
            .property(
                "SecurityGroupIngress",
                new Block(
                    NetworkReference.INTERNAL_BALANCER,
                    balancer.internal().value(),
                    Value.list(ingress)))
            .property("SecurityGroupEgress", Value.list(TrafficRules.NO_EGRESS)));
  }

  private static String clients(LoadBalancer.Created balancer) {
    if (!balancer.allowedSources().isEmpty()) {
      return "the allowed sources";
    }
    return balancer.internal().value() ? "private IP addresses" : "the internet";
  }

  private List<Value> sources(LoadBalancer.Created balancer) {
    List<Value> sources = new ArrayList<>();
    for (Given<Text> source : balancer.allowedSources()) {
      sources.add(draft.bare(source));
    }
    if (sources.isEmpty()) {
      List<String> all =
          balancer.internal().value() ? LoadBalancer.Created.PRIVATE : List.of("0.0.0.0/0");
      sources.addAll(Value.texts(all).items());
    }
    return sources;
  }

  private static Mapping fromIpv6(int port, String what) {
    return TrafficRules.rule(what, Value.number(port)).with("CidrIpv6", "::/0");
  }

  private static Mapping from(Value source, int port, String what) {
    return TrafficRules.rule(what, Value.number(port)).with("CidrIp", source);
  }
}

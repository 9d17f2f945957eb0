package dev.fargen.emit.balancing;

import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.BalancerReference.Address;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashSet;
import java.util.Set;

/**
 * Emits the alias records of host names, each once, however many workloads have the host. There is
 * an AAAA record for a load balancer that is known to have IPv6 addresses; a Network Load Balancer
 * has none, since one with a UDP listener has them only with prefixes for source NAT (Elastic Load
 * Balancing API reference, "CreateLoadBalancer", IpAddressType and EnablePrefixForIpv6SourceNat).
 */
record RecordEmitter(Draft draft, Balancers balancers) {

  void emit(Stack stack) {
    Set<String> known = new HashSet<>();
    for (Workload workload : stack.workloads()) {
      workload.http().forEach(http -> routed(workload, http, known));
    }
    balancers.network().ifPresent(network -> forwarding(stack, network, known));
  }

  private void routed(Workload workload, Http http, Set<String> known) {
    BalancerReference balancer = balancers.of(http);
    for (Given<Text> host : http.requests().hosts()) {
      String id = id(balancer, host);
      if (http.hostedZone().isPresent() && balancer.address().isPresent() && known.add(id)) {
        emit(
            id,
            RuleEmitter.host(http.describe(workload.name())),
            host,
            http.hostedZone().get(),
            balancer.noun(),
            balancer.address().get(),
            LoadBalancerEmitter.OWN);
      }
    }
  }

  private void forwarding(Stack stack, NetworkBalancerReference network, Set<String> known) {
    Address address =
        new Address(
            network.balancer().att("DNSName"),
            network.balancer().att("CanonicalHostedZoneID"),
            false);
    for (Workload workload : stack.workloads()) {
      for (Nlb nlb : workload.nlb()) {
        for (Given<Text> host : nlb.hosts()) {
          String id = id(host);
          if (nlb.hostedZone().isPresent() && known.add(id)) {
            emit(
                id,
                "Host name of the DNS record for " + workload.name(),
                host,
                nlb.hostedZone().get(),
                NetworkBalancerEmitter.NOUN,
                address,
                NetworkBalancerEmitter.OWN);
          }
        }
      }
    }
  }

  /** Of the host as it is written, so that the record stays when workloads come and go. */
  private static String id(BalancerReference balancer, Given<Text> host) {
    String second = balancer.kind() == BalancerReference.Kind.SECOND ? "Internal" : "";
    return second + id(host);
  }

  private static String id(Given<Text> host) {
    return LogicalName.of(host.value().written().replace("*", "Wildcard"));
  }

  /** For descriptions, which cannot have references. */
  private static String known(Given<Text> host, String id) {
    return host.value().literal().map(name -> "of " + name).orElse(id + "Record");
  }

  private void emit(
      String id,
      String description,
      Given<Text> host,
      Given<Text> zone,
      String noun,
      Address address,
      Cause outer) {
    Cause.Part cause =
        new Cause.Part(id + "Record", "Creates the DNS record " + known(host, id)).within(outer);
    Value value =
        draft.text(
            id + "HostedZoneId",
            ParameterType.HOSTED_ZONE_ID,
            "Hosted zone ID for the DNS record " + known(host, id),
            zone);
    Value name = draft.bare(description, host);
    String named =
        host.value()
            .parameter()
            .map(parameter -> "the host name in " + parameter)
            .orElse(host.value().written());
    String what = "Alias record that routes " + named + " to " + noun;
    draft
        .of(cause)
        .add(zone.span(), alias(id + "Record", "A", value, name, address).comment(what + "."));
    if (address.dualStack()) {
      draft
          .of(
              new Cause.Part(id + "Ipv6Record", "Creates the IPv6 record " + known(host, id))
                  .within(cause)
                  .within(NetworkReference.IPV6))
          .add(
              zone.span(),
              alias(id + "Ipv6Record", "AAAA", value, name, address).comment(what + ", for IPv6."));
    }
  }

  private static Resource.Builder alias(
      String id, String type, Value zone, Value name, Address address) {
    return Resource.of(id, "AWS::Route53::RecordSet")
        .property("HostedZoneId", zone)
        .property("Name", name)
        .property("Type", type)
        .property(
            "AliasTarget",
            Value.map().with("DNSName", address.name()).with("HostedZoneId", address.zone()));
  }
}

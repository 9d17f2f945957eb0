package dev.fargen.check.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A DNS record that a stack creates, where its name is known.
 *
 * @param zone the ID of the hosted zone
 * @param name the name as written
 * @param balancer which load balancer of the stack it leads to
 * @param host the host that it is for
 */
public record AliasRecord(String zone, String name, Balancer balancer, Given<Text> host) {

  /** The load balancers that a stack can have. */
  enum Balancer {
    MAIN,
    INTERNAL,
    NETWORK
  }

  /** Those of a stack; several may be the same. */
  public static List<AliasRecord> of(Stack stack) {
    List<AliasRecord> all = new ArrayList<>();
    boolean two = stack.base().internalBalancer().isPresent();
    for (Http http : Lists.flatMap(stack.workloads(), Workload::http)) {
      Balancer balancer = http.internal() && two ? Balancer.INTERNAL : Balancer.MAIN;
      http.hostedZone().ifPresent(zone -> add(stack, zone, http.requests().hosts(), balancer, all));
    }
    for (Nlb nlb : Lists.flatMap(stack.workloads(), Workload::nlb)) {
      nlb.hostedZone().ifPresent(zone -> add(stack, zone, nlb.hosts(), Balancer.NETWORK, all));
    }
    return all;
  }

  private static void add(
      Stack stack,
      Given<Text> zone,
      List<Given<Text>> hosts,
      Balancer balancer,
      List<AliasRecord> all) {
    String id = stack.environment().literal(zone.value()).orElse("");
    for (Given<Text> host : hosts) {
      String name = stack.environment().literal(host.value()).orElse("");
      if (!id.isEmpty() && !name.isEmpty()) {
        all.add(new AliasRecord(id, name, balancer, host));
      }
    }
  }

  /** What only one stack can have. */
  public String id() {
    return zone + " " + name.toLowerCase(Locale.ROOT);
  }
}

package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.network.Network.Nat;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of tasks with public IP addresses, and of an internet-facing load balancer without HTTPS
 * (AWS Security Hub user guide, "Security Hub controls for Amazon ECS": ECS.2; "Security Hub
 * controls for Elastic Load Balancing": ELB.1).
 */
public final class ExposureRule implements WarningRule {

  private static final String BLOCKED =
      "only security groups and network ACLs block inbound traffic";

  @Override
  public void check(Stack stack, Warnings warnings) {
    Network network = stack.base().network();
    boolean open = network.tasks().publicIp().value();
    for (Workload workload : stack.workloads()) {
      Optional<Given<Boolean>> placed = workload.running().placement().open();
      if (!open && placed.isPresent() && placed.get().value()) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.PUBLIC_TASKS,
                    "tasks of `" + workload.name() + "` have public IP addresses: " + BLOCKED)
                .at(placed.get().span())
                .help(
                    "remove `placement: public`, if private subnets have a NAT gateway or VPC"
                        + " endpoints"));
      }
    }
    if (open && Lists.any(stack.workloads(), one -> network.isPublic(one).value())) {
      warnings.report(
          Diagnostic.of(Code.PUBLIC_TASKS, "tasks have public IP addresses: " + BLOCKED)
              .at(network.tasks().publicIp().span())
              .help(
                  network
                      .created()
                      .map(
                          made ->
                              made.nat().value() == Nat.NONE
                                  ? "replace `public_ip` with `nat: single` in `network.create`"
                                      + (stack.environment().delivery().mode().isProtected()
                                          ? ""
                                          : " and write `allow: {nat-costs: <reason>}`, or keep it"
                                              + " and write `allow: {public-tasks: <reason>}`")
                                  : "remove `public_ip`: the private subnets have a NAT gateway")
                      .orElse(
                          "remove `public_ip`, and use private subnets with a NAT gateway or VPC"
                              + " endpoints")));
    }
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer
        && !balancer.internal().value()
        && !balancer.isSecure()) {
      warnings.report(
          Diagnostic.of(
                  Code.NO_HTTPS, "the load balancer serves plain HTTP: traffic is not encrypted")
              .at(balancer.span().firstLine())
              .help(Certificates.help(stack.environment())));
    }
  }
}

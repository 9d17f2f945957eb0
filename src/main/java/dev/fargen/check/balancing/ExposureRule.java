package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of tasks with public IP addresses, and of an internet-facing load balancer without HTTPS
 * (AWS Security Hub user guide, "Security Hub controls for Amazon ECS": ECS.2; "Security Hub
 * controls for Elastic Load Balancing": ELB.1).
 */
public final class ExposureRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Network network = stack.base().network();
    if (network.tasks().publicIp().value() && !stack.workloads().isEmpty()) {
      warnings.report(
          Diagnostic.of(
                  Code.PUBLIC_TASKS,
                  "tasks have public IP addresses: only security groups block inbound traffic")
              .at(network.tasks().publicIp().span())
              .help(
                  "remove `public_ip`, and use private subnets with a NAT gateway or VPC endpoints"));
    }
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer
        && !balancer.internal().value()
        && !balancer.isSecure()) {
      warnings.report(
          Diagnostic.of(
                  Code.NO_HTTPS, "the load balancer serves plain HTTP: traffic is not encrypted")
              .at(balancer.span().firstLine())
              .help("write `certificate: \"${CertificateArn}\"` in `http` of a workload"));
    }
  }
}

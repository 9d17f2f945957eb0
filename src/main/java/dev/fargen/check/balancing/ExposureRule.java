package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.stack.Stack;

/**
 * Tasks with public addresses, and a public load balancer that speaks plain HTTP (AWS Security Hub
 * user guide, "Security Hub controls for Amazon ECS": ECS.2; "Security Hub controls for Elastic
 * Load Balancing": ELB.1).
 */
public final class ExposureRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Network network = stack.base().network();
    if (network.tasks().publicIp().value() && !stack.workloads().isEmpty()) {
      warnings.report(
          Diagnostic.of(
                  Code.PUBLIC_TASKS,
                  "the tasks have public addresses: only security groups keep the internet out")
              .at(network.tasks().publicIp().span())
              .help("run them in private subnets with NAT or endpoints"));
    }
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer
        && !balancer.internal().value()
        && balancer.certificates().isEmpty()) {
      warnings.report(
          Diagnostic.of(Code.NO_HTTPS, "the load balancer speaks plain HTTP: others can read along")
              .at(balancer.span().firstLine())
              .help("write `certificate: ${CertificateArn}` there"));
    }
  }
}

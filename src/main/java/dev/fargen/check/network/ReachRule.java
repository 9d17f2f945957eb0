package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of existing security groups that must let the load balancer in, which fargen does not
 * change, and of a port that no other resource can connect to: a security group allows only the
 * traffic of its rules (Amazon VPC user guide, "Control traffic to your AWS resources using
 * security groups").
 */
public final class ReachRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Optional<Given<Texts>> groups = stack.base().network().tasks().securityGroups();
    for (Workload workload : stack.workloads()) {
      if (groups.isEmpty()) {
        port(workload, warnings);
      } else {
        workload.http().ifPresent(http -> group(workload, http, groups.get(), stack, warnings));
      }
    }
  }

  private static void group(
      Workload workload, Http http, Given<Texts> groups, Stack stack, Warnings warnings) {
    int port = http.container().program().port().orElseThrow().value();
    boolean second = http.internal() && stack.base().internalBalancer().isPresent();
    boolean created = stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created;
    String source =
        !created
            ? "the security group of the load balancer"
            : "`" + (second ? "Internal" : "") + "LoadBalancerSecurityGroup`";
    warnings.report(
        workload,
        Diagnostic.of(
                Code.GROUP_NEEDS_RULE,
                "no rule for TCP "
                    + port
                    + " from the load balancer is added to the security groups of `"
                    + workload.name()
                    + "`")
            .at(http.span().first(1))
            .at(groups.span(), "existing security groups, which fargen does not change")
            .note("without an ingress rule, health checks fail")
            .help(
                "in one of these groups, allow TCP "
                    + port
                    + " from "
                    + source
                    + ", or remove `security_groups`"));
  }

  /** Containers of the same task can connect to each other's ports. */
  private static void port(Workload workload, Warnings warnings) {
    Optional<Given<Integer>> port = workload.task().main().program().port();
    boolean alone = workload.containers().size() == 1;
    if (port.isPresent() && alone && workload.http().isEmpty()) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.PORT_OUT_OF_REACH,
                  "no client can connect to `port: "
                      + port.get().value()
                      + "` of `"
                      + workload.name()
                      + "`")
              .at(port.get().span())
              .note(
                  "the security group of the tasks allows inbound traffic only if the workload has `http`")
              .help("write `http: {healthcheck: /}`, or remove `port`"));
    }
  }
}

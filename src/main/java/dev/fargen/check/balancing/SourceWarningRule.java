package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of each source of a workload that the load balancer does not allow, although it allows
 * others (Elastic Load Balancing user guide, "Security groups for your Application Load Balancer").
 */
public final class SourceWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        SourceRule.balancer(http, stack)
            .ifPresent(balancer -> check(balancer, workload, http, stack, warnings));
      }
    }
  }

  private static void check(
      LoadBalancer.Created balancer, Workload workload, Http http, Stack stack, Warnings warnings) {
    for (Given<Text> source : http.requests().allowedSources()) {
      if (!SourceRule.isAllowed(source, balancer, stack.environment())) {
        String block = stack.environment().literal(source.value()).orElse(source.value().written());
        String from =
            "`" + http.nameOf(workload.name()) + "` gets no requests from " + block + ": ";
        warnings.report(
            workload,
            SourceRule.isInternal(balancer, stack)
                ? warning(from + SourceRule.INTERNAL, source)
                    .help("remove the source" + SourceRule.publish(http, workload))
                : warning(from + "the load balancer does not allow this source", source)
                    .at(balancer.sources().get(0).span(), SourceRule.label(balancer))
                    .help(
                        (balancer.allowedSources().isEmpty()
                                ? "write all sources of the load balancer as `allowed_sources` under"
                                    + " `load_balancer.create`"
                                : "add the source to `allowed_sources` of the load balancer")
                            + ", or remove the source here"));
      }
    }
  }

  private static Diagnostic warning(String message, Given<Text> source) {
    return Diagnostic.of(Code.SOURCE_OUT_OF_REACH, message)
        .at(source.span(), "source of the workload");
  }
}

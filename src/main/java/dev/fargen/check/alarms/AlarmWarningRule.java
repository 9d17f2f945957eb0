package dev.fargen.check.alarms;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/** Warns of alarms for what the stack does not have. */
public final class AlarmWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    stack.base().alarms().ifPresent(alarms -> check(alarms, stack, warnings));
  }

  private static void check(Alarms alarms, Stack stack, Warnings warnings) {
    boolean services = Lists.any(stack.workloads(), Workload::isService);
    boolean http = stack.hasHttp();
    boolean balancer =
        stack.base().internalBalancer().isPresent()
            || stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created;
    boolean failing =
        Lists.any(stack.stores().queues(), queue -> queue.deadLetterAfter().isPresent());
    boolean schedules =
        Lists.any(stack.workloads(), workload -> workload.running().schedule().isPresent());
    boolean any = services || balancer || failing || schedules;
    warnings.unlessElsewhere(
        any,
        Diagnostic.of(Code.NO_EFFECT, "`alarms` has no effect: there is nothing to measure")
            .at(alarms.span().firstLine())
            .note(
                "alarms are created for services, load balancers, dead-letter queues and schedules")
            .help("remove `alarms`"));
    if (any) {
      Reporter reporter = new Reporter(alarms, warnings);
      reporter.check("cpu", alarms.service().cpu(), services, "there is no service");
      reporter.check("memory", alarms.service().memory(), services, "there is no service");
      reporter.check("running", alarms.running().threshold(), services, "there is no service");
      reporter.check("errors", alarms.service().errors(), http, "no workload has `http`");
      reporter.check(
          "unhealthy",
          alarms.service().unhealthy(),
          Lists.any(stack.workloads(), Workload::isBalanced),
          "no workload has `http` or `nlb`");
      reporter.check(
          "balancer_errors",
          alarms.balancerErrors(),
          balancer,
          "the stack creates no load balancer");
      reporter.check(
          "dead_letters", alarms.deadLetters(), failing, "no queue has a dead-letter queue");
      reporter.check("schedules", alarms.schedules(), schedules, "no workload has `schedule`");
    }
  }

  /** Warns of thresholds that the spec has. */
  private record Reporter(Alarms alarms, Warnings warnings) {
    void check(String key, Optional<? extends Given<?>> threshold, boolean effective, String why) {
      if (threshold.isPresent() && !threshold.get().span().equals(alarms.span())) {
        warnings.unlessElsewhere(
            effective,
            Diagnostic.of(Code.NO_EFFECT, "`" + key + "` has no effect: " + why)
                .at(threshold.get().span())
                .help("remove `" + key + "`"));
      }
    }
  }
}

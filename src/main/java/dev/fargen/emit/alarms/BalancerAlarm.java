package dev.fargen.emit.alarms;

import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.AlarmEmitter.Alarm;
import dev.fargen.emit.balancing.BalancerReference;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Emits the alarms on errors of the load balancers themselves, such as requests without a healthy
 * target. One that exists already also has those of others.
 */
public record BalancerAlarm(Draft draft, Notification to) {

  /** Emits one for each load balancer of the stack. */
  public void emit(Stack stack, Balancers balancers) {
    boolean own = stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created;
    to.wanted()
        .flatMap(Alarms::balancerErrors)
        .ifPresent(
            given -> {
              balancers.only().filter(one -> own).ifPresent(one -> emit(one, given));
              balancers.internal().ifPresent(one -> emit(one, given));
            });
  }

  private void emit(BalancerReference balancer, Given<Integer> given) {
    String id = balancer.id() + "ErrorsAlarm";
    String on = "responses of " + balancer.noun() + " with 5xx";
    new AlarmEmitter(to.draft(draft, id, on, balancer.cause()), to.wanted().orElseThrow().span())
        .emit(
            new Alarm(
                id,
                "5xx status codes originate from " + balancer.noun() + ", not from tasks",
                Value.map()
                    .with("Namespace", "AWS/ApplicationELB")
                    .with("MetricName", "HTTPCode_ELB_5XX_Count")
                    .with(
                        "Dimensions",
                        new ItemsBy(
                            "Name",
                            List.of(
                                Value.map()
                                    .with("Name", "LoadBalancer")
                                    .with("Value", balancer.fullName()))))
                    .with("Statistic", "Sum")
                    .with("Period", AlarmEmitter.MINUTE),
                draft.number(
                    "BalancerErrorsAlarmThreshold",
                    "Alarm threshold for responses of load balancers with 5xx per minute",
                    given),
                ServiceAlarms.MOSTLY,
                AlarmEmitter.NO_FAULT),
            Optional.empty(),
            to.actions());
  }
}

package dev.fargen.check.messaging;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;

/**
 * A workload can process only a queue of its spec: its scaling policies need the queue's metrics
 * (Amazon SQS developer guide, "Available CloudWatch metrics for Amazon SQS").
 */
public final class UnknownQueueRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<String> queues = environment.names(StackKeys.QUEUES);
    for (SpecThing workload : environment.workloads()) {
      if (WorkloadKeys.isJob(workload.keys())) { // which excludes a queue
        continue;
      }
      for (Given<String> queue : workload.keys().list(WorkloadKeys.QUEUE)) {
        String name = queue.value();
        if (!queues.contains(name)) {
          diagnostics.report(
              Diagnostic.of(Code.UNKNOWN_REFERENCE, "queue `" + name + "` is not defined")
                  .at(queue.span())
                  .unknown(
                      name, queues, "add `" + name + ": {}` under the top-level key `queues`"));
        }
      }
    }
  }
}

package dev.fargen.workload.services;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;

/**
 * What exists outside the stack and is attached to the tasks of a workload.
 *
 * @param securityGroups beside the workload's own
 * @param policies managed policies of the task role
 */
public record Attached(List<Given<Text>> securityGroups, List<Given<Text>> policies) {

  public Attached {
    securityGroups = List.copyOf(securityGroups);
    policies = List.copyOf(policies);
  }

  /** What the keys of a workload say. */
  public static Attached of(Section workload) {
    return new Attached(
        workload.list(WorkloadKeys.SECURITY_GROUPS), workload.list(WorkloadKeys.POLICIES));
  }
}

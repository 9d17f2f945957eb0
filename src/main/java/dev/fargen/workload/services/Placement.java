package dev.fargen.workload.services;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.Optional;

/**
 * In which subnets the tasks of a workload run.
 *
 * @param open whether they are public ones, if the workload says so
 * @param anywhere whether any environment says so
 */
public record Placement(Optional<Given<Boolean>> open, boolean anywhere) {

  static Placement of(Section workload, boolean anywhere) {
    return new Placement(
        workload.get(WorkloadKeys.PLACEMENT).map(word -> word.map("public"::equals)), anywhere);
  }

  /** Whether the tasks have public IP addresses, where the network has this default. */
  public Given<Boolean> orElse(Given<Boolean> publicIp) {
    return open.orElse(publicIp);
  }
}

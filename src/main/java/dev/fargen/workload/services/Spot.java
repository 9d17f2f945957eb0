package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.Optional;

/**
 * How many tasks run on spare capacity.
 *
 * @param base the first tasks, which never do
 * @param weight of the others, so many do for each {@code onDemand} that do not
 */
public record Spot(Given<Integer> base, Given<Integer> weight, Given<Integer> onDemand, Span span) {

  /** Whether any task runs on capacity of the usual kind. */
  public boolean isMixed() {
    return base.value() > 0 || onDemand.value() > 0;
  }

  static Optional<Spot> of(Given<TruthOr<Section>> given) {
    return given
        .value()
        .more()
        .map(
            spot ->
                new Spot(
                    spot.value(WorkloadKeys.Spot.BASE),
                    spot.value(WorkloadKeys.Spot.WEIGHT),
                    spot.value(WorkloadKeys.Spot.ON_DEMAND),
                    given.span()));
  }
}

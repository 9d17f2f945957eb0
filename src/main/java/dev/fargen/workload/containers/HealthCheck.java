package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.List;

/**
 * A container's own health check; times in seconds.
 *
 * @param shell whether the one text in {@code test} is for the image's shell
 */
public record HealthCheck(
    List<Given<Text>> test,
    boolean shell,
    Given<Integer> interval,
    Given<Integer> timeout,
    Given<Integer> retries,
    Given<Integer> startPeriod,
    Span span) {

  public HealthCheck {
    test = List.copyOf(test);
  }
}

package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final Set<String> KINDS = Set.of("CMD", "CMD-SHELL");

  public HealthCheck {
    test = List.copyOf(test);
  }

  /** Whether a test has no command; ECS would take it for healthy. */
  static boolean isEmpty(List<Given<Text>> test) {
    boolean kind = test.size() > 1 && KINDS.contains(test.get(0).value().literal().orElse(""));
    return Lists.all(
        test.subList(kind ? 1 : 0, test.size()),
        word -> word.value().literal().filter(String::isBlank).isPresent());
  }

  static Optional<HealthCheck> of(Given<Section> given) {
    Section check = given.value();
    return check
        .get(ContainerKeys.HealthCheck.TEST)
        .filter(test -> !isEmpty(test.value()))
        .map(
            test ->
                new HealthCheck(
                    test.value(),
                    test.value().size() == 1 && test.value().get(0).span().equals(test.span()),
                    check.value(ContainerKeys.HealthCheck.INTERVAL),
                    check.value(ContainerKeys.HealthCheck.TIMEOUT),
                    check.value(ContainerKeys.HealthCheck.RETRIES),
                    check.value(ContainerKeys.HealthCheck.START_PERIOD),
                    given.span()));
  }
}

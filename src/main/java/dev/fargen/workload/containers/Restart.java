package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.RestartKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.WordOr;
import java.util.List;
import java.util.Optional;

/**
 * The restart policy of a container (Amazon ECS developer guide, "Restart individual containers in
 * Amazon ECS tasks with container restart policies").
 *
 * @param ignored exit codes after which the container is not restarted
 * @param after seconds that the container must run before it can be restarted
 * @param most whether the spec has a maximum number of restarts, which ECS does not have
 * @param span the value in the spec
 */
public record Restart(List<Given<Integer>> ignored, Given<Integer> after, boolean most, Span span) {

  private static final String ON_FAILURE = "on-failure";

  public Restart {
    ignored = List.copyOf(ignored);
  }

  /** The policy; empty if the container is not restarted. */
  static Optional<Restart> of(Section section) {
    Given<WordOr<Section>> given = section.value(ContainerKeys.RESTART);
    Optional<Section> block = given.value().more();
    if (block.isPresent()) {
      return Optional.of(
          new Restart(
              block.get().list(RestartKeys.IGNORED_EXIT_CODES),
              block.get().value(RestartKeys.AFTER),
              false,
              given.span()));
    }
    String word = given.value().word().orElse("no");
    Given<Integer> after = RestartKeys.AFTER.absent(given.span());
    return word.equals("no")
        ? Optional.empty()
        : Optional.of(
            new Restart(
                word.startsWith(ON_FAILURE) ? List.of(Given.of(0, given.span())) : List.of(),
                after,
                word.indexOf(':') > 0,
                given.span()));
  }

  /** Whether a container that exits with 0 is restarted. */
  public boolean restartsAfterSuccess() {
    return Lists.all(ignored, code -> code.value() != 0);
  }
}

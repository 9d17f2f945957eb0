package dev.fargen.spec.containers;

import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import java.util.List;

/** Keys of the restart policy of a container. */
public final class RestartKeys {

  /** Amazon ECS API reference, "ContainerRestartPolicy": restartAttemptPeriod. */
  public static final Key<Integer> AFTER =
      Key.of(
              "after",
              Durations.between(seconds(60), seconds(1_800)),
              "Time that the container must run before it can be restarted.")
          .fallback("60s")
          .becomes("`RestartPolicy.RestartAttemptPeriod` of the container definition")
          .example("after: 5m");

  public static final Key<List<Given<Integer>>> IGNORED_EXIT_CODES =
      Key.of(
              "ignored_exit_codes",
              Form.distinct(Form.whole(0, 255), 50),
              "Exit codes after which the container is not restarted.")
          .becomes("`RestartPolicy.IgnoredExitCodes` of the container definition")
          .example("ignored_exit_codes: [0, 143]");
  public static final Shape SHAPE = Shape.of("a `restart` block", IGNORED_EXIT_CODES, AFTER);

  private RestartKeys() {}
}

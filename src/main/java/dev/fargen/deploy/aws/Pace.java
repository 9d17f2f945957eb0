package dev.fargen.deploy.aws;

import java.time.Duration;

/**
 * How long things are waited for.
 *
 * @param poll between two looks at a stack
 * @param backoff before the second try of a call, doubled for each further one
 * @param longestBackoff where that doubling ends
 * @param attempt for one answer
 * @param tries how often AWS is asked that does not answer, while nothing of ours runs there
 */
public record Pace(
    Duration poll, Duration backoff, Duration longestBackoff, Duration attempt, int tries) {

  /** What suits AWS: its own clients poll every 2 to 30 seconds. */
  public static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          6);

  /** The same, {@code factor} times as fast, for an endpoint that is not AWS. */
  public Pace faster(int factor) {
    return new Pace(
        poll.dividedBy(factor),
        backoff.dividedBy(factor),
        longestBackoff.dividedBy(factor),
        attempt.dividedBy(Math.min(factor, 2)),
        tries);
  }
}

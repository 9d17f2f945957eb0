package dev.fargen.deploy.aws;

import java.time.Duration;

/**
 * Waiting times.
 *
 * @param poll between two polls of a stack
 * @param backoff before the second try of a call, doubled for each further one
 * @param longestBackoff the limit of the doubling
 * @param attempt for one response
 * @param tries the number of tries if AWS does not respond and no operation is in progress
 */
public record Pace(
    Duration poll, Duration backoff, Duration longestBackoff, Duration attempt, int tries) {

  /** The times for AWS, whose own clients poll every 2 to 30 seconds. */
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

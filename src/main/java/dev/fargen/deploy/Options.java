package dev.fargen.deploy;

import dev.fargen.deploy.Situation.Consent;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a deploy shall go.
 *
 * @param role the role that CloudFormation takes on
 * @param express end when the configuration is applied
 * @param detach end when the operation is started
 * @param bucket for templates that are too long for a call
 * @param nonce tells this run's operations from those of another
 */
public record Options(
    Consent consent,
    Optional<String> role,
    boolean express,
    boolean detach,
    Optional<String> bucket,
    String nonce,
    Questions questions) {

  /**
   * What the user is asked on the way.
   *
   * @param confirm answers whether to go on
   * @param overdue says what to do with what still runs when the deadline passes
   */
  public record Questions(Predicate<String> confirm, AtDeadline.Chooser overdue) {}
}

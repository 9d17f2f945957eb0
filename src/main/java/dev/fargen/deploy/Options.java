package dev.fargen.deploy;

import dev.fargen.deploy.Situation.Consent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a deploy shall go.
 *
 * @param replaceable logical ids that may be replaced or deleted although they hold data
 * @param role the role that CloudFormation takes on
 * @param bucket for templates that are too long for a call
 * @param express end when the configuration is applied
 * @param detach end when the operation is started
 * @param nonce tells this run's operations from those of another
 * @param confirm asks the user, and answers whether to go on
 * @param overdue says what to do with what still runs when the deadline passes
 */
public record Options(
    Consent consent,
    Set<String> replaceable,
    Optional<String> role,
    Optional<String> bucket,
    boolean express,
    boolean detach,
    String nonce,
    Predicate<String> confirm,
    AtDeadline.Chooser overdue) {

  public Options {
    replaceable = Set.copyOf(replaceable);
  }
}

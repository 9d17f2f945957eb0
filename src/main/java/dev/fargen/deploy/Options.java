package dev.fargen.deploy;

import dev.fargen.deploy.Situation.Consent;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options of a deploy.
 *
 * @param role service role for CloudFormation
 * @param express end when the configuration is applied
 * @param detach end when the operation has started
 * @param bucket S3 bucket for templates that are too large for a call
 * @param nonce distinguishes the operations of this run from those of another
 */
public record Options(
    Consent consent,
    Optional<String> role,
    boolean express,
    boolean detach,
    Optional<String> bucket,
    String nonce,
    Questions questions) {

  /** The same, with another answer to questions whether to continue. */
  public Options with(Predicate<String> confirm) {
    Questions others = new Questions(confirm, questions.overdue());
    return new Options(consent, role, express, detach, bucket, nonce, others);
  }

  /**
   * The questions to the user.
   *
   * @param confirm whether to continue
   * @param overdue what to do with an operation that is in progress at the deadline
   */
  public record Questions(Predicate<String> confirm, AtDeadline.Chooser overdue) {}
}

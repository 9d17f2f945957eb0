package dev.fargen.deploy;

import java.util.Optional;
import java.util.Set;

/**
 * All that a decision depends on.
 *
 * @param status the stack's state as CloudFormation wrote it; empty where there is no stack
 * @param isProtected termination protection is on
 * @param changed what is to be deployed may differ from what is there
 * @param ours the operation that runs is this very deploy
 * @param consent what the user allowed on the command line
 */
public record Situation(
    String stack,
    Optional<String> status,
    boolean isProtected,
    boolean changed,
    boolean ours,
    Consent consent) {

  /**
   * What the user allowed for this run.
   *
   * @param waitForOthers wait for another operation to end ({@code --wait-for-in-progress})
   * @param noRollback leave a failure as it is ({@code --no-rollback})
   * @param deleteLive delete a stack although its service runs ({@code --delete-live-stack})
   * @param replaceable logical ids that may be replaced or deleted although they hold data
   */
  public record Consent(
      boolean waitForOthers, boolean noRollback, boolean deleteLive, Set<String> replaceable) {

    /** Nothing out of the ordinary is allowed. */
    public static final Consent NONE = new Consent(false, false, false, Set.of());

    public Consent {
      replaceable = Set.copyOf(replaceable);
    }
  }
}

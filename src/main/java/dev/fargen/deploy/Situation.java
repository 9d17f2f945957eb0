package dev.fargen.deploy;

import java.util.Optional;
import java.util.Set;

/**
 * Everything that a decision depends on.
 *
 * @param status the state of the stack as CloudFormation names it; empty if there is no stack
 * @param isProtected termination protection is enabled
 * @param changed the request may differ from the stack
 * @param ours the operation in progress is an earlier run of the same deploy
 * @param consent what the user allowed on the command line
 * @param commands the command lines to continue with
 */
public record Situation(
    String stack,
    Optional<String> status,
    boolean isProtected,
    boolean changed,
    boolean ours,
    Consent consent,
    CommandLines commands) {

  /**
   * What the user allowed for this run.
   *
   * @param waitForOthers wait for another operation to end ({@code --wait-for-in-progress})
   * @param noRollback do not roll back a failure ({@code --no-rollback})
   * @param deleteLive delete a stack whose services may run ({@code --delete-live-stack})
   * @param replaceable logical ids that may be replaced or deleted although they hold data
   */
  public record Consent(
      boolean waitForOthers, boolean noRollback, boolean deleteLive, Set<String> replaceable) {

    /** Nothing is allowed. */
    public static final Consent NONE = new Consent(false, false, false, Set.of());

    public Consent {
      replaceable = Set.copyOf(replaceable);
    }
  }
}

package dev.fargen.deploy;

import static dev.fargen.deploy.Decision.Action.CREATE;
import static dev.fargen.deploy.Decision.Action.CREATE_IN_SHELL;
import static dev.fargen.deploy.Decision.Action.DELETE;
import static dev.fargen.deploy.Decision.Action.FOLLOW;
import static dev.fargen.deploy.Decision.Action.NOTHING;
import static dev.fargen.deploy.Decision.Action.REFUSE;
import static dev.fargen.deploy.Decision.Action.REPLACE;
import static dev.fargen.deploy.Decision.Action.ROLL_BACK_AND_UPDATE;
import static dev.fargen.deploy.Decision.Action.UPDATE;
import static dev.fargen.deploy.Decision.Action.WAIT;

import dev.fargen.deploy.Decision.Action;
import dev.fargen.deploy.aws.StackStatus;
import java.util.Optional;

/**
 * Decides what a stack needs, from its state alone. The failed states are those of "Configuration
 * reference for CodePipeline" in the CloudFormation user guide: CREATE_FAILED, ROLLBACK_COMPLETE,
 * ROLLBACK_FAILED, DELETE_FAILED and UPDATE_ROLLBACK_FAILED. (The CodePipeline guide leaves out
 * ROLLBACK_COMPLETE, and with it the failed first deploy that the mode is for.)
 */
public final class Decider {

  private final Situation now;

  private Decider(Situation now) {
    this.now = now;
  }

  /** What a deploy in {@code mode} does. */
  public static Decision deploy(Mode mode, Situation now) {
    return new Decider(now).deploy(mode);
  }

  /** What a delete does. */
  public static Decision delete(Situation now) {
    return new Decider(now).delete();
  }

  private Decision deploy(Mode mode) {
    if (now.status().isEmpty()) {
      return decide(CREATE, "does not exist: will be created");
    }
    Optional<StackStatus> status = now.status().flatMap(StackStatus::of);
    if (status.isEmpty()) {
      return unknown();
    }
    return switch (status.get()) {
      case DELETE_COMPLETE -> state(CREATE, "will be created");
      case REVIEW_IN_PROGRESS ->
          state(CREATE_IN_SHELL, "an empty shell that a change set left; will be created in it");
      case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> updateIfChanged("");
      case UPDATE_ROLLBACK_COMPLETE, IMPORT_ROLLBACK_COMPLETE ->
          updateIfChanged("healthy, its last change failed and was undone; ");
      case CREATE_FAILED -> createFailed(mode);
      case ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_FAILED -> failed(mode);
      case UPDATE_ROLLBACK_FAILED -> stuck(mode);
      case UPDATE_FAILED -> updateFailed(mode);
      case IMPORT_ROLLBACK_FAILED ->
          refuse(
              "an import could not be undone, and deploying over it would guess",
              "see what failed with `aws cloudformation describe-stack-events --stack-name "
                  + now.stack()
                  + "`, put that right, then finish the import");
      case CREATE_IN_PROGRESS,
          UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_IN_PROGRESS ->
          busy();
      case ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          now.ours() ? follow() : state(WAIT, "will wait for the rollback to end");
      case DELETE_IN_PROGRESS -> state(WAIT, "will wait until it is gone, then create it");
    };
  }

  private Decision delete() {
    if (now.status().isEmpty()) {
      return decide(NOTHING, "does not exist: nothing to delete");
    }
    Optional<StackStatus> status = now.status().flatMap(StackStatus::of);
    if (status.isEmpty()) {
      return unknown();
    }
    return switch (status.get()) {
      case DELETE_COMPLETE -> state(NOTHING, "nothing to delete");
      case DELETE_IN_PROGRESS -> state(FOLLOW, "already being deleted, following it");
      case UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_IN_PROGRESS,
          ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          state(WAIT, "will wait for the operation that runs, then delete it");
      case CREATE_IN_PROGRESS,
          CREATE_FAILED,
          CREATE_COMPLETE,
          ROLLBACK_FAILED,
          ROLLBACK_COMPLETE,
          DELETE_FAILED,
          UPDATE_COMPLETE,
          UPDATE_FAILED,
          UPDATE_ROLLBACK_FAILED,
          UPDATE_ROLLBACK_COMPLETE,
          REVIEW_IN_PROGRESS,
          IMPORT_COMPLETE,
          IMPORT_ROLLBACK_FAILED,
          IMPORT_ROLLBACK_COMPLETE ->
          now.isProtected() ? isProtected() : state(DELETE, "will be deleted");
    };
  }

  private Decision updateIfChanged(String health) {
    return now.changed()
        ? state(UPDATE, health + "will be updated")
        : state(NOTHING, health + "already as wanted, nothing to do");
  }

  private Decision createFailed(Mode mode) {
    if (now.consent().noRollback()) {
      return state(UPDATE, "will be updated from where its creation stopped, without rollback");
    }
    if (mode == Mode.CREATE_UPDATE) {
      return refuse(
          "its creation failed and was not rolled back",
          "run `fargen deploy --no-rollback` to go on from there, or `fargen delete` to begin"
              + " again");
    }
    return replace();
  }

  private Decision failed(Mode mode) {
    return mode == Mode.CREATE_UPDATE
        ? refuse(
            "it can only be deleted, which CREATE_UPDATE never does",
            "run `fargen delete`, then deploy again; `mode: REPLACE_ON_FAILURE` does both")
        : replace();
  }

  /** UPDATE_ROLLBACK_FAILED: the old service still runs, and a deletion takes it away. */
  private Decision stuck(Mode mode) {
    String mend = "mend what the stack's events name, then run " + continueRollback();
    if (mode == Mode.CREATE_UPDATE) {
      return refuse("its last update could not be undone", mend);
    }
    if (now.isProtected() || now.consent().deleteLive()) {
      return replace();
    }
    return refuse(
        "its last update could not be undone, and its service may still run",
        mend + "; `--delete-live-stack " + now.stack() + "` deletes it and creates it again");
  }

  /** UPDATE_FAILED is in neither of AWS's lists of failed states, so it is never deleted. */
  private Decision updateFailed(Mode mode) {
    if (now.consent().noRollback()) {
      return state(UPDATE, "will be updated from where its last update stopped, without rollback");
    }
    if (mode == Mode.CREATE_UPDATE) {
      return refuse(
          "its last update failed and was not rolled back",
          "run `fargen deploy --no-rollback` to go on from there, or `aws cloudformation"
              + " rollback-stack --stack-name "
              + now.stack()
              + "`");
    }
    return state(ROLL_BACK_AND_UPDATE, "will be rolled back to what last worked, then updated");
  }

  private Decision busy() {
    if (now.ours()) {
      return follow();
    }
    return now.consent().waitForOthers()
        ? state(WAIT, "will wait for the operation that runs")
        : refuse(
            "another operation is running",
            "wait for its end, or run `fargen deploy --wait-for-in-progress`");
  }

  private Decision follow() {
    return state(FOLLOW, "this deploy is already running, following it");
  }

  private Decision replace() {
    return now.isProtected() ? isProtected() : state(REPLACE, "will be deleted and created again");
  }

  private Decision isProtected() {
    return refuse(
        "it is protected from deletion",
        "where it may really go, run `aws cloudformation update-termination-protection"
            + " --no-enable-termination-protection --stack-name "
            + now.stack()
            + "` first");
  }

  private Decision unknown() {
    return refuse(
        "a state that this version does not know", "look at the stack, or use a newer fargen");
  }

  private String continueRollback() {
    return "`aws cloudformation continue-update-rollback --stack-name " + now.stack() + "`";
  }

  private Decision state(Action action, String what) {
    return decide(action, "is " + now.status().orElseThrow() + ": " + what);
  }

  private Decision refuse(String why, String next) {
    return new Decision(
        REFUSE, now.stack() + " is " + now.status().orElseThrow() + ": " + why, Optional.of(next));
  }

  private Decision decide(Action action, String rest) {
    return new Decision(action, now.stack() + " " + rest, Optional.empty());
  }
}

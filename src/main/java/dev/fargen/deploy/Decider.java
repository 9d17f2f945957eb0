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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to do with a stack, from its state alone. The failed states are those of
 * "Configuration reference for CodePipeline" in the CloudFormation user guide: CREATE_FAILED,
 * ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_FAILED and UPDATE_ROLLBACK_FAILED. (The CodePipeline
 * guide leaves out ROLLBACK_COMPLETE, and with it the failed first deploy that the mode is for.)
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
          state(CREATE_IN_SHELL, "has no resources, only a change set: will be created");
      case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> updateIfChanged("");
      case UPDATE_ROLLBACK_COMPLETE, IMPORT_ROLLBACK_COMPLETE ->
          updateIfChanged("its last change was rolled back; ");
      case CREATE_FAILED -> createFailed(mode);
      case ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_FAILED -> failed(mode);
      case UPDATE_ROLLBACK_FAILED -> stuck(mode);
      case UPDATE_FAILED -> updateFailed(mode);
      case IMPORT_ROLLBACK_FAILED ->
          refuse(
              "an import could not be rolled back, and fargen does not deploy to such a stack",
              "find the cause with `"
                  + cloudFormation("describe-stack-events")
                  + "`, fix it, then complete the import");
      case CREATE_IN_PROGRESS,
          UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_IN_PROGRESS ->
          busy();
      case ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          now.ours() ? follow() : state(WAIT, "waiting for the rollback to end");
      case DELETE_IN_PROGRESS ->
          state(WAIT, "waiting for the deletion to end, then it will be created");
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
      case DELETE_IN_PROGRESS -> state(FOLLOW, "deletion is already in progress; following it");
      case UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_IN_PROGRESS,
          ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          state(WAIT, "waiting for the operation in progress to end, then it will be deleted");
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
        : state(NOTHING, health + "up to date, no changes");
  }

  private Decision createFailed(Mode mode) {
    if (now.consent().noRollback()) {
      return state(UPDATE, "its creation will continue from where it stopped, without rollback");
    }
    if (mode == Mode.CREATE_UPDATE) {
      return refuse(
          "its creation failed and was not rolled back",
          "run `"
              + now.commands().fargen("deploy", "--no-rollback")
              + "` to continue from there, or `"
              + now.commands().fargen("delete")
              + "` to start over");
    }
    return replace();
  }

  private Decision failed(Mode mode) {
    return mode == Mode.CREATE_UPDATE
        ? refuse(
            "it can only be deleted, and mode CREATE_UPDATE does not delete stacks",
            "run `"
                + now.commands().fargen("delete")
                + "`, then deploy again; or set `mode: REPLACE_ON_FAILURE`, which does both")
        : replace();
  }

  /** UPDATE_ROLLBACK_FAILED: the services may still run, and a deletion would stop them. */
  private Decision stuck(Mode mode) {
    String fix = "fix the cause that the stack events name, then run " + continueRollback();
    if (mode == Mode.CREATE_UPDATE) {
      return refuse("its last update could not be rolled back", fix);
    }
    if (now.isProtected() || now.consent().deleteLive()) {
      return replace();
    }
    return refuse(
        "its last update could not be rolled back, and its services may still run",
        fix
            + "; or run `"
            + now.commands().fargen("deploy", "--delete-live-stack", now.stack())
            + "` to delete it and create it again");
  }

  /** UPDATE_FAILED is in neither of AWS's lists of failed states, so the stack is not deleted. */
  private Decision updateFailed(Mode mode) {
    if (now.consent().noRollback()) {
      return state(UPDATE, "its last update will continue from where it stopped, without rollback");
    }
    if (mode == Mode.CREATE_UPDATE) {
      return refuse(
          "its last update failed and was not rolled back",
          "run `"
              + now.commands().fargen("deploy", "--no-rollback")
              + "` to continue from there, or `"
              + cloudFormation("rollback-stack")
              + "` to roll it back");
    }
    return state(
        ROLL_BACK_AND_UPDATE, "will be rolled back to the last stable state, then updated");
  }

  private Decision busy() {
    if (now.ours()) {
      return follow();
    }
    return now.consent().waitForOthers()
        ? state(WAIT, "waiting for the operation in progress to end")
        : refuse(
            "another operation is in progress",
            "wait until it ends, or run `"
                + now.commands().fargen("deploy", "--wait-for-in-progress")
                + "`");
  }

  private Decision follow() {
    return state(FOLLOW, "this deploy is already in progress; following it");
  }

  private Decision replace() {
    return now.isProtected() ? isProtected() : state(REPLACE, "will be deleted and created again");
  }

  private Decision isProtected() {
    return refuse(
        "termination protection is enabled",
        "to allow its deletion, first run `"
            + cloudFormation("update-termination-protection", "--no-enable-termination-protection")
            + "`");
  }

  private Decision unknown() {
    return refuse(
        "this version of fargen does not know this state",
        "check the stack in the CloudFormation console, or use a newer version of fargen");
  }

  private String continueRollback() {
    return "`" + cloudFormation("continue-update-rollback") + "`";
  }

  private String cloudFormation(String... command) {
    List<String> words = new ArrayList<>(List.of("cloudformation"));
    words.addAll(List.of(command));
    words.addAll(List.of("--stack-name", now.stack()));
    return now.commands().aws(words.toArray(String[]::new));
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

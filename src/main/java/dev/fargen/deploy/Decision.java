package dev.fargen.deploy;

import java.util.Optional;

/**
 * What will be done with a stack, printed before the first call that changes something.
 *
 * @param sentence begins with the name and the state of the stack
 * @param next what the user may do, if the action is refused
 */
public record Decision(Action action, String sentence, Optional<String> next) {

  /** The actions on a stack. */
  public enum Action {
    /** Create the stack, which does not exist. */
    CREATE,
    /** Create it with a change set; it has no resources, only an earlier change set. */
    CREATE_IN_SHELL,
    /** Update it with a change set. */
    UPDATE,
    /** Delete it and create it again. */
    REPLACE,
    /** Roll it back to the last stable state, then update it. */
    ROLL_BACK_AND_UPDATE,
    /** Follow the operation in progress: an earlier run of the same deploy. */
    FOLLOW,
    /** Wait for the operation in progress, then decide again. */
    WAIT,
    /** Delete it. */
    DELETE,
    /** Nothing: the stack is up to date. */
    NOTHING,
    /** Nothing: the mode, the protection or another operation does not allow it. */
    REFUSE
  }

  /** Whether the stack will change. */
  public boolean changes() {
    return switch (action) {
      case CREATE, CREATE_IN_SHELL, UPDATE, REPLACE, ROLL_BACK_AND_UPDATE, DELETE -> true;
      case FOLLOW, WAIT, NOTHING, REFUSE -> false;
    };
  }
}

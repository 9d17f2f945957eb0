package dev.fargen.deploy;

import java.util.Optional;

/**
 * What will be done with a stack, and how that is said before the first call that changes
 * something.
 *
 * @param sentence begins with the stack's name and state
 * @param next what the user may do instead, where the action is none
 */
public record Decision(Action action, String sentence, Optional<String> next) {

  /** The things that can be done with a stack. */
  public enum Action {
    /** Create it; there is none. */
    CREATE,
    /** Create it with a change set, in the empty shell that another change set left. */
    CREATE_IN_SHELL,
    /** Update it with a change set. */
    UPDATE,
    /** Delete it and create it again. */
    REPLACE,
    /** Roll it back to what last worked, then update it. */
    ROLL_BACK_AND_UPDATE,
    /** Follow the operation that runs: it is this very deploy, started before. */
    FOLLOW,
    /** Wait for the operation that runs, then decide again. */
    WAIT,
    /** Delete it. */
    DELETE,
    /** Nothing: it is already as wanted. */
    NOTHING,
    /** Nothing: the mode, the protection or someone else's operation forbids it. */
    REFUSE
  }

  /** Whether something of the user's will change. */
  public boolean changes() {
    return switch (action) {
      case CREATE, CREATE_IN_SHELL, UPDATE, REPLACE, ROLL_BACK_AND_UPDATE, DELETE -> true;
      case FOLLOW, WAIT, NOTHING, REFUSE -> false;
    };
  }
}

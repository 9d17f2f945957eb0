package dev.fargen.deploy.aws;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The states of a stack. See "Stack status codes" in the CloudFormation user guide; the names are
 * those of CloudFormation.
 */
public enum StackStatus {
  CREATE_IN_PROGRESS,
  CREATE_FAILED,
  CREATE_COMPLETE,
  ROLLBACK_IN_PROGRESS,
  ROLLBACK_FAILED,
  ROLLBACK_COMPLETE,
  DELETE_IN_PROGRESS,
  DELETE_FAILED,
  DELETE_COMPLETE,
  UPDATE_IN_PROGRESS,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
  UPDATE_COMPLETE,
  UPDATE_FAILED,
  UPDATE_ROLLBACK_IN_PROGRESS,
  UPDATE_ROLLBACK_FAILED,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
  UPDATE_ROLLBACK_COMPLETE,
  REVIEW_IN_PROGRESS,
  IMPORT_IN_PROGRESS,
  IMPORT_COMPLETE,
  IMPORT_ROLLBACK_IN_PROGRESS,
  IMPORT_ROLLBACK_FAILED,
  IMPORT_ROLLBACK_COMPLETE;

  private static final Set<StackStatus> LIVE =
      EnumSet.of(
          CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS);

  /** The status of that name; empty for one that a later CloudFormation has added. */
  public static Optional<StackStatus> of(String raw) {
    return Arrays.stream(values()).filter(status -> status.name().equals(raw)).findFirst();
  }

  /**
   * Whether an operation is in progress. In REVIEW_IN_PROGRESS there is none: the stack only has a
   * change set.
   */
  public boolean inProgress() {
    return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
  }

  /** Whether the last operation succeeded. A rollback ends in COMPLETE too, but does not count. */
  public boolean succeeded() {
    return LIVE.contains(this);
  }

  /** Whether the stack can be updated as it is: no operation is in progress, and none failed. */
  public boolean updatable() {
    return !inProgress()
        && (succeeded() || this == UPDATE_ROLLBACK_COMPLETE || this == IMPORT_ROLLBACK_COMPLETE);
  }

  /** Whether a rollback is in progress. */
  public boolean rollingBack() {
    return inProgress() && name().contains("ROLLBACK");
  }
}

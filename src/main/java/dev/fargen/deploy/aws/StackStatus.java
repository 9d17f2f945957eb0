package dev.fargen.deploy.aws;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The states of a stack. See "Stack status codes" in the CloudFormation user guide; the names are
 * its own.
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
   * An operation is running. REVIEW_IN_PROGRESS is not one: it is the empty shell that a change set
   * for a new stack leaves.
   */
  public boolean inProgress() {
    return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
  }

  /** What was asked for last is what runs. A rollback ends in COMPLETE too, and is not that. */
  public boolean succeeded() {
    return LIVE.contains(this);
  }

  /** CloudFormation is undoing something. */
  public boolean rollingBack() {
    return inProgress() && name().contains("ROLLBACK");
  }
}

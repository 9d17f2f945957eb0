package dev.fargen.workload.environment;

/**
 * What a deploy does with a stack that is in a failed state (CodePipeline user guide, "AWS
 * CloudFormation deploy action reference", ActionMode).
 */
public enum Mode {
  /** Creates or updates; a failed stack is left alone. */
  CREATE_UPDATE,
  /** Creates or updates; a failed stack is deleted and created again. */
  REPLACE_ON_FAILURE;

  /** Whether what holds data or serves users is protected from deletion. */
  public boolean isProtected() {
    return this == CREATE_UPDATE;
  }
}

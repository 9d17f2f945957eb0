package dev.fargen.deploy;

/**
 * What may be done to a stack that is in the way, named as CodePipeline names it. See
 * "CloudFormation action reference", ActionMode, in the CodePipeline user guide.
 */
public enum Mode {
  /** Creates or updates, and never deletes. */
  CREATE_UPDATE,
  /** Creates or updates; a stack in a failed state is deleted and created again. */
  REPLACE_ON_FAILURE
}

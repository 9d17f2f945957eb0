package dev.fargen.deploy;

/**
 * What a deploy may do with a stack in a failed state, named as in CodePipeline. See
 * "CloudFormation action reference", ActionMode, in the CodePipeline user guide.
 */
public enum Mode {
  /** Creates or updates, and never deletes. */
  CREATE_UPDATE,
  /** Creates or updates; a stack in a failed state is deleted and created again. */
  REPLACE_ON_FAILURE
}

package dev.fargen.aws;

/**
 * Whether a change of a property replaces the resource (CloudFormation user guide, "Update
 * behaviors of stack resources").
 */
public enum Replacement {
  NEVER,
  SOMETIMES,
  ALWAYS
}

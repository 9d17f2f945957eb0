package dev.fargen.workload.data;

/** What becomes of data when its stack is deleted, or when an update replaces what holds it. */
public enum OnDelete {
  SNAPSHOT("Snapshot", "Snapshot"),
  RETAIN("RetainExceptOnCreate", "Retain"),
  DELETE("Delete", "Delete");

  private final String policy;
  private final String whenReplaced;

  OnDelete(String policy, String whenReplaced) {
    this.policy = policy;
    this.whenReplaced = whenReplaced;
  }

  /** {@code DeletionPolicy} of the resource. */
  public String policy() {
    return policy;
  }

  /**
   * {@code UpdateReplacePolicy} of the resource, which has no exception for a creation
   * (CloudFormation template reference, "UpdateReplacePolicy attribute").
   */
  public String whenReplaced() {
    return whenReplaced;
  }
}

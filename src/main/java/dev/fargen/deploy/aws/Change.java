package dev.fargen.deploy.aws;

import java.util.List;
import java.util.Optional;

/**
 * The change of one resource by a change set.
 *
 * @param action Add, Modify, Remove, Import or Dynamic
 * @param replacement True, False or Conditional; may be empty
 * @param policyAction Delete, Retain, Snapshot, ReplaceAndDelete and so on; may be empty
 * @param loss what is lost with the old resource if it is deleted, as the end of a sentence; empty
 *     if nothing is
 */
public record Change(
    String action,
    String logicalId,
    String type,
    String replacement,
    String policyAction,
    List<Property> properties,
    String loss) {

  /** A change of a resource that holds no data, as far as is known. */
  public Change(
      String action,
      String logicalId,
      String type,
      String replacement,
      String policyAction,
      List<Property> properties) {
    this(action, logicalId, type, replacement, policyAction, properties, "");
  }

  /** The policy action of a resource that is retained only if it cannot be deleted. */
  public static final String DELETE_IF_POSSIBLE = "DeleteIfPossible";

  /** The policy action of a resource that its deletion protection keeps from being deleted. */
  public static final String PROTECTED = "Protected";

  /**
   * A property that changes.
   *
   * @param path its path in the resource, {@code /Properties/Cpu}
   * @param recreates Never, Conditionally or Always
   */
  public record Property(
      String path, String recreates, Optional<String> before, Optional<String> after) {}

  /** Only a rollback of the creation deletes a resource with the policy RetainExceptOnCreate. */
  public Change {
    policyAction = policyAction.equals("RetainExceptOnCreate") ? "Retain" : policyAction;
    properties = List.copyOf(properties);
  }

  /** Whether the resource is or may be replaced. */
  public boolean replaces() {
    return replacement.equals("True") || replacement.equals("Conditional");
  }

  /** Whether it is certain that the resource is replaced. */
  public boolean isReplaced() {
    return replacement.equals("True");
  }

  public boolean removes() {
    return action.equals("Remove");
  }

  /** Whether CloudFormation deletes a resource for certain, perhaps after taking a snapshot. */
  public boolean deletes() {
    return (removes() || isReplaced()) && !policyAction.contains("Retain");
  }

  /** The same change of a resource that cannot be deleted. */
  public Change ofProtected() {
    return new Change(action, logicalId, type, replacement, PROTECTED, properties, loss);
  }

  /** The same change of a resource with which this is lost. */
  public Change losing(String what) {
    return new Change(action, logicalId, type, replacement, policyAction, properties, what);
  }

  public boolean isProtected() {
    return policyAction.equals(PROTECTED);
  }

  /** Whether the old resource is retained. */
  public boolean keepsOld() {
    return policyAction.contains("Retain") || policyAction.contains("Snapshot");
  }
}

package dev.fargen.deploy.aws;

import java.util.List;
import java.util.Optional;

/**
 * What a change set will do to one resource.
 *
 * @param action Add, Modify, Remove, Import or Dynamic
 * @param replacement True, False or Conditional; empty where that is no question
 * @param policyAction Delete, Retain, Snapshot, ReplaceAndDelete and so on; may be empty
 */
public record Change(
    String action,
    String logicalId,
    String type,
    String replacement,
    String policyAction,
    List<Property> properties) {

  /**
   * A property that changes.
   *
   * @param path the place in the resource, {@code /Properties/Cpu}
   * @param recreates Never, Conditionally or Always
   */
  public record Property(
      String path, String recreates, Optional<String> before, Optional<String> after) {}

  public Change {
    properties = List.copyOf(properties);
  }

  /** The resource is or may be replaced by another one. */
  public boolean replaces() {
    return replacement.equals("True") || replacement.equals("Conditional");
  }

  public boolean removes() {
    return action.equals("Remove");
  }

  /** The old resource stays, whatever happens. */
  public boolean keepsOld() {
    return policyAction.contains("Retain") || policyAction.contains("Snapshot");
  }
}

package dev.fargen.check.raw;

import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;

/**
 * Text whose value CloudFormation reads from another service (CloudFormation user guide, "Get
 * values stored in other services using dynamic references").
 */
final class DynamicReference {

  static final String START = "{{resolve:";

  private DynamicReference() {}

  /** Whether the value is not known before CloudFormation has resolved it. */
  static boolean isIn(Node node) {
    return node instanceof ScalarNode scalar && scalar.text().contains(START);
  }
}

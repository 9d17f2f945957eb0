package dev.fargen.aws;

import java.util.Map;
import java.util.Optional;

/**
 * Attributes that only some resources of a type have (CloudFormation template reference,
 * "AWS::DynamoDB::Table", return values).
 */
public final class OptionalAttributes {

  /** The properties that give a resource the attribute, by the type and the attribute. */
  private static final Map<String, Given> GIVEN =
      Map.of(
          "AWS::DynamoDB::Table.StreamArn",
          new Given(
              "StreamSpecification", "StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}"));

  /**
   * What gives a resource an attribute.
   *
   * @param property that the resource must have
   * @param example the line to write
   */
  public record Given(String property, String example) {}

  private OptionalAttributes() {}

  /** What gives a resource of the type the attribute; empty if each one has it. */
  public static Optional<Given> find(String type, String attribute) {
    return Optional.ofNullable(GIVEN.get(type + "." + attribute));
  }
}

package dev.fargen.aws;

import java.util.List;

/**
 * A schema for a part of a resource type: what a value must be depending on other ones.
 *
 * @param path of the part, with {@code *} for each item of a list and each value of a map
 * @param schema as JSON, in the words that {@code src/servicespec/schemas.mjs} lists
 */
public record SchemaRule(List<String> path, String schema) {

  public SchemaRule {
    path = List.copyOf(path);
  }

  /**
   * A schema as the data file has it.
   *
   * @param place the type, and the path behind a slash
   */
  static SchemaRule of(String place, String schema) {
    int slash = place.indexOf('/');
    return new SchemaRule(
        slash < 0 ? List.of() : List.of(place.substring(slash + 1).split("/")), schema);
  }

  /** Whether it compares properties of several resources. */
  public boolean isAboutSeveral() {
    return schema.contains("\"cfnGather\"");
  }
}

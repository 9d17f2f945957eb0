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

  /** A schema as the data file has it: the path, a tab, and the schema. */
  static SchemaRule parse(String line) {
    int tab = line.indexOf('\t');
    String path = line.substring(0, tab);
    return new SchemaRule(
        path.isEmpty() ? List.of() : List.of(path.split("/")), line.substring(tab + 1));
  }

  /** Whether it compares properties of several resources. */
  public boolean isAboutSeveral() {
    return schema.contains("\"cfnGather\"");
  }
}

package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;

/**
 * What a block must have, or must not have together.
 *
 * @param property for rules about what one property requires or excludes
 * @param groups the properties that the rule is about; those of a group belong together
 */
public record BlockRule(Kind kind, String property, List<List<String>> groups) {

  /** What the rule says of its groups. */
  public enum Kind {
    EXACTLY_ONE,
    AT_LEAST_ONE,
    REQUIRES,
    EXCLUDES
  }

  public BlockRule {
    groups = List.copyOf(groups);
  }

  /** A rule as the data file has it: {@code 1A&B,C} or {@code dA>B}. */
  static BlockRule parse(String text) {
    Kind kind =
        switch (text.charAt(0)) {
          case '1' -> Kind.EXACTLY_ONE;
          case 'a' -> Kind.AT_LEAST_ONE;
          case 'd' -> Kind.REQUIRES;
          default -> Kind.EXCLUDES;
        };
    int sign = text.indexOf('>');
    String property = sign < 0 ? "" : text.substring(1, sign);
    List<String> groups = Arrays.asList(text.substring(Math.max(sign, 0) + 1).split(","));
    return new BlockRule(
        kind, property, Lists.map(groups, group -> Arrays.asList(group.split("&"))));
  }
}

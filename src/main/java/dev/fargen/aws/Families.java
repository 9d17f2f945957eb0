package dev.fargen.aws;

import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Families of machines, and the sizes that they have, the smallest first.
 *
 * @param prefix of the types: {@code db.} of {@code db.m7g.large}
 */
record Families(String prefix, Map<String, List<String>> sizes) {

  /** Of a generation. */
  private static final int MOST_DIGITS = 2;

  Families {
    sizes = Map.copyOf(sizes);
  }

  /** From lists with blanks: families that have the same sizes, and these. */
  static Families of(String prefix, Map<String, String> table) {
    Map<String, List<String>> sizes = new HashMap<>();
    table.forEach(
        (families, all) -> {
          for (String family : families.split(" ")) {
            sizes.put(family, List.of(all.split(" ")));
          }
        });
    return new Families(prefix, sizes);
  }

  /**
   * Whether the family is of a later generation than those that are known: {@code m10g}.
   *
   * @param latest the letters of families, and their latest generation
   */
  static boolean isAfter(Map<String, Integer> latest, String family) {
    int end = 1;
    while (end < family.length() && Digits.is(family.charAt(end))) {
      end++;
    }
    Integer known = latest.get(family.substring(0, 1));
    return known != null
        && end > 1
        && end <= MOST_DIGITS + 1
        && Integer.parseInt(family.substring(1, end)) > known;
  }

  /** The types of a family such as {@code m7g}, the smallest first; none of an unknown one. */
  List<String> types(String family) {
    return Lists.map(sizes.getOrDefault(family, List.of()), size -> prefix + family + "." + size);
  }
}

package dev.fargen.aws;

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

  /** The types of a family such as {@code m7g}, the smallest first; none of an unknown one. */
  List<String> types(String family) {
    return Lists.map(sizes.getOrDefault(family, List.of()), size -> prefix + family + "." + size);
  }
}

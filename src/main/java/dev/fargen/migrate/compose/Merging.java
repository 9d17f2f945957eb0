package dev.fargen.migrate.compose;

import dev.fargen.migrate.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges one Compose file into another (Compose Specification, "Merge"): maps are merged, lists are
 * joined, except those that stand for one value; what is mounted or published at the same place is
 * replaced; {@code !reset} removes, {@code !override} replaces.
 */
final class Merging {

  /** Lists that are one value. */
  private static final Set<String> WHOLE = Set.of("command", "entrypoint", "test");

  /** Lists of which each item has a place of its own. */
  private static final Set<String> PLACED = Set.of("ports", "volumes", "secrets", "configs");

  private final Report report;
  private final boolean files;

  /**
   * @param files whether what is overridden has no other use, and is noted
   */
  Merging(Report report, boolean files) {
    this.report = report;
    this.files = files;
  }

  ItemMap merge(ItemMap base, ItemMap over) {
    Map<String, Item> merged = new LinkedHashMap<>(base.items());
    over.items()
        .forEach(
            (key, theirs) -> {
              Item ours = merged.get(key);
              if (isTagged(theirs, "!reset")) {
                merged.remove(key);
                report.converted(theirs.origin(), key, "removes the key");
                overridden(key, ours, theirs);
              } else if (ours == null || isTagged(theirs, "!override")) {
                merged.put(key, theirs);
                overridden(key, ours, theirs);
              } else {
                merged.put(key, merged(key, ours, theirs));
              }
            });
    return new ItemMap(base.origin(), base.tag(), merged);
  }

  private static boolean isTagged(Item item, String tag) {
    return item.tag().filter(tag::equals).isPresent();
  }

  private Item merged(String key, Item ours, Item theirs) {
    if (ours instanceof ItemMap base && theirs instanceof ItemMap over) {
      return merge(base, over);
    }
    if (ours instanceof ItemList base && theirs instanceof ItemList over && !WHOLE.contains(key)) {
      return joined(key, base, over);
    }
    if (theirs instanceof ItemText text && text.isNull() && !(ours instanceof ItemText)) {
      return ours;
    }
    overridden(key, ours, theirs);
    return theirs;
  }

  private ItemList joined(String key, ItemList ours, ItemList theirs) {
    Map<String, Item> items = new LinkedHashMap<>();
    List<Item> all = new ArrayList<>(ours.items());
    all.addAll(theirs.items());
    for (Item item : all) {
      String place = PLACED.contains(key) ? Places.of(key, item) : words(item);
      Item before = items.put(place, item);
      overridden(key, before, item);
    }
    return new ItemList(ours.origin(), ours.tag(), new ArrayList<>(items.values()));
  }

  private static String words(Item item) {
    return item instanceof ItemText text ? text.literal() : item.origin().toString();
  }

  private void overridden(String key, @Nullable Item before, Item by) {
    if (before != null && files) {
      report.ignored(
          before.origin(),
          key,
          "`" + by.origin().file() + "` line " + by.origin().span().line() + " replaces it");
    }
  }
}

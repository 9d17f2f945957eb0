package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;

/** The places of the manifest that a part of the spec comes from. */
final class Origins {
  private Origins() {}

  /** All places inside of the value. */
  static List<Origin> in(Draft draft) {
    List<Origin> found = new ArrayList<>();
    if (draft instanceof DraftMap map) {
      for (DraftMap.Entry entry : map.entries()) {
        found.addAll(entry.origins());
        found.addAll(in(entry.draft()));
      }
    } else if (draft instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        found.addAll(item.origins());
        found.addAll(in(item.draft()));
      }
    }
    return found;
  }

  /** Lets a block come from a key too, if it is there: the comments of the key go with it. */
  static void add(String block, Key key, DraftMap in) {
    if (in.has(block)) {
      in.from(block, key.origin());
    }
  }

  /** Lets a key come from all places of a value that it stands for. */
  static void keep(Draft draft, DraftMap in, String key) {
    in.from(key, in(draft).toArray(Origin[]::new));
  }

  /** Notes that a value is what fargen does without it. */
  static void converted(DraftMap.Entry entry, Report report) {
    List<Origin> all = new ArrayList<>(entry.origins());
    all.addAll(in(entry.draft()));
    for (Origin origin : all) {
      if (!report.has(origin)) {
        report.converted(origin, "", "");
      }
    }
  }
}

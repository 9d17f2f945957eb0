package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Divides what is known per environment only: what all of them have stands once in the spec, and
 * what differs under {@code environments}.
 */
final class Shared {
  private Shared() {}

  /**
   * Writes the sections of all environments to the spec.
   *
   * @param all what each environment has, by its name; with the empty name, where the spec has none
   */
  static void write(Map<String, DraftMap> all, DraftMap spec, Report report) {
    List<DraftMap> drafts = new ArrayList<>(all.values());
    DraftMap base = common(drafts);
    write(base, all, spec, report);
  }

  /** Writes the base to the spec, and what each environment has instead. */
  static void write(DraftMap base, Map<String, DraftMap> all, DraftMap spec, Report report) {
    merge(base, spec);
    all.forEach(
        (name, own) -> {
          DraftMap changes = base.changesTo(own);
          if (!name.isEmpty() && !changes.isEmpty()) {
            merge(changes, spec.map(Workloads.ENVIRONMENTS).map(name));
          }
          List<Origin> written = Origins.in(changes);
          written.addAll(Origins.in(base));
          note(own, written, report);
        });
  }

  /** What is the same in an environment as in the others is converted too. */
  private static void note(DraftMap own, List<Origin> written, Report report) {
    for (Origin origin : Origins.in(own)) {
      if (!written.contains(origin) && !report.has(origin)) {
        report.converted(origin, "", "");
      }
    }
  }

  /** What all maps have. */
  static DraftMap common(List<DraftMap> all) {
    DraftMap common = new DraftMap();
    for (DraftMap.Entry entry : all.isEmpty() ? List.<DraftMap.Entry>of() : all.get(0).entries()) {
      List<DraftMap> maps = new ArrayList<>();
      boolean same = true;
      for (DraftMap one : all) {
        Optional<Draft> theirs = one.get(entry.key());
        same &= theirs.map(entry.draft()::says).orElse(false);
        theirs.filter(DraftMap.class::isInstance).ifPresent(map -> maps.add((DraftMap) map));
      }
      if (same) {
        common.put(entry.key(), entry.draft(), entry.origins());
        entry.comments().forEach(line -> common.comment(entry.key(), line));
      } else if (maps.size() == all.size()) {
        DraftMap inner = common(maps);
        if (!inner.isEmpty()) {
          common.put(entry.key(), inner, entry.origins());
        }
      }
    }
    return common;
  }

  /** Adds the entries of one map to another, map by map. */
  static void merge(DraftMap from, DraftMap into) {
    for (DraftMap.Entry entry : from.entries()) {
      if (entry.draft() instanceof DraftMap map
          && into.get(entry.key()).orElse(null) instanceof DraftMap there) {
        merge(map, there);
      } else if (entry.draft() instanceof DraftList list
          && into.get(entry.key()).orElse(null) instanceof DraftList there) {
        list.items().forEach(item -> add(item, there));
      } else {
        into.put(entry.key(), entry.draft(), entry.origins());
        entry.comments().forEach(line -> into.comment(entry.key(), line));
      }
    }
  }

  private static void add(DraftList.Item item, DraftList list) {
    for (DraftList.Item there : list.items()) {
      if (there.draft().says(item.draft())) {
        return;
      }
    }
    list.add(item.draft(), item.origins().toArray(Origin[]::new));
  }
}

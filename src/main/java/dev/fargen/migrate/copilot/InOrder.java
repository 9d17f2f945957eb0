package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;

/** Puts the keys of a block in the order in which a person writes them. */
final class InOrder {

  private static final List<String> HTTP =
      List.of(
          "name",
          "port",
          "container",
          "version",
          "path",
          "host",
          "healthcheck",
          "sticky",
          "deregistration_delay",
          "internal",
          "allowed_sources");

  private InOrder() {}

  /** Sorts the rules of all workloads, in all environments. */
  static void sort(DraftMap in) {
    for (DraftMap.Entry entry : in.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload) {
        workload.get("http").ifPresent(InOrder::http);
      }
    }
    for (DraftMap.Entry entry :
        in.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        sort(environment);
      }
    }
  }

  private static void http(Draft http) {
    if (http instanceof DraftMap item) {
      item.sort(HTTP);
    } else if (http instanceof DraftList list) {
      list.items().forEach(item -> http(item.draft()));
    }
  }
}

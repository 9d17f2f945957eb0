package dev.fargen.migrate;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftPrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * A spec that was made from other files, as text, and every line of these files.
 *
 * @param text the spec
 * @param lines what became of each line that has a key or an item, in the order of the files
 * @param remarks what concerns the whole
 */
public record Written(String text, List<SourceLine> lines, List<String> remarks) {

  /** The order in which a person writes a spec; other keys follow. */
  private static final List<String> TOP =
      List.of(
          "name",
          "stack",
          "description",
          "network",
          "cluster",
          "load_balancer",
          "logs",
          "alarms",
          "tags",
          "parameters",
          "topics",
          "queues",
          "buckets",
          "tables",
          "caches",
          "databases",
          "volumes",
          "configs",
          "repositories",
          "resources",
          "workloads",
          "outputs",
          "exports",
          "patches",
          "ids",
          "environments",
          "pipeline");

  /** The order in which a person writes a workload; other keys follow. */
  private static final List<String> WORKLOAD =
      List.of(
          "build",
          "image",
          "platform",
          "cpu",
          "memory",
          "entrypoint",
          "command",
          "port",
          "expose",
          "http",
          "nlb",
          "queue",
          "schedule",
          "run",
          "count",
          "scaling",
          "spot",
          "links",
          "exec");

  /** Keys at the end of a workload, in this order. */
  private static final List<String> LAST =
      List.of("permissions", "policies", "environment", "env_file", "secrets", "sidecars");

  public Written {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  /**
   * The spec as text.
   *
   * @param header the comment at its top, a paragraph each, without the hash
   */
  public static Written of(Imported imported, Sources sources, List<String> header) {
    sort(imported.spec());
    new SourceComments(sources, imported.unwanted()).addTo(imported.spec());
    DraftPrinter.Printed printed = DraftPrinter.print(header, imported.spec());
    return new Written(
        printed.text(),
        new Lines(imported.report(), printed).of(sources),
        imported.report().remarks());
  }

  private static void sort(DraftMap spec) {
    spec.sort(TOP);
    sortWorkloads(spec);
    for (DraftMap.Entry environment : entries(spec, "environments")) {
      if (environment.draft() instanceof DraftMap map) {
        map.sort(TOP);
        sortWorkloads(map);
      }
    }
  }

  private static void sortWorkloads(DraftMap in) {
    for (DraftMap.Entry workload : entries(in, "workloads")) {
      if (workload.draft() instanceof DraftMap map) {
        List<String> order = new ArrayList<>(WORKLOAD);
        for (DraftMap.Entry key : map.entries()) {
          if (!order.contains(key.key()) && !LAST.contains(key.key())) {
            order.add(key.key());
          }
        }
        order.addAll(LAST);
        map.sort(order);
      }
    }
  }

  private static List<DraftMap.Entry> entries(DraftMap in, String section) {
    return in.getMap(section).map(map -> List.copyOf(map.entries())).orElse(List.of());
  }
}

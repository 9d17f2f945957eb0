package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.List;

/**
 * Gives a listener rule its priority from what the rule says and from its workload's name, and from
 * nothing else: other workloads may come and go. The more specific a host and path, the lower the
 * number, so that {@code /api/v2} is asked before {@code /api} and {@code /}. Elastic Load
 * Balancing user guide, "Listener rules for your Application Load Balancer": 1 to 50,000, lowest
 * first, each used once in a listener.
 */
public final class Priorities {

  private static final int LENGTHS = 32;
  private static final int HOST_CLASSES = 3;
  private static final int SLOTS = 50_000 / (LENGTHS * HOST_CLASSES);

  private Priorities() {}

  public static int of(
      String spec, String workload, List<Given<String>> paths, List<Given<Text>> hosts) {
    int band = hostClass(hosts) * LENGTHS + (LENGTHS - 1 - pathLength(paths));
    int slot = Math.floorMod((spec + "/" + workload).hashCode(), SLOTS);
    return band * SLOTS + slot + 1;
  }

  /** Exact hosts first, then patterns, then rules for every host. */
  private static int hostClass(List<Given<Text>> hosts) {
    if (hosts.isEmpty()) {
      return 2;
    }
    return Lists.any(hosts, host -> isPattern(host.value().written())) ? 1 : 0;
  }

  private static boolean isPattern(String host) {
    return host.contains("*") || host.contains("?");
  }

  /** The letters before the first wildcard of the least specific path. */
  private static int pathLength(List<Given<String>> paths) {
    int least = paths.isEmpty() ? 0 : LENGTHS - 1;
    for (Given<String> path : paths) {
      int letters = 0;
      while (letters < path.value().length() && "*?".indexOf(path.value().charAt(letters)) < 0) {
        letters++;
      }
      least = Math.min(least, Math.max(0, letters - 1));
    }
    return least;
  }
}

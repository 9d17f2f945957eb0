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
 * first, each used once in a listener. Rules that are equally specific share a band, and a hash of
 * their names spreads them over it, so the bands that most rules are in are the widest.
 */
public final class Priorities {

  /** Paths from here on are equally specific. */
  private static final int LONGEST = 31;

  /** Up to this length, each length is common for a path without a host. */
  private static final int COMMON = 16;

  /** The priorities of rules with a host, and of those with a pattern for a host. */
  private static final int OF_HOSTS = 16_640;

  private static final int PATH_OF_HOST = 200;
  private static final int COMMON_PATH = 980;
  private static final int LONG_PATH = 40;
  private static final int EVERY_REQUEST = 440;

  private Priorities() {}

  public static int of(
      String spec, String workload, List<Given<String>> paths, List<Given<Text>> hosts) {
    int host = hostClass(hosts);
    int longer = LONGEST - pathLength(paths);
    int first;
    int width;
    if (host < 2) {
      first = host * OF_HOSTS + longer * PATH_OF_HOST;
      width = longer < LONGEST ? PATH_OF_HOST : OF_HOSTS - LONGEST * PATH_OF_HOST;
    } else {
      int uncommon = LONGEST - COMMON;
      first =
          2 * OF_HOSTS
              + Math.min(longer, uncommon) * LONG_PATH
              + Math.max(0, longer - uncommon) * COMMON_PATH;
      width = longer < uncommon ? LONG_PATH : longer < LONGEST ? COMMON_PATH : EVERY_REQUEST;
    }
    return first + Math.floorMod(spread((spec + "/" + workload).hashCode()), width) + 1;
  }

  /** Mixes the bits: names that differ in the last letters have hash codes close together. */
  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
    mixed = (mixed ^ (mixed >>> 16)) * 0x45d9f3b;
    return mixed ^ (mixed >>> 16);
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
    int least = paths.isEmpty() ? 0 : LONGEST;
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

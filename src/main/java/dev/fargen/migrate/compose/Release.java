package dev.fargen.migrate.compose;

import dev.fargen.aws.EngineReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A release of an engine that RDS creates databases with.
 *
 * @param same whether it is of the version line that is asked for
 */
record Release(String version, boolean same) {

  /**
   * Lines whose support ends (Amazon RDS user guide, "MariaDB on Amazon RDS versions"): RDS
   * upgrades such a database to the next one by itself.
   */
  private static final Set<String> ENDING = Set.of("mariadb 10.6");

  /** The newest release of the line, or of the next one that RDS has. */
  static Release nearest(String engine, String version) {
    List<String> lines = new ArrayList<>(EngineReleases.lines(engine).keySet());
    lines.removeIf(
        line -> available(engine, line).isEmpty() || ENDING.contains(engine + " " + line));
    lines.sort((one, other) -> compare(one, other));
    String best = lines.get(lines.size() - 1);
    boolean same = false;
    for (int i = lines.size() - 1; i >= 0 && !same; i--) {
      String line = lines.get(i);
      if (version.equals(line)
          || version.startsWith(line + ".")
          || line.startsWith(version + ".")) {
        best = line;
        same = true;
      } else if (compare(line, version) > 0) {
        best = line;
      }
    }
    List<Integer> numbers = available(engine, best);
    return new Release(best + "." + numbers.get(numbers.size() - 1), same);
  }

  private static List<Integer> available(String engine, String line) {
    EngineReleases.Line releases = EngineReleases.lines(engine).get(line);
    return releases == null ? List.of() : releases.available();
  }

  private static int compare(String one, String other) {
    String[] ours = one.split("\\.");
    String[] theirs = other.split("\\.");
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order =
          Integer.compare(Numbers.whole(ours[i]).orElse(0), Numbers.whole(theirs[i]).orElse(0));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}

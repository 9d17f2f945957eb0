package dev.fargen.migrate.copilot;

import dev.fargen.aws.EngineReleases;
import dev.fargen.aws.EngineReleases.Line;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Releases of database engines that RDS still creates databases with. */
final class OfferedEngine {

  /** What is between the version of MySQL and that of Aurora. */
  private static final String AURORA = ".mysql_aurora.";

  private OfferedEngine() {}

  /**
   * The release to write in place of one that is deprecated or was withdrawn: the newest one of its
   * line, or of the oldest line that there is. Empty where the release is offered, or not known to
   * be old.
   */
  static Optional<String> inPlaceOf(String engine, String version) {
    Map<String, Line> lines = EngineReleases.lines(engine);
    List<Integer> wanted = numbers(version.replaceFirst(".*" + AURORA, ""));
    List<String> offered = new ArrayList<>(lines.keySet());
    offered.removeIf(line -> of(lines, line).available().isEmpty());
    offered.sort((one, other) -> compare(numbers(one), numbers(other)));
    if (offered.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    for (String line : offered) {
      List<Integer> start = numbers(line);
      boolean same = wanted.size() >= start.size() && wanted.subList(0, start.size()).equals(start);
      if (same) {
        boolean old =
            wanted.size() > start.size()
                && of(lines, line).deprecated().contains(wanted.get(start.size()));
        return Optional.of(newest(engine, line, lines)).filter(release -> old);
      }
    }
    boolean before = compare(wanted, numbers(offered.get(0))) < 0 || knows(lines, wanted);
    String next =
        Lists.first(offered, line -> compare(numbers(line), wanted) > 0).orElse(offered.get(0));
    return Optional.of(newest(engine, next, lines)).filter(release -> before);
  }

  /** Whether it is of a line that has no releases any more. */
  private static boolean knows(Map<String, Line> lines, List<Integer> wanted) {
    return Lists.any(
        lines.keySet(),
        line ->
            wanted.size() >= numbers(line).size()
                && wanted.subList(0, numbers(line).size()).equals(numbers(line)));
  }

  private static String newest(String engine, String line, Map<String, Line> lines) {
    List<Integer> available = of(lines, line).available();
    String release = line + "." + available.get(available.size() - 1);
    return engine.equals("aurora-mysql") && line.startsWith("3.")
        ? "8.0" + AURORA + release
        : release;
  }

  private static Line of(Map<String, Line> lines, String name) {
    return Objects.requireNonNull(lines.get(name));
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("\\.", -1)) {
      if (!part.matches("[0-9]{1,4}")) {
        return numbers;
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i).compareTo(other.get(i));
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}

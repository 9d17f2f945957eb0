package dev.fargen.workload.data;

import dev.fargen.aws.EngineReleases;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release of an engine, such as 17.7 or 3.10.5.
 *
 * @param line all but the last number: {@code 17}, {@code 3.10}
 * @param number the last number; negative for a major version alone
 */
public record EngineRelease(DatabaseEngine engine, String line, int number) {

  /**
   * Releases with long-term support (Amazon Aurora user guide, "Long-term support (LTS) and beta
   * releases for Amazon Aurora MySQL" and "Using an Aurora PostgreSQL long-term support (LTS)
   * release").
   */
  private static final Set<String> LONG_TERM =
      Set.of("3.04", "3.10", "13.9", "14.6", "15.10", "16.8", "17.7");

  /** The greatest major version of PostgreSQL that may exist soon. */
  private static final int NEXT_POSTGRESQL = 19;

  /** What stands for the last number of a version without one, which RDS selects. */
  private static final int ANY = -1;

  /** More than the lines of a major version. */
  private static final int LINES = 1_000;

  private static final String MYSQL_AURORA = "mysql_aurora.";

  /**
   * The release of a version.
   *
   * @param version as RDS has it: numbers, for Aurora MySQL after {@code mysql_aurora.}
   */
  static EngineRelease of(DatabaseEngine engine, String version) {
    int own = version.indexOf(MYSQL_AURORA);
    String after = own < 0 ? version : version.substring(own + MYSQL_AURORA.length());
    boolean fits = own < 0 || version.startsWith(after.startsWith("8.4.") ? "8.4." : "8.0.");
    String numbers = fits ? after : version;
    int dot = numbers.lastIndexOf('.');
    return dot < 0
        ? new EngineRelease(engine, numbers, ANY)
        : new EngineRelease(
            engine, numbers.substring(0, dot), Integer.parseInt(numbers.substring(dot + 1)));
  }

  /** Without the version of MySQL in front. */
  @Override
  public String toString() {
    return number == ANY ? line : line + "." + number;
  }

  /**
   * Whether it is a major version alone, which the API accepts for PostgreSQL: "If you specify only
   * a major version, Amazon RDS updates the DB instance to the default minor version if the current
   * minor version is lower" (Amazon RDS API reference, "ModifyDBInstance", EngineVersion).
   */
  private boolean isMajor() {
    return number == ANY && engine == DatabaseEngine.POSTGRES;
  }

  /** The family of parameter groups: {@code postgres17}, {@code mysql8.4}. */
  public String family() {
    return engine.word() + line;
  }

  private Optional<EngineReleases.Line> known() {
    return Optional.ofNullable(EngineReleases.lines(engine.word()).get(line));
  }

  /** Whether it exists and supports Serverless v2, or may be later than what is known here. */
  public boolean exists() {
    return known()
        .map(releases -> isMajor() || releases.knows(number) || releases.mayHave(number))
        .orElseGet(this::isOfLaterLine);
  }

  /** Whether it is known here, not only possible. */
  public boolean isKnown() {
    return known().filter(releases -> isMajor() || releases.knows(number)).isPresent();
  }

  private boolean isOfLaterLine() {
    if (number == ANY && !isMajor()) {
      return false;
    }
    if (engine == DatabaseEngine.MYSQL || engine == DatabaseEngine.MARIADB) {
      return isOfLaterMajor();
    }
    boolean mysql = engine == DatabaseEngine.AURORA_MYSQL;
    boolean alike = mysql == line.startsWith("3.") && line.lastIndexOf('.') == (mysql ? 1 : -1);
    if (!alike) {
      return false;
    }
    int latest = 0;
    for (String other : EngineReleases.lines(engine.word()).keySet()) {
      latest = Math.max(latest, other.startsWith("8.") ? 0 : last(other));
    }
    return last() > latest
        && last() <= (mysql ? latest + EngineReleases.SOON : NEXT_POSTGRESQL)
        && number <= EngineReleases.SOON;
  }

  /** A line of MySQL or MariaDB such as 9.7 or 13.3, after the last one of the list. */
  private boolean isOfLaterMajor() {
    int dot = line.indexOf('.');
    int latest = 0;
    for (String other : EngineReleases.lines(engine.word()).keySet()) {
      latest = Math.max(latest, Integer.parseInt(other.substring(0, other.indexOf('.'))));
    }
    return dot > 0
        && dot == line.lastIndexOf('.')
        && Integer.parseInt(line.substring(0, dot)) == latest + 1;
  }

  private int last() {
    return last(line);
  }

  /** The minor version of Aurora MySQL, the major version of Aurora PostgreSQL. */
  private static int last(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf('.') + 1));
  }

  /** Whether RDS creates no new clusters with it. */
  public boolean isDeprecated() {
    return known().filter(releases -> releases.deprecated().contains(number)).isPresent();
  }

  /** Whether AWS supports the release of Aurora longer than others. */
  public boolean isLongTerm() {
    return LONG_TERM.contains(line) || LONG_TERM.contains(toString());
  }

  /** The line that is called as the whole version is: of {@code 8.4} the one with 8.4.5. */
  public EngineRelease withoutNumber() {
    return new EngineRelease(engine, toString(), ANY);
  }

  /** The line of a version with a part too many: of {@code 17.3.1} the one with 17.3. */
  public EngineRelease shorter() {
    return new EngineRelease(engine, line.substring(0, Math.max(0, line.lastIndexOf('.'))), ANY);
  }

  /** The lines with releases that new databases can have, in ascending order. */
  public static List<String> lines(DatabaseEngine engine) {
    List<String> lines =
        Lists.filter(
            EngineReleases.lines(engine.word()).keySet(),
            line -> !new EngineRelease(engine, line, ANY).available().isEmpty());
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingInt(EngineRelease::order));
    return sorted;
  }

  /** Of {@code 10.6} before {@code 10.11}. */
  private static int order(String line) {
    int dot = line.indexOf('.');
    return dot < 0
        ? Integer.parseInt(line) * LINES
        : Integer.parseInt(line.substring(0, dot)) * LINES
            + Integer.parseInt(line.substring(dot + 1));
  }

  /** The releases of its line that new clusters can have. */
  public List<String> available() {
    return known()
        .map(releases -> Lists.map(releases.available(), one -> line + "." + one))
        .orElse(List.of());
  }

  /**
   * The latest release of its line that new databases can have; where there is none, the usual
   * release, which has long-term support, if it is later, or the latest of the next line with one.
   */
  public Optional<String> later() {
    EngineRelease usual = of(engine, engine.usualVersion());
    if (available().isEmpty() && order(usual.line()) > order(line)) {
      return Optional.of(engine.usualVersion());
    }
    return Lists.first(lines(engine), one -> order(one) >= order(line))
        .map(one -> new EngineRelease(engine, one, ANY).available())
        .map(releases -> releases.get(releases.size() - 1));
  }

  /**
   * Whether it can have a capacity of 0 ("Scaling to Zero ACUs with automatic pause and resume for
   * Aurora Serverless v2").
   */
  public boolean canPause() {
    if (engine == DatabaseEngine.AURORA_MYSQL) {
      return isSince(8);
    }
    return switch (last()) {
      case 13 -> number >= 15;
      case 14 -> number >= 12;
      case 15 -> number >= 7;
      case 16 -> number >= 3;
      default -> true;
    };
  }

  /** Its maximum capacity ("Performance and scaling for Aurora Serverless v2"). */
  public int mostCapacity() {
    boolean large =
        engine == DatabaseEngine.AURORA_MYSQL
            ? isSince(6)
            : switch (last()) {
              case 13 -> number >= 13;
              case 14 -> number >= 10;
              case 15 -> number >= 5;
              default -> true;
            };
    return large ? 256 : 128;
  }

  /** Whether it is Aurora MySQL 3 with at least that minor version, or 8.4. */
  private boolean isSince(int minor) {
    return !line.startsWith("3.") || last() >= minor;
  }
}

package dev.fargen.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The releases of the engines of RDS, of Aurora those that support Serverless v2, as {@code aws rds
 * describe-db-engine-versions --include-all} lists them. They are grouped by what AWS calls their
 * version line: the major version, of Aurora MySQL the minor version.
 */
public final class EngineReleases {

  /** Engine, line and numbers; those with a minus sign are deprecated. */
  private static final List<String> TABLE =
      List.of(
          "aurora-mysql 3.02 0- 1- 2- 3-",
          "aurora-mysql 3.03 0- 1- 2- 3-",
          "aurora-mysql 3.04 0 1 2 3 4 6",
          "aurora-mysql 3.05 0- 1- 2-",
          "aurora-mysql 3.06 0- 1-",
          "aurora-mysql 3.07 0- 1-",
          "aurora-mysql 3.08 0 1 2",
          "aurora-mysql 3.09 0",
          "aurora-mysql 3.10 0 1 2 3 4 5 6",
          "aurora-mysql 3.11 0- 1",
          "aurora-mysql 3.12 0",
          "aurora-mysql 3.13 0",
          "aurora-mysql 8.4 7 8",
          "aurora-postgresql 13 6- 7- 8- 9 10- 11- 12- 13- 14- 15- 16- 18- 20- 21- 22- 23",
          "aurora-postgresql 14 3- 4- 5- 6 7- 8- 9- 10- 11- 12- 13- 15- 17 18 19 20 22 23 24",
          "aurora-postgresql 15 2- 3- 4- 5- 6- 7- 8- 10 12 13 14 15 17 18 19",
          "aurora-postgresql 16 1- 2- 3- 4- 6- 8 9 10 11 13 14 15",
          "aurora-postgresql 17 4 5 6 7 9 10 11",
          "aurora-postgresql 18 3 4 6",
          "mariadb 10.6 5 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 27 28",
          "mariadb 10.11 4 5 6 7 8 9 10 11 13 14 15 16 18 19",
          "mariadb 11.4 3 4 5 7 8 9 10 12 13",
          "mariadb 11.8 3 4 5 6 8 9",
          "mariadb 12.3 2 3",
          "mysql 8.0 28- 31- 32- 33- 34- 35- 36- 37- 39- 40- 41- 42 43 44 45 46",
          "mysql 8.4 3- 4- 5 6 7 8 9 10 11",
          "postgres 14 8- 9- 10- 11- 12- 13- 14- 15- 16- 17- 18 19 20 21 22 23 24",
          "postgres 15 3- 4- 5- 6- 7- 8- 9- 10- 11- 12- 13 14 15 16 17 18 19",
          "postgres 16 1- 2- 3- 4- 5- 6- 7- 8- 9 10 11 12 13 14 15",
          "postgres 17 1- 2- 3- 4- 5 6 7 8 9 10 11",
          "postgres 18 1 2 3 4 6");

  /** The most releases that a line gets in the years that this list is in use. */
  public static final int SOON = 10;

  private EngineReleases() {}

  /**
   * A line, with the numbers of its releases in ascending order.
   *
   * @param deprecated those that RDS creates no new clusters with
   */
  public record Line(List<Integer> available, List<Integer> deprecated) {
    public Line {
      available = List.copyOf(available);
      deprecated = List.copyOf(deprecated);
    }

    /** Whether the release is known. */
    public boolean knows(int number) {
      return available.contains(number) || deprecated.contains(number);
    }

    /** Whether it is not known yet, but may be a later one of a line that is maintained. */
    public boolean mayHave(int number) {
      int last = available.isEmpty() ? 0 : available.get(available.size() - 1);
      return !available.isEmpty() && number > last && number <= last + SOON;
    }
  }

  private static final class Data {
    static final Map<String, Map<String, Line>> LINES = new HashMap<>();

    static {
      for (String row : TABLE) {
        String[] words = row.split(" ");
        List<Integer> available = new ArrayList<>();
        List<Integer> deprecated = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
          boolean old = words[i].endsWith("-");
          int end = words[i].length() - (old ? 1 : 0);
          (old ? deprecated : available).add(Integer.parseInt(words[i].substring(0, end)));
        }
        LINES
            .computeIfAbsent(words[0], engine -> new HashMap<>())
            .put(words[1], new Line(available, deprecated));
      }
    }
  }

  /** The lines of an engine, by their version: {@code 3.10}, {@code 17}. */
  public static Map<String, Line> lines(String engine) {
    return Data.LINES.getOrDefault(engine, Map.of());
  }
}

package dev.fargen.aws;

import java.util.List;
import java.util.Map;

/**
 * The DB instance classes of RDS for PostgreSQL, MySQL and MariaDB, as {@code aws rds
 * describe-orderable-db-instance-options} lists them for the versions that are created today. Not
 * every region has each of them.
 */
public final class InstanceClasses {

  /** Families, and the sizes that they have. */
  private static final Families FAMILIES =
      Families.of(
          "db.",
          Map.of(
              "t3 t4g",
              "micro small medium large xlarge 2xlarge",
              "m6g m6gd m7g r6g r6gd r7g x2g",
              "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
              "m5 m5d r5 r5b r5d",
              "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge",
              "m6i m6id m6idn m6in r6i r6id r6idn r6in",
              "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
              "m7i m8a m8g m8gd m9g r7i r8a r8g r8gd",
              "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
              "x2iedn",
              "xlarge 2xlarge 4xlarge 8xlarge 16xlarge 24xlarge 32xlarge"));

  /** The letters of families, and their latest generation. */
  private static final Map<String, Integer> LATEST = Map.of("t", 4, "m", 9, "r", 8, "x", 2);

  private InstanceClasses() {}

  /** The classes of a family such as {@code m7g}, the smallest first; none of an unknown one. */
  public static List<String> ofFamily(String family) {
    return FAMILIES.types(family);
  }

  /** Whether the family is newer than those that are known: {@code m10g}. */
  public static boolean mayBeNew(String family) {
    return Families.isAfter(LATEST, family);
  }
}

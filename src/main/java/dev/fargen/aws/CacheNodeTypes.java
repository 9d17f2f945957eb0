package dev.fargen.aws;

import java.util.List;
import java.util.Map;

/**
 * The node types that new caches can have (Amazon ElastiCache user guide, "Supported node types").
 * Those of the previous generation are for existing caches only. Not every region has each of them.
 */
public final class CacheNodeTypes {

  /** Families, and the sizes that they have. */
  private static final Families FAMILIES =
      Families.of(
          "cache.",
          Map.of(
              "t2 t3 t4g",
              "micro small medium",
              "m4",
              "large xlarge 2xlarge 4xlarge 10xlarge",
              "r4",
              "large xlarge 2xlarge 4xlarge 8xlarge 16xlarge",
              "m5 r5",
              "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
              "m6g m7g r6g r7g c7gn",
              "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
              "r6gd",
              "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"));

  /** Families of the previous generation. */
  private static final List<String> PREVIOUS = List.of("t1", "m1", "m2", "m3", "c1", "r3");

  /** The letters of families, and their latest generation. */
  private static final Map<String, Integer> LATEST = Map.of("t", 4, "m", 7, "r", 7, "c", 7);

  private CacheNodeTypes() {}

  /** The types of a family such as {@code m7g}, the smallest first; none of an unknown one. */
  public static List<String> ofFamily(String family) {
    return FAMILIES.types(family);
  }

  /** Whether the family is newer than those that are known: {@code m8g}. */
  public static boolean mayBeNew(String family) {
    return Families.isAfter(LATEST, family);
  }

  /** Whether new caches cannot have the family any more. */
  public static boolean isPrevious(String family) {
    return PREVIOUS.contains(family);
  }
}

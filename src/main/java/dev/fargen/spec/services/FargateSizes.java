package dev.fargen.spec.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sizes of tasks that Fargate offers (Amazon ECS developer guide, "Amazon ECS task definition
 * parameters for Fargate", Task size): CPU units, and the MiB that go with them.
 */
public final class FargateSizes {

  private static final Map<Integer, List<Integer>> MEMORY = new TreeMap<>();

  static {
    MEMORY.put(WorkloadKeys.LEAST_CPU, List.of(WorkloadKeys.LEAST_MEMORY, 1024, 2048));
    MEMORY.put(512, gib(1, 4, 1));
    MEMORY.put(1024, gib(2, 8, 1));
    MEMORY.put(2048, gib(4, 16, 1));
    MEMORY.put(4096, gib(8, 30, 1));
    MEMORY.put(8192, gib(16, 60, 4));
    MEMORY.put(16_384, gib(32, 120, 8));
    MEMORY.put(32_768, List.of(60 * 1024, 120 * 1024, 244 * 1024));
  }

  private FargateSizes() {}

  /** The CPU units on offer, smallest first. */
  public static List<Integer> cpus() {
    return List.copyOf(MEMORY.keySet());
  }

  /** The MiB on offer with these CPU units, smallest first; none where the units are not. */
  public static List<Integer> memory(int cpu) {
    return MEMORY.getOrDefault(cpu, List.of());
  }

  private static List<Integer> gib(int least, int most, int step) {
    List<Integer> sizes = new ArrayList<>();
    for (int gib = least; gib <= most; gib += step) {
      sizes.add(gib * 1024);
    }
    return sizes;
  }
}

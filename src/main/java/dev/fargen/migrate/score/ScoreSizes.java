package dev.fargen.migrate.score;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.services.FargateSizes;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.yaml.MapNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The size of the task: the smallest that Fargate offers which has room for the limits of all
 * containers, or for what they request where they have no limit.
 */
final class ScoreSizes {

  private static final BigDecimal MIB = new BigDecimal(1 << 20);

  /** The units of memory, the longest first. */
  private static final Map<String, BigDecimal> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("Ki", new BigDecimal(1L << 10));
    UNITS.put("Mi", new BigDecimal(1L << 20));
    UNITS.put("Gi", new BigDecimal(1L << 30));
    UNITS.put("Ti", new BigDecimal(1L << 40));
    UNITS.put("K", new BigDecimal(1_000L));
    UNITS.put("M", new BigDecimal(1_000_000L));
    UNITS.put("G", new BigDecimal(1_000_000_000L));
    UNITS.put("T", new BigDecimal(1_000_000_000_000L));
  }

  private static final int LEAST_SIDECAR_MEMORY = 6;

  private final ScoreFile file;
  private final Report report;
  private final List<Origin> cpuPlaces = new ArrayList<>();
  private final List<Origin> memoryPlaces = new ArrayList<>();
  private int cpu;
  private int memory;

  ScoreSizes(ScoreFile file, Report report) {
    this.file = file;
    this.report = report;
  }

  /** Adds the main container. */
  void add(MapNode container) {
    Optional<MapNode> resources = ScoreFile.map(container, "resources");
    if (resources.isPresent()) {
      cpu += most(resources.get(), "cpu");
      memory += most(resources.get(), "memory");
      cpuPlaces.addAll(places(resources.get(), "cpu"));
      memoryPlaces.addAll(places(resources.get(), "memory"));
    }
  }

  /** Adds a sidecar, and limits it. */
  void add(MapNode container, DraftMap sidecar) {
    Optional<MapNode> resources = ScoreFile.map(container, "resources");
    if (resources.isPresent()) {
      int ownCpu = most(resources.get(), "cpu");
      int ownMemory = most(resources.get(), "memory");
      boolean limited =
          ScoreFile.map(resources.get(), "limits")
              .filter(limits -> limits.entry("memory").isPresent())
              .isPresent();
      cpu += ownCpu;
      memory += ownMemory;
      if (ownCpu > 0) {
        sidecar.put("cpu", DraftValue.number(ownCpu), places(resources.get(), "cpu"));
      }
      if (limited && ownMemory >= LEAST_SIDECAR_MEMORY) {
        sidecar.put("memory", DraftValue.number(ownMemory), places(resources.get(), "memory"));
      } else {
        memoryPlaces.addAll(places(resources.get(), "memory"));
      }
    }
  }

  /** Writes {@code cpu} and {@code memory} of the task. */
  void write(DraftMap workload) {
    for (int units : FargateSizes.cpus()) {
      for (int mib : FargateSizes.memory(units)) {
        if (units >= cpu && mib >= memory) {
          write(workload, units, mib);
          return;
        }
      }
    }
    List<Origin> all = new ArrayList<>(cpuPlaces);
    all.addAll(memoryPlaces);
    for (Origin origin : all) {
      report.refused(
          origin,
          "",
          "Fargate has no size with " + cpu + " CPU units and " + memory + " MiB");
    }
  }

  private void write(DraftMap workload, int units, int mib) {
    boolean least = mib == FargateSizes.memory(units).get(0);
    if (units == WorkloadKeys.LEAST_CPU) {
      converted(cpuPlaces, units + " CPU units, the smallest size");
    } else {
      workload.put("cpu", DraftValue.number(units), cpuPlaces);
    }
    if (least) {
      converted(memoryPlaces, mib + " MiB, the smallest for " + units + " CPU units");
    } else {
      workload.put("memory", DraftValue.number(mib), memoryPlaces);
    }
  }

  private void converted(List<Origin> places, String text) {
    for (Origin place : places) {
      report.converted(place, "", text);
    }
  }

  private List<Origin> places(MapNode resources, String what) {
    List<Origin> places = new ArrayList<>();
    for (String kind : List.of("limits", "requests")) {
      ScoreFile.map(resources, kind)
          .flatMap(map -> map.entry(what))
          .ifPresent(entry -> places.add(file.origin(entry)));
    }
    return places;
  }

  private static int most(MapNode resources, String what) {
    int most = 0;
    for (String kind : List.of("limits", "requests")) {
      String text = ScoreFile.map(resources, kind).flatMap(map -> map.text(what)).orElse("0");
      most = Math.max(most, what.equals("cpu") ? cpu(text) : memory(text));
    }
    return most;
  }

  /** CPU units of {@code 500m} or {@code 0.5}. */
  private static int cpu(String text) {
    boolean milli = text.endsWith("m");
    BigDecimal number = number(milli ? text.substring(0, text.length() - 1) : text);
    BigDecimal units = number.multiply(new BigDecimal(milli ? "1.024" : "1024"));
    return up(units);
  }

  /** MiB of {@code 128Mi}, {@code 128M} or a number of bytes. */
  private static int memory(String text) {
    for (Map.Entry<String, BigDecimal> unit : UNITS.entrySet()) {
      if (text.endsWith(unit.getKey())) {
        String digits = text.substring(0, text.length() - unit.getKey().length());
        return up(number(digits).multiply(unit.getValue()).divide(MIB));
      }
    }
    return up(number(text).divide(MIB));
  }

  private static int up(BigDecimal number) {
    return number
        .min(new BigDecimal(1_000_000))
        .setScale(0, java.math.RoundingMode.CEILING)
        .intValue();
  }

  /** The number; 0 where it is none. */
  private static BigDecimal number(String text) {
    boolean digits = !text.isEmpty() && text.length() < 18;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      digits &= c == '.' || (c >= '0' && c <= '9');
    }
    return digits && dots <= 1 && !text.equals(".") ? new BigDecimal(text) : BigDecimal.ZERO;
  }
}

package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.services.FargateSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the smallest task of Fargate that has what the containers of a service may use. */
final class SizeWriter {

  private static final int SMALLEST = 256;

  /** What AWS recommends with the proxy of Service Connect. */
  private static final int WITH_PROXY = 512;

  private static final int OF_PROXY = 64;

  private final Conversion conversion;
  private final DraftMap workload;
  private final List<Origin> cpuFrom = new ArrayList<>();
  private final List<Origin> memoryFrom = new ArrayList<>();

  SizeWriter(Conversion conversion, DraftMap workload) {
    this.conversion = conversion;
    this.workload = workload;
  }

  /**
   * Writes {@code cpu} and {@code memory}.
   *
   * @param linked whether the task has a proxy of Service Connect
   */
  void write(Service main, List<Service> sidecars, boolean linked) {
    double cpus = cpus(main);
    long memory = memory(main);
    boolean limited = cpus > 0 || memory > 0;
    for (Service sidecar : sidecars) {
      cpus += cpus(sidecar);
      memory += memory(sidecar);
    }
    if (memory == 0) {
      memory = needed(main).orElse(0);
    }
    memory += linked && limited && memory > 0 ? OF_PROXY : 0;
    int least = linked ? WITH_PROXY : SMALLEST;
    List<Integer> offered = FargateSizes.cpus();
    for (int cpu : offered) {
      List<Integer> sizes = FargateSizes.memory(cpu);
      long needed = memory;
      Optional<Integer> size = Lists.first(sizes, one -> one >= needed);
      boolean last = cpu == offered.get(offered.size() - 1);
      if (cpu >= least && cpu >= Math.round(cpus * 1024) - 1 && (size.isPresent() || last)) {
        int most = sizes.get(sizes.size() - 1);
        write(cpu, size.orElse(most), sizes.get(0));
        tooLarge(memoryFrom, size.isEmpty(), most / 1024 + " GB");
        return;
      }
    }
    int largest = offered.get(offered.size() - 1);
    List<Integer> sizes = FargateSizes.memory(largest);
    write(largest, sizes.get(sizes.size() - 1), 0);
    tooLarge(
        memoryFrom,
        memory > sizes.get(sizes.size() - 1),
        sizes.get(sizes.size() - 1) / 1024 + " GB");
    tooLarge(cpuFrom, cpus > largest / 1024.0, largest / 1024 + " vCPU");
  }

  private void tooLarge(List<Origin> from, boolean larger, String most) {
    for (Origin origin : larger ? from : List.<Origin>of()) {
      conversion
          .report()
          .changed(
              origin,
              "",
              "the largest task of Fargate has "
                  + most
                  + ", and is the most expensive one: write what the program needs");
    }
  }

  private void write(int cpu, int memory, int usual) {
    if (cpu != SMALLEST || !cpuFrom.isEmpty()) {
      workload.put("cpu", cpu);
      workload.from("cpu", cpuFrom.toArray(Origin[]::new));
    }
    if (memory != usual || !memoryFrom.isEmpty()) {
      workload.put("memory", memory);
      workload.from("memory", memoryFrom.toArray(Origin[]::new));
    }
  }

  private static Optional<Integer> needed(Service service) {
    Optional<Integer> data = service.data().map(DataImage::memory);
    return data.or(
        () ->
            service
                .image()
                .flatMap(KnownImage::of)
                .map(KnownImage::memory)
                .filter(memory -> memory > 0));
  }

  private double cpus(Service service) {
    for (ItemText text : given(service, "cpus", "cpus")) {
      Optional<Double> value = Numbers.decimal(text.literal());
      value.filter(one -> one == 0).ifPresent(one -> unlimited(text));
      if (value.isPresent() && value.get() > 0) {
        cpuFrom.add(text.origin());
        return value.get();
      }
    }
    return 0;
  }

  private long memory(Service service) {
    for (ItemText text : given(service, "memory", "mem_limit")) {
      Optional<Long> value = Numbers.mebibytes(text.literal());
      value.filter(one -> one == 0).ifPresent(one -> unlimited(text));
      if (value.isPresent() && value.get() > 0) {
        memoryFrom.add(text.origin());
        return value.get();
      }
    }
    return 0;
  }

  private void unlimited(ItemText zero) {
    conversion.report().ignored(zero.origin(), "", "`0` is no limit");
  }

  /**
   * Limits, then reservations; those of {@code deploy} first. Those that do not count are noted.
   */
  private List<ItemText> given(Service service, String key, String old) {
    List<ItemText> all = new ArrayList<>();
    Optional<ItemMap> resources =
        service.keys().map("deploy").flatMap(deploy -> deploy.map("resources"));
    for (String kind : List.of("limits", "reservations")) {
      resources.flatMap(map -> map.map(kind)).flatMap(map -> map.text(key)).ifPresent(all::add);
    }
    service.keys().text(old).ifPresent(all::add);
    if (old.equals("mem_limit")) {
      service.keys().text("mem_reservation").ifPresent(all::add);
    }
    for (ItemText other : all.isEmpty() ? all : all.subList(1, all.size())) {
      conversion
          .report()
          .ignored(other.origin(), service.subject(key), "the limit decides the size of the task");
    }
    return all;
  }
}

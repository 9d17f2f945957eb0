package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Files.Mount;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an EBS volume of a task can be: one for each task, with the size and the speed that its type
 * has, and not of a task that EventBridge Scheduler starts (Amazon ECS developer guide, "Use Amazon
 * EBS volumes with Amazon ECS"; Amazon ECS API reference, "ServiceManagedEBSVolumeConfiguration";
 * Amazon EventBridge Scheduler API reference, "EcsParameters", has no volume configuration; Amazon
 * EBS user guide, "General Purpose SSD volumes" and "Provisioned IOPS SSD volumes", for the ratios
 * of IOPS to size and of throughput to IOPS).
 */
public final class EbsRule implements Rule {

  private static final int LEAST_HDD = 125;
  private static final int MOST_MAGNETIC = 1_024;
  private static final int LEAST_PROVISIONED = 4;
  private static final int LEAST_GP3 = 3_000;
  private static final int MOST_GP3 = 16_000;
  private static final int MOST_IO1 = 64_000;
  private static final int IOPS_OF_THROUGHPUT = 4;

  /** The most IOPS for each GiB. */
  private static final Map<String, Integer> RATIOS = Map.of("gp3", 500, "io1", 50, "io2", 1_000);

  /** IOPS for each GiB (Amazon EBS user guide, "Amazon EBS volume types"). */
  private static final int PER_GIB_GP3 = 500;

  private static final int PER_GIB_IO1 = 50;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Volume.Ebs volume : Lists.only(stack.stores().volumes(), Volume.Ebs.class)) {
      check(volume, diagnostics);
    }
    for (Workload workload : stack.workloads()) {
      List<Volume.Ebs> volumes = workload.volumes();
      if (volumes.size() > 1) {
        Diagnostic fault =
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "a task of `" + workload.name() + "` can have only one EBS volume")
                .at(mount(workload, volumes.get(1)).span(), "second EBS volume")
                .at(mount(workload, volumes.get(0)).span(), "first EBS volume");
        for (Volume.Ebs other : volumes.subList(2, volumes.size())) {
          fault = fault.at(mount(workload, other).span(), "another EBS volume");
        }
        diagnostics.report(
            fault.help(
                "keep one of these mounts, remove the others, and configure the program to use"
                    + " directories in the one that is kept"));
      }
      workload
          .running()
          .schedule()
          .filter(schedule -> !volumes.isEmpty() && !schedule.isFollowed())
          .ifPresent(schedule -> unfollowed(workload, schedule, volumes.get(0), diagnostics));
    }
  }

  /** Only a state machine passes a volume. */
  private static void unfollowed(
      Workload workload, Schedule schedule, Volume volume, Diagnostics diagnostics) {
    boolean bare = schedule.span().equals(schedule.expression().span());
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`"
                    + workload.name()
                    + "` cannot have an EBS volume: no state machine starts its task")
            .at(mount(workload, volume).span())
            .at(
                schedule.span().firstLine(),
                "the ECS target of a schedule has no volume configuration")
            .note(
                "with `timeout`, `notify`, or `attempts` above 1, a state machine starts the task,"
                    + " with the volume")
            .help(
                bare
                    ? "write `schedule: {expression: "
                        + schedule.expression().value()
                        + ", timeout: 1d}`"
                    : "write `timeout: 1d` in `schedule`"));
  }

  private static Mount mount(Workload workload, Volume volume) {
    return Lists.first(workload.mounts(), one -> one.volume().equals(volume.name())).orElseThrow();
  }

  private static void check(Volume.Ebs volume, Diagnostics diagnostics) {
    String type = volume.type().value();
    int size = volume.size().value();
    if (List.of("st1", "sc1").contains(type) && size < LEAST_HDD) {
      size(volume, "at least " + LEAST_HDD, LEAST_HDD, diagnostics);
    }
    if (List.of("io1", "io2").contains(type) && size < LEAST_PROVISIONED) {
      size(volume, "at least " + LEAST_PROVISIONED, LEAST_PROVISIONED, diagnostics);
    }
    if (type.equals("standard") && size > MOST_MAGNETIC) {
      size(volume, "at most " + MOST_MAGNETIC, MOST_MAGNETIC, diagnostics);
    }
    iops(volume, type, diagnostics);
    volume.throughput().ifPresent(rate -> throughput(volume, rate, diagnostics));
  }

  private static void iops(Volume.Ebs volume, String type, Diagnostics diagnostics) {
    Optional<Given<Integer>> iops = volume.iops();
    boolean provisioned = List.of("io1", "io2").contains(type);
    if (iops.isEmpty()) {
      if (provisioned) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`type: " + type + "` requires `iops`")
                .at(volume.type().span())
                .help("write, for example, `iops: 100`"));
      }
    } else if (!provisioned && !type.equals("gp3")) {
      only("iops", iops.get().span(), "`gp3`, `io1` and `io2`", volume, diagnostics);
    } else {
      int least = type.equals("gp3") ? LEAST_GP3 : 0;
      int most = type.equals("gp3") ? MOST_GP3 : type.equals("io1") ? MOST_IO1 : Integer.MAX_VALUE;
      int value = iops.get().value();
      if (value < least || value > most) {
        int ratio = type.equals("gp3") ? PER_GIB_GP3 : PER_GIB_IO1;
        int allowed = Math.min(most, Math.max(least, ratio * volume.size().value()));
        int near = value < least ? least : allowed;
        diagnostics.report(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    "`iops: "
                        + value
                        + "` is "
                        + (value < least
                            ? "below " + least + ", the minimum of a `"
                            : "above " + most + ", the maximum of a `")
                        + type
                        + "` volume of an ECS task")
                .at(iops.get().span())
                .help(
                    "write `iops: "
                        + near
                        + "`"
                        + (near < most && value > most
                            ? ", the most for a volume of "
                                + volume.size().value()
                                + " GiB, or `iops: "
                                + most
                                + "` and `size: "
                                + (most + ratio - 1) / ratio
                                + "` or more"
                            : "")));
      } else {
        ratio(volume, iops.get(), diagnostics);
      }
    }
  }

  /** A small {@code gp3} volume has its 3000 IOPS too. */
  private static void ratio(Volume.Ebs volume, Given<Integer> iops, Diagnostics diagnostics) {
    String type = volume.type().value();
    int each = RATIOS.getOrDefault(type, 1);
    int size = volume.size().value();
    int most = Math.max(each * size, type.equals("gp3") ? LEAST_GP3 : 0);
    boolean possible = !type.startsWith("io") || size >= LEAST_PROVISIONED;
    if (iops.value() > most && possible) {
      int wanted = (iops.value() + each - 1) / each;
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`iops: "
                      + iops.value()
                      + "` is not available with "
                      + size
                      + " GiB of type `"
                      + type
                      + "`")
              .at(iops.span())
              .at(volume.size().span(), "at most " + each + " IOPS for each GiB")
              .help("write `iops: " + most + "` or less, or `size: " + wanted + "` or more"));
    }
  }

  private static void throughput(Volume.Ebs volume, Given<Integer> rate, Diagnostics diagnostics) {
    if (!volume.type().value().equals("gp3")) {
      only("throughput", rate.span(), "`gp3`", volume, diagnostics);
      return;
    }
    int iops = volume.iops().map(Given::value).orElse(LEAST_GP3);
    if (rate.value() * IOPS_OF_THROUGHPUT > iops && iops >= LEAST_GP3) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`throughput: " + rate.value() + "` is not available with " + iops + " IOPS")
              .at(rate.span());
      diagnostics.report(
          volume
              .iops()
              .map(given -> fault.at(given.span(), "at most 0.25 MiB/s for each of them"))
              .orElse(fault.note("each of the IOPS allows at most 0.25 MiB/s; the default is 3000"))
              .help(
                  "write `iops: "
                      + rate.value() * IOPS_OF_THROUGHPUT
                      + "`, or `throughput: "
                      + iops / IOPS_OF_THROUGHPUT
                      + "` or less"));
    }
  }

  private static void size(Volume.Ebs volume, String rule, int near, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.OUT_OF_RANGE,
                "an EBS volume of type `"
                    + volume.type().value()
                    + "` cannot have a size of "
                    + volume.size().value()
                    + " GiB")
            .at(volume.size().span())
            .at(volume.type().span(), rule + " GiB")
            .help("write `size: " + near + "`"));
  }

  private static void only(
      String key, Span place, String types, Volume.Ebs volume, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`" + key + "` is not available with `type: " + volume.type().value() + "`")
            .at(place)
            .at(volume.type().span(), "only " + types)
            .help("remove `" + key + "`"));
  }
}

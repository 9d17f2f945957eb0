package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * What Windows on Fargate has not (Amazon ECS developer guide, "Amazon ECS task definition
 * parameters for Fargate" and "Amazon ECS task definition differences for EC2 instances running
 * Windows"; "AWS Fargate capacity providers").
 */
public final class WindowsRule implements Rule {

  private static final int LEAST_CPU = 1_024;
  private static final int MOST_CPU = 4_096;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<String> scratch =
        Lists.map(Lists.only(stack.stores().volumes(), Volume.Scratch.class), Volume::name);
    for (Workload workload : stack.workloads()) {
      if (workload.task().platform().isWindows()) {
        Reporter reporter = new Reporter(workload.task().platform().name().span(), diagnostics);
        check(workload, reporter);
        workload.containers().forEach(container -> check(container, scratch, reporter));
      }
    }
  }

  /** Shows the platform beside each fault. */
  private record Reporter(Span platform, Diagnostics diagnostics) {
    void report(Span span, String message, String help) {
      diagnostics.report(
          Diagnostic.of(Code.NOT_ON_WINDOWS, message)
              .at(span, "not on Windows")
              .at(platform, "the platform")
              .help(help));
    }
  }

  private static void check(Workload workload, Reporter reporter) {
    int cpu = workload.task().cpu().value();
    if (cpu < LEAST_CPU || cpu > MOST_CPU) {
      reporter.report(
          workload.task().cpu().span(),
          "tasks of Windows have " + LEAST_CPU + ", 2048 or " + MOST_CPU + " CPU units, not " + cpu,
          "write `cpu: " + (cpu < LEAST_CPU ? LEAST_CPU : MOST_CPU) + "`");
    }
    workload
        .running()
        .spot()
        .ifPresent(
            spot ->
                reporter.report(
                    spot.span().firstLine(),
                    "there is no spare capacity for Windows",
                    "take `spot` away"));
  }

  private static void check(Container container, List<String> scratch, Reporter reporter) {
    if (container.files().readOnly().value()) {
      reporter.report(
          container.files().readOnly().span(),
          "the root file system of Windows can't be read-only",
          "take `read_only` away");
    }
    container
        .program()
        .user()
        .filter(user -> user.value().written().matches("[0-9]+(:.*)?"))
        .ifPresent(
            user ->
                reporter.report(
                    user.span(), "Windows has no users by number", "write `user: ContainerUser`"));
    Lists.first(container.files().tmpfs())
        .ifPresent(
            tmpfs ->
                reporter.report(
                    tmpfs.span(), "Windows has no files in memory", "take `tmpfs` away"));
    Lists.filter(container.files().mounts(), mount -> !scratch.contains(mount.volume()))
        .forEach(
            mount ->
                reporter.report(
                    mount.span(),
                    "Windows can't mount file systems of EFS",
                    "use `scratch: true`, or S3"));
  }
}

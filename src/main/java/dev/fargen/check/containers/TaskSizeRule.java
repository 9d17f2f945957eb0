package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.FargateSizes;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * CPU and memory of a task must be one of Fargate's task sizes (Amazon ECS developer guide, "Amazon
 * ECS task definition parameters for Fargate", Task size).
 */
public final class TaskSizeRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.workloads().forEach(workload -> check(workload.task(), diagnostics));
  }

  private static void check(Task task, Diagnostics diagnostics) {
    int cpu = task.cpu().value();
    int memory = task.memory().value();
    if (task.platform().isWindows() && !WindowsRule.offers(cpu)) {
      return; // that rule reports it, with the sizes for Windows
    }
    List<Integer> offered = FargateSizes.memory(cpu);
    if (offered.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.CPU_NOT_OFFERED, "`cpu: " + cpu + "` is not available on Fargate")
              .at(task.cpu().span())
              .note("allowed values: " + words(FargateSizes.cpus()))
              .help(next("cpu", FargateSizes.cpus(), cpu)));
    } else if (!offered.contains(memory)) {
      diagnostics.report(wrongMemory(task, cpu, memory, offered));
    }
  }

  private static Diagnostic wrongMemory(Task task, int cpu, int memory, List<Integer> offered) {
    Given<Integer> written = task.memory();
    boolean cpuWritten = !task.cpu().span().contains(written.span());
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.MEMORY_NOT_OFFERED,
                "`memory: "
                    + memory
                    + "` is not available with "
                    + cpu
                    + " CPU units"
                    + (cpuWritten ? "" : ", the default of `cpu`"))
            .at(written.span());
    return (cpuWritten ? diagnostic.at(task.cpu().span(), cpu + " CPU units") : diagnostic)
        .note("allowed values in MiB with " + cpu + " CPU units: " + words(offered))
        .help(
            memory > offered.get(offered.size() - 1)
                ? larger(memory, task.platform().isWindows()) + most(cpu, offered)
                : next("memory", offered, memory));
  }

  /** The smallest number of CPU units with this much memory. */
  private static String larger(int memory, boolean windows) {
    return Lists.first(
            FargateSizes.cpus(),
            cpu ->
                FargateSizes.memory(cpu).contains(memory) && (!windows || WindowsRule.offers(cpu)))
        .map(cpu -> "write `cpu: " + cpu + "`, or ")
        .orElse("write ");
  }

  private static String most(int cpu, List<Integer> offered) {
    int most = offered.get(offered.size() - 1);
    return "`memory: " + most + "`, the maximum with " + cpu + " CPU units";
  }

  private static String next(String key, List<Integer> sizes, int wanted) {
    int largest = sizes.get(sizes.size() - 1);
    int next = Lists.first(sizes, size -> size > wanted).orElse(largest);
    return "write `%s: %d`, the %s size"
        .formatted(key, next, wanted > largest ? "largest" : "next larger");
  }

  /** {@code 512, 1024, 2048}; a long list with equal steps as its ends and its step. */
  private static String words(List<Integer> sizes) {
    int last = sizes.size() - 1;
    int step = sizes.get(1) - sizes.get(0);
    boolean even = sizes.get(last) - sizes.get(0) == step * last;
    if (last > 4 && even) {
      return sizes.get(0) + " to " + sizes.get(last) + " in steps of " + step;
    }
    return String.join(", ", Lists.map(sizes, String::valueOf));
  }
}

package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.FargateSizes;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * CPU and memory must be a size that Fargate offers (Amazon ECS developer guide, "Amazon ECS task
 * definition parameters for Fargate", Task size).
 */
public final class TaskSizeRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.workloads().forEach(workload -> check(workload.task(), diagnostics));
  }

  private static void check(Task task, Diagnostics diagnostics) {
    int cpu = task.cpu().value();
    int memory = task.memory().value();
    List<Integer> offered = FargateSizes.memory(cpu);
    if (offered.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.CPU_NOT_OFFERED, "Fargate has no tasks of " + cpu + " CPU units")
              .at(task.cpu().span(), "no such size")
              .note("Fargate offers " + words(FargateSizes.cpus()) + " CPU units")
              .help("write `cpu: " + next(FargateSizes.cpus(), cpu) + "`, the next size up"));
    } else if (!offered.contains(memory)) {
      diagnostics.report(wrongMemory(task, cpu, memory, offered));
    }
  }

  private static Diagnostic wrongMemory(Task task, int cpu, int memory, List<Integer> offered) {
    Given<Integer> written = task.memory();
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.MEMORY_NOT_OFFERED,
                memory + " MiB of memory is not offered with " + cpu + " CPU units")
            .at(written.span(), "no such Fargate size");
    boolean cpuWritten = !task.cpu().span().contains(written.span());
    return (cpuWritten ? diagnostic.at(task.cpu().span(), "with these CPU units") : diagnostic)
        .note("with " + cpu + " CPU units Fargate offers " + words(offered) + " MiB")
        .help(
            memory > offered.get(offered.size() - 1)
                ? "write more CPU units, or `memory: "
                    + offered.get(offered.size() - 1)
                    + "`, the most with these"
                : "write `memory: " + next(offered, memory) + "`, the next size up");
  }

  private static int next(List<Integer> sizes, int wanted) {
    return Lists.first(sizes, size -> size > wanted).orElse(sizes.get(sizes.size() - 1));
  }

  /** {@code 512, 1024 and 2048}; a long even list by its ends and step. */
  private static String words(List<Integer> sizes) {
    int last = sizes.size() - 1;
    int step = sizes.get(1) - sizes.get(0);
    boolean even = sizes.get(last) - sizes.get(0) == step * last;
    if (last > 4 && even) {
      return sizes.get(0) + " to " + sizes.get(last) + " in steps of " + step;
    }
    return String.join(", ", Lists.map(sizes.subList(0, last), String::valueOf))
        + " and "
        + sizes.get(last);
  }
}

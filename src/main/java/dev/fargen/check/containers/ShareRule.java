package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.FargateSizes;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers of a task must not reserve more CPU or memory than the task has (Amazon ECS
 * developer guide, "Amazon ECS task definition parameters for Fargate", Task size and Container
 * definitions), and must leave the memory that Docker reserves at least to those without a limit
 * (Amazon ECS API reference, "ContainerDefinition", memory) and what a log router reserves.
 */
public final class ShareRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      List<Container> all = workload.containers();
      List<Given<Integer>> cpus = Lists.present(Lists.map(all, one -> one.share().cpu()));
      List<Given<Integer>> memories = Lists.present(Lists.map(all, one -> one.share().memory()));
      check(workload, "cpu", "CPU units", cpus, workload.task().cpu(), diagnostics);
      check(workload, "memory", "MiB", memories, workload.task().memory(), diagnostics);
      all.forEach(container -> tmpfs(workload, container, diagnostics));
    }
  }

  private static void check(
      Workload workload,
      String key,
      String unit,
      List<Given<Integer>> shares,
      Given<Integer> whole,
      Diagnostics diagnostics) {
    int sum = 0;
    for (Given<Integer> share : shares) {
      sum += share.value();
    }
    List<Container> others =
        key.equals("memory") && !workload.task().platform().isWindows()
            ? Lists.filter(workload.containers(), one -> one.share().memory().isEmpty())
            : List.of();
    int needed = 0;
    for (Container other : others) {
      needed += isRouter(other) ? LogRouter.RESERVED : SidecarKeys.LEAST_MEMORY;
    }
    int left = whole.value() - sum;
    if (shares.isEmpty() || left >= needed) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.MORE_THAN_THE_TASK_HAS,
            left < 0
                ? "the containers of `"
                    + workload.name()
                    + "` reserve "
                    + sum
                    + " "
                    + unit
                    + (key.equals("memory") ? " of memory" : "")
                    + ", but the task has "
                    + whole.value()
                    + (key.equals("memory") ? " MiB" : "")
                : "the limits of the other containers leave "
                    + left
                    + " MiB of memory for "
                    + Lists.enumerated(
                        Lists.map(others, other -> "`" + other.name() + "`"), "and"));
    Given<Integer> last = shares.get(shares.size() - 1);
    fault = fault.at(last.span(), last.value() + " " + unit);
    for (Given<Integer> other : shares.subList(0, shares.size() - 1)) {
      fault = fault.at(other.span(), other.value() + " " + unit);
    }
    boolean written = !whole.span().contains(last.span());
    fault =
        written
            ? fault.at(whole.span(), (key.equals("memory") ? "memory" : unit) + " of the task")
            : fault;
    int wanted = sum + needed;
    diagnostics.report(
        (left < 0
                ? fault
                : fault.note(
                    "Docker requires at least "
                        + SidecarKeys.LEAST_MEMORY
                        + " MiB for each container"
                        + (Lists.any(others, ShareRule::isRouter)
                            ? ", and the log router reserves " + LogRouter.RESERVED
                            : "")))
            .help(
                "write "
                    + size(key, wanted, workload.task())
                        .map(size -> size + " in the workload, or ")
                        .orElse("")
                    + "a smaller `"
                    + key
                    + "` in a sidecar"));
  }

  private static boolean isRouter(Container container) {
    return container.purpose() == Container.Purpose.LOGS;
  }

  /** The smallest size with this much, and as much of the other as the task has. */
  private static Optional<String> size(String key, int least, Task task) {
    boolean ofCpu = key.equals("cpu");
    int leastCpu = ofCpu ? least : task.cpu().value();
    int leastMemory = ofCpu ? task.memory().value() : least;
    boolean windows = task.platform().isWindows();
    boolean written = !task.memory().span().contains(task.cpu().span());
    for (int cpu : FargateSizes.cpus()) {
      boolean large = cpu >= leastCpu && (!windows || WindowsRule.offers(cpu));
      Optional<Integer> memory =
          Lists.first(FargateSizes.memory(cpu), size -> large && size >= leastMemory);
      if (memory.isPresent()) {
        boolean more = !ofCpu || (written && !memory.get().equals(task.memory().value()));
        List<String> keys = new ArrayList<>();
        keys.addAll(cpu == task.cpu().value() ? List.of() : List.of("`cpu: " + cpu + "`"));
        keys.addAll(more ? List.of("`memory: " + memory.get() + "`") : List.of());
        return Optional.of(String.join(" and ", keys));
      }
    }
    return Optional.empty();
  }

  /** Tmpfs mounts use the memory of the container, or of the task if the container has no limit. */
  private static void tmpfs(Workload workload, Container container, Diagnostics diagnostics) {
    int sum = 0;
    for (Files.Tmpfs tmpfs : container.files().tmpfs()) {
      sum += tmpfs.size();
    }
    Given<Integer> room = container.share().memory().orElse(workload.task().memory());
    if (sum >= room.value() && sum > 0) {
      Files.Tmpfs last = container.files().tmpfs().get(container.files().tmpfs().size() - 1);
      diagnostics.report(
          Diagnostic.of(
                  Code.MORE_THAN_THE_TASK_HAS,
                  "the `tmpfs` mounts of `"
                      + container.name()
                      + "` can use all of its "
                      + room.value()
                      + " MiB of memory")
              .at(last.span(), sum + " MiB in total")
              .help("write a smaller `:size=`, or use a volume"));
    }
  }
}

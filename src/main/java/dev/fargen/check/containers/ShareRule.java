package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * What the containers of a task are given is no more than the task has (Amazon ECS developer guide,
 * "Amazon ECS task definition parameters for Fargate", Task size and Container definitions).
 */
public final class ShareRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      List<Container> all = workload.containers();
      List<Given<Integer>> cpus = Lists.present(Lists.map(all, one -> one.share().cpu()));
      List<Given<Integer>> memories = Lists.present(Lists.map(all, one -> one.share().memory()));
      check(workload, "CPU units", cpus, workload.task().cpu(), diagnostics);
      check(workload, "MiB of memory", memories, workload.task().memory(), diagnostics);
      all.forEach(container -> tmpfs(workload, container, diagnostics));
    }
  }

  private static void check(
      Workload workload,
      String what,
      List<Given<Integer>> shares,
      Given<Integer> whole,
      Diagnostics diagnostics) {
    int sum = 0;
    for (Given<Integer> share : shares) {
      sum += share.value();
    }
    if (sum <= whole.value()) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.MORE_THAN_THE_TASK_HAS,
            "the containers of `"
                + workload.name()
                + "` are given "
                + sum
                + " "
                + what
                + ", the task has "
                + whole.value());
    Given<Integer> last = shares.get(shares.size() - 1);
    fault = fault.at(last.span(), "with this");
    for (Given<Integer> other : shares.subList(0, shares.size() - 1)) {
      fault = fault.at(other.span(), "and this");
    }
    boolean written = !whole.span().contains(last.span());
    diagnostics.report(
        (written ? fault.at(whole.span(), "all of the task") : fault)
            .help("give them less, or the task more"));
  }

  /** Files in memory take it from the container, or from the task where it has no share. */
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
                  "the files in memory of `"
                      + container.name()
                      + "` may take all of its "
                      + room.value()
                      + " MiB")
              .at(last.span(), "with this, " + sum + " MiB")
              .help("write a smaller `:size=`, or use a volume"));
    }
  }
}

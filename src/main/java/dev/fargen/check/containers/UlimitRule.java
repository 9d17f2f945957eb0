package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Linux.Ulimit;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * A soft limit cannot exceed its hard limit (getrlimit(2)), and a process on Fargate can have at
 * most 1,048,576 open files: the default of Linux, which a task cannot raise (Linux kernel
 * documentation, "/proc/sys/fs", nr_open).
 */
public final class UlimitRule implements Rule {

  private static final int MOST_FILES = 1_048_576;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        container.linux().ulimits().forEach(limit -> check(limit, diagnostics));
      }
    }
  }

  private static void check(Ulimit limit, Diagnostics diagnostics) {
    int soft = limit.soft().value();
    int hard = limit.hard().value();
    boolean files = limit.name().equals("nofile");
    if (files && (hard < 0 || hard > MOST_FILES)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`nofile: "
                      + hard
                      + "` "
                      + (hard < 0
                          ? "sets no limit, but Fargate allows"
                          : "is too high: Fargate allows")
                      + " at most "
                      + MOST_FILES
                      + " open files per process")
              .at(limit.hard().span())
              .help("write `" + MOST_FILES + "` or less"));
    } else if (hard >= 0 && (soft < 0 || soft > hard)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "the soft limit of `" + limit.name() + "` is above its hard limit")
              .at(limit.soft().span(), "soft limit")
              .at(limit.hard().span(), "hard limit")
              .help(
                  soft < 0
                      ? "write `hard: -1` (no limit), or a lower `soft` limit"
                      : "write `hard: " + soft + "` or more"));
    }
  }
}

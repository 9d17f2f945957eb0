package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * ECS Exec requires a writable root file system: the SSM agent creates files in it (Amazon ECS
 * developer guide, "Monitor Amazon ECS containers with ECS Exec").
 */
public final class ExecRule implements Rule {

  private static final List<String> OF_THE_AGENT =
      List.of("/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      if (workload.task().exec().value()) {
        workload.containers().forEach(container -> check(workload, container, diagnostics));
      }
    }
  }

  private static void check(Workload workload, Container container, Diagnostics diagnostics) {
    Files files = container.files();
    if (!files.readOnly().value()
        || container.isAdded()
        || hasRoom(files, mount -> !mount.readOnly())) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.EXEC_NEEDS_TO_WRITE,
                "`exec` requires a writable file system in `" + container.name() + "`")
            .at(workload.task().exec().span(), "enabled here")
            .note("the SSM agent of ECS Exec writes to " + String.join(", ", OF_THE_AGENT));
    if (!hasRoom(files, mount -> true)) {
      diagnostics.report(
          fault
              .at(files.readOnly().span(), "read-only")
              .help(
                  "write `read_only: false`, or mount writable volumes or `tmpfs` at these paths,"
                      + " which works but is not supported by AWS"));
      return;
    }
    for (Files.Mount mount : files.mounts()) {
      if (mount.readOnly() && OF_THE_AGENT.contains(mount.path())) {
        fault = fault.at(mount.span(), "mounted read-only");
      }
    }
    diagnostics.report(fault.help("remove `:ro`"));
  }

  /** Whether a {@code tmpfs} or such a mount is at each path of the agent. */
  private static boolean hasRoom(Files files, Predicate<Files.Mount> which) {
    Set<String> paths =
        new HashSet<>(Lists.map(Lists.filter(files.mounts(), which), Files.Mount::path));
    paths.addAll(Lists.map(files.tmpfs(), Files.Tmpfs::path));
    return paths.containsAll(OF_THE_AGENT);
  }
}

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
    if (container.files().readOnly().value() && !container.isAdded() && !hasRoom(container)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.EXEC_NEEDS_TO_WRITE,
                  "`exec` requires a writable file system in `" + container.name() + "`")
              .at(workload.task().exec().span(), "enabled here")
              .at(container.files().readOnly().span(), "read-only")
              .note("the SSM agent of ECS Exec writes to " + String.join(", ", OF_THE_AGENT))
              .help(
                  "write `read_only: false`, or mount volumes at these paths, which works but is not"
                      + " supported by AWS"));
    }
  }

  private static boolean hasRoom(Container container) {
    List<Files.Mount> writable =
        Lists.filter(container.files().mounts(), mount -> !mount.readOnly());
    Set<String> paths = new HashSet<>(Lists.map(writable, Files.Mount::path));
    paths.addAll(Lists.map(container.files().tmpfs(), Files.Tmpfs::path));
    return paths.containsAll(OF_THE_AGENT);
  }
}

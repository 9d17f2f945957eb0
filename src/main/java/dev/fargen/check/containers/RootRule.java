package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of containers that run as root or have a writable root file system (AWS Security Hub user
 * guide, "Security Hub controls for Amazon ECS": ECS.5 and ECS.20).
 */
public final class RootRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      if (workload.task().platform().isWindows()) {
        continue;
      }
      for (Container container : Lists.filter(workload.containers(), one -> !one.isAdded())) {
        user(workload, container, warnings);
        Given<Boolean> readOnly = container.files().readOnly();
        boolean written = !readOnly.span().equals(container.span());
        if (!written && !readOnly.value() && !workload.task().exec().value()) {
          warnings.report(
              workload,
              Diagnostic.of(
                      Code.WRITABLE_ROOT,
                      "`" + container.name() + "` has a writable root file system")
                  .at(container.span())
                  .help(
                      "write `read_only: true`, and `tmpfs: [/tmp]` for the paths that the container writes to"));
        }
      }
    }
  }

  private static void user(Workload workload, Container container, Warnings warnings) {
    String user =
        container.program().user().map(Given::value).map(text -> text.written()).orElse("root");
    int group = user.indexOf(':');
    String name = group < 0 ? user : user.substring(0, group);
    if (name.equals("root") || name.equals("0")) {
      Span place = container.program().user().map(Given::span).orElse(container.span());
      boolean built = container.image() instanceof Image.Built;
      String unless =
          container.program().user().isPresent()
              ? ""
              : ", unless its " + (built ? "Dockerfile" : "image") + " sets a user";
      warnings.report(
          workload,
          Diagnostic.of(Code.RUNS_AS_ROOT, "`" + container.name() + "` runs as root" + unless)
              .at(place)
              .help(
                  "write `user: \"1000:1000\"`, or a user that exists in the image"
                      + port(container)));
    }
  }

  private static String port(Container container) {
    List<String> reserved =
        Lists.map(
            PrivilegedPortRule.reserved(container), port -> "`" + port.value().written() + "`");
    return reserved.isEmpty()
        ? ""
        : (reserved.size() == 1 ? ", and a port" : ", and ports")
            + " of 1024 or more in place of "
            + Lists.enumerated(reserved, "and");
  }
}

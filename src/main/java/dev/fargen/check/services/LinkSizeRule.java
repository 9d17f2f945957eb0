package dev.fargen.check.services;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * The proxy of Service Connect runs in each task, on Linux only, and needs at least 64 MiB that no
 * container has reserved (Amazon ECS developer guide, "Amazon ECS Service Connect components" and
 * "Use Service Connect to connect Amazon ECS services with short names", Considerations). The stack
 * name is a part of a DNS name, which has at most 63 characters.
 */
public final class LinkSizeRule implements Rule {

  private static final int PROXY_MIB = 64;
  private static final int MOST_OF_LABEL = 63;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Links links = stack.links();
    for (Workload workload : stack.workloads()) {
      if (links.isConnected(workload)) {
        windows(workload, links, diagnostics);
        memory(workload, diagnostics);
      }
    }
    String name = stack.environment().stackName();
    if (!links.areNone() && stack.base().namespace().isEmpty() && name.length() > MOST_OF_LABEL) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "the stack name has "
                      + name.length()
                      + " characters; with links, the maximum is "
                      + MOST_OF_LABEL)
              .at(stack.environment().span())
              .note("the name is a part of the DNS names of the services"));
    }
  }

  /** The first link from it or to it; itself where another stack may call it. */
  private static Span place(Workload workload, Links links) {
    return Lists.first(Lists.map(links.from(workload), call -> call.link().span()))
        .or(() -> Lists.first(Lists.map(links.outsideFrom(workload), call -> call.link().span())))
        .or(() -> Lists.first(Lists.map(links.to(workload), call -> call.link().span())))
        .orElse(workload.span());
  }

  private static void windows(Workload workload, Links links, Diagnostics diagnostics) {
    if (workload.task().platform().isWindows()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NOT_ON_WINDOWS,
                  "`"
                      + workload.name()
                      + "` cannot have links: Service Connect is not supported on Windows")
              .at(place(workload, links))
              .at(workload.task().platform().name().span(), "the platform is Windows")
              .help(throughBalancer(workload, links)));
    }
  }

  /** What connects the first caller and the workload that it calls without Service Connect. */
  private static String throughBalancer(Workload workload, Links links) {
    return Lists.first(links.from(workload))
        .or(() -> Lists.first(links.to(workload)))
        .map(call -> call.server())
        .map(
            server ->
                server.hasHttp()
                    ? "remove the link, and call `" + server.name() + "` through its load balancer"
                    : "remove the link, write `http: {internal: true}` in `"
                        + server.name()
                        + "`, and call it through its load balancer")
        .orElse("remove the link, and call the other stack through its load balancer");
  }

  private static void memory(Workload workload, Diagnostics diagnostics) {
    int reserved = 0;
    Optional<Given<Integer>> last = Optional.empty();
    for (Container sidecar : workload.task().sidecars()) {
      Optional<Given<Integer>> memory = sidecar.share().memory();
      reserved += memory.map(Given::value).orElse(0);
      last = memory.isPresent() ? memory : last;
    }
    int rest = workload.task().memory().value() - reserved;
    if (last.isPresent() && rest < PROXY_MIB) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MORE_THAN_THE_TASK_HAS,
                  "the sidecars of `"
                      + workload.name()
                      + "` leave "
                      + Math.max(rest, 0)
                      + " MiB of memory; the Service Connect proxy requires "
                      + PROXY_MIB)
              .at(last.get().span())
              .at(workload.task().memory().span(), "memory of the task")
              .help(
                  "write a larger `memory` in `"
                      + workload.name()
                      + "`, or a smaller `memory` in a sidecar"));
    }
  }
}

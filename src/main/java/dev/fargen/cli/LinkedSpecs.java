package dev.fargen.cli;

import dev.fargen.cli.AcrossSpecs.Valid;
import dev.fargen.cli.ImportedSpecs.Exporter;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.workload.services.Link;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Links.Outside;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Compares links with the services of the spec that they lead to, and the names that both specs
 * have in its namespace: an alias and a port stand for one service (Amazon ECS API reference,
 * "ServiceConnectClientAlias").
 */
record LinkedSpecs(Valid spec, Stack stack, Exporter exporter) {

  void check() {
    for (Outside call : stack.links().outside()) {
      server(call.link());
    }
    names();
  }

  private void server(Link link) {
    Optional<Workload> server =
        Lists.first(exporter.stack().workloads(), one -> one.name().equals(link.workload()));
    if (server.isEmpty()) {
      List<String> others =
          Lists.map(Lists.filter(exporter.stack().workloads(), Workload::isServer), Workload::name);
      report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE,
                  "workload `" + link.workload() + "` is not defined in " + exporter.file())
              .at(link.span())
              .unknown(
                  link.workload(),
                  others,
                  "define `" + link.workload() + "` there, under `workloads`"));
    } else if (!server.get().isServer()) {
      report(
          Diagnostic.of(
                  Code.NOT_EXPORTED,
                  "`"
                      + link.workload()
                      + "` of "
                      + exporter.file()
                      + " cannot be called: it is not a service with a `port`")
              .at(link.span())
              .note("the workload is in " + exporter.spec().place(server.get().span()))
              .help("write `port: 8080` in `" + link.workload() + "` there"));
    } else if (!names(exporter.stack(), server.get()).contains(link.name())) {
      report(
          Diagnostic.of(
                  Code.NOT_EXPORTED,
                  "`"
                      + link.workload()
                      + "` does not have the alias `"
                      + link.name()
                      + "` in "
                      + exporter.file())
              .at(link.span())
              .note("aliases are part of the service that is called, which that spec has")
              .help("write `" + link.written() + "`, and call it by that name"));
    }
  }

  /** The services of this stack have their names in the namespace of the other one. */
  private void names() {
    for (Workload own : Lists.filter(stack.workloads(), Workload::isServer)) {
      for (String name : names(stack, own)) {
        Optional<Workload> same =
            Lists.first(
                exporter.stack().workloads(),
                other -> names(exporter.stack(), other).contains(name));
        boolean linked = // which is reported without the other spec
            Lists.any(stack.links().outside(), call -> call.link().workload().equals(own.name()));
        if (same.isPresent() && !linked) {
          report(
              Diagnostic.of(
                      Code.NAME_CONFLICT,
                      "`" + name + "` is also the host name of a service of " + exporter.file())
                  .at(own.span())
                  .note(
                      "both use one namespace; the other service is in "
                          + exporter.spec().place(same.get().span()))
                  .help("rename one of the two workloads"));
        }
      }
    }
  }

  private static List<String> names(Stack stack, Workload server) {
    Links links = stack.links();
    return links.names(server);
  }

  private void report(Diagnostic fault) {
    spec.diagnostics().report(fault);
  }
}

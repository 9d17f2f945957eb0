package dev.fargen.check.services;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.check.rule.UsedThing;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.services.LinkText;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link leads to a service with a port, and a host name stands for one service in a namespace
 * (Amazon ECS API reference, "ServiceConnectClientAlias").
 */
public final class LinkRule implements SpecRule {

  private static final int USUAL_PORT = 8080;

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<SpecThing> workloads = environment.workloads();
    Map<String, Given<LinkText>> aliases = new HashMap<>();
    for (SpecThing client : workloads) {
      List<Given<LinkText>> links = client.keys().list(WorkloadKeys.LINKS);
      for (Given<LinkText> link : Lists.filter(links, one -> one.value().spec().isEmpty())) {
        String name = link.value().workload();
        Optional<SpecThing> server = Lists.first(workloads, one -> one.name().equals(name));
        if (server.isEmpty()) {
          unknown(client, name, link.span(), environment, diagnostics);
        } else if (server.get().name().equals(client.name())) {
          diagnostics.report(
              Diagnostic.of(Code.DEPENDS_ON_ITSELF, "`" + name + "` links to itself")
                  .at(link.span())
                  .help(
                      "remove `"
                          + name
                          + "` from its `links`: a container reaches its own task at 127.0.0.1"));
        } else {
          server(server.get(), link.span(), diagnostics);
          alias(link, workloads, aliases, diagnostics);
        }
      }
    }
    for (ThingUse use : environment.scope().uses().things()) {
      boolean workload = use.reference().kind().equals("workloads");
      Lists.first(workloads, one -> workload && one.name().equals(use.reference().name()))
          .ifPresent(server -> server(server, use.span(), diagnostics));
    }
  }

  private static void unknown(
      SpecThing client,
      String name,
      Span place,
      SpecEnvironment environment,
      Diagnostics diagnostics) {
    List<String> others =
        Lists.map(
            Lists.filter(environment.workloads(), one -> !one.name().equals(client.name())),
            SpecThing::name);
    Optional<UsedThing> thing = UsedThing.named(name, environment);
    Diagnostic fault =
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "workload `" + name + "` is not defined")
            .at(place, thing.map(UsedThing::label).orElse(""));
    diagnostics.report(
        thing
            .map(used -> fault.help(used.help(WorkloadKeys.LINKS.name())))
            .orElseGet(
                () -> fault.unknown(name, others, "define `" + name + "` under `workloads`")));
  }

  private static void server(SpecThing server, Span place, Diagnostics diagnostics) {
    if (WorkloadKeys.isJob(server.keys())) {
      boolean scheduled = server.keys().has(WorkloadKeys.SCHEDULE);
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`"
                      + server.name()
                      + (scheduled ? "` runs on a schedule" : "` has no service")
                      + " and cannot be called")
              .at(place)
              .at(
                  server.keys().keySpan(scheduled ? WorkloadKeys.SCHEDULE : WorkloadKeys.RUN),
                  scheduled ? "scheduled workload" : "only `fargen run` starts its task")
              .help("remove the link; only services can be called"));
    } else if (!server.keys().has(ContainerKeys.PORT)) {
      List<Given<ExposedPort>> exposed = server.keys().list(ContainerKeys.EXPOSE);
      Optional<Given<ExposedPort>> tcp =
          Lists.first(exposed, one -> one.value().protocol().equals("tcp"));
      Diagnostic fault =
          Diagnostic.of(Code.MISSING_KEY, "`" + server.name() + "` has no `port` to connect to")
              .at(place);
      boolean udp = !exposed.isEmpty() && tcp.isEmpty();
      String port = tcp.map(one -> "" + one.value().port()).orElse("" + USUAL_PORT);
      diagnostics.report(
          udp
              ? fault
                  .at(exposed.get(0).span(), "UDP only")
                  .note("links use Service Connect, which supports TCP only")
                  .help(
                      "remove the link, or write `port` in `"
                          + server.name()
                          + "` if it also listens on a TCP port")
              : fault
                  .at(server.key(), "no `port` here")
                  .help(
                      "write `port: "
                          + port
                          + "` in `"
                          + server.name()
                          + (tcp.isPresent() ? "`, and remove " + port + " from `expose`" : "`")));
    }
  }

  /** An alias must not be the name of another service, or stand for two of them. */
  private static void alias(
      Given<LinkText> link,
      List<SpecThing> workloads,
      Map<String, Given<LinkText>> aliases,
      Diagnostics diagnostics) {
    Optional<String> alias = link.value().alias();
    if (alias.isEmpty() || alias.get().equals(link.value().workload())) {
      return;
    }
    if (Digits.only(alias.get())) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "the alias `" + alias.get() + "` is a number")
              .at(link.span())
              .note("an alias is another DNS name; a link opens `port` and each port of `expose`")
              .help("write `" + link.value().workload() + "`"));
      return;
    }
    Optional<SpecThing> other = Lists.first(workloads, one -> one.name().equals(alias.get()));
    String discovery = alias.get().replace('.', '-');
    Given<LinkText> first = aliases.putIfAbsent(discovery, link);
    if (other.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NAME_CONFLICT, "the alias `" + alias.get() + "` is the name of a workload")
              .at(link.span())
              .at(other.get().key(), "workload")
              .help(
                  "use an alias for `"
                      + link.value().workload()
                      + "` that is not the name of a workload"));
    } else if (first != null && !first.value().alias().equals(alias)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NAME_CONFLICT,
                  "the aliases `"
                      + first.value().alias().orElseThrow()
                      + "` and `"
                      + alias.get()
                      + "` differ only in `.` and `-`")
              .at(link.span())
              .at(first.span(), "first alias")
              .note(
                  "fargen builds the Service Connect discovery name from the alias and the port, and"
                      + " replaces `.` with `-`: with the same port, the two have the same discovery"
                      + " name")
              .help(otherAlias(link, first)));
    } else if (first != null && !first.value().workload().equals(link.value().workload())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NAME_CONFLICT, "the alias `" + alias.get() + "` is used for two workloads")
              .at(link.span(), "for `" + link.value().workload() + "`")
              .at(first.span(), "for `" + first.value().workload() + "`")
              .note(
                  "an alias is a DNS name in the Service Connect namespace, and fargen lets it stand for"
                      + " only one workload")
              .help(otherAlias(link, first)));
    }
  }

  private static String otherAlias(Given<LinkText> link, Given<LinkText> first) {
    return "write another alias for `"
        + link.value().workload()
        + "` or for `"
        + first.value().workload()
        + "`";
  }
}

package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warns of a text such as {@code http://api:8080} that has the name of a workload or container as a
 * host name, or another name without a dot, as in Compose: without Service Connect or service
 * discovery, DNS has no such name (Amazon ECS developer guide, "Interconnect Amazon ECS services"),
 * and the containers of a task share the address 127.0.0.1 ("Amazon ECS task networking options for
 * Fargate").
 */
public final class HostNameRule implements WarningRule {

  /**
   * Names that are no host names in a task.
   *
   * @param own those of its containers
   * @param servers those of workloads that have a port
   */
  private record Names(Set<String> all, Set<String> own, Set<String> servers) {}

  private static Set<String> servers(Stack stack) {
    return new TreeSet<>(
        Lists.map(Lists.filter(stack.workloads(), Workload::isServer), Workload::name));
  }

  @Override
  public void check(Stack stack, Warnings warnings) {
    Set<String> workloads = new TreeSet<>(Lists.map(stack.workloads(), Workload::name));
    for (Workload workload : stack.workloads()) {
      Set<String> own = new TreeSet<>(Lists.map(workload.containers(), Container::name));
      Set<String> all = new TreeSet<>(workloads);
      Set<String> linked = new TreeSet<>();
      Map<String, Workload> servers = new HashMap<>();
      if (workload.isService()) {
        Links links = stack.links();
        for (Links.Call call : links.from(workload)) {
          linked.addAll(links.names(call.server()));
          links.names(call.server()).forEach(name -> servers.put(name, call.server()));
        }
        links.outsideFrom(workload).forEach(call -> linked.add(call.link().name()));
      }
      all.removeAll(linked);
      all.addAll(own);
      Names names = new Names(all, own, servers(stack));
      for (Container container : workload.containers()) {
        for (Variable variable : container.variables().plain()) {
          boolean host = variable.name().endsWith("HOST") || variable.name().endsWith("HOSTNAME");
          String where = variable.ofFile() ? inFile(variable) : "";
          boolean known = check(workload, variable.value(), host, where, names, warnings);
          if (!known) {
            Optional<HostText> text =
                stack
                    .environment()
                    .literal(variable.value().value())
                    .flatMap(value -> HostText.of(variable.name(), value));
            text.filter(server -> !linked.contains(server.host()))
                .ifPresent(
                    server -> unknown(server, variable, container, workload, stack, warnings));
            text.filter(server -> servers.containsKey(server.host()))
                .flatMap(server -> LinkedPort.fault(server, servers, variable))
                .ifPresent(fault -> warnings.report(workload, fault));
          }
        }
        registry(container, workload, stack, warnings);
        List<Given<Text>> words = new ArrayList<>(container.program().entrypoint());
        words.addAll(container.program().command());
        container.lifecycle().healthCheck().ifPresent(one -> words.addAll(one.test()));
        words.forEach(word -> check(workload, word, false, "", names, warnings));
      }
    }
  }

  /** A server that is none of the spec. */
  private static void unknown(
      HostText server,
      Variable variable,
      Container container,
      Workload workload,
      Stack stack,
      Warnings warnings) {
    String port = container.program().port().map(one -> "" + one.value()).orElse("");
    boolean itself =
        server.scheme().startsWith("http") || (!port.isEmpty() && server.port().equals(port));
    Span place = variable.value().span().firstLine();
    if (server.isLoopback() && workload.containers().size() == 1 && !itself) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.NAME_DOES_NOT_RESOLVE,
                  "`"
                      + server.host()
                      + "`"
                      + inFile(variable)
                      + " is the task of `"
                      + workload.name()
                      + "`, which has no other container")
              .at(place)
              .help("write the DNS name of the server, or run the server as a sidecar"));
    } else if (server.isShort() || server.host().equals("host.docker.internal")) {
      String where = variable.ofFile() ? inFile(variable) : "";
      Diagnostic unknown = unknown(server.host(), where, workload, place);
      warnings.report(
          workload,
          store(server.host(), stack)
              .map(
                  store ->
                      unknown.help(
                          (variable.ofFile()
                                  ? "move `" + variable.name() + "` to `environment`, with `"
                                  : "write `")
                              + store
                              + "` in place of `"
                              + server.host()
                              + "`"))
              .orElse(unknown));
    }
  }

  /** The variable, and the file that has it. */
  private static String inFile(Variable variable) {
    String file = variable.file().map(path -> " of `" + path + "`").orElse("");
    return " in `" + variable.name() + "`" + file;
  }

  /** The host of the database or cache with this name. */
  private static Optional<String> store(String name, Stack stack) {
    return Lists.first(
            stack.stores().things(),
            thing -> thing.name().equals(name) && thing.kind().attributes().contains("host"))
        .map(thing -> "${" + thing.kind().word() + "." + name + ".host}");
  }

  /**
   * @param where the variable, if the place does not show it
   */
  private static Diagnostic unknown(String host, String where, Workload workload, Span place) {
    return Diagnostic.of(
            Code.NAME_DOES_NOT_RESOLVE,
            "the host name `"
                + host
                + "`"
                + where
                + " does not resolve in the tasks of `"
                + workload.name()
                + "`")
        .at(place, "no DNS name")
        .note(
            "Compose service names and Docker's own names, such as `host.docker.internal`, do not exist on Fargate")
        .help(
            "write the DNS name of the server, `${databases.<name>.host}` for a database, or `${caches.<name>.host}` for a cache");
  }

  private static void registry(
      Container container, Workload workload, Stack stack, Warnings warnings) {
    String uri =
        container.image() instanceof Image.Reference image
            ? stack.environment().literal(image.uri().value()).orElse("")
            : "";
    String registry = uri.substring(0, Math.max(0, uri.indexOf('/')));
    int colon = registry.indexOf(':');
    if (colon > 0 && registry.indexOf('.') < 0) {
      Span place = container.image().span().firstLine();
      warnings.report(
          workload,
          unknown(registry.substring(0, colon), "", workload, place)
              .help("write the DNS name of the registry"));
    }
  }

  /** Whether the text has the name of a workload or container, which is reported. */
  private static boolean check(
      Workload workload,
      Given<Text> text,
      boolean host,
      String where,
      Names names,
      Warnings warnings) {
    String written = text.value().written();
    Optional<String> found =
        Lists.first(
            List.copyOf(names.all()),
            name -> (host && written.equals(name)) || isHost(name, written));
    found.ifPresent(name -> report(workload, name, where, names, text.span(), warnings));
    return found.isPresent();
  }

  /** Whether the name stands where a URL or an address with a port has its host. */
  static boolean isHost(String name, String text) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean inUrl = text.startsWith("://", at - 3) || (at > 0 && text.charAt(at - 1) == '@');
      boolean begins = at == 0 || inUrl || text.charAt(at - 1) == ',';
      boolean port =
          end + 1 < text.length() && text.charAt(end) == ':' && Digits.is(text.charAt(end + 1));
      boolean ends = end == text.length() || "/?,".indexOf(text.charAt(end)) >= 0;
      if (begins && (port || (inUrl && ends))) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      Workload workload, String name, String where, Names names, Span place, Warnings warnings) {
    boolean own = names.own().contains(name);
    warnings.report(
        workload,
        Diagnostic.of(
                Code.NAME_DOES_NOT_RESOLVE,
                "the tasks of `"
                    + workload.name()
                    + "` cannot connect to the host name `"
                    + name
                    + "`"
                    + where)
            .at(place.firstLine(), own ? "container of the same task" : "workload of this spec")
            .note(
                own
                    ? "containers of a task reach each other at 127.0.0.1"
                    : workload.isService()
                        ? "a service can connect to a workload by its host name only with a link to that workload"
                        : "only tasks of a service can use Service Connect")
            .help(
                own
                    ? "write `127.0.0.1`"
                    : (names.servers().contains(name)
                            ? ""
                            : "write the port that `" + name + "` listens on as its `port`, and ")
                        + (workload.isService()
                            ? ThingKind.WORKLOADS.addedTo(name, "") + "`" + workload.name() + "`"
                            : "write `${workloads." + name + ".host}` in place of the name")));
  }
}

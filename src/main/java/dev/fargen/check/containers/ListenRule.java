package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.containers.CommandLine;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Warns of a container that, by its command or variables, listens on another port than the one that
 * the load balancer connects to, or only on the loopback address, which nothing outside of the task
 * reaches (Amazon ECS developer guide, "Amazon ECS task networking options for Fargate").
 */
public final class ListenRule implements WarningRule {

  /** Variables that servers and frameworks read their port from. */
  private static final List<String> PORTS =
      List.of("PORT", "SERVER_PORT", "HTTP_PORT", "LISTEN_PORT", "ASPNETCORE_HTTP_PORTS");

  /** Variables that they read their address from. */
  private static final List<String> ADDRESSES =
      List.of(
          "HOST",
          "HOSTNAME",
          "BIND",
          "BIND_ADDRESS",
          "BIND_ADDR",
          "LISTEN",
          "LISTEN_ADDR",
          "LISTEN_ADDRESS",
          "SERVER_ADDRESS",
          "ASPNETCORE_URLS");

  /** Options of servers that an address follows. */
  private static final List<String> OPTIONS =
      List.of(
          "-b",
          "--bind",
          "--host",
          "-H",
          "--listen",
          "--addr",
          "--address",
          "--urls",
          "-S",
          "runserver");

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      Lists.firstPresent(
              Lists.filter(workload.http(), Http::isMainPort),
              http -> fault(http, stack.environment()))
          .ifPresent(fault -> warnings.report(workload, fault));
    }
  }

  private static Optional<Diagnostic> fault(Http http, Environment environment) {
    Container container = http.container();
    Given<Integer> port = container.program().port().orElseThrow();
    for (Variable variable : container.variables().plain()) {
      String value = environment.literal(variable.value().value()).orElse("");
      Optional<Diagnostic> fault =
          PORTS.contains(variable.name())
              ? otherPort(variable.name() + ": " + value, value, port, variable.value().span())
              : ADDRESSES.contains(variable.name())
                  ? address(variable.name() + ": " + value, value, port, variable.value().span())
                  : Optional.empty();
      if (fault.isPresent()) {
        return fault;
      }
    }
    List<Given<String>> words = words(container, environment);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).value();
      int equals = word.indexOf('=');
      String option =
          equals < 0 ? i == 0 ? "" : words.get(i - 1).value() : word.substring(0, equals);
      String value = word.substring(equals + 1);
      String written = equals < 0 ? option + " " + value : word;
      Optional<Diagnostic> fault =
          option.equals("--port")
              ? otherPort(written, value, port, words.get(i).span())
              : OPTIONS.contains(option)
                  ? address(written, value, port, words.get(i).span())
                  : Optional.empty();
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /** The words of the command; those of a command for a shell too. */
  private static List<Given<String>> words(Container container, Environment environment) {
    List<Given<Text>> all = new ArrayList<>(container.program().entrypoint());
    all.addAll(container.program().command());
    return Lists.flatMap(
        all,
        word ->
            Lists.map(
                CommandLine.unquoted(environment.literal(word.value()).orElse("")),
                part -> Given.of(part, word.span())));
  }

  private static Optional<Diagnostic> address(
      String written, String value, Given<Integer> port, Span place) {
    int scheme = value.indexOf("://");
    String address = scheme < 0 ? value : value.substring(scheme + 3);
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    if (host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]")) {
      return Optional.of(
          Diagnostic.of(
                  Code.LISTENS_ELSEWHERE,
                  "`" + written + "` is the loopback address, which the load balancer cannot reach")
              .at(place.firstLine())
              .at(port.span(), "port for the load balancer")
              .help("write `" + value.replace(host, "0.0.0.0") + "`"));
    }
    return colon < 0
        ? Optional.empty()
        : otherPort(written, address.substring(colon + 1), port, place);
  }

  private static Optional<Diagnostic> otherPort(
      String written, String value, Given<Integer> port, Span place) {
    boolean number = value.length() <= 5 && Digits.only(value);
    return !number || Integer.parseInt(value) == port.value()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.LISTENS_ELSEWHERE,
                    "`" + written + "` differs from `port: " + port.value() + "`")
                .at(place.firstLine())
                .at(port.span(), "port for the load balancer")
                .help(
                    "write the same port here and in `port`: the one that the container listens on"));
  }
}

package dev.fargen.check.balancing;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.ListenerPort;
import dev.fargen.spec.balancing.NlbKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Network Load Balancer must forward to a port of a container (Amazon ECS API reference,
 * "LoadBalancer", containerName and containerPort); a TLS listener requires a certificate (Elastic
 * Load Balancing API reference, "CreateListener", Certificates); and the health checks of UDP
 * targets need a TCP port ("CreateTargetGroup", HealthCheckProtocol).
 */
public final class NlbTargetRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      if (!WorkloadKeys.isJob(workload.keys())) { // which excludes it
        for (Given<Section> item : workload.keys().list(WorkloadKeys.NLB)) {
          Section nlb = item.value();
          nlb.get(NlbKeys.PORT)
              .ifPresent(
                  listener -> {
                    String start = start(item, listener, workload);
                    target(nlb, listener, workload, start, diagnostics);
                    tls(nlb, listener, start, diagnostics);
                    health(nlb, listener, workload, start, diagnostics);
                  });
          record(nlb, diagnostics);
        }
      }
    }
  }

  /** How the help for another key of the item begins: with the item, where that is only a port. */
  private static String start(
      Given<Section> item, Given<ListenerPort> listener, SpecThing workload) {
    if (!item.span().equals(listener.span())) {
      return "add `";
    }
    boolean alone =
        workload
            .keys()
            .get(WorkloadKeys.NLB)
            .filter(all -> all.span().equals(item.span()))
            .isPresent();
    return "write `" + (alone ? "nlb: " : "") + "{port: " + listener.value().written() + ", ";
  }

  /** The help with another key of the item. */
  private static String with(String start, String more) {
    return start + more + (start.startsWith("add") ? "`" : "}`");
  }

  private static void target(
      Section nlb,
      Given<ListenerPort> listener,
      SpecThing workload,
      String start,
      Diagnostics diagnostics) {
    String transport = listener.value().transport();
    Optional<Given<Integer>> wanted = nlb.get(NlbKeys.TARGET_PORT);
    int port = wanted.map(Given::value).orElse(listener.value().port());
    List<SpecThing> containers = workload.containers();
    Optional<SpecThing> listening =
        Lists.first(containers, one -> HttpTargetRule.listens(one, port, transport));
    Given<String> name =
        nlb.or(HttpKeys.CONTAINER, listening.map(SpecThing::name).orElse(workload.name()));
    Optional<SpecThing> target = Lists.first(containers, one -> one.name().equals(name.value()));
    if (target.isPresent()) {
      portFault(nlb, listener, target.get(), start).ifPresent(diagnostics::report);
      return;
    }
    Optional<String> more =
        containers.size() > 1
            ? Optional.empty()
            : portFault(nlb, listener, workload, start).flatMap(Diagnostic::help);
    HttpTargetRule.unknown(
        name, containers, more.map(help -> "; then " + help).orElse(""), diagnostics);
  }

  /** The fault that the container has no port to forward to. */
  private static Optional<Diagnostic> portFault(
      Section nlb, Given<ListenerPort> listener, SpecThing target, String start) {
    String transport = listener.value().transport();
    Optional<Given<Integer>> wanted = nlb.get(NlbKeys.TARGET_PORT);
    int port = wanted.map(Given::value).orElse(listener.value().port());
    boolean main =
        wanted.isEmpty() && !listener.value().isUdp() && target.keys().has(ContainerKeys.PORT);
    if (main || HttpTargetRule.listens(target, port, transport)) {
      return Optional.empty();
    }
    String certificate =
        listener.value().isTls() && !nlb.has(NlbKeys.CERTIFICATE)
            ? ", " + NlbKeys.CERTIFICATE.example()
            : "";
    return Optional.of(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                "`"
                    + target.name()
                    + "` has no "
                    + transport.toUpperCase(Locale.ROOT)
                    + " port "
                    + port)
            .at(wanted.map(Given::span).orElse(listener.span()))
            .at(target.key(), "container")
            .note(
                "a load balancer connects to a `port`, which is for TCP, or to a port in `expose`")
            .help(
                HttpTargetRule.exposing(
                        listener.value().isUdp() ? port + "/udp" : "" + port, target)
                    + other(target, transport)
                        .map(
                            one ->
                                ", or "
                                    + (wanted.isPresent()
                                        ? "write `target_port: " + one + "`"
                                        : with(start, "target_port: " + one + certificate)))
                        .orElse("")));
  }

  /** The first port of the container that such a listener can forward to. */
  private static Optional<Integer> other(SpecThing container, String transport) {
    List<Integer> ports =
        new ArrayList<>(
            Lists.map(container.keys().list(ContainerKeys.EXPOSE), one -> one.value().port()));
    container.keys().get(ContainerKeys.PORT).ifPresent(port -> ports.add(0, port.value()));
    return Lists.first(ports, port -> HttpTargetRule.listens(container, port, transport));
  }

  private static void tls(
      Section nlb, Given<ListenerPort> listener, String start, Diagnostics diagnostics) {
    String written = listener.value().written();
    if (listener.value().isTls() && !nlb.has(NlbKeys.CERTIFICATE)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`" + written + "` requires `certificate`")
              .at(listener.span())
              .note(
                  "TLS ends at the load balancer; to end it in the task, write `"
                      + (start.startsWith("add") ? "port: " : "")
                      + listener.value().port()
                      + "`")
              .help(with(start, NlbKeys.CERTIFICATE.example())));
    }
    for (Key<?> key : List.of(NlbKeys.CERTIFICATE, NlbKeys.SSL_POLICY)) {
      if (!listener.value().isTls() && nlb.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`" + key.name() + "` and `port: " + written + "` cannot be used together")
                .at(nlb.keySpan(key))
                .at(listener.span(), "without TLS")
                .help(
                    listener.value().isUdp()
                        ? "remove `" + key.name() + "`"
                        : "write `port: " + listener.value().port() + "/tls`"));
      }
    }
  }

  private static void health(
      Section nlb,
      Given<ListenerPort> listener,
      SpecThing workload,
      String start,
      Diagnostics diagnostics) {
    Optional<Given<Integer>> port = nlb.section(NlbKeys.HEALTHCHECK).get(NlbKeys.HealthCheck.PORT);
    if (port.isEmpty() && listener.value().isUdp() && !workload.keys().has(ContainerKeys.PORT)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  "`"
                      + listener.value().written()
                      + "` requires `healthcheck.port`, or a `port` in `"
                      + workload.name()
                      + "`")
              .at(listener.span())
              .at(workload.key(), "no `port` here")
              .note("a Network Load Balancer checks health over TCP, HTTP or HTTPS, not over UDP")
              .help(
                  Lists.firstPresent(workload.containers(), one -> other(one, "tcp"))
                      .map(one -> checkedAt(nlb, start, one))
                      .orElseGet(
                          () ->
                              checkedAt(nlb, start, 8080)
                                  + " with 8080 in `expose`, or `port: 8080` in `"
                                  + workload.name()
                                  + "`")));
    }
    String name = nlb.or(HttpKeys.CONTAINER, workload.name()).value();
    SpecThing target =
        Lists.first(workload.containers(), one -> one.name().equals(name)).orElse(workload);
    port.filter(
            one ->
                !Lists.any(
                    workload.containers(),
                    container -> HttpTargetRule.listens(container, one.value(), "tcp")))
        .ifPresent(
            one ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.UNKNOWN_REFERENCE,
                            "no container of `" + workload.name() + "` has TCP port " + one.value())
                        .at(one.span())
                        .note("a load balancer connects to a `port`, or to a TCP port in `expose`")
                        .help(HttpTargetRule.exposing("" + one.value(), target))));
  }

  /** The help with the port of the health check. */
  private static String checkedAt(Section nlb, String start, int port) {
    return nlb.has(NlbKeys.HEALTHCHECK)
        ? "add `port: " + port + "` to `healthcheck`"
        : with(start, "healthcheck: {port: " + port + "}");
  }

  /** A host name is for a DNS record only: a listener for TCP or UDP sees none. */
  private static void record(Section nlb, Diagnostics diagnostics) {
    if (nlb.has(NlbKeys.HOST) != nlb.has(HttpKeys.HOSTED_ZONE)) {
      Key<?> there = nlb.has(NlbKeys.HOST) ? NlbKeys.HOST : HttpKeys.HOSTED_ZONE;
      Key<?> other = nlb.has(NlbKeys.HOST) ? HttpKeys.HOSTED_ZONE : NlbKeys.HOST;
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  "`" + there.name() + "` of `nlb` requires `" + other.name() + "`")
              .at(nlb.keySpan(there))
              .note("each `host` gets a DNS record in the hosted zone")
              .help("write, for example, `" + other.example() + "`"));
    }
  }
}

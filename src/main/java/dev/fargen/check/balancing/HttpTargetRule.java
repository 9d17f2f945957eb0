package dev.fargen.check.balancing;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import java.util.List;
import java.util.Optional;

/**
 * The load balancer must send requests to a container of the task that has a port (Amazon ECS API
 * reference, "LoadBalancer", containerName and containerPort).
 */
public final class HttpTargetRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      if (!WorkloadKeys.isJob(workload.keys())) { // which excludes it
        List<Section> items = Lists.map(workload.keys().list(WorkloadKeys.HTTP), Given::value);
        boolean internal = LoadBalancerResolver.isInternal(environment.stack());
        for (int i = 0; i < items.size(); i++) {
          check(items.get(i), workload, diagnostics);
          Target target = Target.of(items.get(i), workload, internal);
          for (Section before : items.subList(0, i)) {
            if (Target.of(before, workload, internal).equals(target)) {
              shared(before, items.get(i), diagnostics);
            }
          }
        }
      }
    }
  }

  /** What a target group is for: a port of a container, a protocol and a load balancer. */
  private record Target(String container, int port, String version, boolean internal) {

    static Target of(Section http, SpecThing workload, boolean internal) {
      SpecThing container = container(http, workload).orElse(workload);
      Optional<Given<Integer>> port =
          http.get(HttpKeys.PORT).or(() -> container.keys().get(ContainerKeys.PORT));
      return new Target(
          container.name(),
          port.isPresent() ? port.get().value() : 0,
          http.value(HttpKeys.VERSION).value(),
          http.get(HttpKeys.INTERNAL).map(Given::value).orElse(internal));
    }

    private static Optional<SpecThing> container(Section http, SpecThing workload) {
      String name =
          http.get(HttpKeys.CONTAINER)
              .map(Given::value)
              .or(
                  () ->
                      http.get(HttpKeys.PORT)
                          .flatMap(
                              port ->
                                  Lists.first(
                                      workload.containers(), one -> listens(one, port.value())))
                          .map(SpecThing::name))
              .orElse(workload.name());
      return Lists.first(workload.containers(), one -> one.name().equals(name));
    }
  }

  /** A target group has one health check, and each of its attributes once. */
  private static void shared(Section first, Section second, Diagnostics diagnostics) {
    for (Key<?> key :
        List.of(HttpKeys.HEALTHCHECK, HttpKeys.STICKY, HttpKeys.DEREGISTRATION_DELAY)) {
      if (first.has(key) && second.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "two `http` items for the same port and `version` cannot both have `"
                        + key.name()
                        + "`")
                .at(second.keySpan(key), "second item")
                .at(first.keySpan(key), "first item")
                .note("items for the same port and `version` share a target group")
                .help("remove `" + key.name() + "` from one of the two items: it applies to both"));
      }
    }
  }

  private static void check(Section http, SpecThing workload, Diagnostics diagnostics) {
    List<SpecThing> containers = workload.containers();
    Optional<Given<Integer>> wanted = http.get(HttpKeys.PORT);
    Optional<SpecThing> listening =
        wanted.flatMap(port -> Lists.first(containers, one -> listens(one, port.value())));
    String usual = listening.map(SpecThing::name).orElse(workload.name());
    Given<String> name = http.or(HttpKeys.CONTAINER, usual);
    Optional<SpecThing> target = Lists.first(containers, one -> one.name().equals(name.value()));
    if (target.isEmpty()) {
      unknown(name, containers, "", diagnostics);
      return;
    }
    if (wanted.isPresent() && !listens(target.get(), wanted.get().value())) {
      unmapped(wanted.get(), target.get(), listening, diagnostics);
    } else if (wanted.isEmpty()) {
      port(target.get(), workload, diagnostics);
    }
    stays(target.get(), workload, diagnostics);
    Section check = http.section(HttpKeys.HEALTHCHECK);
    check
        .get(HttpKeys.HealthCheck.PORT)
        .filter(port -> !Lists.any(containers, one -> listens(one, port.value())))
        .ifPresent(port -> unmapped(port, target.get(), Optional.empty(), diagnostics));
  }

  /** Whether the container has this TCP port, or one that cannot be read. */
  private static boolean listens(SpecThing container, int port) {
    return listens(container, port, "tcp");
  }

  /** The same for TCP or UDP; the container's {@code port} is for TCP. */
  static boolean listens(SpecThing container, int port, String protocol) {
    Section keys = container.keys();
    boolean unreadable = keys.has(ContainerKeys.EXPOSE) && keys.get(ContainerKeys.EXPOSE).isEmpty();
    boolean main = keys.get(ContainerKeys.PORT).filter(one -> one.value() == port).isPresent();
    return unreadable
        || (main && protocol.equals("tcp"))
        || Lists.any(
            container.keys().list(ContainerKeys.EXPOSE),
            one -> one.value().port() == port && one.value().protocol().equals(protocol));
  }

  private static void unmapped(
      Given<Integer> port,
      SpecThing target,
      Optional<SpecThing> listening,
      Diagnostics diagnostics) {
    String number = "" + port.value();
    boolean udp =
        Lists.any(
            target.keys().list(ContainerKeys.EXPOSE), one -> one.value().port() == port.value());
    diagnostics.report(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                udp
                    ? "port " + number + " of `" + target.name() + "` is for UDP"
                    : "`" + target.name() + "` has no port " + number)
            .at(port.span())
            .at(target.key(), "container")
            .note("a load balancer connects to a `port`, or to a TCP port in `expose`")
            .help(
                listening.isPresent()
                    ? "remove `container`: `" + listening.get().name() + "` has this port"
                    : exposing(number, target)));
  }

  /** How the container gets one more port. */
  static String exposing(String port, SpecThing container) {
    String item = port.contains("/") ? "\"" + port + "\"" : port;
    return (container.keys().has(ContainerKeys.EXPOSE)
            ? "add `" + port + "` to `expose` in `"
            : "write `expose: [" + item + "]` in `")
        + container.name()
        + "`";
  }

  /** Reports the name of no container; {@code more} is what else there is to write. */
  static void unknown(
      Given<String> name, List<SpecThing> containers, String more, Diagnostics diagnostics) {
    List<String> names = Lists.map(containers, SpecThing::name);
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "container `" + name.value() + "` is not defined")
            .at(name.span())
            .unknown(name.value(), names, "write " + Suggestion.oneOf(names) + more));
  }

  /** Requests cannot go to a container that another one waits for to exit. */
  private static void stays(SpecThing target, SpecThing workload, Diagnostics diagnostics) {
    for (SpecThing other : workload.containers()) {
      Optional<Given<String>> awaited =
          Optional.ofNullable(other.keys().named(ContainerKeys.DEPENDS_ON).get(target.name()))
              .map(Named.Entry::value)
              .filter(condition -> List.of("complete", "success").contains(condition.value()));
      awaited.ifPresent(
          condition ->
              diagnostics.report(
                  Diagnostic.of(
                          Code.CONFLICTING_KEYS,
                          "`http` sends requests to `" + target.name() + "`, which exits")
                      .at(workload.keys().keySpan(WorkloadKeys.HTTP))
                      .at(
                          condition.span(),
                          "`" + other.name() + "` waits until `" + target.name() + "` exits")
                      .help(
                          "name another container with `http.container`, or write `"
                              + target.name()
                              + ": started` under `depends_on`")));
    }
  }

  private static void port(SpecThing target, SpecThing workload, Diagnostics diagnostics) {
    if (!target.keys().has(ContainerKeys.PORT)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.HTTP_WITHOUT_PORT, "`http` requires a `port` in `" + target.name() + "`")
              .at(
                  workload.keys().keySpan(WorkloadKeys.HTTP),
                  "sends requests to `" + target.name() + "`")
              .at(target.key(), "no `port` here")
              .help(
                  "write, for example, `port: 8080` in `"
                      + target.name()
                      + "`, or name another container with `http.container`"));
    }
  }
}

package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.ListenerPort;
import dev.fargen.spec.balancing.NlbKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Program;
import java.util.List;
import java.util.Optional;

/** Resolves the {@code nlb} blocks of a workload. */
public final class NlbResolver {

  private NlbResolver() {}

  /** The blocks for which the task has a port. */
  public static List<Nlb> resolve(
      String workload, List<Container> containers, List<Given<Section>> written) {
    return Lists.present(Lists.map(written, given -> resolve(workload, containers, given.value())));
  }

  private static Optional<Nlb> resolve(String workload, List<Container> containers, Section keys) {
    return keys.get(NlbKeys.PORT)
        .flatMap(
            listener -> {
              Optional<Container> container = container(workload, containers, keys, listener);
              Optional<Given<Integer>> target =
                  container.flatMap(one -> target(one.program(), keys, listener));
              return target.isEmpty()
                  ? Optional.empty()
                  : Optional.of(nlb(container.get(), target.get(), containers, keys, listener));
            });
  }

  private static Optional<Container> container(
      String workload, List<Container> containers, Section keys, Given<ListenerPort> listener) {
    Optional<Given<String>> named = keys.get(HttpKeys.CONTAINER);
    if (named.isPresent()) {
      return Lists.first(containers, one -> one.name().equals(named.get().value()));
    }
    int wanted = keys.get(NlbKeys.TARGET_PORT).map(Given::value).orElse(listener.value().port());
    return Lists.first(
            containers, one -> one.program().listens(wanted, listener.value().transport()))
        .or(() -> Lists.first(containers, one -> one.name().equals(workload)));
  }

  /** The port that is written, the one with the listener's number, or the container's only one. */
  private static Optional<Given<Integer>> target(
      Program program, Section keys, Given<ListenerPort> listener) {
    ListenerPort port = listener.value();
    Optional<Given<Integer>> wanted = keys.get(NlbKeys.TARGET_PORT);
    if (wanted.isPresent() || program.listens(port.port(), port.transport())) {
      return wanted
          .or(() -> Optional.of(Given.of(port.port(), listener.span())))
          .filter(one -> program.listens(one.value(), port.transport()));
    }
    return port.isUdp() ? Optional.empty() : program.port();
  }

  private static Nlb nlb(
      Container container,
      Given<Integer> target,
      List<Container> containers,
      Section keys,
      Given<ListenerPort> listener) {
    Section check = keys.section(NlbKeys.HEALTHCHECK);
    Optional<Given<Integer>> main = Lists.first(containers).flatMap(one -> one.program().port());
    return new Nlb(
        listener,
        container,
        target,
        listener.value().isTls()
            ? keys.get(NlbKeys.CERTIFICATE)
                .map(arn -> new Nlb.Tls(arn, keys.value(NlbKeys.SSL_POLICY)))
            : Optional.empty(),
        keys.get(NlbKeys.INTERNAL),
        keys.get(NlbKeys.DELETION_PROTECTION),
        keys.list(NlbKeys.ALLOWED_SOURCES),
        new Nlb.Check(
            check.get(NlbKeys.HealthCheck.PATH),
            check
                .get(NlbKeys.HealthCheck.PORT)
                .or(() -> listener.value().isUdp() ? main : Optional.empty()),
            CheckTimes.of(check)),
        keys.value(HttpKeys.DEREGISTRATION_DELAY),
        check.value(HttpKeys.HealthCheck.GRACE_PERIOD),
        keys.list(NlbKeys.HOST),
        keys.get(HttpKeys.HOSTED_ZONE),
        keys.span());
  }
}

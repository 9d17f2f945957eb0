package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.ListenerPort;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of a port below 1024 in a container whose user is not root: Linux refuses it, and Fargate
 * keeps the kernel's default, unlike Docker (aws/containers-roadmap issue 1721, "allow containers
 * running as non-root to bind to privileged ports"). A task definition can change it (Amazon ECS
 * API reference, "SystemControl").
 */
public final class PrivilegedPortRule implements WarningRule {

  private static final int FIRST_OF_ALL_USERS = 1024;

  /** What makes a well-known port one that any user can listen on: 8080, 8443. */
  private static final int HIGHER = 8000;

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      if (workload.task().platform().isWindows()) {
        continue;
      }
      for (Container container : Lists.filter(workload.containers(), one -> !one.isAdded())) {
        container
            .program()
            .user()
            .filter(user -> !isRoot(user, stack.environment().values()))
            .ifPresent(
                user ->
                    reserved(container)
                        .ifPresent(port -> report(workload, container, user, port, warnings)));
      }
    }
  }

  private static boolean isRoot(Given<Text> user, Map<String, String> values) {
    String text = user.value().with(values);
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    return name.equals("root") || name.equals("0");
  }

  /** A port of the container that only root can listen on; load balancers use no other ports. */
  static Optional<Given<Integer>> reserved(Container container) {
    return container
        .program()
        .port()
        .filter(PrivilegedPortRule::isReserved)
        .or(
            () ->
                Lists.firstPresent(
                    container.program().exposed(),
                    port ->
                        Optional.of(port.map(ExposedPort::port))
                            .filter(PrivilegedPortRule::isReserved)));
  }

  private static boolean isReserved(Given<Integer> port) {
    return port.value() < FIRST_OF_ALL_USERS;
  }

  private static void report(
      Workload workload,
      Container container,
      Given<Text> user,
      Given<Integer> port,
      Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.PORT_NEEDS_ROOT,
                "`"
                    + container.name()
                    + "` cannot listen on port "
                    + port.value()
                    + " as user `"
                    + user.value().written()
                    + "` by default")
            .at(port.span(), "ports below 1024 require root by default")
            .at(user.span(), "not root")
            .note(
                "a non-root user can listen on ports below 1024 only if the executable has the"
                    + " capability `CAP_NET_BIND_SERVICE`, or if an entry of `patches` sets"
                    + " `net.ipv4.ip_unprivileged_port_start` in `SystemControls`")
            .help(help(workload, container, port.value())));
  }

  /** A listener forwards to the port that it names, or to its own. */
  private static String help(Workload workload, Container container, int port) {
    Optional<Nlb> forwards =
        Lists.first(
            workload.nlb(),
            one -> one.target().value() == port && one.container().name().equals(container.name()));
    if (forwards.isEmpty()) {
      return "write a port of 1024 or more, also where `http`, `nlb` or a health check names the"
          + " port, and configure the program to listen on it; the listener ports of load balancers"
          + " do not change";
    }
    int higher = HIGHER + port;
    while (isTaken(workload, higher)) {
      higher++;
    }
    ListenerPort listener = forwards.get().listener().value();
    String target = "target_port: " + higher;
    return "write a port of 1024 or more, for example `"
        + higher
        + (listener.isUdp() ? "/udp" : "")
        + "`, and "
        + (workload.nlb().size() > 1
            ? "`" + target + "` in the item of `nlb` with port `" + listener.written() + "`"
            : "`nlb: {port: " + listener.written() + ", " + target + "}`")
        + "; configure the program to listen on it";
  }

  private static boolean isTaken(Workload workload, int port) {
    return Lists.any(
        workload.containers(),
        one ->
            one.program().port().filter(own -> own.value() == port).isPresent()
                || Lists.any(one.program().exposed(), other -> other.value().port() == port));
  }
}

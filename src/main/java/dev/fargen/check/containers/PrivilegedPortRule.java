package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
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
        List<Given<ExposedPort>> ports = reserved(container);
        container
            .program()
            .user()
            .filter(user -> !ports.isEmpty() && !isRoot(user, stack.environment().values()))
            .ifPresent(user -> report(workload, container, user, ports, warnings));
      }
    }
  }

  private static boolean isRoot(Given<Text> user, Map<String, String> values) {
    String text = user.value().with(values);
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    return name.equals("root") || name.equals("0");
  }

  /** The ports of the container that only root can listen on; load balancers use no other ports. */
  static List<Given<ExposedPort>> reserved(Container container) {
    List<Given<ExposedPort>> ports = new ArrayList<>();
    container
        .program()
        .port()
        .ifPresent(one -> ports.add(one.map(port -> new ExposedPort(port, "tcp"))));
    ports.addAll(container.program().exposed());
    return Lists.filter(ports, one -> one.value().port() < FIRST_OF_ALL_USERS);
  }

  private static void report(
      Workload workload,
      Container container,
      Given<Text> user,
      List<Given<ExposedPort>> ports,
      Warnings warnings) {
    Diagnostic warning =
        Diagnostic.of(
            Code.PORT_NEEDS_ROOT,
            "`"
                + container.name()
                + "` cannot listen on port"
                + (ports.size() == 1 ? " " : "s ")
                + Lists.enumerated(Lists.map(ports, one -> one.value().written()), "and")
                + " as user `"
                + user.value().written()
                + "` by default");
    for (Given<ExposedPort> port : ports) {
      warning = warning.at(port.span(), "ports below 1024 require root by default");
    }
    warnings.report(
        workload,
        warning
            .at(user.span(), "not root")
            .note(
                "a non-root user can listen on ports below 1024 only if the executable has the"
                    + " capability `CAP_NET_BIND_SERVICE`, or if an entry of `patches` sets"
                    + " `net.ipv4.ip_unprivileged_port_start` in `SystemControls`")
            .help(help(workload, container, Lists.map(ports, Given::value))));
  }

  /** A listener forwards to the port that it names, or to its own. */
  private static String help(Workload workload, Container container, List<ExposedPort> ports) {
    int port = ports.get(0).port();
    String write =
        ports.size() == 1 ? "write a port of 1024 or more" : "write ports of 1024 or more";
    Optional<Nlb> forwards =
        Lists.first(
            workload.nlb(),
            one -> one.target().value() == port && one.container().name().equals(container.name()));
    if (forwards.isEmpty() || !Lists.all(ports, one -> one.port() == port)) {
      return write
          + ", also where `http`, `nlb` or a health check names the port, and configure the program"
          + " to listen on it; the listener ports of load balancers do not change";
    }
    int higher = HIGHER + port;
    while (isTaken(workload, higher)) {
      higher++;
    }
    int free = higher;
    String listener = forwards.get().listener().value().written();
    String target = "target_port: " + higher;
    return write
        + ", for example "
        + Lists.enumerated(
            Lists.map(ports, one -> "`" + new ExposedPort(free, one.protocol()).written() + "`"),
            "and")
        + ", and "
        + (workload.nlb().size() > 1
            ? "`" + target + "` in the item of `nlb` with port `" + listener + "`"
            : "`nlb: {port: " + listener + ", " + target + "}`")
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

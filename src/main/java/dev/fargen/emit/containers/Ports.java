package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.params.Setting;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;

/** A container's port: the same parameter everywhere in the template. */
public final class Ports {

  static final String WORDS = "Container port";

  private Ports() {}

  /** The port of the main container. */
  public static Value of(Draft draft, Workload workload) {
    return new ContainerDraft(draft, workload, workload.task().main())
        .number("Port", WORDS, workload.task().main().program().port().orElseThrow());
  }

  /** The same port, for a text. */
  public static Value asText(Draft draft, Workload workload) {
    return text(of(draft, workload));
  }

  /** The port, for a text. */
  public static Value text(Value port) {
    return port instanceof Setting setting && setting.value() instanceof Scalar number
        ? new Setting(setting.parameter(), Value.text(number.asText()))
        : port;
  }

  /** The port of the load balancer's health checks, if it is not that of the requests. */
  public static Value ofHealthCheck(
      Draft draft, Workload workload, Http http, Given<Integer> port) {
    return port.value().equals(http.port().value()) && port.parameter().isEmpty()
        ? ofTarget(draft, workload, http)
        : draft.number(
            LogicalName.of(workload.name()) + http.id() + "HealthCheckPort",
            "Health check port for " + http.describe(workload.name()),
            port);
  }

  /**
   * A name that ends with that port.
   *
   * @param parameter the parameter for it, if environments have different ports
   */
  public static Value named(
      Draft draft, Workload workload, String name, String parameter, String description) {
    Given<Integer> port = workload.task().main().program().port().orElseThrow();
    return port.parameter().isPresent()
        ? Intrinsic.sub(name + "-" + Things.inSub(of(draft, workload)))
        : new Setting(
            Parameter.of(parameter, ParameterType.STRING, description),
            Value.text(name + "-" + port.value()));
  }

  /** The port that the load balancer sends requests to. */
  public static Value ofTarget(Draft draft, Workload workload, Http http) {
    return http.isMainPort() && http.port().parameter().isEmpty()
        ? new ContainerDraft(draft, workload, http.container())
            .number("Port", WORDS, http.container().program().port().orElseThrow())
        : draft.number(
            LogicalName.of(workload.name()) + http.id() + "TargetPort",
            "Container port for " + http.describe(workload.name()),
            http.port());
  }

  /** The port that the Network Load Balancer sends connections to. */
  public static Value ofTarget(Draft draft, Workload workload, Nlb nlb) {
    return nlb.isMainPort() && nlb.target().parameter().isEmpty()
        ? new ContainerDraft(draft, workload, nlb.container())
            .number("Port", WORDS, nlb.container().program().port().orElseThrow())
        : draft.number(
            LogicalName.of(workload.name()) + nlb.id() + "TargetPort",
            "Container port behind port " + nlb.listener().value().port() + of(workload),
            nlb.target());
  }

  /** The port of the Network Load Balancer's health checks. */
  public static Value ofHealthCheck(Draft draft, Workload workload, Nlb nlb, Given<Integer> port) {
    return draft.number(
        LogicalName.of(workload.name()) + nlb.id() + "HealthCheckPort",
        "Health check port behind port " + nlb.listener().value().port() + of(workload),
        port);
  }

  private static String of(Workload workload) {
    return " of the Network Load Balancer, for " + workload.name();
  }
}

package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits a listener of the Network Load Balancer and its target group. Health checks are over TCP or
 * HTTP for every protocol (Elastic Load Balancing API reference, "CreateTargetGroup",
 * HealthCheckProtocol).
 */
public final class NetworkTargetEmitter {

  private static final String INTERNAL = "Internal";

  private final Draft draft;
  private final Workload workload;
  private final Nlb nlb;
  private final String prefix;

  public NetworkTargetEmitter(Draft draft, Workload workload, Nlb nlb) {
    this.draft = draft.of(cause(workload, nlb));
    this.workload = workload;
    this.nlb = nlb;
    this.prefix = LogicalName.of(workload.name()) + nlb.id();
  }

  /**
   * The target group, and the listener, which ECS requires before it accepts the target group.
   *
   * @param cause why it may be absent
   * @param targetGroup its ARN
   * @param metrics of both
   * @param alternate where deployments shift traffic
   */
  public record Emitted(
      Nlb nlb,
      Cause.Part cause,
      Value targetGroup,
      Resource listener,
      TargetMetrics metrics,
      Optional<TargetEmitter.Alternate> alternate) {}

  /** Why a workload may not be behind the Network Load Balancer. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "Nlb",
            "Forwards connections from the Network Load Balancer to " + workload.name())
        .within(NetworkBalancerEmitter.OWN);
  }

  /** Why a listener may be absent. */
  static Cause.Part cause(Workload workload, Nlb nlb) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + nlb.id(),
            "Forwards port "
                + nlb.listener().value().port()
                + " of the Network Load Balancer to "
                + workload.name())
        .within(cause(workload));
  }

  public Emitted emit(NetworkReference network, NetworkBalancerReference balancer) {
    boolean internal = balancer.internal();
    Resource first =
        draft.of(kind(internal)).add(nlb.span(), targetGroup(network, internal, false));
    Optional<Resource> second =
        TrafficShift.isOf(workload)
            ? Optional.of(
                draft.of(shift(internal)).add(nlb.span(), targetGroup(network, internal, true)))
            : Optional.empty();
    Value arn = new Block(kind(true), internal, first.ref());
    Optional<TargetEmitter.Alternate> alternate =
        second.map(
            other ->
                new TargetEmitter.Alternate(
                    shift(internal), new Block(kind(true), internal, other.ref())));
    Mapping forward =
        new ForwardEmitter(draft, prefix, workload.name() + " behind " + shortPort(), "listener")
            .emit(shift(internal), arn, alternate);
    return new Emitted(
        nlb,
        cause(workload, nlb),
        arn,
        draft.add(nlb.span(), listener(balancer, forward, second.isPresent())),
        metrics(balancer, first, second),
        alternate);
  }

  private TargetMetrics metrics(
      NetworkBalancerReference balancer, Resource first, Optional<Resource> second) {
    boolean internal = balancer.internal();
    Value name = balancer.balancer().att("LoadBalancerFullName");
    List<TargetMetrics.One> all = new ArrayList<>();
    all.add(metric("primary", kind(internal), name, first, internal));
    second.ifPresent(other -> all.add(metric("alternate", shift(internal), name, other, internal)));
    return new TargetMetrics(all);
  }

  private TargetMetrics.One metric(
      String which, Cause.Part cause, Value balancer, Resource group, boolean internal) {
    return new TargetMetrics.One(
        which + nlb.id(),
        cause,
        TargetMetrics.OF_NETWORK,
        balancer,
        new Block(kind(true), internal, group.att(TargetEmitter.FULL_NAME)));
  }

  /** Why there may be no second target group. */
  private Cause.Part shift(boolean internal) {
    return TrafficShift.ofNetwork(workload).within(kind(internal));
  }

  /**
   * Why it is this target group: it belongs to one load balancer, and another scheme makes another
   * load balancer (Elastic Load Balancing API reference, "CreateListener",
   * TargetGroupAssociationLimit).
   */
  private Cause.Part kind(boolean internal) {
    return new Cause.Part(
            prefix + (internal ? INTERNAL : "Public"),
            "Places "
                + workload.name()
                + " behind "
                + (internal ? "an internal" : "an internet-facing")
                + " Network Load Balancer")
        .within(cause(workload, nlb));
  }

  private Resource.Builder listener(
      NetworkBalancerReference balancer, Mapping forward, boolean shifts) {
    String protocol = nlb.listener().value().protocol().toUpperCase(Locale.ROOT);
    boolean ends = nlb.listener().value().isTls();
    Cause tls = new Cause.Part(prefix + "Tls", "Serves TLS on " + port());
    Optional<Nlb.Tls> secure = nlb.tls();
    return Resource.of(prefix + "Listener", "AWS::ElasticLoadBalancingV2::Listener")
        .comment(
            protocol
                + " listener on port "
                + nlb.listener().value().port()
                + ", for "
                + workload.name()
                + ".")
        .explain(secure.isPresent(), "TLS ends here; tasks get TCP connections.")
        .explain(
            shifts,
            "ECS changes the weights during deployments; a stack update writes them again only if it changes this listener.")
        .property("LoadBalancerArn", balancer.balancer().ref())
        .property("Port", nlb.listener().value().port())
        .property("Protocol", new Block(tls, ends, ends ? Value.text(protocol) : transport()))
        .property(
            "SslPolicy",
            secure.map(
                one ->
                    new Block(
                        tls,
                        true,
                        draft.word(
                            prefix + "SslPolicy",
                            "Security policy of " + port(),
                            one.sslPolicy()))))
        .property(
            "Certificates",
            secure.map(
                one ->
                    new Block(
                        tls,
                        true,
                        Value.list(
                            Value.map()
                                .with(
                                    "CertificateArn",
                                    draft.text(
                                        prefix + "CertificateArn",
                                        "Certificate ARN for " + port(),
                                        one.certificate()))))))
        .property("DefaultActions", Value.list(Value.map().with("Type", "forward").with(forward)));
  }

  /** That of the target group, and of the listener if TLS does not end there. */
  private Value transport() {
    return draft.word(
        prefix + "Protocol",
        "Protocol behind " + port(),
        nlb.listener().map(one -> one.transport().toUpperCase(Locale.ROOT)));
  }

  /** The port, for descriptions. */
  private String port() {
    return shortPort() + " of the Network Load Balancer";
  }

  private String shortPort() {
    return "port " + nlb.listener().value().port();
  }

  private Resource.Builder targetGroup(NetworkReference network, boolean internal, boolean second) {
    Nlb.Check check = nlb.healthCheck();
    String kind = (internal ? INTERNAL : "") + (second ? "Alternate" : "");
    Optional<Given<Text>> path = check.path();
    Cause overHttp = new Cause.Part(prefix + "HttpCheck", "Checks health over HTTP for " + port());
    return Resource.of(prefix + kind + "TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup")
        .comment(
            (second ? "Alternate target group for " : "Target group for ")
                + workload.name()
                + " tasks, used by the listener on "
                + shortPort()
                + ".")
        .comment("The health check uses " + (path.isPresent() ? "HTTP." : "TCP."))
        .explain(second, "Each deployment starts its tasks in the target group without traffic.")
        .comment("Port is only a default: ECS registers each task with the port of its container.")
        .property("TargetType", "ip")
        .property("VpcId", network.vpc())
        .property("Protocol", transport())
        .property("Port", TargetEmitter.PORT)
        .property(
            "HealthCheckProtocol",
            new Block(overHttp, path.isPresent(), Value.text(path.isPresent() ? "HTTP" : "TCP")))
        .property(
            "HealthCheckPath",
            path.map(
                given ->
                    new Block(
                        overHttp,
                        true,
                        draft.text(
                            prefix + "HealthCheckPath", "Health check path for " + port(), given))))
        .property(
            "HealthCheckPort",
            nlb.healthCheckPort()
                .map(
                    given ->
                        new Told(
                            "Sets the health check port for " + port(),
                            Ports.text(Ports.ofHealthCheck(draft, workload, nlb, given)))))
        .properties(new CheckTimesEmitter(draft, prefix, " for " + port()).emit(check.times()))
        .property("TargetGroupAttributes", new ItemsBy("Key", List.of(delay())));
  }

  private Mapping delay() {
    return Value.map()
        .with("Key", "deregistration_delay.timeout_seconds")
        .with(
            "Value",
            draft.numberAsText(
                prefix + "DeregistrationDelay",
                "Deregistration delay for " + port() + " in seconds",
                nlb.deregistrationDelay()));
  }
}

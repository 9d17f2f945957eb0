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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Emits a listener of the network load balancer and its target group. Health checks are over TCP or
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
   */
  public record Emitted(Nlb nlb, Cause.Part cause, Value targetGroup, Resource listener) {}

  /** Why a workload may not be behind the network load balancer. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "Nlb",
            "Forwards connections from the network load balancer to " + workload.name())
        .within(NetworkBalancerEmitter.OWN);
  }

  /** Why a listener may be absent. */
  static Cause.Part cause(Workload workload, Nlb nlb) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + nlb.id(),
            "Forwards port "
                + nlb.listener().value().port()
                + " of the network load balancer to "
                + workload.name())
        .within(cause(workload));
  }

  public Emitted emit(NetworkReference network, NetworkBalancerReference balancer) {
    boolean internal = balancer.internal();
    Resource group =
        draft.of(kind(internal)).add(nlb.span(), targetGroup(network, internal ? INTERNAL : ""));
    Value targetGroup = new Block(kind(true), internal, group.ref());
    return new Emitted(
        nlb,
        cause(workload, nlb),
        targetGroup,
        draft.add(nlb.span(), listener(balancer, targetGroup)));
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
                + " network load balancer")
        .within(cause(workload, nlb));
  }

  private Resource.Builder listener(NetworkBalancerReference balancer, Value targetGroup) {
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
        .property(
            "DefaultActions",
            Value.list(Value.map().with("Type", "forward").with("TargetGroupArn", targetGroup)));
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
    return "port " + nlb.listener().value().port() + " of the network load balancer";
  }

  private Resource.Builder targetGroup(NetworkReference network, String kind) {
    Nlb.Check check = nlb.healthCheck();
    Optional<Given<Text>> path = check.path();
    Cause overHttp = new Cause.Part(prefix + "HttpCheck", "Checks health over HTTP for " + port());
    return Resource.of(prefix + kind + "TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup")
        .comment(
            "Target group for "
                + workload.name()
                + " tasks behind port "
                + nlb.listener().value().port()
                + ", with their health check over "
                + (path.isPresent() ? "HTTP." : "TCP."))
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

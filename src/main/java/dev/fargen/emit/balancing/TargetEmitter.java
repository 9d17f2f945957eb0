package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.BalancerReference.Kind;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Emits a target group of a workload and its listener rules. */
public final class TargetEmitter {

  /**
   * A constant, because a change replaces the target group; ECS registers every task with its own
   * port (Elastic Load Balancing API reference, "CreateTargetGroup", Port).
   */
  static final int PORT = 80;

  static final String FULL_NAME = "TargetGroupFullName";

  private final Draft draft;
  private final BalancerReference balancer;
  private final Workload workload;
  private final TargetGroup group;
  private final String prefix;

  public TargetEmitter(
      Draft draft, BalancerReference balancer, Workload workload, TargetGroup group) {
    this.draft = draft.of(cause(workload, group.first(), group.id()));
    this.balancer = balancer;
    this.workload = workload;
    this.group = group;
    this.prefix = LogicalName.of(workload.name()) + group.id();
  }

  /**
   * The target group and its listener rules, which ECS requires before it accepts the target group.
   *
   * @param cause why it may be absent
   * @param targetGroup its ARN
   * @param resourceLabel the target group's label in request metrics
   * @param metrics of both
   * @param alternate where deployments shift traffic
   */
  public record Emitted(
      TargetGroup group,
      Cause.Part cause,
      Value targetGroup,
      List<Resource> rules,
      Value resourceLabel,
      TargetMetrics metrics,
      Optional<Alternate> alternate) {}

  /**
   * The second target group, which a deployment shifts the traffic to.
   *
   * @param cause why it may be absent
   * @param targetGroup its ARN
   */
  public record Alternate(Cause.Part cause, Value targetGroup) {}

  /** Why the target group may be absent: no load balancer, or no {@code http}. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "Http",
            "Routes requests from the load balancer to " + workload.name())
        .within(LoadBalancerEmitter.OWN);
  }

  /**
   * Why a target group or listener rule may be absent.
   *
   * @param id of the one that is not for the workload's own port
   */
  public static Cause.Part cause(Workload workload, Http http, String id) {
    return id.isEmpty()
        ? cause(workload)
        : new Cause.Part(
                LogicalName.of(workload.name()) + id + "Http",
                "Routes requests from the load balancer to port "
                    + http.port().value()
                    + " of "
                    + workload.name())
            .within(cause(workload));
  }

  public Emitted emit(NetworkReference network) {
    Resource first = targetGroup(network, Optional.empty());
    Optional<Resource> second =
        TrafficShift.isOf(workload)
            ? Optional.of(targetGroup(network, Optional.of(shift())))
            : Optional.empty();
    Value arn = ofVersion(behind(first.ref()));
    Optional<Alternate> alternate =
        second.map(other -> new Alternate(shift(), behind(other.ref())));
    Mapping forward =
        new ForwardEmitter(
                draft, prefix, Http.describe(workload.name(), group.label()), "listener rule")
            .emit(shift(), arn, alternate);
    return new Emitted(
        group,
        groupCause(),
        arn,
        Lists.map(
            group.rules(),
            http ->
                new RuleEmitter(draft, balancer, workload, http).emit(forward, second.isPresent())),
        behind(balancer.resourceLabel(first)),
        metrics(first, second),
        alternate);
  }

  /** A value that depends on which load balancer it is. */
  private Value behind(Value value) {
    boolean second = balancer.kind() == Kind.SECOND;
    boolean internal = balancer.kind() == Kind.INTERNAL;
    Value inner = second ? value : new Block(kindCause(Kind.INTERNAL), internal, value);
    return new Block(kindCause(Kind.SECOND), second, inner);
  }

  private Cause.Part kindCause(Kind kind) {
    String words =
        switch (kind) {
          case PUBLIC -> "Places " + workload.name() + " behind the public load balancer";
          case INTERNAL -> "Places " + workload.name() + " behind an internal load balancer";
          case SECOND ->
              "Places " + workload.name() + " behind the internal one of two load balancers";
        };
    String id = kind == Kind.PUBLIC ? "Public" : kind.id();
    return new Cause.Part(prefix + id + "Http", words)
        .within(cause(workload, group.first(), group.id()));
  }

  /** Why this target group may be absent, or another one be there in its place. */
  private Cause.Part groupCause() {
    return group.first().isHttp1() ? kindCause(balancer.kind()) : versionCause();
  }

  /** Why the target group is not for HTTP/1.1. */
  private Cause.Part versionCause() {
    String port = "" + group.first().port().value();
    return new Cause.Part(
            LogicalName.of(workload.name()) + port + "OverHttp2",
            "Uses HTTP/2 or gRPC for port " + port + " of " + workload.name())
        .within(cause(workload, group.first(), group.first().isHttp1() ? port : group.id()));
  }

  /** Why there may be no second target group. */
  private Cause.Part shift() {
    return TrafficShift.cause(workload, group).within(groupCause());
  }

  private TargetMetrics metrics(Resource first, Optional<Resource> second) {
    Value name = behind(balancer.fullName());
    List<TargetMetrics.One> all = new ArrayList<>();
    all.add(
        new TargetMetrics.One(
            "primary" + group.id(),
            groupCause(),
            TargetMetrics.OF_APPLICATION,
            name,
            ofVersion(behind(first.att(FULL_NAME)))));
    second.ifPresent(
        other ->
            all.add(
                new TargetMetrics.One(
                    "alternate" + group.id(),
                    shift(),
                    TargetMetrics.OF_APPLICATION,
                    name,
                    behind(other.att(FULL_NAME)))));
    return new TargetMetrics(all);
  }

  private Value ofVersion(Value value) {
    return new Block(versionCause(), !group.first().isHttp1(), value);
  }

  /**
   * A target group.
   *
   * @param second why there is a second one, if it is that
   */
  private Resource targetGroup(NetworkReference network, Optional<Cause.Part> second) {
    Http http = group.first();
    Http.Target check = http.healthCheck();
    Draft own = draft.of(second.orElse(groupCause()));
    String kind = balancer.kind().id() + (second.isPresent() ? "Alternate" : "");
    return own.add(
        http.span(),
        Resource.of(prefix + kind + "TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup")
            .comment(
                (second.isPresent() ? "Alternate target group for " : "Target group for ")
                    + workload.name()
                    + " tasks"
                    + (group.id().isEmpty() ? "" : " on port " + http.port().value())
                    + ", with their health check.")
            .explain(
                second.isPresent(),
                "Each deployment starts its tasks in the target group without traffic.")
            .comment(
                "Port is only a default: ECS registers each task with the port of its container.")
            .property("TargetType", "ip")
            .property("VpcId", network.vpc())
            .property("Protocol", "HTTP")
            .property("Port", PORT)
            .property("ProtocolVersion", version(http))
            .property(
                "HealthCheckPath",
                draft.text(prefix + "HealthCheckPath", "Health check path" + of(), check.path()))
            .property("HealthCheckPort", check.port().map(port -> healthCheckPort(http, port)))
            .properties(new CheckTimesEmitter(draft, prefix, of()).emit(check.times()))
            .property("Matcher", matcher(http))
            .property("TargetGroupAttributes", new ItemsBy("Key", attributes(http))));
  }

  /** HTTP/1.1 is the default of Elastic Load Balancing. */
  private Optional<Value> version(Http http) {
    return http.isHttp1()
        ? Optional.empty()
        : Optional.of(
            new Block(
                versionCause(),
                true,
                draft.word(
                    prefix + "ProtocolVersion",
                    "Protocol version" + of(),
                    http.version().map(version -> version.toUpperCase(Locale.ROOT)))));
  }

  private Value healthCheckPort(Http http, Given<Integer> port) {
    return new Told(
        "Sets the health check port" + of(),
        Ports.text(Ports.ofHealthCheck(draft, workload, http, port)));
  }

  private Value matcher(Http http) {
    Value codes =
        draft.word(
            prefix + "HealthCheckCodes",
            (http.isGrpc() ? "gRPC" : "HTTP") + " status codes of a healthy task",
            http.healthCheck().codes());
    Cause grpc =
        new Cause.Part(prefix + "Grpc", "Sends gRPC requests to " + workload.name())
            .within(versionCause());
    return new Block(
        grpc, http.isGrpc(), Value.map().with(http.isGrpc() ? "GrpcCode" : "HttpCode", codes));
  }

  private List<Value> attributes(Http http) {
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        attribute(
            "deregistration_delay.timeout_seconds",
            draft.numberAsText(
                prefix + "DeregistrationDelay",
                "Deregistration delay" + of() + " in seconds",
                http.deregistrationDelay())));
    boolean sticky = http.sticky().isPresent();
    Cause cause = new Cause.Part(prefix + "Sticky", "Enables sticky sessions" + of());
    attributes.add(
        attribute(
            "stickiness.enabled", new Block(cause, sticky, Value.text(sticky ? "true" : "false"))));
    http.sticky()
        .ifPresent(
            seconds -> {
              attributes.add(
                  new Block(cause, true, attribute("stickiness.type", Value.text("lb_cookie"))));
              attributes.add(
                  new Block(
                      cause,
                      true,
                      attribute(
                          "stickiness.lb_cookie.duration_seconds",
                          draft.numberAsText(
                              prefix + "StickySeconds",
                              "Stickiness duration" + of() + " in seconds",
                              seconds))));
            });
    return attributes;
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }

  private String of() {
    return " for " + Http.describe(workload.name(), group.label());
  }
}

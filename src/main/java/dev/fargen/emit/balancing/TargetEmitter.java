package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** Emits what leads from the load balancer to a workload: target group and listener rule. */
public final class TargetEmitter {

  private final Draft draft;
  private final BalancerReference balancer;
  private final Workload workload;

  public TargetEmitter(Draft draft, BalancerReference balancer, Workload workload) {
    this.draft = draft.of(cause(workload));
    this.balancer = balancer;
    this.workload = workload;
  }

  /**
   * The target group, and the rule without which ECS refuses to use it.
   *
   * @param resourceLabel what the count of requests goes by
   */
  public record Emitted(Resource targetGroup, Resource rule, Value resourceLabel) {}

  /** Why requests may not come in: for want of the load balancer, or of {@code http}. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "Http", "requests for " + workload.name())
        .within(LoadBalancerEmitter.OWN);
  }

  public Emitted emit(Http http, NetworkReference network) {
    Resource targetGroup = targetGroup(http, network);
    return new Emitted(targetGroup, rule(http, targetGroup), balancer.resourceLabel(targetGroup));
  }

  private Resource targetGroup(Http http, NetworkReference network) {
    String prefix = LogicalName.of(workload.name());
    Http.Target check = http.healthCheck();
    return draft.add(
        http.span(),
        Resource.of(prefix + "TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup")
            .comment("The tasks of " + workload.name() + ", and how to find out whether they work.")
            .property("TargetType", "ip")
            .property("VpcId", network.vpc())
            .property("Protocol", "HTTP")
            .property("Port", Ports.ofTarget(draft, workload))
            .property(
                "HealthCheckPath",
                draft.text(
                    prefix + "HealthCheckPath", "Path that shows whether it works", check.path()))
            .property(
                "HealthCheckIntervalSeconds",
                draft.number(
                    prefix + "HealthCheckInterval", "Seconds between two checks", check.interval()))
            .property(
                "HealthCheckTimeoutSeconds",
                draft.number(
                    prefix + "HealthCheckTimeout",
                    "Seconds that an answer may take",
                    check.timeout()))
            .property(
                "HealthyThresholdCount",
                draft.number(
                    prefix + "HealthyThreshold",
                    "Answers that make a task healthy",
                    check.healthy()))
            .property(
                "UnhealthyThresholdCount",
                draft.number(
                    prefix + "UnhealthyThreshold",
                    "Failures that make a task unhealthy",
                    check.unhealthy()))
            .property(
                "Matcher",
                Value.map()
                    .with(
                        "HttpCode",
                        draft.word(
                            prefix + "HealthCheckCodes",
                            "HTTP codes that mean healthy",
                            check.codes())))
            .property("TargetGroupAttributes", new ItemsBy("Key", attributes(prefix, http))));
  }

  private List<Value> attributes(String prefix, Http http) {
    List<Value> attributes = new ArrayList<>();
    attributes.add(
        attribute(
            "deregistration_delay.timeout_seconds",
            draft.numberAsText(
                prefix + "DeregistrationDelay",
                "Seconds that a leaving task may take to finish its requests",
                http.deregistrationDelay())));
    http.sticky()
        .ifPresent(
            seconds -> {
              attributes.add(attribute("stickiness.enabled", Value.text("true")));
              attributes.add(attribute("stickiness.type", Value.text("lb_cookie")));
              attributes.add(
                  attribute(
                      "stickiness.lb_cookie.duration_seconds",
                      draft.numberAsText(
                          prefix + "StickySeconds",
                          "Seconds that a client stays at one task",
                          seconds)));
            });
    return attributes;
  }

  private static Mapping attribute(String key, Value value) {
    return Value.map().with("Key", key).with("Value", value);
  }

  private Resource rule(Http http, Resource targetGroup) {
    String prefix = LogicalName.of(workload.name());
    return draft.add(
        http.span(),
        Resource.of(prefix + "ListenerRule", "AWS::ElasticLoadBalancingV2::ListenerRule")
            .comment("Which requests go to " + workload.name() + ".")
            .property("ListenerArn", balancer.listener())
            .property(
                "Priority",
                draft.number(
                    prefix + "RulePriority", "Priority of the listener rule", http.priority()))
            .property("Conditions", new ItemsBy("Field", conditions(workload.name(), http)))
            .property(
                "Actions",
                Value.list(
                    Value.map()
                        .with("Type", "forward")
                        .with("TargetGroupArn", targetGroup.ref()))));
  }

  private List<Value> conditions(String name, Http http) {
    String prefix = LogicalName.of(name);
    List<Value> conditions = new ArrayList<>();
    Http.Requests requests = http.requests();
    if (!requests.hosts().isEmpty()) {
      conditions.add(
          condition(
              new Cause.Part(prefix + "Hosts", "hosts that " + name + " answers for"),
              "host-header",
              "HostHeaderConfig",
              draft.together(
                  prefix + "Hosts", "Hosts that " + name + " answers for", requests.hosts())));
    }
    if (!requests.allowedSources().isEmpty()) {
      conditions.add(
          condition(
              new Cause.Part(prefix + "AllowedSources", "addresses that " + name + " answers to"),
              "source-ip",
              "SourceIpConfig",
              draft.together(
                  prefix + "AllowedSources",
                  "Addresses that " + name + " answers to",
                  requests.allowedSources())));
    }
    if (!requests.patterns().isEmpty() || conditions.isEmpty()) {
      List<Given<Text>> patterns = Lists.map(requests.patterns(), pattern -> pattern.map(Text::of));
      List<Given<Text>> all = List.of(Given.of(Text.of("/*"), http.span()));
      conditions.add(
          condition(
              new Cause.Part(prefix + "Paths", "paths that " + name + " answers for"),
              "path-pattern",
              "PathPatternConfig",
              draft.together(
                  prefix + "Paths",
                  "Paths that " + name + " answers for",
                  patterns.isEmpty() ? all : patterns)));
    }
    return conditions;
  }

  private static Value condition(Cause cause, String field, String config, Value values) {
    return new Block(
        cause,
        true,
        Value.map().with("Field", field).with(config, Value.map().with("Values", values)));
  }
}

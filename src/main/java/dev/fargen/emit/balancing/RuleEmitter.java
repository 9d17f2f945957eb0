package dev.fargen.emit.balancing;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Digits;
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

/** Emits a listener rule of a workload, and its redirect on the HTTP listener. */
final class RuleEmitter {

  static final Cause.Part REDIRECTS =
      new Cause.Part("HttpRedirects", "Redirects HTTP to HTTPS on the existing load balancer");

  private final Draft draft;
  private final BalancerReference balancer;
  private final Workload workload;
  private final Http http;
  private final String prefix;
  private final String name;

  RuleEmitter(Draft draft, BalancerReference balancer, Workload workload, Http http) {
    this.draft = draft.of(TargetEmitter.cause(workload, http, http.id()));
    this.balancer = balancer;
    this.workload = workload;
    this.http = http;
    this.prefix = LogicalName.of(workload.name()) + http.id();
    this.name = http.describe(workload.name());
  }

  /**
   * The listener rule.
   *
   * @param forward the target group that it forwards to, or two with their weights
   * @param shifts whether ECS changes the weights
   */
  Resource emit(Mapping forward, boolean shifts) {
    String port = http.label().isEmpty() ? "" : ", on port " + http.port().value();
    Resource rule =
        draft.add(
            http.span(),
            rule("ListenerRule")
                .comment("Routes requests to " + workload.name() + port + ".")
                .explain(
                    !http.isPriorityWritten(),
                    "fargen computes the priority: rules with a more specific host come first, then those with a longer path; equally specific rules are ordered by a hash of "
                        + hashed()
                        + ".")
                .explain(
                    balancer.imported(),
                    "ListenerArn is read as an output, not imported, so that the stack that creates the listener can replace it; then update this stack too.")
                .explain(
                    shifts,
                    "ECS changes the weights during deployments; a stack update writes them again only if it changes this rule.")
                .property("ListenerArn", balancer.listener())
                .property("Priority", priority())
                .property("Conditions", new ItemsBy("Field", conditions()))
                .property("Transforms", new TransformEmitter(draft, prefix, name).emit(http))
                .property(
                    "Actions",
                    new ItemsBy(
                        "Type", new LoginEmitter(draft, prefix, name).actions(http, forward))));
    balancer.redirecting().ifPresent(this::redirect);
    return rule;
  }

  /** The same requests by HTTP; their listener has rules of others too. */
  private void redirect(Value listener) {
    draft
        .of(REDIRECTS.within(TargetEmitter.cause(workload, http, http.id())))
        .add(
            http.span(),
            rule("RedirectRule")
                .comment("Redirects HTTP requests for " + workload.name() + " to HTTPS.")
                .property("ListenerArn", listener)
                .property("Priority", priority())
                .property("Conditions", new ItemsBy("Field", conditions()))
                .property("Actions", Value.list(ListenerEmitter.redirect())));
  }

  private Resource.Builder rule(String id) {
    return Resource.of(prefix + id, "AWS::ElasticLoadBalancingV2::ListenerRule");
  }

  /** What the hash of the priority is made of; a workload may have several rules. */
  private String hashed() {
    if (http.label().isEmpty()) {
      return "the spec name and the workload name";
    }
    return "the spec name, the workload name and the "
        + (Digits.only(http.label()) ? "port" : "name of the rule");
  }

  private Value priority() {
    return draft.number(
        prefix + "RulePriority", "Listener rule priority for " + name, http.priority());
  }

  /** What a parameter is that is one host name. */
  static String host(String name) {
    return "Host name whose requests are routed to " + name;
  }

  private List<Value> conditions() {
    List<Value> conditions = new ArrayList<>();
    Http.Requests requests = http.requests();
    if (!requests.hosts().isEmpty()) {
      conditions.add(
          condition(
              new Cause.Part(prefix + "Hosts", "Routes requests to " + name + " by host"),
              "host-header",
              "HostHeaderConfig",
              draft.together(
                  prefix + "Hosts",
                  "Host names whose requests are routed to " + name,
                  host(name),
                  requests.hosts())));
    }
    if (!requests.allowedSources().isEmpty()) {
      conditions.add(
          condition(
              new Cause.Part(
                  prefix + "AllowedSources", "Limits requests to " + name + " by source address"),
              "source-ip",
              "SourceIpConfig",
              draft.together(
                  prefix + "AllowedSources",
                  "Source addresses whose requests are routed to " + name,
                  "Source address whose requests are routed to " + name,
                  requests.allowedSources())));
    }
    if (!requests.patterns().isEmpty() || conditions.isEmpty()) {
      List<Given<Text>> patterns = Lists.map(requests.patterns(), pattern -> pattern.map(Text::of));
      List<Given<Text>> all = List.of(Given.of(Text.of("/*"), http.span()));
      conditions.add(
          condition(
              new Cause.Part(prefix + "Paths", "Routes requests to " + name + " by path"),
              "path-pattern",
              "PathPatternConfig",
              draft.together(
                  prefix + "Paths",
                  "Path patterns of the requests that are routed to " + name,
                  "Path pattern of the requests that are routed to " + name,
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

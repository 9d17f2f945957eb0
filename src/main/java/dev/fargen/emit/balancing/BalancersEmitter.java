package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Emits the load balancers of a stack, or refers to an existing one. */
public record BalancersEmitter(Draft draft, NetworkReference network) {

  /**
   * Emits the load balancers, if the stack creates them; else only the parameters that refer to
   * one.
   */
  public Balancers emit(Stack stack) {
    Stack.Base base = stack.base();
    boolean exported = base.exports(Export.LOAD_BALANCER);
    Optional<BalancerReference> only =
        base.loadBalancer()
            .filter(one -> one instanceof LoadBalancer.Created || stack.hasHttp())
            .map(
                one ->
                    one.match(
                        this::existing,
                        created ->
                            new LoadBalancerEmitter(
                                    draft.of(LoadBalancerEmitter.OWN.at(created.span())),
                                    network,
                                    "")
                                .emit(created, stack, Optional.empty(), exported),
                        this::imported));
    Balancers all =
        new Balancers(
            only,
            base.internalBalancer()
                .map(
                    second ->
                        new LoadBalancerEmitter(
                                draft.of(LoadBalancerEmitter.SECOND.at(second.span())),
                                network,
                                "Internal")
                            .emit(second, stack, only.flatMap(BalancerReference::logs), false)),
            base.networkBalancer()
                .map(one -> new NetworkBalancerEmitter(draft, network).emit(one, stack)));
    new RecordEmitter(draft, all).emit(stack);
    return new Balancers(all.only(), all.internal(), all.network(), logins(stack, all));
  }

  /** For each load balancer of the stack that authenticates users. */
  private Map<String, Resource> logins(Stack stack, Balancers balancers) {
    Map<String, Resource> rules = new LinkedHashMap<>();
    for (Http http : Lists.flatMap(stack.workloads(), Workload::http)) {
      BalancerReference balancer = balancers.of(http);
      boolean own = stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created;
      if (own && http.login().isPresent() && !rules.containsKey(balancer.id())) {
        Cause.Part cause =
            new Cause.Part(
                    balancer.id() + "Login",
                    "Allows " + balancer.noun() + " to connect to identity providers")
                .within(LoadBalancerEmitter.OWN);
        rules.put(
            balancer.id(),
            draft
                .of(cause)
                .add(
                    http.span(),
                    LoginEmitter.egress(
                        balancer.id() + "LoginEgress", balancer.securityGroup().orElseThrow())));
      }
    }
    return rules;
  }

  private BalancerReference existing(LoadBalancer.Existing balancer) {
    Value listener =
        draft.text(
            "ListenerArn", "Listener ARN of the existing load balancer", balancer.listener());
    Optional<Value> group =
        balancer
            .securityGroup()
            .map(
                given ->
                    draft.text(
                        "LoadBalancerSecurityGroupId",
                        ParameterType.SECURITY_GROUP_ID,
                        "ID of the security group of the existing load balancer",
                        given));
    // arn:aws:elasticloadbalancing:<region>:<account>:listener/app/<name>/<id>/<listener>
    Value parts = Intrinsic.split("/", listener);
    return new BalancerReference(
        listener,
        balancer
            .redirecting()
            .map(
                http ->
                    draft.text(
                        "HttpListenerArn",
                        "HTTP listener ARN of the existing load balancer",
                        http)),
        false,
        group,
        "app/${Name}/${Id}",
        Value.map().with("Name", Intrinsic.select(2, parts)).with("Id", Intrinsic.select(3, parts)),
        BalancerReference.Kind.PUBLIC,
        Optional.empty(),
        Optional.empty());
  }

  private BalancerReference imported(LoadBalancer.Imported balancer) {
    return new BalancerReference(
        Exports.output(
            draft, balancer.from(), ExportNames.LISTENER), // another one with a certificate
        Optional.empty(),
        true,
        Optional.of(Exports.imported(draft, balancer.from(), ExportNames.BALANCER_GROUP)),
        "${LoadBalancer}",
        Value.map()
            .with(
                "LoadBalancer",
                Exports.imported(draft, balancer.from(), ExportNames.BALANCER_NAME)),
        BalancerReference.Kind.PUBLIC,
        Optional.of(
            new BalancerReference.Address(
                Exports.imported(draft, balancer.from(), ExportNames.BALANCER_ADDRESS),
                Exports.imported(draft, balancer.from(), ExportNames.BALANCER_ZONE),
                false)),
        Optional.empty());
  }
}

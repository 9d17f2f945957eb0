package dev.fargen.emit.services;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.NetworkTargetEmitter;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.balancing.Targets;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** The target groups in which a service registers its tasks. */
record Registrations(Draft draft, Workload workload, Targets targets) {

  /** Adds the properties. */
  void addTo(Resource.Builder service) {
    List<Value> items = new ArrayList<>(Lists.map(targets.groups(), this::item));
    items.addAll(Lists.map(targets.network(), this::item));
    if (items.isEmpty()) {
      service.property("LoadBalancers", registered(Value.list()));
    } else {
      service
          .property(
              "HealthCheckGracePeriodSeconds",
              new Block(
                  workload.hasHttp()
                      ? TargetEmitter.cause(workload)
                      : NetworkTargetEmitter.cause(workload),
                  true,
                  draft.number(
                      LogicalName.of(workload.name()) + "GracePeriod",
                      "Health check grace period for " + workload.name() + " in seconds",
                      gracePeriod())))
          .property("LoadBalancers", registered(new ItemsBy("ContainerName", items)));
    }
  }

  /** The list, which is empty for a reason. */
  private Value registered(Value value) {
    boolean http = workload.hasHttp();
    return new Block(
        TargetEmitter.cause(workload),
        http,
        http
            ? value
            : new Block(NetworkTargetEmitter.cause(workload), !workload.nlb().isEmpty(), value));
  }

  /** A service has one: the longest. */
  private Given<Integer> gracePeriod() {
    List<Given<Integer>> all = new ArrayList<>();
    workload.firstHttp().map(Http::gracePeriod).ifPresent(all::add);
    all.addAll(Lists.map(workload.nlb(), Nlb::gracePeriod));
    return Lists.first(all, one -> Lists.all(all, other -> other.value() <= one.value()))
        .orElseThrow();
  }

  private Value item(TargetEmitter.Emitted target) {
    Http to = target.group().first();
    String id = target.group().id();
    return new NamedItem(
        id.isEmpty() ? to.container().name() : id,
        new Block(
            target.cause(),
            true,
            Value.map()
                .with("ContainerName", to.container().name())
                .with("ContainerPort", Ports.ofTarget(draft, workload, to))
                .with("TargetGroupArn", target.targetGroup())
                .with(
                    "AdvancedConfiguration",
                    target.alternate().map(other -> shift(other, target.rules().get(0))))));
  }

  /**
   * Amazon ECS API reference, "AdvancedConfiguration": the ARN of one rule, or of a listener of a
   * Network Load Balancer.
   */
  private Value shift(TargetEmitter.Alternate alternate, Resource rule) {
    return new Block(
        alternate.cause(),
        true,
        Value.map()
            .with("AlternateTargetGroupArn", alternate.targetGroup())
            .with("ProductionListenerRule", rule.ref())
            .with("RoleArn", targets.role().map(role -> role.att("Arn"))));
  }

  private Value item(NetworkTargetEmitter.Emitted target) {
    return new NamedItem(
        target.nlb().id(),
        new Block(
            target.cause(),
            true,
            Value.map()
                .with("ContainerName", target.nlb().container().name())
                .with("ContainerPort", Ports.ofTarget(draft, workload, target.nlb()))
                .with("TargetGroupArn", target.targetGroup())
                .with(
                    "AdvancedConfiguration",
                    target.alternate().map(other -> shift(other, target.listener())))));
  }
}

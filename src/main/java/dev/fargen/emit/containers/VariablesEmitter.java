package dev.fargen.emit.containers;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.containers.Variables;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Emits the environment variables of a container. */
record VariablesEmitter(ContainerDraft of, Variables variables) {

  private static final String QUEUE_URL = "QUEUE_URL";

  Mapping emit() {
    return Value.map().with("Environment", plain()).with("Secrets", secrets());
  }

  /** The variables that are no secrets, with the URL of the workload's queue. */
  private Optional<Value> plain() {
    List<Value> plain = new ArrayList<>();
    for (Variables.Variable variable : variables.plain()) {
      String name = "Env" + LogicalName.of(variable.name().toLowerCase(Locale.ROOT));
      String description = of.description("Value of the environment variable " + variable.name());
      Value value =
          of.draft().text(of.name(name), ParameterType.STRING, description, variable.value());
      plain.add(variable(variable.name(), value));
    }
    plain.addAll(queueUrls());
    return plain.isEmpty()
        ? Optional.empty()
        : Optional.of(of.told("Sets environment variables of ", new ItemsBy("Name", plain)));
  }

  /** The Docker labels of the container. */
  Optional<Value> labels(List<Variables.Variable> labels) {
    Mapping map = Value.map();
    for (Variables.Variable label : labels) {
      String name = "Label" + LogicalName.of(label.name().toLowerCase(Locale.ROOT));
      String description = of.description("Value of the label " + label.name());
      Value value =
          of.draft().text(of.name(name), ParameterType.STRING, description, label.value());
      map = map.with(label.name(), of.told("Sets the label " + label.name() + " of ", value));
    }
    return labels.isEmpty() ? Optional.empty() : Optional.of(of.told("Sets labels of ", map));
  }

  private Value variable(String name, Value value) {
    return of.told(
        "Sets the environment variable " + name + " of ",
        Value.map().with("Name", name).with("Value", value));
  }

  /** The URLs of the queues that the workload consumes, unless the spec sets the variables. */
  private List<Value> queueUrls() {
    List<Queue> queues = of.isMain() ? of.workload().queues() : List.of();
    List<Value> urls = new ArrayList<>();
    for (Queue queue : queues) {
      Value url = of.draft().things().value(ThingKind.QUEUES, queue.name(), "url");
      String own = queue.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_" + QUEUE_URL;
      if (urls.isEmpty() && !isGiven(QUEUE_URL)) {
        urls.add(variable(QUEUE_URL, url));
      }
      if (queues.size() > 1 && !isGiven(own)) {
        urls.add(variable(own, url));
      }
    }
    return urls;
  }

  private boolean isGiven(String name) {
    return Lists.any(variables.plain(), variable -> variable.name().equals(name))
        || Lists.any(variables.secrets(), secret -> secret.name().equals(name));
  }

  private Optional<Value> secrets() {
    if (variables.secrets().isEmpty()) {
      return Optional.empty();
    }
    Secrets secrets = new Secrets(of.draft());
    Value all =
        new ItemsBy(
            "Name",
            Lists.map(
                variables.secrets(),
                secret ->
                    Value.map()
                        .with("Name", secret.name())
                        .with(
                            "ValueFrom",
                            of.told(
                                "Selects the source of " + secret.name() + " for ",
                                secrets.valueFrom(of.workload(), secret)))));
    return Optional.of(
        of.isMain()
            ? new Block(RoleEmitter.secrets(of.workload()), true, all)
            : of.told("Passes secrets to ", all));
  }
}

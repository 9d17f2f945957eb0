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
    queueUrl().ifPresent(plain::add);
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

  /** The URL of the queue that the workload consumes, unless the spec sets the variable. */
  private Optional<Value> queueUrl() {
    boolean given = Lists.any(variables.plain(), variable -> variable.name().equals(QUEUE_URL));
    return of.workload()
        .queue()
        .filter(queue -> of.isMain() && !given)
        .map(queue -> of.draft().things().value(ThingKind.QUEUES, queue.name(), "url"))
        .map(url -> variable(QUEUE_URL, url));
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
                                secrets.valueFrom(secret)))));
    return Optional.of(
        of.isMain()
            ? new Block(RoleEmitter.secrets(of.workload()), true, all)
            : of.told("Passes secrets to ", all));
  }
}

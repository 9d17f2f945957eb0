package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects a workload to the databases that its texts name: naming one is using it. */
public record DatabaseConnections(Map<String, DatabaseEmitter.Emitted> databases) {

  /** The security group rules and what the databases need, before a task starts. */
  public List<Resource> connect(Workload workload, ConnectionEmitter connections) {
    Set<String> named = new LinkedHashSet<>();
    for (ThingReference thing : workload.things()) {
      if (thing.kind().equals(ThingKind.DATABASES.word())) {
        named.add(thing.name());
      }
    }
    List<Resource> needs = new ArrayList<>();
    for (String name : named) {
      DatabaseEmitter.Emitted emitted = databases.get(name);
      if (emitted != null) {
        Cause.Thing thing = DatabaseEmitter.cause(emitted.database());
        Cause.Part way =
            new Cause.Part(
                LogicalName.of(workload.name()) + thing.id(),
                "Connects " + workload.name() + " to the database cluster " + name);
        needs.addAll(
            connections.connect(
                name + "-database",
                "the database cluster " + name,
                way.within(thing),
                emitted.database().engine().title(),
                emitted.port(),
                Optional.of(emitted.securityGroup().ref())));
        needs.addAll(emitted.needs());
      }
    }
    return needs;
  }
}

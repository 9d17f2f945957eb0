package dev.fargen.emit.data;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects a workload to the databases that its texts name: naming one is using it. */
public record DatabaseConnections(Map<String, DatabaseEmitter.Emitted> databases) {

  /** The role in Aurora DSQL that may do everything, for which IAM has an action of its own. */
  private static final String ADMIN = "admin";

  /** The security group rules and what the databases need, before a task starts. */
  public List<Resource> connect(Workload workload, ConnectionEmitter connections) {
    List<Resource> needs = new ArrayList<>();
    for (DatabaseEmitter.Emitted emitted : named(workload)) {
      Database database = emitted.naming().database();
      needs.addAll(
          connections.connect(
              database.name() + "-database",
              emitted.naming().words(),
              cause(workload, emitted),
              database.engine().title(),
              emitted.port(),
              emitted.securityGroup().map(Resource::ref)));
      if (emitted.securityGroup().isEmpty()) {
        connections
            .toAnyIpv6(
                database.name() + "-database",
                emitted.naming().words(),
                cause(workload, emitted),
                database.engine().title(),
                emitted.port())
            .ifPresent(needs::add);
      }
      needs.addAll(emitted.needs());
    }
    return needs;
  }

  /**
   * The statements of the task role: a token for Aurora DSQL is a signature with the role's
   * credentials (Amazon Aurora DSQL user guide, "Authentication and authorization for Aurora
   * DSQL").
   */
  public List<Value> statements(Workload workload) {
    List<Value> statements = new ArrayList<>();
    for (DatabaseEmitter.Emitted emitted : named(workload)) {
      Database database = emitted.naming().database();
      boolean admin = database.login().username().value().equals(ADMIN);
      emitted
          .arn()
          .ifPresent(
              arn ->
                  statements.add(
                      new Block(
                          cause(workload, emitted),
                          true,
                          Policies.allow(
                                  "Connect" + LogicalName.of(database.name()),
                                  admin ? "dsql:DbConnectAdmin" : "dsql:DbConnect")
                              .with("Resource", arn))));
    }
    return statements;
  }

  private List<DatabaseEmitter.Emitted> named(Workload workload) {
    List<DatabaseEmitter.Emitted> named = new ArrayList<>();
    for (String name : workload.named(ThingKind.DATABASES)) {
      Optional.ofNullable(databases.get(name)).ifPresent(named::add);
    }
    return named;
  }

  /** Why the workload may not use the database. */
  private static Cause.Part cause(Workload workload, DatabaseEmitter.Emitted emitted) {
    Cause.Thing thing = emitted.naming().cause();
    return new Cause.Part(
            LogicalName.of(workload.name()) + thing.id(),
            "Connects " + workload.name() + " to " + emitted.naming().words())
        .within(thing);
  }
}

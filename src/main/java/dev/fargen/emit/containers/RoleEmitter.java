package dev.fargen.emit.containers;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.data.DatabaseConnections;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.ImagePermissions;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.RolePolicies;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** Emits the execution role and the task role of a workload. */
public record RoleEmitter(Draft draft, ImagePermissions images) {

  /** Why the secrets of a workload may be absent. */
  static Cause secrets(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Secrets", "Passes secrets to " + workload.name());
  }

  /** The execution role: ECS uses it to pull images, write logs and read secrets. */
  public Resource execution(Workload workload, Resource logGroup) {
    List<Mapping> pull = images.statements(workload.containers());
    List<Value> statements = new ArrayList<>(pull);
    statements.add(
        Policies.allow("WriteLogs", "logs:CreateLogStream", "logs:PutLogEvents")
            .with("Resource", logGroup.att("Arn")));
    Secrets secrets = new Secrets(draft);
    Cause cause =
        Lists.any(workload.containers(), RoleEmitter::hasSecrets)
            ? secrets(workload)
            : LogRouterEmitter.cause(workload);
    secrets
        .statements(workload)
        .forEach(statement -> statements.add(new Block(cause, true, statement)));
    List<Mapping> credentials = secrets.ofRegistries(workload);
    statements.addAll(credentials);
    List<String> does = new ArrayList<>(pull.isEmpty() ? List.of() : List.of("pulls images"));
    does.add("writes logs");
    List<String> reads = secrets.reads(workload);
    if (!credentials.isEmpty()) {
      reads.add("registry credentials");
    }
    if (!reads.isEmpty()) {
      does.add("reads " + Lists.enumerated(reads, "and"));
    }
    String prefix = LogicalName.of(workload.name()) + "Execution";
    Resource.Builder role =
        Resource.of(prefix + "Role", "AWS::IAM::Role")
            .comment("Execution role of " + workload.name() + ": " + String.join(", ", does) + ".")
            .explain(
                images.isAny(workload.containers()),
                "Any ECR repository is allowed, because a parameter has the whole image;"
                    + " `image: {ecr: name, tag: \"${Tag}\"}` allows one.")
            .explain(!pull.isEmpty(), "ecr:GetAuthorizationToken requires Resource \"*\".")
            .property("AssumeRolePolicyDocument", Policies.trustTasks())
            .property("PermissionsBoundary", draft.permissionsBoundary());
    new RolePolicies(draft, workload.span(), prefix, "the execution role of " + workload.name())
        .give(role, "start-task", statements);
    return draft.add(workload.span(), role);
  }

  private static boolean hasSecrets(Container container) {
    return container.purpose() != Container.Purpose.LOGS
        && !container.variables().secrets().isEmpty();
  }

  /** The task role: the permissions of the application. */
  public Resource task(
      Workload workload, ClusterReference cluster, Mounts mounts, DatabaseConnections databases) {
    List<Value> statements =
        new ArrayList<>(new TaskPermissions(draft, workload, cluster).statements());
    statements.addAll(mounts.statements());
    statements.addAll(databases.statements(workload));
    statements.addAll(new LogRouterEmitter(draft, workload).statements());
    if (workload.task().exec().value()) {
      statements.add(
          new Told(
              "Allows ECS Exec in " + workload.name(),
              Policies.allow(
                      "EcsExec",
                      "ssmmessages:CreateControlChannel",
                      "ssmmessages:CreateDataChannel",
                      "ssmmessages:OpenControlChannel",
                      "ssmmessages:OpenDataChannel")
                  .with("Resource", "*")));
    }
    Resource.Builder role =
        Resource.of(LogicalName.of(workload.name()) + "TaskRole", "AWS::IAM::Role")
            .comment("Task role of " + workload.name() + ", which the application uses.")
            .explain(workload.task().exec().value(), "ECS Exec requires Resource \"*\".")
            .property("AssumeRolePolicyDocument", Policies.trustTasks())
            .property("PermissionsBoundary", draft.permissionsBoundary());
    List<Value> attached =
        Lists.map(
            workload.attached().policies(),
            arn ->
                new Told(
                    "Attaches a managed policy to the task role of " + workload.name(),
                    draft.bare("ARN of a managed policy of the task role", arn)));
    if (!statements.isEmpty() || !attached.isEmpty()) {
      String prefix = LogicalName.of(workload.name()) + "Task";
      String words = "Grants permissions to the application in " + workload.name();
      new RolePolicies(draft, workload.span(), prefix, "the task role of " + workload.name())
          .attaching(attached)
          .give(role, "application", statements, inline -> new Told(words, inline));
    }
    return draft.add(workload.span(), role);
  }
}

package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.Notification;
import dev.fargen.emit.alarms.QueueAlarm;
import dev.fargen.emit.cluster.Capacity;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.messaging.QueueEmitter;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the schedule of a workload, its role and its dead-letter queue. The tasks have the tags of
 * the task definition, for which the role needs {@code ecs:TagResource} (Amazon ECS developer
 * guide, "Amazon ECS EventBridge IAM Role").
 */
public final class ScheduleEmitter {

  private static final int LONGEST_RETENTION = 1_209_600;

  private final Draft draft;
  private final Workload workload;
  private final ClusterReference cluster;
  private final String prefix;
  private final Capacity capacity;
  private final Notification to;

  public ScheduleEmitter(
      Draft draft, Workload workload, ClusterReference cluster, Notification to) {
    this.to = to;
    this.draft = draft;
    this.workload = workload;
    this.cluster = cluster;
    this.prefix = LogicalName.of(workload.name());
    this.capacity = new Capacity(draft, workload, cluster);
  }

  public void emit(
      Schedule schedule,
      Resource taskDefinition,
      List<Resource> taskRoles,
      Mapping network,
      List<Resource> needs) {
    RunTaskRequest request = RunTaskRequest.of(draft, workload, cluster, taskDefinition, network);
    Resource failures = failures(schedule);
    Cause scheduled = new Cause.Thing(prefix, "the workload " + workload.name());
    new QueueAlarm(draft, to, prefix, scheduled).failedStarts(failures, workload.name());
    Optional<Resource> machine =
        schedule.isFollowed()
            ? Optional.of(
                new StateMachineEmitter(draft, workload, cluster)
                    .emit(schedule, request, taskRoles, failures))
            : Optional.empty();
    Resource role = role(schedule, request, taskRoles, failures, machine);
    draft.add(schedule.span(), request.output());
    draft.add(
        schedule.span(),
        capacity
            .explain(
                Resource.of(prefix + "Schedule", "AWS::Scheduler::Schedule")
                    .comment("Runs tasks of " + workload.name() + " on a schedule.")
                    .explain(inUtc(schedule), "The time zone is UTC.")
                    .explain(waits(schedule), "Disabled until " + images().pushed() + "."))
            .dependsOn(needs)
            .property(
                "ScheduleExpression",
                draft.word(
                    prefix + "ScheduleExpression",
                    "Schedule expression for " + workload.name(),
                    schedule.expression()))
            .property("ScheduleExpressionTimezone", timezone(schedule))
            .property(
                "State",
                state(schedule)
                    .map(state -> new Told("Enables the schedule of " + workload.name(), state)))
            .property("FlexibleTimeWindow", window(schedule))
            .property(
                "Target", target(schedule, taskDefinition, role, failures, network, machine)));
  }

  private FirstImagesEmitter images() {
    return new FirstImagesEmitter(draft, workload);
  }

  /** A rate has no time of day. */
  private boolean inUtc(Schedule schedule) {
    return timezone(schedule).isEmpty() && !schedule.expression().value().startsWith("rate");
  }

  /** Only written if it is not the default, UTC. */
  private Optional<Value> timezone(Schedule schedule) {
    return schedule.timezone().value().equals("UTC")
        ? Optional.empty()
        : Optional.of(
            draft.word(
                prefix + "Timezone",
                "Time zone of the schedule for " + workload.name(),
                schedule.timezone()));
  }

  /** Only written if it is, or may be, another than the default, {@code ENABLED}. */
  private Optional<Value> state(Schedule schedule) {
    Value disabled = Value.text("DISABLED");
    return schedule.enabled().value()
        ? images().untilPushed(disabled, Value.text("ENABLED"))
        : Optional.of(disabled);
  }

  private boolean waits(Schedule schedule) {
    return schedule.enabled().value() && state(schedule).isPresent();
  }

  /** Only written if it is not the default, one task. */
  private Optional<Value> count(Schedule schedule) {
    return schedule.count().value() == 1
        ? Optional.empty()
        : Optional.of(
            draft.number(
                prefix + "TaskCount",
                "Number of " + workload.name() + " tasks per scheduled run",
                schedule.count()));
  }

  private Mapping window(Schedule schedule) {
    return schedule
        .flexibleWindow()
        .map(
            window ->
                Value.map()
                    .with("Mode", "FLEXIBLE")
                    .with(
                        "MaximumWindowInMinutes",
                        draft.number(
                            prefix + "WindowMinutes",
                            "Flexible time window for " + workload.name() + " in minutes",
                            window.map(seconds -> seconds / 60))))
        .orElseGet(() -> Value.map().with("Mode", "OFF"));
  }

  private Mapping target(
      Schedule schedule,
      Resource taskDefinition,
      Resource role,
      Resource failures,
      Mapping network,
      Optional<Resource> machine) {
    return Value.map()
        .with("Arn", followed(machine, machine.isPresent() ? machine.get().ref() : cluster.arn()))
        .with("RoleArn", role.att("Arn"))
        .with(
            "RetryPolicy",
            Value.map()
                .with(
                    "MaximumRetryAttempts",
                    draft.number(
                        prefix + "Retries",
                        "Maximum retry attempts to start " + workload.name(),
                        schedule.retries()))
                .with(
                    "MaximumEventAgeInSeconds",
                    draft.number(
                        prefix + "MaxAge",
                        "Maximum event age for " + workload.name() + " in seconds",
                        schedule.maxAge())))
        .with("DeadLetterConfig", Value.map().with("Arn", failures.att("Arn")))
        .with("EcsParameters", task(schedule, taskDefinition, network, machine));
  }

  /** What runs without a state machine. */
  private Optional<Value> task(
      Schedule schedule, Resource taskDefinition, Mapping network, Optional<Resource> machine) {
    return machine.isPresent()
        ? Optional.empty()
        : Optional.of(
            followed(
                machine,
                Value.map()
                    .with("TaskDefinitionArn", taskDefinition.ref())
                    .with("TaskCount", count(schedule))
                    .with(capacity.emit())
                    .with("NetworkConfiguration", network)
                    .with("EnableECSManagedTags", true)
                    .with("PropagateTags", "TASK_DEFINITION")
                    .with("EnableExecuteCommand", exec())));
  }

  /** A value that a schedule has because it starts a state machine, or because it does not. */
  private Value followed(Optional<Resource> machine, Value value) {
    return new Block(StateMachineEmitter.cause(workload), machine.isPresent(), value);
  }

  /** Only written if it is not the default, {@code false}. */
  private Optional<Value> exec() {
    return workload.task().exec().value()
        ? Optional.of(
            draft.bool(
                prefix + "Exec", "Enables ECS Exec for " + workload.name(), workload.task().exec()))
        : Optional.empty();
  }

  private Resource failures(Schedule schedule) {
    Resource queue =
        draft.add(
            schedule.span(),
            Resource.of(prefix + "FailedStartsQueue", "AWS::SQS::Queue")
                .comment(
                    "Dead-letter queue of the "
                        + workload.name()
                        + " schedule: "
                        + (schedule.isFollowed() && schedule.topic().isPresent()
                            ? "StartExecution calls that failed after all retries."
                            : schedule.isFollowed()
                                ? "StartExecution calls that failed after all retries, and runs that failed after all attempts."
                                : "RunTask calls that failed after all retries."))
                .explain(
                    !schedule.isFollowed(),
                    "Tasks that fail after RunTask accepts them are not sent here.")
                .comment(QueueEmitter.RETENTION_OF_DEAD_LETTERS)
                .deletionPolicy("Delete")
                .property("MessageRetentionPeriod", LONGEST_RETENTION)
                .property("SqsManagedSseEnabled", true));
    draft.add(
        schedule.span(),
        QueueEmitter.policy(
                prefix + "FailedStartsQueuePolicy", List.of(queue.ref()), queue.att("Arn"))
            .comment(Policies.TLS_ONLY));
    return queue;
  }

  private Resource role(
      Schedule schedule,
      RunTaskRequest request,
      List<Resource> taskRoles,
      Resource failures,
      Optional<Resource> machine) {
    Mapping sameCluster = Policies.condition("ArnEquals", "ecs:cluster", cluster.arn());
    Mapping toTasks =
        Policies.condition("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com");
    Mapping atRunTask = Policies.condition("StringEquals", "ecs:CreateAction", "RunTask");
    List<Mapping> start =
        List.of(
            Policies.allow("RunTask", "ecs:RunTask")
                .with("Resource", request.revisions())
                .with("Condition", sameCluster),
            Policies.allow("TagTasks", "ecs:TagResource")
                .with("Resource", cluster.arnOf("task", "/*"))
                .with("Condition", atRunTask),
            Policies.allow("PassRoles", "iam:PassRole")
                .with("Resource", Value.list(Lists.map(taskRoles, role -> role.att("Arn"))))
                .with("Condition", toTasks));
    List<Value> statements = new ArrayList<>();
    if (machine.isPresent()) {
      statements.add(
          followed(
              machine,
              Policies.allow("StartExecution", "states:StartExecution")
                  .with("Resource", machine.get().ref())));
    } else {
      start.forEach(one -> statements.add(followed(machine, one)));
    }
    statements.add(
        Policies.allow("SendToDeadLetterQueue", "sqs:SendMessage")
            .with("Resource", failures.att("Arn")));
    return draft.add(
        schedule.span(),
        Resource.of(prefix + "ScheduleRole", "AWS::IAM::Role")
            .comment(
                machine.isPresent()
                    ? "Allows EventBridge Scheduler to start the state machine of "
                        + workload.name()
                        + " and send messages to the dead-letter queue."
                    : "Allows EventBridge Scheduler to run and tag tasks of "
                        + workload.name()
                        + ", pass their roles and send messages to the dead-letter queue.")
            .property("AssumeRolePolicyDocument", Policies.trust("scheduler.amazonaws.com"))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("start-task", statements)));
  }
}

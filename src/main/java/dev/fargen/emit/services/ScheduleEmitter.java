package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.Capacity;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.messaging.QueueEmitter;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/** Emits what starts a workload at certain times: the schedule, its role, and where failures go. */
public final class ScheduleEmitter {

  private static final int LONGEST_RETENTION = 1_209_600;

  private final Draft draft;
  private final Workload workload;
  private final ClusterReference cluster;
  private final String prefix;

  public ScheduleEmitter(Draft draft, Workload workload, ClusterReference cluster) {
    this.draft = draft;
    this.workload = workload;
    this.cluster = cluster;
    this.prefix = LogicalName.of(workload.name());
  }

  public void emit(
      Schedule schedule,
      Resource taskDefinition,
      List<Resource> taskRoles,
      Mapping network,
      List<Resource> needs) {
    Resource failures = failures(schedule);
    Resource role = role(schedule, taskDefinition, taskRoles, failures);
    draft.add(
        schedule.span(),
        Resource.of(prefix + "Schedule", "AWS::Scheduler::Schedule")
            .comment("Starts " + workload.name() + ".")
            .dependsOn(needs)
            .property(
                "ScheduleExpression",
                draft.word(
                    prefix + "ScheduleExpression", "When it is started", schedule.expression()))
            .property("ScheduleExpressionTimezone", timezone(schedule))
            .property("State", state(schedule))
            .property("FlexibleTimeWindow", window(schedule))
            .property("Target", target(schedule, taskDefinition, role, failures, network)));
  }

  /** UTC where nothing else is said. */
  private Optional<Value> timezone(Schedule schedule) {
    return schedule.timezone().value().equals("UTC")
        ? Optional.empty()
        : Optional.of(
            draft.word(prefix + "Timezone", "Time zone of the schedule", schedule.timezone()));
  }

  /** A schedule is enabled where nothing else is said, and its images are there. */
  private Optional<Value> state(Schedule schedule) {
    Value disabled = Value.text("DISABLED");
    return schedule.enabled().value()
        ? new FirstImagesEmitter(draft, workload).untilPushed(disabled, Value.text("ENABLED"))
        : Optional.of(disabled);
  }

  /** One task where nothing else is said. */
  private Optional<Value> count(Schedule schedule) {
    return schedule.count().value() == 1
        ? Optional.empty()
        : Optional.of(
            draft.number(prefix + "TaskCount", "Tasks that each start runs", schedule.count()));
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
                            "Minutes within which the start may come later",
                            window.map(seconds -> seconds / 60))))
        .orElseGet(() -> Value.map().with("Mode", "OFF"));
  }

  private Mapping target(
      Schedule schedule,
      Resource taskDefinition,
      Resource role,
      Resource failures,
      Mapping network) {
    return Value.map()
        .with("Arn", cluster.arn())
        .with("RoleArn", role.att("Arn"))
        .with(
            "RetryPolicy",
            Value.map()
                .with(
                    "MaximumRetryAttempts",
                    draft.number(
                        prefix + "Retries", "Tries after a start that failed", schedule.retries()))
                .with(
                    "MaximumEventAgeInSeconds",
                    draft.number(
                        prefix + "MaxAge",
                        "Seconds after which a start is given up",
                        schedule.maxAge())))
        .with("DeadLetterConfig", Value.map().with("Arn", failures.att("Arn")))
        .with(
            "EcsParameters",
            Value.map()
                .with("TaskDefinitionArn", taskDefinition.ref())
                .with("TaskCount", count(schedule))
                .with("LaunchType", Capacity.launchType(workload))
                .with("CapacityProviderStrategy", Capacity.strategy(draft, workload))
                .with("NetworkConfiguration", network)
                .with("EnableExecuteCommand", exec()));
  }

  /** No shell where nothing is said. */
  private Optional<Value> exec() {
    return workload.task().exec().value()
        ? Optional.of(
            draft.bool(
                prefix + "Exec",
                "Whether a shell may be opened in the containers of " + workload.name(),
                workload.task().exec()))
        : Optional.empty();
  }

  private Resource failures(Schedule schedule) {
    Resource queue =
        draft.add(
            schedule.span(),
            Resource.of(prefix + "FailedStartsQueue", "AWS::SQS::Queue")
                .comment("Starts of " + workload.name() + " that failed in the end, for 14 days.")
                .deletionPolicy("Delete")
                .property("MessageRetentionPeriod", LONGEST_RETENTION)
                .property("SqsManagedSseEnabled", true));
    draft.add(
        schedule.span(),
        QueueEmitter.policy(
                prefix + "FailedStartsQueuePolicy", List.of(queue.ref()), queue.att("Arn"))
            .comment("Nobody gets at the failed starts without TLS."));
    return queue;
  }

  private Resource role(
      Schedule schedule, Resource taskDefinition, List<Resource> taskRoles, Resource failures) {
    Mapping sameCluster =
        Value.map().with("ArnEquals", Value.map().with("ecs:cluster", cluster.arn()));
    Mapping toTasks =
        Value.map()
            .with(
                "StringEquals", Value.map().with("iam:PassedToService", "ecs-tasks.amazonaws.com"));
    List<Mapping> statements =
        List.of(
            Policies.allow("RunTask", "ecs:RunTask")
                .with("Resource", taskDefinition.ref())
                .with("Condition", sameCluster),
            Policies.allow("PassRoles", "iam:PassRole")
                .with("Resource", Value.list(Lists.map(taskRoles, role -> role.att("Arn"))))
                .with("Condition", toTasks),
            Policies.allow("KeepFailedStarts", "sqs:SendMessage")
                .with("Resource", failures.att("Arn")));
    return draft.add(
        schedule.span(),
        Resource.of(prefix + "ScheduleRole", "AWS::IAM::Role")
            .comment(
                "What the scheduler may do: run this task in this cluster, with its two roles.")
            .property("AssumeRolePolicyDocument", Policies.trust("scheduler.amazonaws.com"))
            .property("Policies", Policies.inline("start-task", statements)));
  }
}

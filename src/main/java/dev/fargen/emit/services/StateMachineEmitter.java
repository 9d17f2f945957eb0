package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.containers.TaskDefinitionEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.messaging.TopicEmitter;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the state machine that runs a scheduled task and follows it: EventBridge Scheduler only
 * starts tasks, it learns nothing of their end. The state fails if a container exits with another
 * code than 0 or if ECS starts no task ({@code AmazonECS.Unknown}), and stops the task when its
 * time has passed (Step Functions developer guide, "Run Amazon ECS or Fargate tasks with Step
 * Functions" and "Handling errors in Step Functions workflows"). Failures to start are retried as
 * often as the schedule retries them, apart from the attempts. What failed is reported to a queue
 * or a topic (same guide, "Send messages to an Amazon SQS queue with Step Functions" and "Publish
 * messages to an Amazon SNS topic with Step Functions"). The definition is text, because
 * CloudFormation resolves a reference to a number as text in an object.
 *
 * <p>It names the family of the task definition and not a revision: a run that is repeated after an
 * update could not start the revision of before, which CloudFormation deregisters (Amazon ECS
 * developer guide, "Amazon ECS task definition states"; aws-cdk issue 12080, "Fargate task
 * definition contains version which causes step function failure"). ECS runs the latest active
 * revision (Amazon ECS API reference, "RunTask").
 */
final class StateMachineEmitter {

  private static final String DEFINITION =
      """
      {
        "StartAt": "Run",
        "States": {
          "Run": {
            "Type": "Task",
            "Resource": "arn:${AWS::Partition}:states:::ecs:runTask.sync",
            "Parameters": PARAMETERS,
            "TimeoutSeconds": ${Timeout},
            "Retry": [
              {
                "ErrorEquals": [
                  "AmazonECS.Unknown",
                  "ECS.AmazonECSException",
                  "ECS.ServerException",
                  "ECS.ThrottlingException"
                ],
                "IntervalSeconds": 60,
                "BackoffRate": 2,
                "MaxDelaySeconds": 900,
                "MaxAttempts": ${Retries}
              },
              {
                "ErrorEquals": ["States.TaskFailed", "States.Timeout"],
                "IntervalSeconds": 60,
                "BackoffRate": 2,
                "MaxDelaySeconds": 900,
                "MaxAttempts": ${FurtherAttempts}
              }
            ],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Report"}],
            "End": true
          },
          "Report": {
            "Type": "Task",
            "Resource": "arn:${AWS::Partition}:states:::REPORT,
            "Parameters": {
              RECIPIENT: {
                "workload": "${Workload}",
                "execution.$": "$$.Execution.Id",
                "failure.$": "$"
              }
            },
            "Retry": [{"ErrorEquals": ["States.ALL"]}],
            "ResultPath": null,
            "Next": "Failed"
          },
          "Failed": {
            "Type": "Fail",
            "ErrorPath": "$.Error",
            "CausePath": "States.JsonToString($)"
          }
        }
      }""";

  private static final String TO_QUEUE = "sqs:sendMessage\"";
  private static final String OF_QUEUE =
      "\"QueueUrl\": \"${DeadLetterQueue}\",\n        \"MessageBody\"";
  private static final String TO_TOPIC = "sns:publish\"";
  private static final String OF_TOPIC =
      "\"TopicArn\": \"${Topic}\",\n        \"Subject\": \"${Workload} failed\",\n        \"Message\"";

  private static final String MARGIN = " ".repeat(6);

  /** What Step Functions takes where a state has no time limit. */
  private static final int UNLIMITED = 99_999_999;

  private final Draft draft;
  private final Workload workload;
  private final ClusterReference cluster;
  private final String prefix;

  StateMachineEmitter(Draft draft, Workload workload, ClusterReference cluster) {
    this.draft = draft.of(cause(workload));
    this.workload = workload;
    this.cluster = cluster;
    this.prefix = LogicalName.of(workload.name()) + "StateMachine";
  }

  /** Why the schedule starts a state machine and not the task. */
  static Cause.Part cause(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "StateMachine",
        "Follows runs of " + workload.name() + " with a state machine");
  }

  /**
   * The state machine.
   *
   * @param failures the queue that gets the runs that failed
   */
  Resource emit(
      Schedule schedule, RunTaskRequest request, List<Resource> taskRoles, Resource failures) {
    Resource logs = logs(schedule);
    Resource role = role(schedule, request, taskRoles, failures);
    Value group =
        Value.map()
            .with("CloudWatchLogsLogGroup", Value.map().with("LogGroupArn", logs.att("Arn")));
    return draft.add(
        schedule.span(),
        Resource.of(prefix, "AWS::StepFunctions::StateMachine")
            .comment("Runs one task of " + workload.name() + " and waits until it stops.")
            .comment(
                "If all attempts fail, sends a report to the "
                    + (schedule.topic().isPresent() ? "topic." : "dead-letter queue."))
            .comment(
                "TaskDefinition is the family, so that each run uses the latest revision: stack updates deregister earlier ones.")
            .dependsOn(request.taskDefinition())
            .property("RoleArn", role.att("Arn"))
            .property("DefinitionString", definition(schedule, request, failures))
            .property(
                "LoggingConfiguration",
                Value.map()
                    .with("Level", "ERROR")
                    .with("IncludeExecutionData", false)
                    .with("Destinations", Value.list(group))));
  }

  private Value definition(Schedule schedule, RunTaskRequest request, Resource failures) {
    String name = LogicalName.of(workload.name());
    boolean topic = schedule.topic().isPresent();
    String text =
        DEFINITION
            .replace("PARAMETERS", request.parameters().replace("\n", "\n" + MARGIN))
            .replace("REPORT", topic ? TO_TOPIC : TO_QUEUE)
            .replace("RECIPIENT", topic ? OF_TOPIC : OF_QUEUE);
    Mapping values =
        request
            .values()
            .with("TaskDefinition", Intrinsic.sub(TaskDefinitionEmitter.family(workload)))
            .with("Timeout", timeout(schedule))
            .with(
                "Retries",
                draft.number(
                    name + "Retries",
                    "Maximum retry attempts to start " + workload.name(),
                    schedule.retries()))
            .with(
                "FurtherAttempts",
                draft.number(
                    name + "FurtherAttempts",
                    "Number of times that a failed " + workload.name() + " run is repeated",
                    schedule.attempts().map(attempts -> attempts - 1)))
            .with("DeadLetterQueue", topic ? Optional.empty() : Optional.of(failures.ref()))
            .with("Topic", topic(schedule))
            .with("Workload", workload.name());
    return toTopic(
        schedule, request.attached(new Intrinsic("Sub", Value.list(Value.text(text), values))));
  }

  private Optional<Value> topic(Schedule schedule) {
    String name = LogicalName.of(workload.name());
    return schedule
        .topic()
        .map(
            arn ->
                draft.text(
                    name + "TopicArn", "SNS topic ARN for failed runs of " + workload.name(), arn));
  }

  /** A value that depends on whether failures are reported to a topic. */
  private Value toTopic(Schedule schedule, Value value) {
    Cause.Part told =
        new Cause.Part(
                LogicalName.of(workload.name()) + "Topic",
                "Reports failed runs of " + workload.name() + " to a topic")
            .within(cause(workload));
    return new Block(told, schedule.topic().isPresent(), value);
  }

  /**
   * Who publishes to an encrypted topic uses its key (Amazon SNS developer guide, "Managing Amazon
   * SNS encryption keys and costs").
   */
  private Optional<Value> encrypt(Schedule schedule) {
    return schedule
        .topic()
        .flatMap(topic -> topic.value().thing())
        .flatMap(topic -> draft.things().find(ThingKind.TOPICS, topic.name(), TopicEmitter.KEY))
        .map(
            key ->
                new Told(
                    "Allows the state machine of " + workload.name() + " to use the topic's key",
                    Policies.allow("EncryptFailures", "kms:Decrypt", "kms:GenerateDataKey")
                        .with("Resource", key)));
  }

  private Value report(Schedule schedule, Resource failures) {
    return toTopic(
        schedule,
        topic(schedule)
            .map(topic -> Policies.allow("PublishFailures", "sns:Publish").with("Resource", topic))
            .orElseGet(
                () ->
                    Policies.allow("SendToDeadLetterQueue", "sqs:SendMessage")
                        .with("Resource", failures.att("Arn"))));
  }

  private Value timeout(Schedule schedule) {
    String name = LogicalName.of(workload.name());
    Cause.Part limited =
        new Cause.Part(name + "Timeout", "Limits the time of " + workload.name() + " runs")
            .within(cause(workload));
    return schedule
        .timeout()
        .map(
            timeout ->
                new Block(
                    limited,
                    true,
                    draft.number(
                        name + "Timeout",
                        "Time limit of a " + workload.name() + " run in seconds",
                        timeout)))
        .orElseGet(() -> new Block(limited, false, Value.number(UNLIMITED)));
  }

  /**
   * The log group of failed runs. Names under {@code /aws/vendedlogs/} need no entry of their own
   * in the resource policy of CloudWatch Logs, whose size is limited (Step Functions developer
   * guide, "Avoiding Amazon CloudWatch Logs resource policy size restrictions"). With a fixed name
   * it cannot outlive the stack: a new stack could not create it again.
   */
  private Resource logs(Schedule schedule) {
    Logs logs = workload.task().logs();
    String name = LogicalName.of(workload.name());
    return draft.add(
        schedule.span(),
        Resource.of(prefix + "LogGroup", "AWS::Logs::LogGroup")
            .comment("Log group for the errors of the state machine of " + workload.name() + ".")
            .comment(
                "The prefix /aws/vendedlogs keeps the resource policy of CloudWatch Logs small.")
            .deletionPolicy("Delete")
            .property(
                "LogGroupName",
                Intrinsic.sub("/aws/vendedlogs/states/${AWS::StackName}-" + workload.name()))
            .property(
                "RetentionInDays",
                draft.number(
                    name + "LogRetentionInDays",
                    "Log retention for " + workload.name() + " in days",
                    logs.retention()))
            .property(
                "KmsKeyId",
                logs.kmsKey()
                    .map(
                        key ->
                            draft.text(
                                name + "LogKeyArn",
                                ParameterType.STRING,
                                "KMS key ARN for the logs of " + workload.name(),
                                key))));
  }

  /**
   * The role of the state machine. Step Functions learns of the end of a task by a rule of its own
   * on the event bus, and log delivery has no resources (Step Functions developer guide, "IAM
   * policies for calling Amazon ECS" and "Using CloudWatch Logs to log execution history in Step
   * Functions"). The task has the tags of the task definition ({@code ecs:TagResource}).
   */
  private Resource role(
      Schedule schedule, RunTaskRequest request, List<Resource> taskRoles, Resource failures) {
    Mapping sameCluster = Policies.condition("ArnEquals", "ecs:cluster", cluster.arn());
    List<Value> statements =
        new ArrayList<>(
            List.of(
                Policies.allow("RunTask", "ecs:RunTask")
                    .with("Resource", request.revisions())
                    .with("Condition", sameCluster),
                Policies.allow("FollowTasks", "ecs:DescribeTasks", "ecs:StopTask")
                    .with("Resource", cluster.arnOf("task", "/*")),
                Policies.allow("TagTasks", "ecs:TagResource")
                    .with("Resource", cluster.arnOf("task", "/*"))
                    .with(
                        "Condition",
                        Policies.condition("StringEquals", "ecs:CreateAction", "RunTask")),
                Policies.allow("PassRoles", "iam:PassRole")
                    .with("Resource", Value.list(Lists.map(taskRoles, role -> role.att("Arn"))))
                    .with(
                        "Condition",
                        Policies.condition(
                            "StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")),
                Policies.allow(
                        "ReceiveTaskEvents",
                        "events:DescribeRule",
                        "events:PutRule",
                        "events:PutTargets")
                    .with(
                        "Resource",
                        Policies.arn("events", "rule/StepFunctionsGetEventsForECSTaskRule")),
                report(schedule, failures),
                Policies.allow(
                        "DeliverLogs",
                        "logs:CreateLogDelivery",
                        "logs:DeleteLogDelivery",
                        "logs:DescribeLogGroups",
                        "logs:DescribeResourcePolicies",
                        "logs:GetLogDelivery",
                        "logs:ListLogDeliveries",
                        "logs:PutResourcePolicy",
                        "logs:UpdateLogDelivery")
                    .with("Resource", "*")));
    encrypt(schedule).ifPresent(statements::add);
    request
        .volume()
        .ifPresent(
            volume ->
                statements.add(
                    request.attached(
                        Policies.allow("PassVolumeRole", "iam:PassRole")
                            .with("Resource", volume.role().att("Arn"))
                            .with(
                                "Condition",
                                Policies.condition(
                                    "StringEquals", "iam:PassedToService", "ecs.amazonaws.com")))));
    return draft.add(
        schedule.span(),
        Resource.of(prefix + "Role", "AWS::IAM::Role")
            .comment(
                "Allows the state machine to run, stop and tag tasks of "
                    + workload.name()
                    + ", pass their roles, receive their events, report failures and write its log.")
            .comment(
                "ecs:DescribeTasks and ecs:StopTask cover all tasks of the cluster, because task IDs are not known in advance.")
            .comment("Log delivery does not support resource-level permissions.")
            .property("AssumeRolePolicyDocument", Policies.trust("states.amazonaws.com"))
            .property("PermissionsBoundary", draft.permissionsBoundary())
            .property("Policies", Policies.inline("run-task", statements)));
  }
}

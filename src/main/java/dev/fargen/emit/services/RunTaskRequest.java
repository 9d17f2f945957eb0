package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.Capacity;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.containers.TaskDefinitionEmitter;
import dev.fargen.emit.data.EbsEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.Optional;

/**
 * The RunTask request that starts one task of a workload, as text. The API names its members in
 * camel case (Amazon ECS API reference, "RunTask"), Step Functions in Pascal case (Step Functions
 * developer guide, "Run Amazon ECS or Fargate tasks with Step Functions").
 *
 * @param network the network configuration of the task
 * @param volume the EBS volume of the task
 */
public record RunTaskRequest(
    Draft draft,
    Workload workload,
    ClusterReference cluster,
    Resource taskDefinition,
    Mapping network,
    Optional<EbsEmitter.Launched> volume) {

  /** The request for one task of the workload, with the EBS volume that it has. */
  static RunTaskRequest of(
      Draft draft,
      Workload workload,
      ClusterReference cluster,
      Resource taskDefinition,
      Mapping network) {
    return new RunTaskRequest(
        draft,
        workload,
        cluster,
        taskDefinition,
        network,
        new EbsEmitter(draft, workload).launched());
  }

  private static final String OF_API =
      """
      {"cluster": "${Cluster}", "taskDefinition": "${TaskDefinition}", %s, \
      "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["${Subnets}"], \
      "securityGroups": ["${SecurityGroups}"], "assignPublicIp": "${AssignPublicIp}"}}, \
      "enableECSManagedTags": true, "propagateTags": "TASK_DEFINITION", \
      "enableExecuteCommand": ${EnableExecuteCommand}VOLUMES}""";

  private static final String OF_STEP_FUNCTIONS =
      """
      {
        "Cluster": "${Cluster}",
        "TaskDefinition": "${TaskDefinition}",
        %s,
        "NetworkConfiguration": {
          "AwsvpcConfiguration": {
            "Subnets": ["${Subnets}"],
            "SecurityGroups": ["${SecurityGroups}"],
            "AssignPublicIp": "${AssignPublicIp}"
          }
        },
        "EnableECSManagedTags": true,
        "PropagateTags": "TASK_DEFINITION",
        "EnableExecuteCommand": ${EnableExecuteCommand}VOLUMES
      }""";

  /** The name of the output that holds the request. */
  public static String output(String workload) {
    return LogicalName.of(workload) + "RunTask";
  }

  /** The output that holds the request, for {@code fargen run} and for the AWS CLI. */
  Output output() {
    String capacity =
        isOnProvider()
            ? "\"capacityProviderStrategy\": [{\"capacityProvider\": \"${CapacityProvider}\", \"weight\": 1}]"
            : "\"launchType\": \"FARGATE\"";
    return Output.of(
        output(workload.name()),
        "Input for aws ecs run-task --cli-input-json that runs one task of " + workload.name(),
        attached(
            new Intrinsic(
                "Sub",
                Value.list(
                    Value.text(filled(OF_API, capacity).replace("VOLUMES", volumes(true, ", "))),
                    values()))));
  }

  /** A value with or without the configuration of an EBS volume. */
  Value attached(Value value) {
    return new Block(EbsEmitter.cause(workload), volume.isPresent(), value);
  }

  /** The names of the API begin in lower case. */
  private String volumes(boolean ofApi, String separator) {
    if (volume.isEmpty()) {
      return "";
    }
    String text = volume.get().request();
    StringBuilder lower = new StringBuilder(separator);
    for (int at = 0; at < text.length(); at++) {
      boolean name = ofApi && at > 0 && text.charAt(at - 1) == '"' && isName(text, at);
      lower.append(name ? Character.toLowerCase(text.charAt(at)) : text.charAt(at));
    }
    return lower.toString();
  }

  private static boolean isName(String text, int start) {
    int end = text.indexOf('"', start);
    return text.startsWith("\": ", end);
  }

  /** The parameters of the state that runs the task, for use inside {@code !Sub}. */
  String parameters() {
    return filled(
            OF_STEP_FUNCTIONS,
            isOnProvider()
                ? "\"CapacityProviderStrategy\": [{\"CapacityProvider\": \"${CapacityProvider}\", \"Weight\": 1}]"
                : "\"LaunchType\": \"FARGATE\"")
        .replace("VOLUMES", volumes(false, ",\n  "));
  }

  private static String filled(String text, String capacity) {
    return text.replace("%s", capacity);
  }

  private boolean isOnProvider() {
    return capacity().ofOneTask().isPresent();
  }

  private Capacity capacity() {
    return new Capacity(draft, workload, cluster);
  }

  /**
   * The task definitions that a role may run for the workload: all revisions. During an update, the
   * schedule still has the one of before (Amazon ECS API reference, "RunTask": a revision is
   * resolved before authorization).
   */
  Value revisions() {
    return Policies.arn("ecs", "task-definition/" + TaskDefinitionEmitter.family(workload) + ":*");
  }

  /** The values of the variables. */
  Mapping values() {
    Mapping vpc = (Mapping) part(network, "AwsvpcConfiguration");
    return Value.map()
        .with("Cluster", cluster.name())
        .with("TaskDefinition", taskDefinition.ref())
        .with("CapacityProvider", capacity().ofOneTask())
        .with("Subnets", joined(part(vpc, "Subnets")))
        .with("SecurityGroups", joined(part(vpc, "SecurityGroups")))
        .with("AssignPublicIp", part(vpc, "AssignPublicIp"))
        .with(
            "EnableExecuteCommand",
            draft.choice(
                prefix() + "Exec",
                "Enables ECS Exec for " + workload.name(),
                workload.task().exec(),
                "true",
                "false"))
        .with(volume.map(EbsEmitter.Launched::values).orElseGet(Value::map));
  }

  private static Value part(Mapping map, String key) {
    Value value = map.entries().get(key);
    if (value == null) {
      throw new IllegalStateException("no " + key);
    }
    return value;
  }

  /** The items of a list, inside quotation marks. */
  private static Value joined(Value list) {
    return list instanceof Block block ? block.with(ofItems(block.value())) : ofItems(list);
  }

  private static Value ofItems(Value list) {
    return list instanceof Sequence items && items.items().size() == 1
        ? items.items().get(0)
        : new Intrinsic("Join", Value.list(Value.text("\", \""), list));
  }

  private String prefix() {
    return LogicalName.of(workload.name());
  }
}

package dev.fargen.deploy.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.EBSTagSpecification;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskManagedEBSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskVolumeConfiguration;

/** The calls that start a task and look at it. */
public final class TaskCalls {

  /** What ECS shows as the starter of a task. */
  private static final String STARTED_BY = "fargen-run";

  private final EcsClient ecs;
  private final Caller caller;

  TaskCalls(EcsClient ecs, Caller caller) {
    this.ecs = ecs;
    this.caller = caller;
  }

  /**
   * A task at one moment.
   *
   * @param status PROVISIONING, PENDING, RUNNING, STOPPED and so on
   * @param stop how it ended, as far as it has
   */
  public record State(String status, StoppedTask stop) {

    /** Whether it has ended. */
    public boolean isOver() {
      return status.equals("STOPPED");
    }
  }

  /**
   * Starts a task and returns its ARN.
   *
   * @param request the request as JSON, in the form of the AWS CLI
   * @param container the container that gets the command, if there is one
   * @param token identifies the call: ECS answers a repeated one with the task that it started
   * @throws AwsFault also if ECS accepts the request and starts nothing
   */
  public String start(String request, String container, List<String> command, String token) {
    RunTaskRequest.Builder ask = parsed(request).clientToken(token).startedBy(STARTED_BY);
    if (!command.isEmpty()) {
      ContainerOverride override =
          ContainerOverride.builder().name(container).command(command).build();
      ask.overrides(overrides -> overrides.containerOverrides(override));
    }
    RunTaskResponse answer = caller.call("RunTask", () -> ecs.runTask(ask.build()));
    if (answer.tasks().isEmpty()) {
      String reason =
          answer.failures().stream()
              .map(failure -> Answers.text(failure.reason()))
              .findFirst()
              .orElse("no reason was given");
      throw new AwsFault(AwsFault.Kind.REJECTED, "RunTask", "", reason);
    }
    return Answers.text(answer.tasks().get(0).taskArn());
  }

  static RunTaskRequest.Builder parsed(String request) {
    JsonNode node;
    try {
      node = new ObjectMapper().readTree(request);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a RunTask request: " + request, e);
    }
    JsonNode vpc = node.path("networkConfiguration").path("awsvpcConfiguration");
    RunTaskRequest.Builder ask =
        RunTaskRequest.builder()
            .cluster(node.path("cluster").asText())
            .taskDefinition(node.path("taskDefinition").asText())
            .count(1)
            .networkConfiguration(
                network ->
                    network.awsvpcConfiguration(
                        inside ->
                            inside
                                .subnets(texts(vpc.path("subnets")))
                                .securityGroups(texts(vpc.path("securityGroups")))
                                .assignPublicIp(vpc.path("assignPublicIp").asText())))
            .enableECSManagedTags(node.path("enableECSManagedTags").asBoolean())
            .propagateTags(node.path("propagateTags").asText())
            .enableExecuteCommand(node.path("enableExecuteCommand").asBoolean());
    List<TaskVolumeConfiguration> volumes = new ArrayList<>();
    node.path("volumeConfigurations").forEach(item -> volumes.add(volume(item)));
    if (!volumes.isEmpty()) {
      ask.volumeConfigurations(volumes);
    }
    List<CapacityProviderStrategyItem> capacity = new ArrayList<>();
    for (JsonNode item : node.path("capacityProviderStrategy")) {
      capacity.add(
          CapacityProviderStrategyItem.builder()
              .capacityProvider(item.path("capacityProvider").asText())
              .weight(item.path("weight").asInt())
              .build());
    }
    return capacity.isEmpty()
        ? ask.launchType(node.path("launchType").asText())
        : ask.capacityProviderStrategy(capacity);
  }

  private static TaskVolumeConfiguration volume(JsonNode item) {
    JsonNode ebs = item.path("managedEBSVolume");
    TaskManagedEBSVolumeConfiguration.Builder managed =
        TaskManagedEBSVolumeConfiguration.builder()
            .roleArn(ebs.path("roleArn").asText())
            .sizeInGiB(ebs.path("sizeInGiB").asInt())
            .volumeType(ebs.path("volumeType").asText())
            .filesystemType(ebs.path("filesystemType").asText())
            .encrypted(ebs.path("encrypted").asBoolean());
    if (ebs.has("iops")) {
      managed.iops(ebs.path("iops").asInt());
    }
    if (ebs.has("throughput")) {
      managed.throughput(ebs.path("throughput").asInt());
    }
    if (ebs.has("snapshotId")) {
      managed.snapshotId(ebs.path("snapshotId").asText());
    }
    if (ebs.has("kmsKeyId")) {
      managed.kmsKeyId(ebs.path("kmsKeyId").asText());
    }
    List<EBSTagSpecification> tags = new ArrayList<>();
    for (JsonNode tag : ebs.path("tagSpecifications")) {
      tags.add(
          EBSTagSpecification.builder()
              .resourceType(tag.path("resourceType").asText())
              .propagateTags(tag.path("propagateTags").asText())
              .build());
    }
    return TaskVolumeConfiguration.builder()
        .name(item.path("name").asText())
        .managedEBSVolume(managed.tagSpecifications(tags).build())
        .build();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** The task now; empty if ECS does not know it yet, or no longer. */
  public Optional<State> state(String arn) {
    String cluster = cluster(arn);
    return caller
        .call(
            "DescribeTasks",
            () -> ecs.describeTasks(ask -> ask.cluster(cluster).tasks(arn)).tasks())
        .stream()
        .findFirst()
        .map(TaskCalls::state);
  }

  /** The cluster of a task: {@code arn:aws:ecs:region:account:task/cluster/id}. */
  public static String cluster(String arn) {
    String[] parts = arn.split("/");
    return parts.length == 3 ? parts[1] : "default";
  }

  private static State state(Task task) {
    return new State(Answers.text(task.lastStatus()), EvidenceCalls.task(task));
  }
}

package dev.fargen.deploy.aws;

import java.util.List;

/**
 * How far the rollout of an ECS service is.
 *
 * @param taskDefinition the one that the primary deployment runs
 * @param rollout IN_PROGRESS, COMPLETED or FAILED; may be empty
 * @param failedTasks how many tasks of the primary deployment failed to start
 * @param events what ECS said, newest first
 */
public record ServiceState(
    String arn,
    String cluster,
    String name,
    int desired,
    int running,
    int pending,
    int failedTasks,
    String taskDefinition,
    String rollout,
    String rolloutReason,
    List<String> targetGroups,
    List<String> events) {

  public ServiceState {
    targetGroups = List.copyOf(targetGroups);
    events = List.copyOf(events);
  }
}

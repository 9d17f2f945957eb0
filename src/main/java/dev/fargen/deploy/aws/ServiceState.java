package dev.fargen.deploy.aws;

import java.util.List;

/**
 * The state of an ECS service and its rollout.
 *
 * @param tasks the tasks of the primary deployment
 * @param taskDefinition the task definition of the primary deployment
 * @param rollout IN_PROGRESS, COMPLETED or FAILED; may be empty
 * @param stage of a deployment that shifts traffic, such as PRODUCTION_TRAFFIC_SHIFT; may be empty
 */
public record ServiceState(
    String arn,
    String cluster,
    String name,
    Tasks tasks,
    String taskDefinition,
    String rollout,
    String rolloutReason,
    List<String> targetGroups,
    String stage) {

  /**
   * The number of tasks.
   *
   * @param failed tasks that failed to start
   */
  public record Tasks(int desired, int running, int pending, int failed) {}

  public ServiceState {
    targetGroups = List.copyOf(targetGroups);
  }
}

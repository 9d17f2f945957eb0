package dev.fargen.deploy.aws;

import java.util.List;

/**
 * How far the rollout of an ECS service is.
 *
 * @param tasks those of the primary deployment
 * @param taskDefinition the one that the primary deployment runs
 * @param rollout IN_PROGRESS, COMPLETED or FAILED; may be empty
 */
public record ServiceState(
    String arn,
    String cluster,
    String name,
    Tasks tasks,
    String taskDefinition,
    String rollout,
    String rolloutReason,
    List<String> targetGroups) {

  /**
   * How many tasks there are.
   *
   * @param failed how many failed to start
   */
  public record Tasks(int desired, int running, int pending, int failed) {}

  public ServiceState {
    targetGroups = List.copyOf(targetGroups);
  }
}

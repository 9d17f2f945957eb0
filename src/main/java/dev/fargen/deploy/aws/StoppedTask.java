package dev.fargen.deploy.aws;

import java.util.List;
import java.util.Optional;

/**
 * A task that ECS stopped.
 *
 * @param code TaskFailedToStart, EssentialContainerExited and so on; may be empty
 * @param reason the reason that ECS gives
 */
public record StoppedTask(
    String arn, String taskDefinition, String code, String reason, List<Container> containers) {

  /** A container of the task, and how it ended. */
  public record Container(String name, Optional<Integer> exitCode, String reason) {}

  public StoppedTask {
    containers = List.copyOf(containers);
  }

  /** The last part of its ARN. */
  public String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}

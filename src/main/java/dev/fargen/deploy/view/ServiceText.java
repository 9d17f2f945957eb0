package dev.fargen.deploy.view;

import dev.fargen.deploy.aws.ServiceState;

/** The text of an ECS service. */
public final class ServiceText {

  private ServiceText() {}

  /** {@code 1 of 2 running, 1 pending, rollout IN_PROGRESS}. */
  public static String line(ServiceState service) {
    boolean settled = service.rollout().isEmpty() || service.rollout().equals("COMPLETED");
    return Words.rollout(service) + (settled ? "" : ", rollout " + service.rollout());
  }
}

package dev.fargen.deploy.aws;

import software.amazon.awssdk.services.ecs.EcsClient;

/** The calls that change ECS services. */
public final class ServiceCalls {

  private final EcsClient ecs;
  private final Caller caller;

  ServiceCalls(EcsClient ecs, Caller caller) {
    this.ecs = ecs;
    this.caller = caller;
  }

  /** Sets the desired count of the service to 0, which ends its rollout. */
  public void scaleToZero(ServiceState service) {
    caller.call(
        "UpdateService",
        () ->
            ecs.updateService(
                ask -> ask.cluster(service.cluster()).service(service.name()).desiredCount(0)));
  }
}

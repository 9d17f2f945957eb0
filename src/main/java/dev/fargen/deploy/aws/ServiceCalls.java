package dev.fargen.deploy.aws;

import software.amazon.awssdk.services.ecs.EcsClient;

/** The calls that change what ECS runs. */
public final class ServiceCalls {

  private final EcsClient ecs;
  private final Caller caller;

  ServiceCalls(EcsClient ecs, Caller caller) {
    this.ecs = ecs;
    this.caller = caller;
  }

  /** Lets the service run no tasks; whoever waits for its rollout sees the end of it. */
  public void scaleToZero(ServiceState service) {
    caller.call(
        "UpdateService",
        () ->
            ecs.updateService(
                ask -> ask.cluster(service.cluster()).service(service.name()).desiredCount(0)));
  }
}

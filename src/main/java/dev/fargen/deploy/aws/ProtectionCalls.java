package dev.fargen.deploy.aws;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.rds.RdsClient;

/** The calls that disable the deletion protection of resources. */
public final class ProtectionCalls {

  private final ElasticLoadBalancingV2Client balancing;
  private final RdsClient rds;
  private final Caller caller;

  ProtectionCalls(ElasticLoadBalancingV2Client balancing, RdsClient rds, Caller caller) {
    this.balancing = balancing;
    this.rds = rds;
    this.caller = caller;
  }

  /** Disables the deletion protection of a resource. */
  public void disable(ProtectedType type, String physicalId) {
    switch (type) {
      case LOAD_BALANCER ->
          caller.call(
              "ModifyLoadBalancerAttributes",
              () ->
                  balancing.modifyLoadBalancerAttributes(
                      ask ->
                          ask.loadBalancerArn(physicalId)
                              .attributes(
                                  LoadBalancerAttribute.builder()
                                      .key(ProtectedType.ATTRIBUTE)
                                      .value("false")
                                      .build())));
      case DATABASE_CLUSTER ->
          caller.call(
              "ModifyDBCluster",
              () ->
                  rds.modifyDBCluster(
                      ask -> ask.dbClusterIdentifier(physicalId).deletionProtection(false)));
      case DATABASE_INSTANCE ->
          caller.call(
              "ModifyDBInstance",
              () ->
                  rds.modifyDBInstance(
                      ask -> ask.dbInstanceIdentifier(physicalId).deletionProtection(false)));
      case TABLE -> throw new IllegalArgumentException("no call for " + type);
    }
  }
}

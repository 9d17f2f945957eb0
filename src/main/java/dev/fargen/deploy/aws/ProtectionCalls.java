package dev.fargen.deploy.aws;

import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.rds.RdsClient;

/** The calls that disable the deletion protection of resources. */
public final class ProtectionCalls {

  private static final String LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
  private static final String DATABASE_CLUSTER = "AWS::RDS::DBCluster";

  private final ElasticLoadBalancingV2Client balancing;
  private final RdsClient rds;
  private final Caller caller;

  ProtectionCalls(ElasticLoadBalancingV2Client balancing, RdsClient rds, Caller caller) {
    this.balancing = balancing;
    this.rds = rds;
    this.caller = caller;
  }

  /** Whether a resource of the type may have deletion protection that a call here disables. */
  public static boolean know(String type) {
    return Set.of(LOAD_BALANCER, DATABASE_CLUSTER).contains(type);
  }

  /** Disables the deletion protection of a resource of a known type. */
  public void disable(StackResource resource) {
    if (resource.type().equals(LOAD_BALANCER)) {
      caller.call(
          "ModifyLoadBalancerAttributes",
          () ->
              balancing.modifyLoadBalancerAttributes(
                  ask ->
                      ask.loadBalancerArn(resource.physicalId())
                          .attributes(
                              LoadBalancerAttribute.builder()
                                  .key("deletion_protection.enabled")
                                  .value("false")
                                  .build())));
    } else {
      caller.call(
          "ModifyDBCluster",
          () ->
              rds.modifyDBCluster(
                  ask -> ask.dbClusterIdentifier(resource.physicalId()).deletionProtection(false)));
    }
  }
}

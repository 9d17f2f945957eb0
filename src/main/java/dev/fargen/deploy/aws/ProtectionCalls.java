package dev.fargen.deploy.aws;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.rds.RdsClient;

/** The calls that read and disable the deletion protection of resources. */
public final class ProtectionCalls {

  private final ElasticLoadBalancingV2Client balancing;
  private final RdsClient rds;
  private final Caller caller;

  ProtectionCalls(ElasticLoadBalancingV2Client balancing, RdsClient rds, Caller caller) {
    this.balancing = balancing;
    this.rds = rds;
    this.caller = caller;
  }

  /** Whether the deletion protection of a resource is enabled. */
  public boolean isEnabled(ProtectedType type, String physicalId) {
    return switch (type) {
      case LOAD_BALANCER ->
          caller.call(
              "DescribeLoadBalancerAttributes",
              () ->
                  balancing
                      .describeLoadBalancerAttributes(ask -> ask.loadBalancerArn(physicalId))
                      .attributes()
                      .stream()
                      .filter(one -> ProtectedType.ATTRIBUTE.equals(one.key()))
                      .anyMatch(one -> "true".equals(one.value())));
      case DATABASE_CLUSTER ->
          caller.call(
              "DescribeDBClusters",
              () ->
                  rds
                      .describeDBClusters(ask -> ask.dbClusterIdentifier(physicalId))
                      .dbClusters()
                      .stream()
                      .anyMatch(one -> Boolean.TRUE.equals(one.deletionProtection())));
      case DATABASE_INSTANCE ->
          caller.call(
              "DescribeDBInstances",
              () ->
                  rds
                      .describeDBInstances(ask -> ask.dbInstanceIdentifier(physicalId))
                      .dbInstances()
                      .stream()
                      .anyMatch(one -> Boolean.TRUE.equals(one.deletionProtection())));
      case DSQL_CLUSTER, TABLE -> throw new IllegalArgumentException("no call for " + type);
    };
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
      case DSQL_CLUSTER, TABLE -> throw new IllegalArgumentException("no call for " + type);
    }
  }
}

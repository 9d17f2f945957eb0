package dev.fargen.deploy.aws;

import java.util.List;
import java.util.Optional;

/** The types of resources whose deletion protection can be disabled outside of their stack. */
public enum ProtectedType {
  LOAD_BALANCER("AWS::ElasticLoadBalancingV2::LoadBalancer"),
  DATABASE_CLUSTER("AWS::RDS::DBCluster"),
  DATABASE_INSTANCE("AWS::RDS::DBInstance"),
  DSQL_CLUSTER("AWS::DSQL::Cluster"),
  TABLE("AWS::DynamoDB::Table");

  /** The attribute that enables the deletion protection of a load balancer. */
  public static final String ATTRIBUTE = "deletion_protection.enabled";

  private final String word;

  ProtectedType(String word) {
    this.word = word;
  }

  /** The type of the resource, if it is one of these. */
  public static Optional<ProtectedType> of(StackResource resource) {
    return of(resource.type());
  }

  /** The constant for a type of CloudFormation. */
  public static Optional<ProtectedType> of(String word) {
    for (ProtectedType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether {@link ProtectionCalls} know it: for the others, there is the command. */
  public boolean hasCalls() {
    return this != TABLE && this != DSQL_CLUSTER;
  }

  /** The command of the AWS CLI that disables the deletion protection of a resource. */
  public List<String> command(String physicalId) {
    return switch (this) {
      case LOAD_BALANCER ->
          List.of(
              "elbv2",
              "modify-load-balancer-attributes",
              "--load-balancer-arn",
              physicalId,
              "--attributes",
              "Key=" + ATTRIBUTE + ",Value=false");
      case DATABASE_CLUSTER ->
          List.of(
              "rds",
              "modify-db-cluster",
              "--db-cluster-identifier",
              physicalId,
              "--no-deletion-protection");
      case DATABASE_INSTANCE ->
          List.of(
              "rds",
              "modify-db-instance",
              "--db-instance-identifier",
              physicalId,
              "--no-deletion-protection");
      case DSQL_CLUSTER ->
          List.of(
              "dsql",
              "update-cluster",
              "--identifier",
              physicalId,
              "--no-deletion-protection-enabled");
      case TABLE ->
          List.of(
              "dynamodb",
              "update-table",
              "--table-name",
              physicalId,
              "--no-deletion-protection-enabled");
    };
  }
}

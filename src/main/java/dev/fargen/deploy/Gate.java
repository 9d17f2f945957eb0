package dev.fargen.deploy;

import dev.fargen.deploy.aws.Change;
import java.util.List;
import java.util.Set;

/** Stops changes that would lose data: a replaced database is empty. */
final class Gate {

  /** Types with data that cannot be created again from the template. */
  private static final Set<String> HOLD_DATA =
      Set.of(
          "AWS::RDS::DBInstance",
          "AWS::RDS::DBCluster",
          "AWS::DSQL::Cluster",
          "AWS::EFS::FileSystem",
          "AWS::EFS::AccessPoint",
          "AWS::S3::Bucket",
          "AWS::SQS::Queue",
          "AWS::DynamoDB::Table",
          "AWS::DynamoDB::GlobalTable",
          "AWS::ECR::Repository",
          "AWS::SecretsManager::Secret",
          "AWS::KMS::Key",
          "AWS::EC2::Volume",
          "AWS::ElastiCache::ReplicationGroup",
          "AWS::ElastiCache::ServerlessCache",
          "AWS::OpenSearchService::Domain",
          "AWS::Cognito::UserPool",
          "AWS::Logs::LogGroup");

  private Gate() {}

  static boolean holdsData(String type) {
    return HOLD_DATA.contains(type);
  }

  /** The changes that the user has to allow by name, and has not. */
  static List<Change> closedTo(List<Change> changes, Set<String> allowed) {
    return changes.stream()
        .filter(change -> holdsData(change.type()))
        .filter(change -> change.replaces() || (change.removes() && !change.keepsOld()))
        .filter(change -> !allowed.contains(change.logicalId()))
        .toList();
  }
}

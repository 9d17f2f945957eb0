package dev.fargen.workload.network;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The AWS services that tasks may reach through an endpoint, by the names that VPC endpoints have
 * (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink").
 */
public final class EndpointServices {

  /** Reached through route tables, at no cost (AWS PrivateLink guide, "Gateway endpoints"). */
  private static final Set<String> GATEWAYS = Set.of("s3", "dynamodb");

  private static final Set<String> INTERFACES =
      new LinkedHashSet<>(
          Arrays.asList(
              """
              acm appconfig appconfigdata application-autoscaling appmesh-envoy-management appsync-api
              aps-workspaces athena autoscaling backup batch bedrock bedrock-agent
              bedrock-agent-runtime bedrock-runtime cloudformation cloudtrail codeartifact.api
              codeartifact.repositories codebuild codeconnections.api codedeploy codepipeline
              cognito-identity cognito-idp comprehend config data-servicediscovery datasync ds
              dynamodb-streams ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks
              elasticache elasticfilesystem elasticloadbalancing elasticmapreduce email email-smtp
              emr-containers events execute-api fsx glue grafana guardduty-data imagebuilder
              inspector2 iot.data kafka kendra kinesis-firehose kinesis-streams kms lakeformation
              lambda license-manager logs macie2 memory-db monitoring mq organizations pipes polly
               rds rds-data redshift redshift-data rekognition
              resource-groups rum s3tables sagemaker.api sagemaker.runtime scheduler secretsmanager
              securityhub servicecatalog servicediscovery sns sqs ssm ssmmessages states
              storagegateway sts swf sync-states synthetics textract transcribe transfer
              translate vpc-lattice wafv2 workspaces xray
              """
                  .strip()
                  .split("\\s+")));

  private EndpointServices() {}

  /** Whether an endpoint of this name can be made. */
  public static boolean isKnown(String service) {
    return GATEWAYS.contains(service) || INTERFACES.contains(service);
  }

  /** Whether it is reached through route tables, and not through a network interface. */
  public static boolean isGateway(String service) {
    return GATEWAYS.contains(service);
  }

  public static Set<String> all() {
    Set<String> all = new LinkedHashSet<>(GATEWAYS);
    all.addAll(INTERFACES);
    return all;
  }
}

package dev.fargen.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What CloudFormation calls in order to create, change and delete resources: the actions of each
 * resource type, and what they are limited to. From the {@code handlers} of CloudFormation's
 * resource type schemas, and from the Service Authorization Reference for which actions know a
 * resource.
 */
public final class HandlerActions {

  /**
   * A type (or a property of one, where it takes more), the scope, and the actions. In the code and
   * not in a file beside it, because to open the jar takes longer than to read all of this.
   */
  private static final String TABLE =
      """
      AWS::ApplicationAutoScaling::ScalableTarget  *  application-autoscaling:DeregisterScalableTarget application-autoscaling:DescribeScalableTargets application-autoscaling:ListTagsForResource application-autoscaling:RegisterScalableTarget application-autoscaling:TagResource application-autoscaling:UntagResource
      AWS::ApplicationAutoScaling::ScalingPolicy  *  application-autoscaling:DeleteScalingPolicy application-autoscaling:DescribeScalingPolicies application-autoscaling:PutScalingPolicy
      AWS::CloudWatch::Alarm  cloudwatch:alarm:{stack}*  cloudwatch:DeleteAlarms cloudwatch:PutMetricAlarm cloudwatch:ListTagsForResource cloudwatch:TagResource cloudwatch:UntagResource
      AWS::CloudWatch::Alarm  *  cloudwatch:DescribeAlarms
      AWS::EC2::EIP  *  ec2:AllocateAddress ec2:CreateTags ec2:DeleteTags ec2:DescribeAddresses ec2:DisassociateAddress ec2:ReleaseAddress
      AWS::EC2::FlowLog  *  ec2:CreateFlowLogs ec2:CreateTags ec2:DeleteFlowLogs ec2:DeleteTags ec2:DescribeFlowLogs logs:CreateLogDelivery logs:DeleteLogDelivery
      AWS::EC2::InternetGateway  *  ec2:CreateInternetGateway ec2:CreateTags ec2:DeleteInternetGateway ec2:DeleteTags ec2:DescribeInternetGateways
      AWS::EC2::NatGateway  *  ec2:CreateNatGateway ec2:CreateTags ec2:DeleteNatGateway ec2:DeleteTags ec2:DescribeNatGateways
      AWS::EC2::Route  *  ec2:CreateRoute ec2:DeleteRoute ec2:DescribeRouteTables ec2:ReplaceRoute
      AWS::EC2::RouteTable  *  ec2:CreateRouteTable ec2:CreateTags ec2:DeleteRouteTable ec2:DeleteTags ec2:DescribeRouteTables
      AWS::EC2::SecurityGroup  ec2:security-group/*  ec2:CreateSecurityGroup ec2:CreateTags ec2:DeleteTags
      AWS::EC2::SecurityGroup  ec2:vpc/{vpc}  ec2:CreateSecurityGroup
      AWS::EC2::SecurityGroup  ec2:security-group/* in vpc  ec2:AuthorizeSecurityGroupEgress ec2:AuthorizeSecurityGroupIngress ec2:DeleteSecurityGroup ec2:RevokeSecurityGroupEgress ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptionsEgress ec2:UpdateSecurityGroupRuleDescriptionsIngress
      AWS::EC2::SecurityGroup  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupEgress ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:RevokeSecurityGroupIngress
      AWS::EC2::SecurityGroup  *  ec2:DescribeSecurityGroups
      AWS::EC2::SecurityGroupEgress  ec2:security-group/* in vpc  ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupEgress ec2:UpdateSecurityGroupRuleDescriptionsEgress
      AWS::EC2::SecurityGroupEgress  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupEgress
      AWS::EC2::SecurityGroupEgress  *  ec2:DescribeSecurityGroupRules
      AWS::EC2::SecurityGroupIngress  ec2:security-group/* in vpc  ec2:AuthorizeSecurityGroupIngress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptionsIngress
      AWS::EC2::SecurityGroupIngress  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupIngress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupIngress
      AWS::EC2::SecurityGroupIngress  *  ec2:DescribeSecurityGroupRules
      AWS::EC2::Subnet  *  ec2:CreateSubnet ec2:CreateTags ec2:DeleteSubnet ec2:DeleteTags ec2:DescribeAvailabilityZones ec2:DescribeSubnets ec2:ModifySubnetAttribute
      AWS::EC2::SubnetRouteTableAssociation  *  ec2:AssociateRouteTable ec2:DescribeRouteTables ec2:DisassociateRouteTable ec2:ReplaceRouteTableAssociation
      AWS::EC2::VPC  *  ec2:CreateTags ec2:CreateVpc ec2:DeleteTags ec2:DeleteVpc ec2:DescribeVpcAttribute ec2:DescribeVpcs ec2:ModifyVpcAttribute
      AWS::EC2::VPCEndpoint  *  ec2:CreateTags ec2:CreateVpcEndpoint ec2:DeleteTags ec2:DeleteVpcEndpoints ec2:DescribeVpcEndpoints ec2:ModifyVpcEndpoint
      AWS::EC2::VPCGatewayAttachment  *  ec2:AttachInternetGateway ec2:DescribeInternetGateways ec2:DetachInternetGateway
      AWS::ECR::Repository  ecr:repository/*  ecr:CreateRepository ecr:DeleteLifecyclePolicy ecr:DeleteRepository ecr:DescribeRepositories ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy ecr:ListTagsForResource ecr:PutImageScanningConfiguration ecr:PutImageTagMutability ecr:PutLifecyclePolicy ecr:TagResource ecr:UntagResource
      AWS::ECR::Repository  * via ecr  kms:CreateGrant kms:DescribeKey kms:RetireGrant
      AWS::ECR::Repository.RepositoryPolicyText  ecr:repository/*  ecr:DeleteRepositoryPolicy ecr:SetRepositoryPolicy
      AWS::ECS::Cluster  ecs:cluster/{stack}*  ecs:DeleteCluster ecs:DescribeClusters ecs:ListTagsForResource ecs:PutClusterCapacityProviders ecs:TagResource ecs:UntagResource ecs:UpdateCluster ecs:UpdateClusterSettings
      AWS::ECS::Cluster  *  ecs:CreateCluster
      AWS::ECS::Cluster  role:ecs.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ECS::ClusterCapacityProviderAssociations  ecs:cluster/{stack}*  ecs:DescribeClusters ecs:PutClusterCapacityProviders
      AWS::ECS::Service  ecs:service/*/{stack}*  ecs:CreateService ecs:DeleteService ecs:DescribeServices ecs:ListTagsForResource ecs:TagResource ecs:UntagResource ecs:UpdateService
      AWS::ECS::Service  *  ecs:DescribeServiceDeployments ecs:ListServiceDeployments
      AWS::ECS::TaskDefinition  *  ecs:DeregisterTaskDefinition ecs:DescribeTaskDefinition ecs:RegisterTaskDefinition
      AWS::ECS::TaskDefinition  ecs:task-definition/{stack}*  ecs:ListTagsForResource ecs:TagResource ecs:UntagResource
      AWS::EFS::AccessPoint  *  elasticfilesystem:CreateAccessPoint elasticfilesystem:DeleteAccessPoint elasticfilesystem:DescribeAccessPoints elasticfilesystem:ListTagsForResource elasticfilesystem:TagResource elasticfilesystem:UntagResource
      AWS::EFS::FileSystem  *  elasticfilesystem:CreateFileSystem elasticfilesystem:DeleteFileSystem elasticfilesystem:DescribeBackupPolicy elasticfilesystem:DescribeFileSystemPolicy elasticfilesystem:DescribeFileSystems elasticfilesystem:DescribeLifecycleConfiguration elasticfilesystem:DescribeReplicationConfigurations elasticfilesystem:ListTagsForResource elasticfilesystem:PutBackupPolicy elasticfilesystem:PutLifecycleConfiguration elasticfilesystem:TagResource elasticfilesystem:UntagResource elasticfilesystem:UpdateFileSystem elasticfilesystem:UpdateFileSystemProtection
      AWS::EFS::FileSystem  * via elasticfilesystem  kms:CreateGrant kms:DescribeKey kms:GenerateDataKeyWithoutPlaintext
      AWS::EFS::FileSystem  role:elasticfilesystem.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::EFS::MountTarget  *  ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaceAttribute ec2:DescribeNetworkInterfaces ec2:DescribeSecurityGroups ec2:DescribeSubnets elasticfilesystem:CreateMountTarget elasticfilesystem:DeleteMountTarget elasticfilesystem:DescribeMountTargetSecurityGroups elasticfilesystem:DescribeMountTargets elasticfilesystem:ModifyMountTargetSecurityGroups
      AWS::ElasticLoadBalancingV2::Listener  *  elasticloadbalancing:AddTags elasticloadbalancing:CreateListener elasticloadbalancing:DeleteListener elasticloadbalancing:DescribeListenerAttributes elasticloadbalancing:DescribeListeners elasticloadbalancing:ModifyListener elasticloadbalancing:ModifyListenerAttributes elasticloadbalancing:RemoveTags
      AWS::ElasticLoadBalancingV2::ListenerCertificate  *  elasticloadbalancing:AddListenerCertificates elasticloadbalancing:DescribeListenerCertificates elasticloadbalancing:RemoveListenerCertificates
      AWS::ElasticLoadBalancingV2::ListenerRule  *  elasticloadbalancing:AddTags elasticloadbalancing:CreateRule elasticloadbalancing:DeleteRule elasticloadbalancing:DescribeRules elasticloadbalancing:ModifyRule elasticloadbalancing:RemoveTags elasticloadbalancing:SetRulePriorities
      AWS::ElasticLoadBalancingV2::LoadBalancer  *  elasticloadbalancing:AddTags elasticloadbalancing:CreateLoadBalancer elasticloadbalancing:DeleteLoadBalancer elasticloadbalancing:DescribeCapacityReservation elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeLoadBalancers elasticloadbalancing:DescribeTags elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:RemoveTags elasticloadbalancing:SetSecurityGroups elasticloadbalancing:SetSubnets ec2:DescribeAccountAttributes ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs
      AWS::ElasticLoadBalancingV2::LoadBalancer  role:elasticloadbalancing.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ElasticLoadBalancingV2::TargetGroup  *  elasticloadbalancing:AddTags elasticloadbalancing:CreateTargetGroup elasticloadbalancing:DeleteTargetGroup elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTargetGroups elasticloadbalancing:DescribeTargetHealth elasticloadbalancing:DescribeTags elasticloadbalancing:ModifyTargetGroup elasticloadbalancing:ModifyTargetGroupAttributes elasticloadbalancing:RemoveTags
      AWS::ApplicationAutoScaling::ScalableTarget  role:ecs.application-autoscaling.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::IAM::ManagedPolicy  iam:policy/{stack}*  iam:CreatePolicy iam:CreatePolicyVersion iam:DeletePolicy iam:DeletePolicyVersion iam:GetPolicy iam:GetPolicyVersion iam:ListEntitiesForPolicy iam:ListPolicyTags iam:ListPolicyVersions iam:TagPolicy iam:UntagPolicy
      AWS::IAM::Role  iam:role/{stack}*  iam:CreateRole iam:DeleteRole iam:DeleteRolePolicy iam:GetRole iam:GetRolePolicy iam:ListAttachedRolePolicies iam:ListRolePolicies iam:ListRoleTags iam:PutRolePolicy iam:TagRole iam:UntagRole iam:UpdateAssumeRolePolicy iam:UpdateRole iam:UpdateRoleDescription
      AWS::IAM::Role.ManagedPolicyArns  iam:role/{stack}*  iam:AttachRolePolicy iam:DetachRolePolicy
      AWS::IAM::Role.PermissionsBoundary  iam:role/{stack}*  iam:DeleteRolePermissionsBoundary iam:PutRolePermissionsBoundary
      AWS::KMS::Alias  kms:alias/*  kms:CreateAlias kms:DeleteAlias kms:UpdateAlias
      AWS::KMS::Alias  kms:key/*  kms:CreateAlias kms:DeleteAlias kms:UpdateAlias
      AWS::KMS::Alias  *  kms:ListAliases
      AWS::KMS::Key  *  kms:CreateKey kms:DescribeKey kms:DisableKeyRotation kms:EnableKeyRotation kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListResourceTags kms:PutKeyPolicy kms:ScheduleKeyDeletion kms:TagResource kms:UntagResource kms:UpdateKeyDescription
      AWS::Logs::LogGroup  logs:log-group:{stack}*  logs:AssociateKmsKey logs:CreateLogGroup logs:DeleteLogGroup logs:DeleteRetentionPolicy logs:DisassociateKmsKey logs:ListTagsForResource logs:PutRetentionPolicy logs:TagResource logs:UntagResource
      AWS::Logs::LogGroup  *  logs:DescribeLogGroups
      AWS::RDS::DBCluster  rds:cluster:{lower}*  rds:AddTagsToResource rds:CreateDBCluster rds:DeleteDBCluster rds:ListTagsForResource rds:ModifyDBCluster rds:RemoveTagsFromResource
      AWS::RDS::DBCluster  *  ec2:DescribeSecurityGroups rds:CreateDBClusterSnapshot rds:CreateDBInstance rds:DescribeDBClusterSnapshots rds:DescribeDBClusters rds:DescribeDBSubnetGroups rds:DescribeEvents rds:RebootDBInstance secretsmanager:CreateSecret secretsmanager:TagResource
      AWS::RDS::DBCluster  * via rds  kms:CreateGrant kms:DescribeKey
      AWS::RDS::DBCluster  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::RDS::DBInstance  *  rds:AddTagsToResource rds:CreateDBInstance rds:DeleteDBInstance rds:DescribeDBClusters rds:DescribeDBInstances rds:DescribeEvents rds:ListTagsForResource rds:ModifyDBInstance rds:RebootDBInstance rds:RemoveTagsFromResource
      AWS::RDS::DBSubnetGroup  *  ec2:DescribeSubnets ec2:DescribeVpcs rds:AddTagsToResource rds:CreateDBSubnetGroup rds:DeleteDBSubnetGroup rds:DescribeDBSubnetGroups rds:ListTagsForResource rds:ModifyDBSubnetGroup rds:RemoveTagsFromResource
      AWS::S3::Bucket  s3:{lower}*  s3:CreateBucket s3:DeleteBucket s3:GetBucketOwnershipControls s3:GetBucketPublicAccessBlock s3:GetBucketTagging s3:GetBucketVersioning s3:GetEncryptionConfiguration s3:GetLifecycleConfiguration s3:ListBucket s3:ListTagsForResource s3:PutBucketOwnershipControls s3:PutBucketPublicAccessBlock s3:PutBucketTagging s3:PutBucketVersioning s3:PutEncryptionConfiguration s3:PutLifecycleConfiguration s3:TagResource s3:UntagResource
      AWS::S3::BucketPolicy  s3:{lower}*  s3:DeleteBucketPolicy s3:GetBucketPolicy s3:PutBucketPolicy
      AWS::SNS::Topic  sns:{stack}*  sns:CreateTopic sns:DeleteTopic sns:GetTopicAttributes sns:ListTagsForResource sns:SetTopicAttributes sns:TagResource sns:UntagResource
      AWS::SNS::TopicPolicy  sns:{stack}*  sns:GetTopicAttributes sns:SetTopicAttributes
      AWS::SQS::Queue  sqs:{stack}*  sqs:CreateQueue sqs:DeleteQueue sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListQueueTags sqs:SetQueueAttributes sqs:TagQueue sqs:UntagQueue
      AWS::SQS::QueuePolicy  sqs:{stack}*  sqs:GetQueueAttributes sqs:SetQueueAttributes
      AWS::Scheduler::Schedule  scheduler:schedule/default/{stack}*  scheduler:CreateSchedule scheduler:DeleteSchedule scheduler:GetSchedule scheduler:UpdateSchedule
      AWS::SecretsManager::Secret  secretsmanager:secret:*  secretsmanager:CreateSecret secretsmanager:DeleteSecret secretsmanager:DescribeSecret secretsmanager:GetRandomPassword secretsmanager:PutSecretValue secretsmanager:TagResource secretsmanager:UntagResource secretsmanager:UpdateSecret
      AWS::SecretsManager::RotationSchedule  secretsmanager:secret:*  secretsmanager:CancelRotateSecret secretsmanager:DescribeSecret secretsmanager:RotateSecret
      AWS::SecretsManager::SecretTargetAttachment  secretsmanager:secret:*  secretsmanager:GetSecretValue secretsmanager:PutSecretValue
      AWS::SecretsManager::SecretTargetAttachment  *  rds:DescribeDBClusters
      AWS::SSM::Parameter  ssm:parameter/*  ssm:AddTagsToResource ssm:DeleteParameter ssm:GetParameters ssm:PutParameter ssm:RemoveTagsFromResource
      """;

  private HandlerActions() {}

  /**
   * For a type, the actions on one kind of resource.
   *
   * @param scope the kind. {@code {stack}} is the beginning of a stack's name, with which
   *     CloudFormation begins the names that it makes; {@code {lower}} is the same in lower case;
   *     {@code {vpc}} is the VPC of a stack, and behind {@code in vpc} are the actions that are
   *     allowed within it only; {@code via} names the service that alone may use a key on
   *     CloudFormation's behalf
   */
  public record Line(String type, String scope, List<String> actions) {
    public Line {
      actions = List.copyOf(actions);
    }
  }

  /** What is known of these types. */
  public static List<Line> of(Collection<String> types) {
    List<Line> lines = new ArrayList<>();
    int end;
    for (int start = 0; start < TABLE.length(); start = end + 1) {
      end = TABLE.indexOf('\n', start);
      if (types.contains(TABLE.substring(start, TABLE.indexOf("  ", start)))) {
        lines.add(line(TABLE.substring(start, end)));
      }
    }
    return lines;
  }

  /** All that is known. */
  public static List<Line> lines() {
    return TABLE.lines().map(HandlerActions::line).toList();
  }

  /** Whether anything is known of the type. */
  public static boolean know(String type) {
    return !of(List.of(type)).isEmpty();
  }

  private static String type(String line) {
    return line.substring(0, line.indexOf("  "));
  }

  private static Line line(String text) {
    String type = type(text);
    int actions = text.indexOf("  ", type.length() + 2);
    return new Line(
        type,
        text.substring(type.length() + 2, actions),
        List.of(text.substring(actions + 2).split(" ")));
  }
}

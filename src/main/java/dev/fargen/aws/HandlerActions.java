package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What CloudFormation calls in order to create, change and delete resources: the actions of each
 * resource type, and what they are limited to. From the {@code handlers} of CloudFormation's
 * resource type schemas, and from the Service Authorization Reference for which actions know a
 * resource; a test holds the table against both. It is written by hand, since neither knows which
 * names and tags CloudFormation gives to resources, and which property an action is for. In
 * addition, it has what only the documentation of a service names: the network interfaces of mount
 * targets (Amazon EFS API reference, "CreateMountTarget", "DeleteMountTarget" and
 * "ModifyMountTargetSecurityGroups"), the alarms of target tracking (Amazon ECS developer guide,
 * "IAM permissions required for Amazon ECS service auto scaling"), and the secrets and keys of
 * managed passwords (Amazon Aurora user guide, "Password management with Amazon Aurora and AWS
 * Secrets Manager").
 */
public final class HandlerActions {

  /**
   * A type (or a property of one, where it takes more, {@code elsewhere} if it names a resource
   * that is not the stack's; or the type of a parameter, whose value CloudFormation checks against
   * the account), the scope, and the actions. In the code and not in a file beside it, because to
   * open the jar takes longer than to read all of this.
   */
  private static final String TABLE =
      """
      AWS::ApplicationAutoScaling::ScalableTarget  application-autoscaling:scalable-target/* untagged or ours  application-autoscaling:DeregisterScalableTarget application-autoscaling:ListTagsForResource application-autoscaling:RegisterScalableTarget application-autoscaling:TagResource application-autoscaling:UntagResource
      AWS::ApplicationAutoScaling::ScalableTarget  *  application-autoscaling:DescribeScalableTargets application-autoscaling:DescribeScheduledActions
      AWS::ApplicationAutoScaling::ScalableTarget  cloudwatch:alarm:*  cloudwatch:DescribeAlarms
      AWS::ApplicationAutoScaling::ScalableTarget  cloudwatch:alarm:TargetTracking-service/*/{stack}*  cloudwatch:DeleteAlarms cloudwatch:PutMetricAlarm
      AWS::ApplicationAutoScaling::ScalableTarget  role:ecs.application-autoscaling.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ApplicationAutoScaling::ScalableTarget.ScheduledActions  application-autoscaling:scalable-target/* untagged or ours  application-autoscaling:DeleteScheduledAction application-autoscaling:PutScheduledAction
      AWS::ApplicationAutoScaling::ScalingPolicy  application-autoscaling:scalable-target/* untagged or ours  application-autoscaling:DeleteScalingPolicy application-autoscaling:PutScalingPolicy
      AWS::ApplicationAutoScaling::ScalingPolicy  *  application-autoscaling:DescribeScalingPolicies cloudwatch:GetMetricData
      AWS::ApplicationAutoScaling::ScalingPolicy  cloudwatch:alarm:*  cloudwatch:DescribeAlarms
      AWS::ApplicationAutoScaling::ScalingPolicy  cloudwatch:alarm:TargetTracking-service/*/{stack}*  cloudwatch:DeleteAlarms cloudwatch:PutMetricAlarm
      AWS::CertificateManager::Certificate  acm:certificate/* untagged or ours  acm:AddTagsToCertificate acm:RequestCertificate
      AWS::CertificateManager::Certificate  acm:certificate/* tagged  acm:DeleteCertificate acm:DescribeCertificate acm:ListTagsForCertificate acm:RemoveTagsFromCertificate acm:UpdateCertificateOptions
      AWS::CertificateManager::Certificate.DomainValidationOptions  route53:hostedzone/*  route53:ChangeResourceRecordSets
      AWS::CloudWatch::Alarm  cloudwatch:alarm:{stack}*  cloudwatch:DeleteAlarms cloudwatch:ListTagsForResource cloudwatch:PutMetricAlarm cloudwatch:TagResource cloudwatch:UntagResource
      AWS::CloudWatch::Alarm  cloudwatch:alarm:*  cloudwatch:DescribeAlarms
      AWS::DSQL::Cluster  dsql:cluster/* untagged or ours  dsql:CreateCluster dsql:TagResource
      AWS::DSQL::Cluster  dsql:cluster/* tagged  dsql:DeleteCluster dsql:GetCluster dsql:GetClusterPolicy dsql:GetVpcEndpointServiceName dsql:ListTagsForResource dsql:UntagResource dsql:UpdateCluster
      AWS::DSQL::Cluster  role:dsql.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::DSQL::Cluster.KmsEncryptionKey  * via dsql  kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey
      AWS::DSQL::Cluster.MultiRegionProperties  dsql:cluster/*  dsql:AddPeerCluster dsql:PutMultiRegionProperties dsql:PutWitnessRegion dsql:RemovePeerCluster
      AWS::DSQL::Cluster.PolicyDocument  dsql:cluster/* tagged  dsql:DeleteClusterPolicy dsql:PutClusterPolicy
      AWS::DynamoDB::Table  dynamodb:table/{stack}*  dynamodb:CreateTable dynamodb:DeleteTable dynamodb:DescribeContinuousBackups dynamodb:DescribeContributorInsights dynamodb:DescribeKinesisStreamingDestination dynamodb:DescribeTable dynamodb:DescribeTimeToLive dynamodb:GetResourcePolicy dynamodb:ListTagsOfResource dynamodb:TagResource dynamodb:UntagResource dynamodb:UpdateContinuousBackups dynamodb:UpdateTable dynamodb:UpdateTimeToLive
      AWS::DynamoDB::Table.ContributorInsightsSpecification  dynamodb:table/{stack}*  dynamodb:UpdateContributorInsights
      AWS::DynamoDB::Table.ContributorInsightsSpecification  role:contributorinsights.dynamodb.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::DynamoDB::Table.ImportSourceSpecification  dynamodb:table/{stack}*  dynamodb:DescribeImport dynamodb:ImportTable
      AWS::DynamoDB::Table.ImportSourceSpecification  logs:log-group:/aws-dynamodb/*  logs:CreateLogGroup logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents logs:PutRetentionPolicy
      AWS::DynamoDB::Table.ImportSourceSpecification  *  logs:DescribeLogGroups
      AWS::DynamoDB::Table.ImportSourceSpecification  s3:*  s3:GetObject s3:ListBucket
      AWS::DynamoDB::Table.KinesisStreamSpecification  dynamodb:table/{stack}*  dynamodb:DisableKinesisStreamingDestination dynamodb:EnableKinesisStreamingDestination dynamodb:UpdateKinesisStreamingDestination
      AWS::DynamoDB::Table.KinesisStreamSpecification  kinesis:stream/*  kinesis:DescribeStream kinesis:PutRecords
      AWS::DynamoDB::Table.KinesisStreamSpecification  role:kinesisreplication.dynamodb.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::DynamoDB::Table.ResourcePolicy  dynamodb:table/{stack}*  dynamodb:DeleteResourcePolicy dynamodb:PutResourcePolicy
      AWS::DynamoDB::Table.SSESpecification  * via dynamodb  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:RevokeGrant
      AWS::DynamoDB::Table.SSESpecification  *  kms:ListAliases
      AWS::EC2::EIP  ec2:elastic-ip/* untagged or ours  ec2:AllocateAddress ec2:CreateTags
      AWS::EC2::EIP  ec2:* tagged  ec2:DeleteTags ec2:DisassociateAddress ec2:ReleaseAddress
      AWS::EC2::EIP  *  ec2:DescribeAddresses
      AWS::EC2::EIP.InstanceId  ec2:elastic-ip/* ec2:instance/*  ec2:AssociateAddress
      AWS::EC2::EIP.TransferAddress  ec2:elastic-ip/*  ec2:AcceptAddressTransfer
      AWS::EC2::EgressOnlyInternetGateway  ec2:egress-only-internet-gateway/* untagged or ours  ec2:CreateEgressOnlyInternetGateway ec2:CreateTags
      AWS::EC2::EgressOnlyInternetGateway  ec2:vpc/{vpc}  ec2:CreateEgressOnlyInternetGateway
      AWS::EC2::EgressOnlyInternetGateway  ec2:* tagged  ec2:DeleteEgressOnlyInternetGateway ec2:DeleteTags
      AWS::EC2::EgressOnlyInternetGateway  *  ec2:DescribeEgressOnlyInternetGateways ec2:DescribeVpcs
      AWS::EC2::FlowLog  ec2:vpc-flow-log/* untagged or ours  ec2:CreateFlowLogs ec2:CreateTags
      AWS::EC2::FlowLog  ec2:vpc/{vpc}  ec2:CreateFlowLogs
      AWS::EC2::FlowLog  ec2:* tagged  ec2:DeleteFlowLogs ec2:DeleteTags
      AWS::EC2::FlowLog  *  ec2:DescribeFlowLogs ec2:DescribeTags logs:CreateLogDelivery logs:DeleteLogDelivery
      AWS::EC2::FlowLog  pass:vpc-flow-logs.amazonaws.com  iam:PassRole
      AWS::EC2::InternetGateway  ec2:internet-gateway/* untagged or ours  ec2:CreateInternetGateway ec2:CreateTags
      AWS::EC2::InternetGateway  ec2:* tagged  ec2:DeleteInternetGateway ec2:DeleteTags
      AWS::EC2::InternetGateway  *  ec2:DescribeInternetGateways
      AWS::EC2::NatGateway  ec2:natgateway/* untagged or ours  ec2:CreateNatGateway ec2:CreateTags
      AWS::EC2::NatGateway  ec2:* tagged  ec2:CreateNatGateway ec2:DeleteNatGateway ec2:DeleteTags
      AWS::EC2::NatGateway  *  ec2:DescribeNatGateways
      AWS::EC2::NatGateway.SecondaryAllocationIds  ec2:* tagged  ec2:AssociateNatGatewayAddress ec2:DisassociateNatGatewayAddress
      AWS::EC2::NatGateway.SecondaryPrivateIpAddressCount  ec2:* tagged  ec2:AssignPrivateNatGatewayAddress ec2:UnassignPrivateNatGatewayAddress
      AWS::EC2::NatGateway.SecondaryPrivateIpAddresses  ec2:* tagged  ec2:AssignPrivateNatGatewayAddress ec2:UnassignPrivateNatGatewayAddress
      AWS::EC2::Route  ec2:* tagged  ec2:CreateRoute ec2:DeleteRoute ec2:ReplaceRoute
      AWS::EC2::Route  *  ec2:DescribeNetworkInterfaces ec2:DescribeRouteTables
      AWS::EC2::RouteTable  ec2:route-table/* untagged or ours  ec2:CreateRouteTable ec2:CreateTags
      AWS::EC2::RouteTable  ec2:vpc/{vpc}  ec2:CreateRouteTable
      AWS::EC2::RouteTable  ec2:* tagged  ec2:DeleteRouteTable ec2:DeleteTags
      AWS::EC2::RouteTable  *  ec2:DescribeRouteTables
      AWS::EC2::SecurityGroup  ec2:security-group/* untagged or ours  ec2:CreateSecurityGroup ec2:CreateTags
      AWS::EC2::SecurityGroup  ec2:vpc/{vpc}  ec2:CreateSecurityGroup
      AWS::EC2::SecurityGroup  ec2:* tagged  ec2:DeleteSecurityGroup ec2:DeleteTags
      AWS::EC2::SecurityGroup  ec2:security-group/* in vpc untagged, ours or imported  ec2:AuthorizeSecurityGroupEgress ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptionsEgress ec2:UpdateSecurityGroupRuleDescriptionsIngress
      AWS::EC2::SecurityGroup  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupEgress ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:RevokeSecurityGroupIngress
      AWS::EC2::SecurityGroup  *  ec2:DescribeInstances ec2:DescribeSecurityGroups
      AWS::EC2::SecurityGroupEgress  ec2:security-group/* in vpc untagged, ours or imported  ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupEgress ec2:UpdateSecurityGroupRuleDescriptionsEgress
      AWS::EC2::SecurityGroupEgress.GroupId elsewhere  ec2:security-group/* in vpc  ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupEgress ec2:UpdateSecurityGroupRuleDescriptionsEgress
      AWS::EC2::SecurityGroupEgress  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupEgress
      AWS::EC2::SecurityGroupEgress  *  ec2:DescribeSecurityGroupRules ec2:DescribeSecurityGroups
      AWS::EC2::SecurityGroupIngress  ec2:security-group/* in vpc untagged, ours or imported  ec2:AuthorizeSecurityGroupIngress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptionsIngress
      AWS::EC2::SecurityGroupIngress.GroupId elsewhere  ec2:security-group/* in vpc  ec2:AuthorizeSecurityGroupIngress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptionsIngress
      AWS::EC2::SecurityGroupIngress  ec2:security-group-rule/*  ec2:AuthorizeSecurityGroupIngress ec2:ModifySecurityGroupRules ec2:RevokeSecurityGroupIngress
      AWS::EC2::SecurityGroupIngress  *  ec2:DescribeSecurityGroupRules ec2:DescribeSecurityGroups
      AWS::EC2::Subnet  ec2:subnet/* untagged or ours  ec2:CreateSubnet ec2:CreateTags
      AWS::EC2::Subnet  ec2:vpc/{vpc}  ec2:CreateSubnet
      AWS::EC2::Subnet  ec2:* tagged  ec2:DeleteSubnet ec2:DeleteTags ec2:ModifySubnetAttribute
      AWS::EC2::Subnet  *  ec2:DescribeAvailabilityZones ec2:DescribeNetworkAcls ec2:DescribeSubnets
      AWS::EC2::Subnet.Ipv6CidrBlock  ec2:* tagged  ec2:AssociateSubnetCidrBlock ec2:DisassociateSubnetCidrBlock
      AWS::EC2::SubnetCidrBlock  ec2:* tagged  ec2:AssociateSubnetCidrBlock ec2:DisassociateSubnetCidrBlock
      AWS::EC2::SubnetCidrBlock  *  ec2:DescribeSubnets
      AWS::EC2::SubnetRouteTableAssociation  ec2:* tagged  ec2:AssociateRouteTable ec2:DisassociateRouteTable ec2:ReplaceRouteTableAssociation
      AWS::EC2::SubnetRouteTableAssociation  *  ec2:DescribeRouteTables ec2:DescribeSubnets
      AWS::EC2::VPC  ec2:vpc/* untagged or ours  ec2:CreateTags ec2:CreateVpc ec2:DescribeVpcAttribute
      AWS::EC2::VPC  ec2:* tagged  ec2:DeleteTags ec2:DeleteVpc ec2:ModifyVpcAttribute
      AWS::EC2::VPC  *  ec2:DescribeNetworkAcls ec2:DescribeSecurityGroups ec2:DescribeVpcEncryptionControls ec2:DescribeVpcs
      AWS::EC2::VPC.InstanceTenancy  ec2:* tagged  ec2:ModifyVpcTenancy
      AWS::EC2::VPC.VpcEncryptionControl  ec2:vpc-encryption-control/* untagged or ours  ec2:CreateTags ec2:CreateVpcEncryptionControl
      AWS::EC2::VPC.VpcEncryptionControl  ec2:* tagged  ec2:CreateVpcEncryptionControl
      AWS::EC2::VPCCidrBlock  ec2:* tagged  ec2:AssociateVpcCidrBlock ec2:DisassociateVpcCidrBlock
      AWS::EC2::VPCCidrBlock  *  ec2:DescribeVpcs
      AWS::EC2::VPCEndpoint  ec2:vpc-endpoint/* untagged or ours  ec2:CreateTags ec2:CreateVpcEndpoint
      AWS::EC2::VPCEndpoint  ec2:vpc/{vpc}  ec2:CreateVpcEndpoint
      AWS::EC2::VPCEndpoint  ec2:route-table/* ec2:security-group/* ec2:subnet/*  ec2:CreateVpcEndpoint ec2:ModifyVpcEndpoint
      AWS::EC2::VPCEndpoint  ec2:* tagged  ec2:DeleteTags ec2:DeleteVpcEndpoints ec2:ModifyVpcEndpoint
      AWS::EC2::VPCEndpoint  *  ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcEndpoints ec2:DescribeVpcs
      AWS::EC2::VPCEndpoint.ServiceNetworkArn  *  vpc-lattice:CreateServiceNetworkVpcEndpointAssociation
      AWS::EC2::VPCEndpoint.ServiceRegion  ec2:vpc-endpoint/*  vpce:AllowMultiRegion
      AWS::EC2::VPCGatewayAttachment  ec2:* tagged  ec2:AttachInternetGateway ec2:DetachInternetGateway
      AWS::EC2::VPCGatewayAttachment  *  ec2:DescribeInternetGateways ec2:DescribeVpnGateways
      AWS::EC2::VPCGatewayAttachment.VpnGatewayId  ec2:vpc/{vpc}  ec2:AttachVpnGateway ec2:DetachVpnGateway
      AWS::EC2::VPCGatewayAttachment.VpnGatewayId  ec2:vpn-gateway/*  ec2:AttachVpnGateway ec2:DetachVpnGateway
      AWS::ECR::Repository  ecr:repository/{lower}*  ecr:CreateRepository ecr:DeleteLifecyclePolicy ecr:DeleteRepository ecr:DescribeRepositories ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy ecr:ListTagsForResource ecr:PutImageScanningConfiguration ecr:PutImageTagMutability ecr:PutLifecyclePolicy ecr:TagResource ecr:UntagResource
      AWS::ECR::Repository  * via ecr  kms:CreateGrant kms:DescribeKey kms:RetireGrant
      AWS::ECR::Repository.RepositoryPolicyText  ecr:repository/{lower}*  ecr:DeleteRepositoryPolicy ecr:SetRepositoryPolicy
      AWS::ECS::Cluster  ecs:cluster/{stack}*  ecs:CreateCluster ecs:DeleteCluster ecs:DescribeClusters ecs:ListTagsForResource ecs:PutClusterCapacityProviders ecs:TagResource ecs:UntagResource ecs:UpdateCluster ecs:UpdateClusterSettings
      AWS::ECS::Cluster  role:ecs.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ECS::Cluster.Configuration  kms:key/*  kms:DescribeKey
      AWS::ECS::ClusterCapacityProviderAssociations  ecs:cluster/{stack}*  ecs:DescribeClusters ecs:PutClusterCapacityProviders
      AWS::ECS::ClusterCapacityProviderAssociations  ecs:capacity-provider/*  ecs:DescribeCapacityProviders
      AWS::ECS::Service  ecs:service/*/{stack}*  ecs:CreateService ecs:DeleteService ecs:DescribeServiceDeployments ecs:DescribeServices ecs:ListServiceDeployments ecs:ListTagsForResource ecs:StopServiceDeployment ecs:TagResource ecs:UntagResource ecs:UpdateService
      AWS::ECS::Service.ManagedEBSVolume  pass:ecs.amazonaws.com  iam:PassRole
      AWS::ECS::Service  ecs:service-deployment/*/{stack}*  ecs:DescribeServiceDeployments ecs:StopServiceDeployment
      AWS::ECS::Service.AdvancedConfiguration  pass:ecs.amazonaws.com  iam:PassRole
      AWS::ECS::TaskDefinition  *  ecs:DeregisterTaskDefinition ecs:DescribeTaskDefinition
      AWS::ECS::TaskDefinition  ecs:task-definition/{stack}*  ecs:ListTagsForResource ecs:RegisterTaskDefinition ecs:TagResource ecs:UntagResource
      AWS::ECS::TaskDefinition  iam:role/{stack}*  iam:GetRole
      AWS::ECS::TaskDefinition  pass:ecs-tasks.amazonaws.com  iam:PassRole
      AWS::EFS::AccessPoint  elasticfilesystem:file-system/*  elasticfilesystem:CreateAccessPoint elasticfilesystem:DescribeAccessPoints
      AWS::EFS::AccessPoint  elasticfilesystem:access-point/*  elasticfilesystem:DescribeAccessPoints elasticfilesystem:ListTagsForResource
      AWS::EFS::AccessPoint  elasticfilesystem:access-point/* untagged or ours  elasticfilesystem:TagResource
      AWS::EFS::AccessPoint  elasticfilesystem:access-point/* tagged  elasticfilesystem:DeleteAccessPoint elasticfilesystem:UntagResource
      AWS::EFS::FileSystem  *  elasticfilesystem:CreateFileSystem
      AWS::EFS::FileSystem  elasticfilesystem:file-system/*  elasticfilesystem:DescribeFileSystems elasticfilesystem:ListTagsForResource
      AWS::EFS::FileSystem  elasticfilesystem:file-system/* untagged or ours  elasticfilesystem:TagResource
      AWS::EFS::FileSystem  elasticfilesystem:file-system/* tagged  elasticfilesystem:DeleteFileSystem elasticfilesystem:DeleteTags elasticfilesystem:DescribeBackupPolicy elasticfilesystem:DescribeFileSystemPolicy elasticfilesystem:DescribeLifecycleConfiguration elasticfilesystem:DescribeReplicationConfigurations elasticfilesystem:PutBackupPolicy elasticfilesystem:PutLifecycleConfiguration elasticfilesystem:UntagResource elasticfilesystem:UpdateFileSystem elasticfilesystem:UpdateFileSystemProtection
      AWS::EFS::FileSystem  * via elasticfilesystem  kms:CreateGrant kms:DescribeKey kms:GenerateDataKeyWithoutPlaintext
      AWS::EFS::FileSystem  role:elasticfilesystem.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::EFS::FileSystem.FileSystemPolicy  elasticfilesystem:file-system/* tagged  elasticfilesystem:DeleteFileSystemPolicy elasticfilesystem:PutFileSystemPolicy
      AWS::EFS::FileSystem.ReplicationConfiguration  elasticfilesystem:file-system/*  elasticfilesystem:CreateReplicationConfiguration elasticfilesystem:DeleteReplicationConfiguration
      AWS::EFS::FileSystem.ReplicationConfiguration  pass:elasticfilesystem.amazonaws.com  iam:PassRole
      AWS::EFS::MountTarget  elasticfilesystem:file-system/* tagged  elasticfilesystem:CreateMountTarget elasticfilesystem:DeleteMountTarget elasticfilesystem:DescribeMountTargetSecurityGroups elasticfilesystem:DescribeMountTargets elasticfilesystem:ModifyMountTargetSecurityGroups
      AWS::EFS::MountTarget  ec2:network-interface/* ec2:security-group/* ec2:subnet/* in vpc  ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:ModifyNetworkInterfaceAttribute
      AWS::EFS::MountTarget  *  ec2:DescribeNetworkInterfaceAttribute ec2:DescribeNetworkInterfaces ec2:DescribeSecurityGroups ec2:DescribeSubnets
      AWS::ElastiCache::CacheCluster  elasticache:cluster:* untagged or ours  elasticache:AddTagsToResource elasticache:CreateCacheCluster elasticache:DeleteCacheCluster elasticache:DescribeCacheClusters elasticache:ListTagsForResource elasticache:ModifyCacheCluster elasticache:RebootCacheCluster elasticache:RemoveTagsFromResource
      AWS::ElastiCache::CacheCluster  elasticache:parametergroup:* untagged or ours  elasticache:CreateCacheCluster elasticache:ModifyCacheCluster
      AWS::ElastiCache::CacheCluster  elasticache:subnetgroup:{lower}*  elasticache:CreateCacheCluster
      AWS::ElastiCache::CacheCluster  role:elasticache.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ElastiCache::CacheCluster.LogDeliveryConfigurations  *  logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:UpdateLogDelivery
      AWS::ElastiCache::CacheCluster.LogDeliveryConfigurations  firehose:deliverystream/*  firehose:TagDeliveryStream
      AWS::ElastiCache::CacheCluster.LogDeliveryConfigurations  logs:log-group:* untagged or ours  logs:CreateLogStream
      AWS::ElastiCache::CacheCluster.SnapshotArns  s3:*/*  s3:GetObject
      AWS::ElastiCache::CacheCluster.SnapshotRetentionLimit  elasticache:cluster:* elasticache:snapshot:* untagged or ours  elasticache:CreateSnapshot
      AWS::ElastiCache::ReplicationGroup  elasticache:cluster:* elasticache:replicationgroup:* untagged or ours  elasticache:AddTagsToResource elasticache:CreateCacheCluster elasticache:CreateReplicationGroup elasticache:CreateSnapshot elasticache:DecreaseReplicaCount elasticache:DeleteCacheCluster elasticache:DeleteReplicationGroup elasticache:DescribeCacheClusters elasticache:DescribeReplicationGroups elasticache:IncreaseReplicaCount elasticache:ListTagsForResource elasticache:ModifyReplicationGroup elasticache:ModifyReplicationGroupShardConfiguration elasticache:RemoveTagsFromResource
      AWS::ElastiCache::ReplicationGroup  elasticache:parametergroup:* untagged or ours  elasticache:CreateCacheCluster elasticache:CreateReplicationGroup elasticache:ModifyReplicationGroup
      AWS::ElastiCache::ReplicationGroup  elasticache:snapshot:* untagged or ours  elasticache:AddTagsToResource elasticache:CreateSnapshot elasticache:DeleteReplicationGroup
      AWS::ElastiCache::ReplicationGroup  elasticache:subnetgroup:{lower}*  elasticache:CreateCacheCluster elasticache:CreateReplicationGroup
      AWS::ElastiCache::ReplicationGroup  role:elasticache.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ElastiCache::ReplicationGroup.KmsKeyId  * via elasticache  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey
      AWS::ElastiCache::ReplicationGroup.LogDeliveryConfigurations  *  logs:CreateLogDelivery logs:DeleteLogDelivery logs:GetLogDelivery logs:ListLogDeliveries logs:UpdateLogDelivery
      AWS::ElastiCache::ReplicationGroup.LogDeliveryConfigurations  firehose:deliverystream/*  firehose:PutRecord firehose:PutRecordBatch firehose:TagDeliveryStream
      AWS::ElastiCache::ReplicationGroup.LogDeliveryConfigurations  logs:log-group:* untagged or ours  logs:CreateLogStream logs:PutLogEvents
      AWS::ElastiCache::ReplicationGroup.SnapshotArns  s3:*/*  s3:GetObject
      AWS::ElastiCache::ReplicationGroup.UserGroupIds  elasticache:usergroup:* untagged or ours  elasticache:CreateReplicationGroup elasticache:ModifyReplicationGroup
      AWS::ElastiCache::ServerlessCache  elasticache:serverlesscache:* untagged or ours  elasticache:AddTagsToResource elasticache:CreateServerlessCache elasticache:DeleteServerlessCache elasticache:DescribeServerlessCaches elasticache:ListTagsForResource elasticache:ModifyServerlessCache elasticache:RemoveTagsFromResource
      AWS::ElastiCache::ServerlessCache  ec2:vpc-endpoint/* untagged or ours  ec2:CreateTags ec2:CreateVpcEndpoint
      AWS::ElastiCache::ServerlessCache  ec2:vpc/{vpc}  ec2:CreateVpcEndpoint
      AWS::ElastiCache::ServerlessCache  ec2:security-group/* ec2:subnet/*  ec2:CreateVpcEndpoint
      AWS::ElastiCache::ServerlessCache  role:elasticache.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ElastiCache::ServerlessCache.FinalSnapshotName  elasticache:serverlesscache:* elasticache:serverlesscachesnapshot:* untagged or ours  elasticache:AddTagsToResource elasticache:CreateServerlessCacheSnapshot elasticache:DeleteServerlessCache
      AWS::ElastiCache::ServerlessCache.KmsKeyId  * via elasticache  kms:CreateGrant kms:DescribeKey
      AWS::ElastiCache::ServerlessCache.UserGroupId  elasticache:usergroup:* untagged or ours  elasticache:CreateServerlessCache elasticache:ModifyServerlessCache
      AWS::ElastiCache::SubnetGroup  elasticache:subnetgroup:{lower}*  elasticache:AddTagsToResource elasticache:CreateCacheSubnetGroup elasticache:DeleteCacheSubnetGroup elasticache:DescribeCacheSubnetGroups elasticache:ListTagsForResource elasticache:ModifyCacheSubnetGroup elasticache:RemoveTagsFromResource
      AWS::ElasticLoadBalancingV2::Listener  elasticloadbalancing:loadbalancer/* tagged  elasticloadbalancing:CreateListener
      AWS::ElasticLoadBalancingV2::Listener  elasticloadbalancing:listener/{listener}* untagged or ours  elasticloadbalancing:AddTags elasticloadbalancing:DeleteListener elasticloadbalancing:ModifyListener elasticloadbalancing:ModifyListenerAttributes elasticloadbalancing:RemoveTags
      AWS::ElasticLoadBalancingV2::Listener  *  elasticloadbalancing:DescribeListenerAttributes elasticloadbalancing:DescribeListeners elasticloadbalancing:DescribeTags
      AWS::ElasticLoadBalancingV2::ListenerCertificate  elasticloadbalancing:listener/{listener}*  elasticloadbalancing:AddListenerCertificates elasticloadbalancing:RemoveListenerCertificates
      AWS::ElasticLoadBalancingV2::ListenerCertificate  *  elasticloadbalancing:DescribeListenerCertificates
      AWS::ElasticLoadBalancingV2::ListenerRule  elasticloadbalancing:listener/{listener}* untagged, ours or imported  elasticloadbalancing:CreateRule
      AWS::ElasticLoadBalancingV2::ListenerRule  elasticloadbalancing:listener-rule/{listener}* untagged or ours  elasticloadbalancing:AddTags elasticloadbalancing:DeleteRule elasticloadbalancing:ModifyRule elasticloadbalancing:RemoveTags elasticloadbalancing:SetRulePriorities
      AWS::ElasticLoadBalancingV2::ListenerRule  *  elasticloadbalancing:DescribeRules elasticloadbalancing:DescribeTags
      AWS::ElasticLoadBalancingV2::ListenerRule.AuthenticateCognitoConfig  cognito-idp:userpool/*  cognito-idp:DescribeUserPoolClient
      AWS::ElasticLoadBalancingV2::ListenerRule.AuthenticateOidcConfig  secretsmanager:secret:*  secretsmanager:GetSecretValue
      AWS::ElasticLoadBalancingV2::LoadBalancer  elasticloadbalancing:loadbalancer/*/{short}* untagged or ours  elasticloadbalancing:AddTags elasticloadbalancing:CreateLoadBalancer
      AWS::ElasticLoadBalancingV2::LoadBalancer  elasticloadbalancing:loadbalancer/* tagged  elasticloadbalancing:DeleteLoadBalancer elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:RemoveTags elasticloadbalancing:SetIpAddressType elasticloadbalancing:SetSecurityGroups elasticloadbalancing:SetSubnets
      AWS::ElasticLoadBalancingV2::LoadBalancer  *  ec2:DescribeAccountAttributes ec2:DescribeAddresses ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs elasticloadbalancing:DescribeCapacityReservation elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeLoadBalancers elasticloadbalancing:DescribeTags
      AWS::ElasticLoadBalancingV2::LoadBalancer  role:elasticloadbalancing.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::ElasticLoadBalancingV2::LoadBalancer.Ipv4IpamPoolId  *  ec2:DescribeIpamPools
      AWS::ElasticLoadBalancingV2::LoadBalancer.Ipv4IpamPoolId  elasticloadbalancing:loadbalancer/* tagged  elasticloadbalancing:ModifyIpPools
      AWS::ElasticLoadBalancingV2::LoadBalancer.MinimumLoadBalancerCapacity  elasticloadbalancing:loadbalancer/* tagged  elasticloadbalancing:ModifyCapacityReservation
      AWS::ElasticLoadBalancingV2::TargetGroup  elasticloadbalancing:targetgroup/{short}* untagged or ours  elasticloadbalancing:AddTags elasticloadbalancing:CreateTargetGroup
      AWS::ElasticLoadBalancingV2::TargetGroup  elasticloadbalancing:targetgroup/* tagged  elasticloadbalancing:DeleteTargetGroup elasticloadbalancing:ModifyTargetGroup elasticloadbalancing:ModifyTargetGroupAttributes elasticloadbalancing:RemoveTags
      AWS::ElasticLoadBalancingV2::TargetGroup  *  ec2:DescribeVpcs elasticloadbalancing:DescribeTags elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTargetGroups elasticloadbalancing:DescribeTargetHealth
      AWS::ElasticLoadBalancingV2::TargetGroup.Targets  elasticloadbalancing:targetgroup/* tagged  elasticloadbalancing:DeregisterTargets elasticloadbalancing:RegisterTargets
      AWS::IAM::ManagedPolicy  iam:policy/{stack}*  iam:CreatePolicy iam:CreatePolicyVersion iam:DeletePolicy iam:DeletePolicyVersion iam:GetPolicy iam:GetPolicyVersion iam:ListEntitiesForPolicy iam:ListPolicyVersions
      AWS::IAM::ManagedPolicy  iam:role/{stack}*  iam:AttachRolePolicy iam:DetachRolePolicy
      AWS::IAM::ManagedPolicy.Groups  iam:group/*  iam:AttachGroupPolicy iam:DetachGroupPolicy
      AWS::IAM::ManagedPolicy.Users  iam:user/*  iam:AttachUserPolicy iam:DetachUserPolicy
      AWS::IAM::Role  iam:role/{stack}*  iam:CreateRole iam:DeleteRole iam:DeleteRolePolicy iam:GetRole iam:GetRolePolicy iam:ListAttachedRolePolicies iam:ListRolePolicies iam:ListRoleTags iam:PutRolePolicy iam:TagRole iam:UntagRole iam:UpdateAssumeRolePolicy iam:UpdateRole iam:UpdateRoleDescription
      AWS::IAM::Role.ManagedPolicyArns  iam:role/{stack}*  iam:AttachRolePolicy iam:DetachRolePolicy
      AWS::IAM::Role.PermissionsBoundary  iam:role/{stack}*  iam:DeleteRolePermissionsBoundary iam:PutRolePermissionsBoundary
      AWS::KMS::Alias  kms:alias/*  kms:CreateAlias kms:DeleteAlias kms:UpdateAlias
      AWS::KMS::Alias  kms:key/*  kms:CreateAlias kms:DeleteAlias kms:UpdateAlias
      AWS::KMS::Alias  *  kms:ListAliases
      AWS::KMS::Key  *  kms:CreateKey
      AWS::KMS::Key  kms:key/* untagged or ours  kms:DescribeKey kms:DisableKeyRotation kms:EnableKeyRotation kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListResourceTags kms:PutKeyPolicy kms:ScheduleKeyDeletion kms:TagResource kms:UntagResource kms:UpdateKeyDescription
      AWS::KMS::Key.Enabled  kms:key/* untagged or ours  kms:DisableKey kms:EnableKey
      AWS::Logs::LogGroup  logs:log-group:{stack}*  logs:AssociateKmsKey logs:CreateLogGroup logs:DeleteDataProtectionPolicy logs:DeleteLogGroup logs:DeleteRetentionPolicy logs:DisassociateKmsKey logs:GetDataProtectionPolicy logs:ListTagsForResource logs:PutRetentionPolicy logs:TagResource logs:UntagResource
      AWS::Logs::LogGroup  *  logs:DescribeIndexPolicies logs:DescribeLogGroups logs:DescribeResourcePolicies
      AWS::Logs::LogGroup.BearerTokenAuthenticationEnabled  logs:log-group:{stack}*  logs:PutBearerTokenAuthentication
      AWS::Logs::LogGroup.DataProtectionPolicy  logs:log-group:{stack}*  logs:PutDataProtectionPolicy
      AWS::Logs::LogGroup.DeletionProtectionEnabled  logs:log-group:{stack}*  logs:PutLogGroupDeletionProtection
      AWS::Logs::LogGroup.FieldIndexPolicies  logs:log-group:{stack}*  logs:DeleteIndexPolicy logs:PutIndexPolicy
      AWS::Logs::LogGroup.LogGroupClass  *  logs:CreateLogDelivery
      AWS::Logs::LogGroup.LogGroupClass  firehose:deliverystream/*  firehose:TagDeliveryStream
      AWS::Logs::LogGroup.LogGroupName  logs:log-group:/aws/vendedlogs/states/{stack}*  logs:AssociateKmsKey logs:CreateLogGroup logs:DeleteDataProtectionPolicy logs:DeleteLogGroup logs:DeleteRetentionPolicy logs:DisassociateKmsKey logs:GetDataProtectionPolicy logs:ListTagsForResource logs:PutRetentionPolicy logs:TagResource logs:UntagResource
      AWS::Logs::LogGroup.ResourcePolicyDocument  *  logs:DeleteResourcePolicy logs:PutResourcePolicy
      AWS::RDS::DBCluster  rds:cluster:{lower}*  rds:AddTagsToResource rds:CreateDBCluster rds:CreateDBClusterSnapshot rds:CreateDBInstance rds:DeleteDBCluster rds:DescribeDBClusters rds:ListTagsForResource rds:ModifyDBCluster rds:RemoveTagsFromResource
      AWS::RDS::DBCluster  rds:db:{lower}*  rds:CreateDBInstance rds:DeleteDBInstance rds:ModifyDBInstance rds:RebootDBInstance
      AWS::RDS::DBCluster  rds:subgrp:{lower}*  rds:CreateDBCluster rds:DescribeDBSubnetGroups
      AWS::RDS::DBCluster  rds:cluster-pg:* rds:og:*  rds:CreateDBCluster rds:ModifyDBCluster
      AWS::RDS::DBCluster  rds:cluster-snapshot:*  rds:AddTagsToResource rds:CreateDBClusterSnapshot rds:DeleteDBCluster rds:DescribeDBClusterSnapshots
      AWS::RDS::DBCluster  *  ec2:DescribeSecurityGroups rds:DescribeEvents
      AWS::RDS::DBCluster  rds:global-cluster:*  rds:DescribeGlobalClusters
      AWS::RDS::DBCluster  * via rds  kms:CreateGrant kms:DescribeKey
      AWS::RDS::DBCluster  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::RDS::DBCluster.AssociatedRoles  rds:cluster:{lower}*  rds:AddRoleToDBCluster rds:RemoveRoleFromDBCluster
      AWS::RDS::DBCluster.AssociatedRoles  pass:rds.amazonaws.com  iam:PassRole
      AWS::RDS::DBCluster.EnableHttpEndpoint  rds:cluster:{lower}*  rds:DisableHttpEndpoint rds:EnableHttpEndpoint
      AWS::RDS::DBCluster.GlobalClusterIdentifier  rds:cluster:{lower}* rds:global-cluster:*  rds:RemoveFromGlobalCluster
      AWS::RDS::DBCluster.ManageMasterUserPassword  secretsmanager:secret:rds!*  secretsmanager:CreateSecret secretsmanager:TagResource
      AWS::RDS::DBCluster.MasterUserSecret  * via secretsmanager  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::RDS::DBCluster.MasterUserSecret  * via rds  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::RDS::DBCluster.SnapshotIdentifier  rds:cluster:{lower}* rds:cluster-pg:* rds:cluster-snapshot:* rds:og:* rds:snapshot:* rds:subgrp:{lower}*  rds:DescribeDBClusterSnapshots rds:DescribeDBSnapshots rds:RestoreDBClusterFromSnapshot
      AWS::RDS::DBCluster.SourceDBClusterIdentifier  rds:cluster:* rds:cluster-auto-backup:* rds:cluster-pg:* rds:og:* rds:subgrp:{lower}*  rds:DescribeDBClusterAutomatedBackups rds:RestoreDBClusterToPointInTime
      AWS::RDS::DBClusterParameterGroup  rds:cluster-pg:{lower}*  rds:AddTagsToResource rds:CreateDBClusterParameterGroup rds:DeleteDBClusterParameterGroup rds:DescribeDBClusterParameterGroups rds:DescribeDBClusterParameters rds:ListTagsForResource rds:ModifyDBClusterParameterGroup rds:RemoveTagsFromResource rds:ResetDBClusterParameterGroup
      AWS::RDS::DBClusterParameterGroup  rds:cluster:*  rds:DescribeDBClusters
      AWS::RDS::DBClusterParameterGroup  *  rds:DescribeEngineDefaultClusterParameters
      AWS::RDS::DBClusterParameterGroup  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::RDS::DBInstance  rds:db:{lower}*  rds:AddTagsToResource rds:CreateDBInstance rds:CreateDBSnapshot rds:DeleteDBInstance rds:DescribeDBInstances rds:ListTagsForResource rds:ModifyDBInstance rds:RebootDBInstance rds:RemoveTagsFromResource
      AWS::RDS::DBInstance  rds:cluster:{lower}*  rds:CreateDBInstance rds:DescribeDBClusters
      AWS::RDS::DBInstance  rds:subgrp:{lower}*  rds:CreateDBInstance rds:ModifyDBInstance
      AWS::RDS::DBInstance  rds:og:* rds:pg:*  rds:CreateDBInstance rds:DescribeDBParameterGroups rds:ModifyDBInstance
      AWS::RDS::DBInstance  rds:snapshot:*  rds:AddTagsToResource rds:CreateDBSnapshot
      AWS::RDS::DBInstance  ec2:vpc/*  ec2:DescribeVpcAttribute
      AWS::RDS::DBInstance  *  ec2:DescribeAccountAttributes ec2:DescribeAvailabilityZones ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs rds:DescribeDBEngineVersions rds:DescribeEvents
      AWS::RDS::DBInstance  * via rds  kms:CreateGrant kms:DescribeKey
      AWS::RDS::DBInstance  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::RDS::DBInstance.AssociatedRoles  rds:db:{lower}*  rds:AddRoleToDBInstance rds:RemoveRoleFromDBInstance
      AWS::RDS::DBInstance.AssociatedRoles  pass:rds.amazonaws.com  iam:PassRole
      AWS::RDS::DBInstance.AutomaticBackupReplicationRegion  rds:auto-backup:* rds:db:{lower}*  rds:DescribeDBInstanceAutomatedBackups rds:StartDBInstanceAutomatedBackupsReplication rds:StopDBInstanceAutomatedBackupsReplication
      AWS::RDS::DBInstance.DBClusterSnapshotIdentifier  rds:cluster-snapshot:* rds:db:{lower}* rds:og:* rds:pg:* rds:snapshot:* rds:subgrp:{lower}*  rds:DescribeDBClusterSnapshots rds:RestoreDBInstanceFromDBSnapshot
      AWS::RDS::DBInstance.DBSnapshotIdentifier  rds:db:{lower}* rds:og:* rds:pg:* rds:snapshot:* rds:subgrp:{lower}*  rds:DescribeDBSnapshots rds:RestoreDBInstanceFromDBSnapshot
      AWS::RDS::DBInstance.ManageMasterUserPassword  secretsmanager:secret:rds!*  secretsmanager:CreateSecret secretsmanager:TagResource
      AWS::RDS::DBInstance.MasterUserSecret  * via secretsmanager  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::RDS::DBInstance.MasterUserSecret  * via rds  kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::RDS::DBInstance.MonitoringRoleArn  iam:role/{stack}*  iam:GetRole
      AWS::RDS::DBInstance.MonitoringRoleArn  *  iam:ListRoles
      AWS::RDS::DBInstance.MonitoringRoleArn  pass:monitoring.rds.amazonaws.com  iam:PassRole
      AWS::RDS::DBInstance.SourceDBInstanceIdentifier  rds:db:* rds:og:* rds:pg:* rds:subgrp:{lower}*  rds:CreateDBInstanceReadReplica rds:PromoteReadReplica rds:RestoreDBInstanceToPointInTime
      AWS::RDS::DBParameterGroup  rds:pg:{lower}*  rds:AddTagsToResource rds:CreateDBParameterGroup rds:DeleteDBParameterGroup rds:DescribeDBParameterGroups rds:DescribeDBParameters rds:ListTagsForResource rds:ModifyDBParameterGroup rds:RemoveTagsFromResource rds:ResetDBParameterGroup
      AWS::RDS::DBParameterGroup  *  rds:DescribeEngineDefaultParameters
      AWS::RDS::DBParameterGroup  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::RDS::DBSubnetGroup  rds:subgrp:{lower}*  rds:AddTagsToResource rds:CreateDBSubnetGroup rds:DeleteDBSubnetGroup rds:DescribeDBSubnetGroups rds:ListTagsForResource rds:ModifyDBSubnetGroup rds:RemoveTagsFromResource
      AWS::RDS::DBSubnetGroup  *  ec2:DescribeSubnets ec2:DescribeVpcs
      AWS::RDS::DBSubnetGroup  role:rds.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::Route53::RecordSet  *  route53:ListHostedZones
      AWS::Route53::RecordSet  route53:change/*  route53:GetChange
      AWS::Route53::RecordSet  route53:hostedzone/*  route53:ChangeResourceRecordSets route53:GetHostedZone route53:ListResourceRecordSets
      AWS::S3::Bucket  s3:{lower}*  s3:CreateBucket s3:DeleteBucket s3:GetAccelerateConfiguration s3:GetAnalyticsConfiguration s3:GetBucketAbac s3:GetBucketAcl s3:GetBucketCORS s3:GetBucketLogging s3:GetBucketMetadataTableConfiguration s3:GetBucketNotification s3:GetBucketObjectLockConfiguration s3:GetBucketOwnershipControls s3:GetBucketPublicAccessBlock s3:GetBucketTagging s3:GetBucketVersioning s3:GetBucketWebsite s3:GetEncryptionConfiguration s3:GetIntelligentTieringConfiguration s3:GetInventoryConfiguration s3:GetLifecycleConfiguration s3:GetMetricsConfiguration s3:GetReplicationConfiguration s3:ListBucket s3:ListTagsForResource s3:PutBucketOwnershipControls s3:PutBucketPublicAccessBlock s3:PutBucketTagging s3:PutBucketVersioning s3:PutEncryptionConfiguration s3:PutLifecycleConfiguration s3:TagResource s3:UntagResource
      AWS::S3::Bucket.AccelerateConfiguration  s3:{lower}*  s3:PutAccelerateConfiguration
      AWS::S3::Bucket.AccessControl  s3:{lower}*  s3:PutBucketAcl
      AWS::S3::Bucket.AnalyticsConfigurations  s3:{lower}*  s3:PutAnalyticsConfiguration
      AWS::S3::Bucket.BucketAbac  s3:{lower}*  s3:PutBucketAbac
      AWS::S3::Bucket.CorsConfiguration  s3:{lower}*  s3:PutBucketCORS
      AWS::S3::Bucket.IntelligentTieringConfigurations  s3:{lower}*  s3:PutIntelligentTieringConfiguration
      AWS::S3::Bucket.InventoryConfigurations  s3:{lower}*  s3:PutInventoryConfiguration
      AWS::S3::Bucket.LoggingConfiguration  s3:{lower}*  s3:PutBucketLogging
      AWS::S3::Bucket.MetadataConfiguration  s3:{lower}*  s3:CreateBucketMetadataTableConfiguration s3:DeleteBucketMetadataTableConfiguration s3:UpdateBucketMetadataAnnotationTableConfiguration s3:UpdateBucketMetadataInventoryTableConfiguration s3:UpdateBucketMetadataJournalTableConfiguration
      AWS::S3::Bucket.MetadataConfiguration  s3tables:bucket/*  s3tables:CreateNamespace s3tables:CreateTable s3tables:CreateTableBucket s3tables:GetTable s3tables:GetTableMetadataLocation s3tables:PutTableBucketPolicy s3tables:PutTableEncryption s3tables:PutTablePolicy s3tables:UpdateTableMetadataLocation
      AWS::S3::Bucket.MetadataTableConfiguration  s3:{lower}*  s3:CreateBucketMetadataTableConfiguration s3:DeleteBucketMetadataTableConfiguration s3:UpdateBucketMetadataAnnotationTableConfiguration s3:UpdateBucketMetadataInventoryTableConfiguration s3:UpdateBucketMetadataJournalTableConfiguration
      AWS::S3::Bucket.MetadataTableConfiguration  s3tables:bucket/*  s3tables:CreateNamespace s3tables:CreateTable s3tables:CreateTableBucket s3tables:GetTable s3tables:GetTableMetadataLocation s3tables:PutTableBucketPolicy s3tables:PutTableEncryption s3tables:PutTablePolicy s3tables:UpdateTableMetadataLocation
      AWS::S3::Bucket.MetricsConfigurations  s3:{lower}*  s3:PutMetricsConfiguration
      AWS::S3::Bucket.NotificationConfiguration  s3:{lower}*  s3:PutBucketNotification
      AWS::S3::Bucket.ObjectLockConfiguration  s3:{lower}*  s3:PutBucketObjectLockConfiguration
      AWS::S3::Bucket.ObjectLockEnabled  s3:{lower}*  s3:PutBucketObjectLockConfiguration
      AWS::S3::Bucket.ReplicationConfiguration  s3:{lower}*  s3:PutReplicationConfiguration
      AWS::S3::Bucket.ReplicationConfiguration  pass:s3.amazonaws.com  iam:PassRole
      AWS::S3::Bucket.WebsiteConfiguration  s3:{lower}*  s3:DeleteBucketWebsite s3:PutBucketWebsite
      AWS::S3::BucketPolicy  s3:{lower}*  s3:DeleteBucketPolicy s3:GetBucketPolicy s3:PutBucketPolicy
      AWS::S3Files::AccessPoint  s3files:file-system/*  s3files:CreateAccessPoint
      AWS::S3Files::AccessPoint  s3files:file-system/*/access-point/*  s3files:GetAccessPoint s3files:ListTagsForResource
      AWS::S3Files::AccessPoint  s3files:file-system/*/access-point/* untagged or ours  s3files:TagResource
      AWS::S3Files::AccessPoint  s3files:file-system/*/access-point/* tagged  s3files:DeleteAccessPoint s3files:UntagResource
      AWS::S3Files::FileSystem  *  events:ListRules s3files:CreateFileSystem
      AWS::S3Files::FileSystem  s3files:file-system/*  s3files:GetFileSystem s3files:GetSynchronizationConfiguration s3files:ListTagsForResource
      AWS::S3Files::FileSystem  s3files:file-system/* untagged or ours  s3files:TagResource
      AWS::S3Files::FileSystem  s3files:file-system/* tagged  s3files:DeleteFileSystem s3files:PutSynchronizationConfiguration s3files:UntagResource
      AWS::S3Files::FileSystem  events:rule/DO-NOT-DELETE-S3-Files*  events:DeleteRule events:DescribeRule events:ListTargetsByRule events:PutRule events:PutTargets events:RemoveTargets
      AWS::S3Files::FileSystem  s3:*  s3:GetBucketNotification s3:PutBucketNotification
      AWS::S3Files::FileSystem  pass:elasticfilesystem.amazonaws.com  iam:PassRole
      AWS::S3Files::FileSystem  role:elasticfilesystem.amazonaws.com  iam:CreateServiceLinkedRole
      AWS::S3Files::FileSystem.KmsKeyId  kms:key/*  kms:CreateGrant kms:DescribeKey kms:GenerateDataKeyWithoutPlaintext
      AWS::S3Files::MountTarget  s3files:file-system/* tagged  s3files:CreateMountTarget s3files:DeleteMountTarget s3files:GetMountTarget s3files:ListMountTargets s3files:UpdateMountTarget
      AWS::S3Files::MountTarget  ec2:network-interface/* ec2:security-group/* ec2:subnet/* in vpc  ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:ModifyNetworkInterfaceAttribute
      AWS::S3Files::MountTarget  *  ec2:DescribeNetworkInterfaceAttribute ec2:DescribeNetworkInterfaces ec2:DescribeSecurityGroups ec2:DescribeSubnets
      AWS::SNS::Subscription  sns:{stack}*  sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes sns:Subscribe sns:Unsubscribe
      AWS::SNS::Subscription.TopicArn elsewhere  sns:*  sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes sns:Subscribe sns:Unsubscribe
      AWS::SNS::Topic  sns:{stack}*  sns:CreateTopic sns:DeleteTopic sns:GetDataProtectionPolicy sns:GetTopicAttributes sns:ListSubscriptionsByTopic sns:ListTagsForResource sns:SetTopicAttributes sns:TagResource sns:UntagResource
      AWS::SNS::Topic.DataProtectionPolicy  sns:{stack}*  sns:PutDataProtectionPolicy
      AWS::SNS::Topic.DeliveryStatusLogging  iam:role/{stack}*  iam:GetRole
      AWS::SNS::Topic.DeliveryStatusLogging  pass:sns.amazonaws.com  iam:PassRole
      AWS::SNS::Topic.Subscription  sns:{stack}*  sns:Subscribe sns:Unsubscribe
      AWS::SNS::TopicPolicy  sns:{stack}*  sns:GetTopicAttributes sns:SetTopicAttributes
      AWS::SQS::Queue  sqs:{stack}*  sqs:CreateQueue sqs:DeleteQueue sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListQueueTags sqs:SetQueueAttributes sqs:TagQueue sqs:UntagQueue
      AWS::SQS::QueuePolicy  sqs:{stack}*  sqs:GetQueueAttributes sqs:SetQueueAttributes
      AWS::SSM::Parameter  ssm:parameter/*  ssm:GetParameters ssm:ListTagsForResource
      AWS::SSM::Parameter  ssm:parameter/* untagged or ours  ssm:AddTagsToResource ssm:DeleteParameter ssm:PutParameter ssm:RemoveTagsFromResource
      AWS::WAFv2::WebACLAssociation  elasticloadbalancing:loadbalancer/app/*  elasticloadbalancing:CreateWebACLAssociation elasticloadbalancing:DeleteWebACLAssociation elasticloadbalancing:GetLoadBalancerWebACL elasticloadbalancing:SetWebACL wafv2:AssociateWebACL wafv2:DisassociateWebACL wafv2:GetWebACLForResource
      AWS::WAFv2::WebACLAssociation  wafv2:regional/webacl/*  wafv2:AssociateWebACL wafv2:GetPermissionPolicy wafv2:GetWebACL wafv2:PutPermissionPolicy
      AWS::Scheduler::Schedule  scheduler:schedule/default/{stack}*  scheduler:CreateSchedule scheduler:DeleteSchedule scheduler:GetSchedule scheduler:UpdateSchedule
      AWS::Scheduler::Schedule  pass:scheduler.amazonaws.com  iam:PassRole
      AWS::SecretsManager::RotationSchedule  secretsmanager:secret:* tagged  secretsmanager:CancelRotateSecret secretsmanager:DescribeSecret secretsmanager:RotateSecret
      AWS::SecretsManager::RotationSchedule  secretsmanager:secret:rds!*  secretsmanager:CancelRotateSecret secretsmanager:DescribeSecret secretsmanager:RotateSecret
      AWS::SecretsManager::RotationSchedule.RotationLambdaARN  lambda:function:*  lambda:InvokeFunction
      AWS::SecretsManager::Secret  secretsmanager:secret:* untagged or ours  secretsmanager:CreateSecret secretsmanager:TagResource
      AWS::SecretsManager::Secret  secretsmanager:secret:* tagged  secretsmanager:DeleteSecret secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue secretsmanager:UntagResource secretsmanager:UpdateSecret
      AWS::SecretsManager::Secret  *  secretsmanager:GetRandomPassword
      AWS::SecretsManager::Secret.KmsKeyId  * via secretsmanager  kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::SecretsManager::Secret.SecretString elsewhere  secretsmanager:secret:*  secretsmanager:GetSecretValue
      AWS::SecretsManager::Secret.SecretString elsewhere  * via secretsmanager  kms:Decrypt
      AWS::SecretsManager::Secret.ReplicaRegions  secretsmanager:secret:* tagged  secretsmanager:RemoveRegionsFromReplication secretsmanager:ReplicateSecretToRegions
      AWS::SecretsManager::SecretTargetAttachment  secretsmanager:secret:* tagged  secretsmanager:GetSecretValue secretsmanager:PutSecretValue
      AWS::SecretsManager::SecretTargetAttachment  rds:cluster:{lower}*  rds:DescribeDBClusters
      AWS::SecretsManager::SecretTargetAttachment  rds:db:{lower}*  rds:DescribeDBInstances
      AWS::ServiceDiscovery::PrivateDnsNamespace  *  ec2:DescribeRegions ec2:DescribeVpcs route53:CreateHostedZone route53:ListHostedZonesByName servicediscovery:CreatePrivateDnsNamespace servicediscovery:GetOperation servicediscovery:ListTagsForResource servicediscovery:TagResource servicediscovery:UntagResource
      AWS::ServiceDiscovery::PrivateDnsNamespace  route53:hostedzone/*  route53:GetHostedZone
      AWS::ServiceDiscovery::PrivateDnsNamespace  servicediscovery:namespace/*  servicediscovery:GetNamespace
      AWS::ServiceDiscovery::PrivateDnsNamespace  servicediscovery:namespace/* tagged  servicediscovery:DeleteNamespace servicediscovery:UpdatePrivateDnsNamespace
      AWS::ServiceDiscovery::PrivateDnsNamespace.Properties  route53:hostedzone/*  route53:ChangeResourceRecordSets
      AWS::ServiceDiscovery::Service  *  servicediscovery:GetOperation servicediscovery:ListServices servicediscovery:ListTagsForResource servicediscovery:TagResource servicediscovery:UntagResource
      AWS::ServiceDiscovery::Service  servicediscovery:namespace/* servicediscovery:service/*  servicediscovery:CreateService servicediscovery:GetNamespace servicediscovery:GetService servicediscovery:GetServiceAttributes
      AWS::ServiceDiscovery::Service  servicediscovery:service/* untagged or ours  servicediscovery:DeleteServiceAttributes servicediscovery:UpdateServiceAttributes
      AWS::ServiceDiscovery::Service  servicediscovery:service/* tagged  servicediscovery:DeleteService servicediscovery:UpdateService
      AWS::StepFunctions::StateMachine  pass:states.amazonaws.com  iam:PassRole
      AWS::StepFunctions::StateMachine  states:stateMachine:* untagged or ours  states:CreateStateMachine states:DeleteStateMachine states:DescribeStateMachine states:ListTagsForResource states:TagResource states:UntagResource states:UpdateStateMachine
      AWS::StepFunctions::StateMachine.DefinitionS3Location  s3:*/*  s3:GetObject s3:GetObjectVersion
      AWS::StepFunctions::StateMachine.EncryptionConfiguration  * via states  kms:Decrypt kms:DescribeKey kms:GenerateDataKey
      AWS::EC2::SecurityGroup::Id  *  ec2:DescribeSecurityGroups
      AWS::EC2::Subnet::Id  *  ec2:DescribeSubnets
      AWS::EC2::VPC::Id  *  ec2:DescribeVpcs
      AWS::Route53::HostedZone::Id  route53:hostedzone/*  route53:GetHostedZone
      """;

  private static final Map<String, List<String>> BY_TYPE = byType();

  private HandlerActions() {}

  /**
   * For a type, the actions on one kind of resource.
   *
   * @param scope the kind, or several with blanks between. {@code {stack}} is the beginning of a
   *     stack's name, with which CloudFormation begins the names that it makes; {@code {lower}} is
   *     the same in lower case, {@code {short}} the same in names of 32 characters; {@code
   *     {listener}} is the listener of a stack, {@code {vpc}} its VPC. After that: {@code in vpc},
   *     only within it; {@code tagged}, only what has the stack's tag; {@code untagged or ours},
   *     not what has the tag of another stack, and {@code untagged, ours or imported}, unless it is
   *     the one whose load balancer is used. {@code * via} names the service that alone may use a
   *     key on CloudFormation's behalf, {@code role:} one that gets a service-linked role, {@code
   *     pass:} one that roles of the stack are passed to
   */
  public record Line(String type, String scope, List<String> actions) {
    public Line {
      actions = List.copyOf(actions);
    }
  }

  /** What is known of these types, one type after the other. */
  public static List<Line> of(Collection<String> types) {
    List<Line> lines = new ArrayList<>();
    BY_TYPE.forEach(
        (type, ofType) -> {
          if (types.contains(type)) {
            lines.addAll(Lists.map(ofType, HandlerActions::line));
          }
        });
    return lines;
  }

  /** All that is known. */
  public static List<Line> lines() {
    return TABLE.lines().map(HandlerActions::line).toList();
  }

  /** Whether anything is known of the type. */
  public static boolean know(String type) {
    return BY_TYPE.containsKey(type);
  }

  private static Map<String, List<String>> byType() {
    Map<String, List<String>> byType = new LinkedHashMap<>();
    int end;
    for (int start = 0; start < TABLE.length(); start = end + 1) {
      end = TABLE.indexOf('\n', start);
      String line = TABLE.substring(start, end);
      byType.computeIfAbsent(type(line), type -> new ArrayList<>()).add(line);
    }
    return byType;
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

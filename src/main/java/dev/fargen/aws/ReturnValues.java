package dev.fargen.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code Ref} and {@code GetAtt} of common resource types return, by an example
 * (CloudFormation template reference, "Return values" of each type).
 */
public final class ReturnValues {

  /** The name of what {@code Ref} returns. */
  public static final String REF = "Ref";

  /** The type, and what its functions return, each with its name; read on first use. */
  private static final class Data {
    private static final String ACCOUNT = "eu-west-1:111122223333:";
    private static final Map<String, Map<String, String>> TYPES = read();

    private static Map<String, Map<String, String>> read() {
      Map<String, Map<String, String>> types = new LinkedHashMap<>();
      for (String line : parts(LINES, '\n')) {
        List<String> words = parts(line, ' ');
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
          int sign = word.indexOf('=');
          values.put(word.substring(0, sign), word.substring(sign + 1).replace("@", ACCOUNT));
        }
        types.put("AWS::" + words.get(0), values);
      }
      return types;
    }

    private static List<String> parts(String text, char separator) {
      List<String> parts = new ArrayList<>();
      int from = 0;
      for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, from)) {
        parts.add(text.substring(from, end));
        from = end + 1;
      }
      if (from < text.length()) {
        parts.add(text.substring(from));
      }
      return parts;
    }
  }

  private static final String LINES =
      """
      AccountId Ref=111122223333
      Partition Ref=aws
      Region Ref=eu-west-1
      StackId Ref=arn:aws:cloudformation:@stack/shop/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
      StackName Ref=shop
      URLSuffix Ref=amazonaws.com
      ApiGateway::Resource Ref=a1b2c3d4e5 ResourceId=a1b2c3d4e5
      ApiGateway::RestApi Ref=a1b2c3d4e5 RootResourceId=a1b2c3d4e5
      ApiGatewayV2::Api Ref=a1b2c3d4e5 ApiId=a1b2c3d4e5 ApiEndpoint=https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
      ApiGatewayV2::Authorizer Ref=a1b2c3d4e5 AuthorizerId=a1b2c3d4e5
      ApiGatewayV2::Integration Ref=a1b2c3d4e5 IntegrationId=a1b2c3d4e5
      AutoScaling::AutoScalingGroup Ref=shop-Group-1A2B3C4D
      CertificateManager::Certificate Ref=arn:aws:acm:@certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
      CloudFront::Distribution Ref=E1A2B3C4D5E6F7 Id=E1A2B3C4D5E6F7 DomainName=d111111abcdef8.cloudfront.net
      CloudWatch::Alarm Ref=shop-Alarm-1A2B3C4D Arn=arn:aws:cloudwatch:@alarm:shop
      CodeBuild::Project Ref=shop Arn=arn:aws:codebuild:@project/shop
      Cognito::UserPool Ref=eu-west-1_AbCdEfGhI Arn=arn:aws:cognito-idp:@userpool/eu-west-1_AbCdEfGhI UserPoolId=eu-west-1_AbCdEfGhI ProviderName=cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI ProviderURL=https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI
      Cognito::UserPoolClient Ref=1a2b3c4d5e6f7a8b9c0d1e2f3a ClientId=1a2b3c4d5e6f7a8b9c0d1e2f3a
      DynamoDB::Table Ref=shop-Table-1A2B3C4D Arn=arn:aws:dynamodb:@table/shop StreamArn=arn:aws:dynamodb:@table/shop/stream/2027-01-31T00:00:00.000
      EC2::EIP Ref=203.0.113.10 AllocationId=eipalloc-0a1b2c3d4e5f60718 PublicIp=203.0.113.10
      EC2::Instance Ref=i-0a1b2c3d4e5f60718 InstanceId=i-0a1b2c3d4e5f60718 VpcId=vpc-0a1b2c3d4e5f60718
      EC2::InternetGateway Ref=igw-0a1b2c3d4e5f60718 InternetGatewayId=igw-0a1b2c3d4e5f60718
      EC2::LaunchTemplate Ref=lt-0a1b2c3d4e5f60718 LaunchTemplateId=lt-0a1b2c3d4e5f60718
      EC2::NatGateway Ref=nat-0a1b2c3d4e5f60718 NatGatewayId=nat-0a1b2c3d4e5f60718
      EC2::NetworkAcl Ref=acl-0a1b2c3d4e5f60718 Id=acl-0a1b2c3d4e5f60718
      EC2::NetworkInterface Ref=eni-0a1b2c3d4e5f60718 Id=eni-0a1b2c3d4e5f60718 VpcId=vpc-0a1b2c3d4e5f60718
      EC2::PrefixList Ref=pl-0a1b2c3d4e5f60718 PrefixListId=pl-0a1b2c3d4e5f60718 Arn=arn:aws:ec2:@prefix-list/pl-0a1b2c3d4e5f60718
      EC2::RouteTable Ref=rtb-0a1b2c3d4e5f60718 RouteTableId=rtb-0a1b2c3d4e5f60718
      EC2::SecurityGroup Ref=sg-0a1b2c3d4e5f60718 GroupId=sg-0a1b2c3d4e5f60718 Id=sg-0a1b2c3d4e5f60718 VpcId=vpc-0a1b2c3d4e5f60718
      EC2::Subnet Ref=subnet-0a1b2c3d4e5f60718 SubnetId=subnet-0a1b2c3d4e5f60718 VpcId=vpc-0a1b2c3d4e5f60718 CidrBlock=10.0.0.0/24
      EC2::VPC Ref=vpc-0a1b2c3d4e5f60718 VpcId=vpc-0a1b2c3d4e5f60718 DefaultSecurityGroup=sg-0a1b2c3d4e5f60718 DefaultNetworkAcl=acl-0a1b2c3d4e5f60718 CidrBlock=10.0.0.0/16
      EC2::VPCEndpoint Ref=vpce-0a1b2c3d4e5f60718 Id=vpce-0a1b2c3d4e5f60718
      EC2::Volume Ref=vol-0a1b2c3d4e5f60718 VolumeId=vol-0a1b2c3d4e5f60718
      ECR::Repository Ref=shop-repository-1a2b3c4d Arn=arn:aws:ecr:@repository/shop RepositoryUri=111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop
      ECS::Cluster Ref=shop-Cluster-1A2B3C4D Arn=arn:aws:ecs:@cluster/shop
      ECS::Service Ref=arn:aws:ecs:@service/shop/api
      ECS::TaskDefinition Ref=arn:aws:ecs:@task-definition/shop:1
      EFS::AccessPoint Ref=fsap-0a1b2c3d4e5f60718 AccessPointId=fsap-0a1b2c3d4e5f60718 Arn=arn:aws:elasticfilesystem:@access-point/fsap-0a1b2c3d4e5f60718
      EFS::FileSystem Ref=fs-0a1b2c3d4e5f60718 FileSystemId=fs-0a1b2c3d4e5f60718 Arn=arn:aws:elasticfilesystem:@file-system/fs-0a1b2c3d4e5f60718
      ElastiCache::ServerlessCache ARN=arn:aws:elasticache:@serverlesscache:shop Endpoint.Address=shop-a1b2c3.serverless.euw1.cache.amazonaws.com ReaderEndpoint.Address=shop-a1b2c3.serverless.euw1.cache.amazonaws.com
      ElasticLoadBalancingV2::Listener Ref=arn:aws:elasticloadbalancing:@listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2
      ElasticLoadBalancingV2::LoadBalancer Ref=arn:aws:elasticloadbalancing:@loadbalancer/app/shop/50dc6c495c0c9188 LoadBalancerArn=arn:aws:elasticloadbalancing:@loadbalancer/app/shop/50dc6c495c0c9188 LoadBalancerFullName=app/shop/50dc6c495c0c9188 LoadBalancerName=shop DNSName=shop-1234567890.eu-west-1.elb.amazonaws.com
      ElasticLoadBalancingV2::TargetGroup Ref=arn:aws:elasticloadbalancing:@targetgroup/shop/50dc6c495c0c9188 TargetGroupArn=arn:aws:elasticloadbalancing:@targetgroup/shop/50dc6c495c0c9188 TargetGroupFullName=targetgroup/shop/50dc6c495c0c9188 TargetGroupName=shop
      Events::Connection Ref=shop Arn=arn:aws:events:@connection/shop/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
      Events::EventBus Ref=shop Arn=arn:aws:events:@event-bus/shop
      Events::Rule Ref=shop-Rule-1A2B3C4D Arn=arn:aws:events:@rule/shop
      IAM::Group Ref=shop-Group-1A2B3C4D Arn=arn:aws:iam::111122223333:group/shop
      IAM::InstanceProfile Ref=shop-Profile-1A2B3C4D Arn=arn:aws:iam::111122223333:instance-profile/shop
      IAM::ManagedPolicy Ref=arn:aws:iam::111122223333:policy/shop
      IAM::Policy Ref=shop-Policy-1A2B3C4D
      IAM::Role Ref=shop-Role-1A2B3C4D Arn=arn:aws:iam::111122223333:role/shop RoleId=AROAEXAMPLEEXAMPLE1A
      IAM::User Ref=shop-User-1A2B3C4D Arn=arn:aws:iam::111122223333:user/shop
      KMS::Alias Ref=alias/shop
      KMS::Key Ref=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 KeyId=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 Arn=arn:aws:kms:@key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
      Kinesis::Stream Ref=shop-Stream-1A2B3C4D Arn=arn:aws:kinesis:@stream/shop
      KinesisFirehose::DeliveryStream Ref=shop-Stream-1A2B3C4D Arn=arn:aws:firehose:@deliverystream/shop
      Lambda::Alias Ref=arn:aws:lambda:@function:shop:live
      Lambda::Function Ref=shop-Function-1A2B3C4D Arn=arn:aws:lambda:@function:shop
      Lambda::LayerVersion Ref=arn:aws:lambda:@layer:shop:1
      Lambda::Version Ref=arn:aws:lambda:@function:shop:1
      Logs::LogGroup Ref=shop-LogGroup-1A2B3C4D Arn=arn:aws:logs:@log-group:shop:*
      RDS::DBCluster Ref=shop-cluster-1a2b3c4d DBClusterArn=arn:aws:rds:@cluster:shop Endpoint.Address=shop.cluster-a1b2c3d4e5f6.eu-west-1.rds.amazonaws.com Endpoint.Port=5432 ReadEndpoint.Address=shop.cluster-ro-a1b2c3d4e5f6.eu-west-1.rds.amazonaws.com MasterUserSecret.SecretArn=arn:aws:secretsmanager:@secret:rds-shop-AbCdEf
      RDS::DBInstance Ref=shop-instance-1a2b3c4d DBInstanceArn=arn:aws:rds:@db:shop Endpoint.Address=shop.a1b2c3d4e5f6.eu-west-1.rds.amazonaws.com Endpoint.Port=5432 MasterUserSecret.SecretArn=arn:aws:secretsmanager:@secret:rds-shop-AbCdEf
      Route53::HostedZone Ref=Z0123456789ABCDEFGHIJ Id=Z0123456789ABCDEFGHIJ
      S3::Bucket Ref=shop-bucket-1a2b3c4d Arn=arn:aws:s3:::shop-bucket-1a2b3c4d DomainName=shop-bucket-1a2b3c4d.s3.amazonaws.com DualStackDomainName=shop-bucket-1a2b3c4d.s3.dualstack.eu-west-1.amazonaws.com RegionalDomainName=shop-bucket-1a2b3c4d.s3.eu-west-1.amazonaws.com WebsiteURL=http://shop-bucket-1a2b3c4d.s3-website-eu-west-1.amazonaws.com
      SNS::Topic Ref=arn:aws:sns:@shop TopicArn=arn:aws:sns:@shop TopicName=shop-Topic-1A2B3C4D
      SQS::Queue Ref=https://sqs.eu-west-1.amazonaws.com/111122223333/shop-Queue-1A2B3C4D Arn=arn:aws:sqs:@shop QueueName=shop-Queue-1A2B3C4D QueueUrl=https://sqs.eu-west-1.amazonaws.com/111122223333/shop-Queue-1A2B3C4D
      SecretsManager::Secret Ref=arn:aws:secretsmanager:@secret:shop-AbCdEf Id=arn:aws:secretsmanager:@secret:shop-AbCdEf
      StepFunctions::StateMachine Ref=arn:aws:states:@stateMachine:shop Arn=arn:aws:states:@stateMachine:shop Name=shop
      WAFv2::WebACL Ref=shop|0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9|REGIONAL Id=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 Arn=arn:aws:wafv2:@regional/webacl/shop/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
      """;

  private ReturnValues() {}

  /** The examples of a type, or of a pseudo parameter, by the names of what is asked for. */
  public static Map<String, String> of(String type) {
    return Collections.unmodifiableMap(Data.TYPES.getOrDefault(type, Map.of()));
  }
}

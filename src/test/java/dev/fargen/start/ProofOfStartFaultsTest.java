package dev.fargen.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The proof of start passes what is right, and notices each fault of which it is the proof. The
 * faults that templates of commit 0843a1d had are among them, as they stood there.
 */
class ProofOfStartFaultsTest {
  private static final Map<String, String> FILES =
      TextFiles.read(Path.of("src/test/resources/start"));
  private static final String SERVICE = FILES.getOrDefault("service.yml", "");
  private static final String NETWORK = FILES.getOrDefault("own-network.yml", "");
  private static final String LINKS = FILES.getOrDefault("links.yml", "");
  private static final String IPV6 =
      TextFiles.read(Path.of("src/test/resources/cases/ipv6/expected"))
          .getOrDefault("templates/shop.template.yml", "");
  private static final Map<String, String> VALUES =
      Map.of(
          "VpcId", "vpc-1a2b3c4d",
          "SubnetIds", "subnet-1fd84335,subnet-dd1a49e0",
          "PublicSubnetIds", "subnet-2fd84335,subnet-ed1a49e0");

  @Test
  void passesWhatIsRight() {
    assertEquals(List.of(), faults(SERVICE, VALUES));
    assertEquals(List.of(), faults(NETWORK, Map.of()));
    assertEquals(List.of(), faults(LINKS, VALUES));
    assertEquals(List.of(), faults(IPV6, VALUES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name: api, ContainerPort: 8080 | Name: web, ContainerPort: 8080"
            + "| ApiService: is not created, because no port mapping is named api",
        "ContainerPort: 8080, Protocol: tcp | ContainerPort: 8080, Protocol: udp"
            + "| WebService: cannot call ApiService on 8080, because no container maps it",
        "Type: AWS::EC2::SecurityGroupEgress | Type: AWS::SQS::Queue"
            + "| WebService: cannot call ApiService on 8080, because no egress rule of WebSecurityGroup",
        "{Enabled: true, Namespace: !GetAtt Namespace.Arn} | {Enabled: false}"
            + "| WebService: cannot call ApiService on 8080, because it is in another namespace, or in none",
        "Port: 8080, DnsName: api | Port: 8081, DnsName: api"
            + "| WebService: cannot call ApiService on 8080, because it has no endpoint of Service Connect",
        "[{RegistryArn: !GetAtt ApiDiscovery.Arn}] | []"
            + "| NightlySchedule: cannot call ApiService on 8080, because it is not registered in DNS",
        "ServiceConnectConfiguration: {Enabled: true, Namespace: !GetAtt Namespace.Arn}"
            + "| ServiceConnectConfiguration: {Services: [{PortName: x, ClientAliases: [{Port: 8080, DnsName: api}]}]}"
            + "| WebService: is not created, because api:8080 is ApiService too"
      })
  void noticesACallThatIsNotPossible(String part, String instead, String said) {
    assertNoticed(LINKS, part, instead, said);
  }

  @Test
  void noticesFilesThatNoContainerHasWritten() {
    Map<String, String> files =
        TextFiles.read(Path.of("src/test/resources/cases/configs-and-file-secrets/expected"));
    assertNoticed(
        files.getOrDefault("templates/gateway.template.yml", ""),
        "          DependsOn: [{ContainerName: files-init, Condition: SUCCESS}]\n",
        "",
        "GatewayService: agent reads the volume agent_files_agent, and does not wait for a"
            + " container that writes it");
  }

  @Test
  void noticesOutputThatNoRouterTakes() {
    Map<String, String> files =
        TextFiles.read(Path.of("src/test/resources/cases/log-router/expected"));
    assertNoticed(
        files.getOrDefault("templates/shipping.template.yml", ""),
        "          DependsOn: [{ContainerName: log-router, Condition: START}]\n",
        "",
        "WebService: agent does not wait for a log router");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Action: sqs:SendMessage | Action: sqs:ReceiveMessage"
            + "| does not let SNS send messages of «OrdersTopic» to BillingQueue",
        "{aws:SourceArn: [!Ref OrdersTopic]} | {aws:SourceArn: [!Ref AuditsTopic]}"
            + "| does not let SNS send messages of «OrdersTopic» to BillingDeadLetterQueue",
        "DependsOn: BillingQueuePolicy | DependsOn: BillingQueue"
            + "| BillingOrdersSubscription does not wait for BillingQueuePolicy",
        "FifoTopic: true | FifoTopic: false"
            + "| BillingQueue is a FIFO queue, and the topic of BillingOrdersSubscription is not",
        "Queues: [!Ref MailsQueue, !Ref MailsDeadLetterQueue]"
            + "| Queues: [!Ref BillingQueue, !Ref MailsDeadLetterQueue] | BillingQueue has 2 policies",
        "[BillingOrdersSubscription, MailsAuditsSubscription, MailsOrdersSubscription]"
            + "| [BillingOrdersSubscription, MailsAuditsSubscription]"
            + "| ApiService: may publish before MailsOrdersSubscription is there"
      })
  void noticesMessagesThatDoNotArrive(String part, String instead, String said) {
    Map<String, String> files = TextFiles.read(Path.of("src/test/resources/cases/topics/expected"));
    assertNoticed(
        files.getOrDefault("templates/shop.template.yml", ""),
        part,
        instead,
        Map.of("LegacyTopicArn", "arn:aws:sns:eu-central-1:111122223333:legacy"),
        said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PublicSubnet", "PrivateSubnet", "ClosedSubnet"})
  void passesAPublicAddressANatGatewayAndEndpoints(String subnet) {
    assertEquals(List.of(), faults(NETWORK, Map.of("Subnet", subnet)));
  }

  /** The README's ten lines at 0843a1d: one list of subnets for the load balancer and the tasks. */
  @Test
  void noticesTasksBesideAPublicLoadBalancer() {
    assertNoticed(
        SERVICE,
        "Subnets: !Ref PublicSubnetIds",
        "Subnets: !Ref SubnetIds",
        "SiteService: cannot pull not-pushed-yet, because there is no way to ecr.api:"
            + " subnet-1fd84335 is a public subnet, and the tasks have no public address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Resource: !GetAtt SiteRepository.Arn | Resource: !GetAtt SiteLogGroup.Arn"
            + "| SiteExecutionRole lacks ecr:BatchGetImage on «SiteRepository.Arn»",
        "Resource: !GetAtt SiteRepository.Arn | Resource: '*'"
            + "| SiteExecutionRole may pull from any repository, not from «SiteRepository.Arn» alone",
        "Action: ecr:GetAuthorizationToken, | Action: ecr:DescribeImages,"
            + "| SiteExecutionRole lacks ecr:GetAuthorizationToken",
        "FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 | FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8"
            + "| no egress rule of SiteSecurityGroup leads to the internet on 443"
      })
  void noticesAnImageThatCannotBePulled(String part, String instead, String said) {
    String pushed =
        SERVICE.replace("Image: !Ref SiteImage", "Image: !Sub '${SiteRepository.RepositoryUri}:1'");
    assertNoticed(pushed, part, instead, said);
  }

  /** One workload builds the image of two, and only its own service waited for it at 0843a1d. */
  @Test
  void noticesAServiceThatStartsBeforeItsImageIsThere() {
    assertNoticed(
        SERVICE, "!If [HasSiteImage, 1, 0]", "1", "SiteService: starts before there is an image");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RouteTableIds: [!Ref ClosedRouteTable, | RouteTableIds: ["
            + "| no way to s3: ClosedSubnet has no route out of its VPC",
        ".logs | .sqs | no way to logs: ClosedSubnet has no route out of its VPC",
        "PrivateDnsEnabled: true | PrivateDnsEnabled: false | no way to ecr.api",
        "!GetAtt Vpc.CidrBlock | 10.1.0.0/16 | no ingress rule of EndpointSecurityGroup lets ReportSecurityGroup on 443 in",
        "FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 | FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0"
            + "| no egress rule of ReportSecurityGroup leads to EndpointSecurityGroup on 443"
      })
  void noticesAnEndpointThatIsNotThereOrNotOpen(String part, String instead, String said) {
    assertNoticed(NETWORK, part, instead, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PrivateSubnet | AllocationId: !GetAtt Address.AllocationId, | '' | PrivateSubnet has no route",
        "PrivateSubnet | , InternetGatewayId: !Ref InternetGateway | '' | PrivateSubnet has no route",
        "PrivateSubnet | SubnetId: !Ref PublicSubnet} | SubnetId: !Ref ClosedSubnet} | PrivateSubnet has no route",
        "PublicSubnet | [IsPublic, ENABLED, DISABLED] | [IsPublic, DISABLED, DISABLED]"
            + "| PublicSubnet is a public subnet, and the tasks have no public address"
      })
  void noticesASubnetWithoutAWayOut(String subnet, String part, String instead, String said) {
    String withoutEndpoints = NETWORK.replace("AWS::EC2::VPCEndpoint", "AWS::SQS::Queue");
    assertEquals(List.of(), faults(withoutEndpoints, Map.of("Subnet", subnet)));
    assertNoticed(withoutEndpoints, part, instead, Map.of("Subnet", subnet), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EgressOnlyInternetGatewayId: | VpcPeeringConnectionId:"
            + "| connects over IPv4 alone, because PrivateSubnet1 has no IPv6 route out of its VPC",
        "Type: AWS::EC2::EgressOnlyInternetGateway | Type: AWS::SQS::Queue"
            + "| connects over IPv4 alone, because PrivateSubnet2 has no IPv6 route out of its VPC",
        "EgressOnlyInternetGatewayId: !Ref EgressOnlyInternetGateway | GatewayId: !Ref InternetGateway"
            + "| has addresses of the internet, because PrivateSubnet1 is public over IPv6",
        "any IPv6 address, IpProtocol: \"-1\" | any IPv6 address, IpProtocol: tcp"
            + "| WebService: connects over IPv4 alone, because no egress rule of its groups leads to ::/0",
        "any IPv6 address, IpProtocol: tcp, FromPort: 443 | any IPv6 address, IpProtocol: tcp, FromPort: 444"
            + "| AdminService: connects over IPv4 alone, because no egress rule of its groups leads to ::/0 on 443",
        "HTTPS over IPv6, IpProtocol: tcp, FromPort: 443 | HTTPS over IPv6, IpProtocol: tcp, FromPort: 444"
            + "| no ingress rule of its groups allows ::/0 on 443",
        "DestinationIpv6CidrBlock: \"::/0\" | DestinationIpv6CidrBlock: \"2001:db8::/32\""
            + "| through LoadBalancer, because PublicSubnet1 has no IPv6 route to an internet gateway",
        "SubnetId: !Ref PublicSubnet2 | SubnetId: !Ref PrivateSubnet2"
            + "| through LoadBalancer, because PublicSubnet2 has no IPv6 block",
        "Type: AWS::EC2::VPCCidrBlock | Type: AWS::SQS::Queue"
            + "| through LoadBalancer, because PublicSubnet1 has no IPv6 block",
        "Type: AAAA | Type: TXT"
            + "| through LoadBalancer, because shop.example.com has no AAAA record",
        "IpAddressType: dualstack | IpAddressType: ipv4"
            + "| through LoadBalancer, because shop.example.com has an AAAA record, and it has no IPv6"
      })
  void noticesIpv6ThatLeadsLessFar(String part, String instead, String said) {
    assertNoticed(IPV6, part, instead, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "awslogs-group: !Ref SiteLogGroup | awslogs-group: site | the log group site is not in the template",
        "Resource: !GetAtt SiteLogGroup.Arn | Resource: !GetAtt SiteRepository.Arn"
            + "| SiteExecutionRole lacks logs:PutLogEvents on SiteLogGroup",
        "awslogs-region: !Ref AWS::Region | awslogs-region: us-east-1 | another region: us-east-1",
        "LogDriver: awslogs | Name: none | no log driver is given"
      })
  void noticesLogsThatCannotBeWritten(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- !Ref DatabaseSecret | - !Ref Cluster | lacks secretsmanager:GetSecretValue on «DatabaseSecret»",
        "secret:site/api-key-?????? | secret:site/api-key | lacks secretsmanager:GetSecretValue on"
            + " arn:aws:secretsmanager:eu-west-1:111122223333:secret:site/api-key-??????",
        "secret:site/api-key-?????? | secret:* | may read any secret",
        "Action: ssm:GetParameters | Action: ssm:GetParameter | lacks ssm:GetParameters",
        "Resource: !Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/site/url | Resource: '*'"
            + "| may read any parameter",
        "{GenerateSecretString: | {KmsKeyId: !Sub 'arn:aws:kms:${AWS::Region}:1:key/2', GenerateSecretString:"
            + "| lacks kms:Decrypt on arn:aws:kms:eu-west-1:1:key/2"
      })
  void noticesASecretThatCannotBeRead(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  /** The name {@code site/jwt-secret} at 0843a1d, which looks like the end of a full ARN. */
  @Test
  void noticesANameThatSecretsManagerTakesForAnArn() {
    String name = SERVICE.replace("site/api-key", "site/jwt-secret");
    assertTrue(
        faults(name, VALUES)
            .toString()
            .contains("takes the end of its name for that of a full ARN"));
  }

  /** A URL with the password of a database, which is a secret of the stack. */
  @Test
  void noticesATextWithASecretThatCannotBeRead() {
    Map<String, String> files =
        TextFiles.read(Path.of("src/test/resources/cases/secrets-in-texts/expected"));
    String template = files.getOrDefault("templates/voting.template.yml", "");
    assertEquals(List.of(), faults(template, Map.of()));
    assertNoticed(
        template,
        "- !Ref ApiDatabaseUrlSecret",
        "- !Ref VotesDatabaseSecretAttachment",
        "lacks secretsmanager:GetSecretValue on «ApiDatabaseUrlSecret»");
    assertNoticed(
        template,
        "${VotesDatabaseSecretAttachment}:SecretString:password",
        "${VotesDatabaseSecretAttachment}:SecretString:pass",
        "VotesDatabaseSecret has no key pass");
    assertNoticed(
        template,
        "Resources:",
        "Resources:\n  Rotation: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref VotesDatabaseSecret}}",
        "DATABASE_URL gets stale in running tasks, because Rotation rotates it");
    assertNoticed(
        template,
        "SourceSecurityGroupId: !Ref MigrateSecurityGroup",
        "SourceSecurityGroupId: !Ref NightlySecurityGroup",
        "cannot connect to VotesDatabase");
  }

  /** The database of wordpress at 0843a1d. */
  @Test
  void noticesAPasswordThatRotatesUnderRunningTasks() {
    String managed =
        SERVICE
            .replaceAll("MasterUserPassword: .*", "ManageMasterUserPassword: true")
            .replace("${DatabaseSecret}:", "${WordpressDatabase.MasterUserSecret.SecretArn}:")
            .replace(
                "- !Ref DatabaseSecret", "- !GetAtt WordpressDatabase.MasterUserSecret.SecretArn");
    assertEquals(
        List.of(
            "SiteService: DB_PASSWORD gets stale in running tasks, because RDS rotates the master"
                + " password of WordpressDatabase"),
        faults(managed, VALUES));
    assertEquals(List.of(), faults(managed.replace(":password::", ":username::"), VALUES));
    assertNoticed(
        SERVICE,
        "Resources:",
        "Resources:\n  Rotation: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref DatabaseSecret}}",
        "DB_PASSWORD gets stale in running tasks, because Rotation rotates it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SubnetId: !Select [1, !Ref SubnetIds] | SubnetId: !Select [0, !Ref SubnetIds]"
            + "| there is no mount target for subnet-dd1a49e0",
        "FromPort: 2049 | FromPort: 2050 | no egress rule of SiteSecurityGroup leads to WebRootFileSystemSecurityGroup",
        "SourceSecurityGroupId: !Ref SiteSecurityGroup | CidrIp: 10.0.0.0/32"
            + "| no ingress rule of WebRootFileSystemSecurityGroup lets SiteSecurityGroup on 2049 in",
        "- elasticfilesystem:ClientRootAccess | - elasticfilesystem:DescribeMountTargets"
            + "| SiteTaskRole lacks elasticfilesystem:ClientRootAccess on «WebRootFileSystem.Arn»",
        "- elasticfilesystem:ClientWrite | - elasticfilesystem:DescribeMountTargets"
            + "| SiteTaskRole lacks elasticfilesystem:ClientWrite",
        "AccessPointArn: !GetAtt WebRootAccessPoint.Arn | AccessPointArn: !GetAtt Cluster.Arn"
            + "| SiteTaskRole lacks elasticfilesystem:ClientMount",
        "IAM: ENABLED | IAM: DISABLED | the policy of WebRootFileSystem takes no anonymous clients",
        "TransitEncryption: ENABLED | TransitEncryption: DISABLED | require TransitEncryption"
      })
  void noticesAFileSystemThatCannotBeMounted(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  /** The access points of 0843a1d: user 1000 for everyone. */
  @Test
  void noticesAnIdentityThatRootCannotWorkWith() {
    assertNoticed(
        SERVICE,
        "\"0\"",
        "\"1000\"",
        "WebRootAccessPoint is of user 1000, and container site runs as its image says, perhaps as root");
    assertNoticed(
        SERVICE,
        "Uid: \"0\", Gid",
        "Uid: \"33\", Gid",
        "WebRootAccessPoint is of user 33, who does not own /web-root");
    String others = SERVICE.replace("OwnerUid: \"0\"", "OwnerUid: \"33\"");
    assertEquals(List.of(), faults(others, VALUES), "root may write to what others own");
  }

  /** A network of three zones that wordpress imported at 0843a1d, with mount targets in two. */
  @Test
  void noticesSubnetsOfAnotherStackWithoutMountTargets() {
    String imported =
        SERVICE
            .replace("!Ref VpcId", "!ImportValue network-VpcId")
            .replace("!Ref SubnetIds", "!Split [\",\", !ImportValue network-PrivateSubnetIds]");
    assertTrue(
        faults(imported, VALUES)
            .contains(
                "SiteService: cannot mount web-root, because nobody knows how many subnets ‹import"
                    + " network-PrivateSubnetIds› has, and 2 have mount targets"));
    assertEquals(List.of(), faults(imported, VALUES, network("${PrivateSubnet},${Privateb}")));
    assertTrue(
        faults(imported, VALUES, network("${PrivateSubnet},${Privateb},${Privatec}"))
            .toString()
            .contains("there is no mount target for «network/Privatec»"));
  }

  /** A stack named network, with two more private subnets, that exports some. */
  private static Template network(String subnets) {
    StringBuilder text = new StringBuilder(NETWORK);
    for (String zone : List.of("b", "c")) {
      text.append(
          """
            Private%1$s: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1%1$s}}
            Association%1$s:
              Type: AWS::EC2::SubnetRouteTableAssociation
              Properties: {SubnetId: !Ref Private%1$s, RouteTableId: !Ref PrivateRouteTable}
          """
              .formatted(zone));
    }
    text.append(
        """
        Outputs:
          VpcId: {Value: !Ref Vpc, Export: {Name: !Sub "${AWS::StackName}-VpcId"}}
          Subnets: {Value: !Sub "%s", Export: {Name: !Sub "${AWS::StackName}-PrivateSubnetIds"}}
        """
            .formatted(subnets));
    return Template.imported("network", CfnYaml.template(text.toString()), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DestinationSecurityGroupId: !Ref WordpressDatabaseSecurityGroup | CidrIp: 10.0.0.0/32"
            + "| no egress rule of SiteSecurityGroup leads to WordpressDatabaseSecurityGroup on 3306",
        "Engine: aurora-mysql | Engine: aurora-postgresql | leads to WordpressDatabaseSecurityGroup on 5432",
        "DBClusterIdentifier: !Ref WordpressDatabase | DBClusterIdentifier: other"
            + "| cannot connect to WordpressDatabase, because it has no instance"
      })
  void noticesADatabaseThatIsOutOfReach(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  /** The service with an RDS instance in place of the cluster. */
  private static final String INSTANCE =
      SERVICE
          .replace(
              "Resources:",
              """
          Resources:
            Books:
              Type: AWS::RDS::DBInstance
              Properties: {Engine: mysql, Port: "3307", VPCSecurityGroups: [!Ref BooksGroup]}
            BooksGroup:
              Type: AWS::EC2::SecurityGroup
              Properties:
                VpcId: !Ref VpcId
                SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 3307, ToPort: 3307, CidrIp: 0.0.0.0/0}]
            ToBooks:
              Type: AWS::EC2::SecurityGroupEgress
              Properties: {GroupId: !Ref SiteSecurityGroup, IpProtocol: tcp, FromPort: 3307, ToPort: 3307, CidrIp: 0.0.0.0/0}
          """)
          .replace("!GetAtt WordpressDatabase.Endpoint.Address", "!GetAtt Books.Endpoint.Address");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FromPort: 3307, ToPort: 3307, CidrIp: 0.0.0.0/0}] | FromPort: 3306, ToPort: 3306, CidrIp: 0.0.0.0/0}]"
            + "| no ingress rule of BooksGroup lets SiteSecurityGroup on 3307 in",
        "Port: \"3307\" | Port: \"3308\" | leads to BooksGroup on 3308",
        "Engine: mysql, Port: \"3307\" | Engine: postgres | leads to BooksGroup on 5432"
      })
  void noticesAnInstanceThatIsOutOfReach(String part, String instead, String said) {
    assertEquals(List.of(), faults(INSTANCE, VALUES));
    assertNoticed(INSTANCE, part, instead, VALUES, said);
  }

  /** The service with an Aurora DSQL cluster, which an endpoint of the VPC leads to. */
  private static final String DSQL =
      SERVICE
          .replace(
              "Resources:",
              """
          Resources:
            Orders: {Type: AWS::DSQL::Cluster}
            OrdersEndpoint:
              Type: AWS::EC2::VPCEndpoint
              Properties:
                VpcEndpointType: Interface
                VpcId: !Ref VpcId
                ServiceName: !GetAtt Orders.VpcEndpointServiceName
                SecurityGroupIds: [!Ref OrdersGroup]
                PrivateDnsEnabled: true
            OrdersGroup:
              Type: AWS::EC2::SecurityGroup
              Properties:
                VpcId: !Ref VpcId
                SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref SiteSecurityGroup}]
            ToOrders:
              Type: AWS::EC2::SecurityGroupEgress
              Properties: {GroupId: !Ref SiteSecurityGroup, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: !Ref OrdersGroup}
          """)
          .replace("!GetAtt WordpressDatabase.Endpoint.Address", "!GetAtt Orders.VpcEndpoint")
          .replace(
              "              - Effect: Allow\n                Action:\n                  - elasticfilesystem:ClientMount",
              "              - {Effect: Allow, Action: dsql:DbConnect, Resource: !GetAtt Orders.ResourceArn}\n"
                  + "              - Effect: Allow\n                Action:\n                  - elasticfilesystem:ClientMount");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Action: dsql:DbConnect | Action: dsql:GetCluster | cannot log in to Orders, because the task role lacks dsql:DbConnect",
        "PrivateDnsEnabled: true | PrivateDnsEnabled: false | no interface endpoint has its host name",
        "FromPort: 5432, ToPort: 5432, SourceSecurityGroupId | FromPort: 443, ToPort: 443, SourceSecurityGroupId"
            + "| no ingress rule of OrdersGroup lets SiteSecurityGroup on 5432 in",
        "!GetAtt Orders.VpcEndpoint} | !GetAtt Orders.Endpoint} | no egress rule of SiteSecurityGroup leads to the internet on 5432"
      })
  void noticesADsqlClusterThatIsOutOfReach(String part, String instead, String said) {
    assertEquals(List.of(), faults(DSQL, VALUES));
    assertNoticed(DSQL, part, instead, VALUES, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DestinationSecurityGroupId: !Ref PagesCacheSecurityGroup | CidrIp: 10.0.0.0/32"
            + "| no egress rule of SiteSecurityGroup leads to PagesCacheSecurityGroup on 6379",
        "' GroupId: !Ref PagesCacheSecurityGroup' | ' GroupId: !Ref WebRootFileSystemSecurityGroup'"
            + "| no ingress rule of PagesCacheSecurityGroup lets SiteSecurityGroup on 6379 in",
        "Engine: valkey | Engine: memcached | leads to PagesCacheSecurityGroup on 11211",
        "AutomaticFailoverEnabled: false | AutomaticFailoverEnabled: true"
            + "| cannot connect to PagesCache, because its nodes and its failover do not go together"
      })
  void noticesACacheThatIsOutOfReach(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  private static final String SHIFTING =
      SERVICE
          .replace(
              "Actions: [{Type: forward, TargetGroupArn: !Ref SiteTargetGroup}]",
              "Actions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref"
                  + " SiteTargetGroup, Weight: 1}, {TargetGroupArn: !Ref SiteAlternateTargetGroup,"
                  + " Weight: 0}]}}]")
          .replace(
              "  SiteService:\n    Type: AWS::ECS::Service\n    Properties:\n",
              """
                SiteAlternateTargetGroup:
                  Type: AWS::ElasticLoadBalancingV2::TargetGroup
                  Properties: {TargetType: ip, VpcId: !Ref VpcId, Protocol: HTTP, Port: 80}
                SiteDeploymentRole:
                  Type: AWS::IAM::Role
                  Properties:
                    AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: ecs.amazonaws.com}, Action: sts:AssumeRole}]}
                    Policies:
                      - PolicyDocument:
                          Statement:
                            - {Effect: Allow, Action: "elasticloadbalancing:Describe*", Resource: "*"}
                            - {Effect: Allow, Action: elasticloadbalancing:ModifyRule, Resource: !Ref SiteListenerRule}
                            - {Effect: Allow, Action: elasticloadbalancing:*gisterTargets, Resource: [!Ref SiteTargetGroup, !Ref SiteAlternateTargetGroup]}
                SiteService:
                  Type: AWS::ECS::Service
                  Properties:
                    DeploymentConfiguration: {Strategy: CANARY, BakeTimeInMinutes: 5}
              """)
          .replace(
              "TargetGroupArn: !Ref SiteTargetGroup}]\n",
              "TargetGroupArn: !Ref SiteTargetGroup, AdvancedConfiguration:"
                  + " {AlternateTargetGroupArn: !Ref SiteAlternateTargetGroup,"
                  + " ProductionListenerRule: !Ref SiteListenerRule, RoleArn: !GetAtt"
                  + " SiteDeploymentRole.Arn}}]\n");

  @Test
  void passesAServiceThatShiftsTraffic() {
    assertEquals(List.of(), faults(SHIFTING, VALUES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Strategy: CANARY | Strategy: ROLLING | has an AdvancedConfiguration, but replaces its tasks one by one",
        ", BakeTimeInMinutes: 5 | '' | its strategy requires BakeTimeInMinutes",
        "BakeTimeInMinutes: 5 | BakeTimeInMinutes: 5, DeploymentCircuitBreaker: {Enable: true} | only ROLLING has a circuit breaker",
        ", {TargetGroupArn: !Ref SiteAlternateTargetGroup, Weight: 0} | '' | its rule does not forward to both target groups",
        "Service: ecs.amazonaws.com | Service: ecs-tasks.amazonaws.com | ECS has no role for it",
        "elasticloadbalancing:ModifyRule | elasticloadbalancing:ModifyListener | SiteDeploymentRole lacks ModifyRule",
        "Resource: [!Ref SiteTargetGroup, !Ref SiteAlternateTargetGroup] | Resource: !Ref SiteTargetGroup | lacks RegisterTargets on «SiteAlternateTargetGroup»",
        "ProductionListenerRule: !Ref SiteListenerRule | ProductionListenerRule: !Ref HttpListener | does not forward to both"
      })
  void noticesTrafficThatCannotBeShifted(String part, String instead, String said) {
    assertNoticed(SHIFTING, part, instead, said);
  }

  private static final String SHIFTING_LISTENER =
      SHIFTING
          .replace(
              "DefaultActions: [{Type: fixed-response}]",
              "DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref"
                  + " SiteTargetGroup, Weight: 1}, {TargetGroupArn: !Ref SiteAlternateTargetGroup}]}}]")
          .replace(
              "ProductionListenerRule: !Ref SiteListenerRule",
              "ProductionListenerRule: !Ref HttpListener")
          .replace(
              "elasticloadbalancing:ModifyRule, Resource: !Ref SiteListenerRule",
              "elasticloadbalancing:ModifyListener, Resource: !Ref HttpListener")
          .replace("Scheme: internet-facing\n", "Scheme: internet-facing\n      Type: network\n");

  @Test
  void passesAServiceWhoseListenerShiftsConnections() {
    assertEquals(List.of(), faults(SHIFTING_LISTENER, VALUES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: network | Type: application | does not forward to both",
        ", {TargetGroupArn: !Ref SiteAlternateTargetGroup}] | ] | does not forward to both",
        "elasticloadbalancing:ModifyListener | elasticloadbalancing:ModifyRule | lacks ModifyListener",
        "Resource: !Ref HttpListener | Resource: !Ref SiteListenerRule | lacks ModifyListener on «HttpListener»"
      })
  void noticesConnectionsThatCannotBeShifted(String part, String instead, String said) {
    assertNoticed(SHIFTING_LISTENER, part, instead, said);
  }

  @Test
  void noticesTooManyTargetGroups() {
    int at = SHIFTING.indexOf("{ContainerName: site, ContainerPort");
    String item = SHIFTING.substring(at, SHIFTING.indexOf("}}", at) + 2);
    assertNoticed(
        SHIFTING,
        item,
        item + ", " + item + ", " + item,
        "refused, because it has 6 target groups");
  }

  /** {@code network.security_groups} beside the stack's own load balancer at 0843a1d. */
  @Test
  void noticesALoadBalancerThatReachesNothing() {
    String others =
        SERVICE.replaceAll("(?s)  SiteLoadBalancerEgress:.*?(?=  SiteWebRootEgress:)", "");
    assertNoticed(
        others,
        "SecurityGroups: [!Ref SiteSecurityGroup]",
        "SecurityGroups: [sg-0a1b2c3d]",
        "SiteService: gets no requests from SiteTargetGroup, because no egress rule of"
            + " LoadBalancerSecurityGroup leads to sg-0a1b2c3d on 80");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HealthCheckPath: / | HealthCheckPath: /, HealthCheckPort: 8080"
            + "| no egress rule of LoadBalancerSecurityGroup leads to SiteSecurityGroup on 8080",
        "SourceSecurityGroupId: !Ref LoadBalancerSecurityGroup | CidrIp: 10.0.0.0/32"
            + "| no ingress rule of SiteSecurityGroup lets LoadBalancerSecurityGroup on 80 in",
        "TargetType: ip | TargetType: instance | tasks on Fargate are targets of type ip",
        "forward, TargetGroupArn | forward, TargetGroup | no listener forwards to it"
      })
  void noticesTasksThatGetNoRequests(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  /**
   * A switch of {@code internal} at 0843a1d: the new listener's rule, and the old one still there.
   */
  @Test
  void noticesATargetGroupBehindTwoLoadBalancers() {
    assertNoticed(
        SERVICE,
        "Resources:",
        """
        Resources:
          OldListener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !Ref OldLoadBalancer
              Port: 80
              DefaultActions: [{Type: forward, TargetGroupArn: !Ref SiteTargetGroup}]
        """,
        "it is behind two load balancers: «LoadBalancer» and «OldLoadBalancer»");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 | FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0"
            + "| cannot be reached through LoadBalancer, because no ingress rule of its groups allows 80",
        "Protocol: HTTP | Protocol: HTTPS | its listener on 80 has no certificate"
      })
  void noticesALoadBalancerThatClientsCannotReach(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  @Test
  void noticesAPublicLoadBalancerInPrivateSubnets() {
    String imported =
        SERVICE.replace(
            "!Ref PublicSubnetIds", "!Split [\",\", !ImportValue network-PrivateSubnetIds]");
    List<String> faults = faults(imported, VALUES, network("${PrivateSubnet},${PublicSubnet}"));
    assertTrue(
        faults.contains(
            "SiteService: cannot be reached through LoadBalancer, because «network/PrivateSubnet»"
                + " has no route to an internet gateway"),
        faults.toString());
    assertTrue(faults.toString().contains("it requires two zones"), faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ContainerPort: 80} | ContainerPort: 81} | is not created, because container site does not map port 80",
        "ContainerName: site | ContainerName: setup | container setup does not map port 80",
        "HealthCheckPath: / | HealthCheckPort: 8080 | no container maps the health check's port 8080"
      })
  void noticesAPortThatNobodyMaps(String part, String instead, String said) {
    assertNoticed(SERVICE, part, instead, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Service: ecs-tasks.amazonaws.com | Service: ecs.amazonaws.com"
            + "| ecs-tasks.amazonaws.com may not assume ReportExecutionRole",
        "Service: scheduler.amazonaws.com | Service: events.amazonaws.com"
            + "| scheduler.amazonaws.com may not assume ReportScheduleRole",
        "Resource: !Ref ReportTaskDefinition | Resource: other | ReportScheduleRole lacks ecs:RunTask",
        "ecs:cluster: !GetAtt Cluster.Arn | ecs:cluster: other | ReportScheduleRole lacks ecs:RunTask",
        "Resource: !GetAtt ReportExecutionRole.Arn | Resource: other | ReportScheduleRole lacks iam:PassRole"
      })
  void noticesARoleThatIsOfNoUse(String part, String instead, String said) {
    assertNoticed(NETWORK, part, instead, said);
  }

  @Test
  void noticesAServiceThatStaysInATargetGroup() {
    assertNoticed(
        SERVICE,
        "      LoadBalancers: [{ContainerName: site, ContainerPort: 80, TargetGroupArn: !Ref SiteTargetGroup}]\n",
        "",
        "SiteService: stays in the target groups that it had, because it has no LoadBalancers");
  }

  @Test
  void noticesAServiceWithoutCapacity() {
    assertNoticed(
        SERVICE,
        "CapacityProvider: FARGATE,",
        "CapacityProvider: FARGATE_SPOT,",
        "FARGATE_SPOT is not associated with its cluster");
    assertNoticed(
        SERVICE,
        "      DesiredCount:",
        "      LaunchType: FARGATE\n      DesiredCount:",
        "it has a launch type and a capacity provider strategy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Memory: '1024' | Memory: '1500' | Fargate has no tasks with 512 CPU units and 1500 MiB",
        "Memory: 512 | Memory: 2048 | there are 2048 MiB of container memory, 1024 at most",
        "Memory: 512 | Cpu: 1024 | there are 1024 CPU units of containers, 512 at most",
        "Essential: false | Essential: true | setup is essential, and others wait for its end",
        "Condition: SUCCESS | Condition: HEALTHY | setup has no health check to wait for",
        "ContainerName: setup | ContainerName: other | there is no container other to wait for"
      })
  void noticesWhatFargateDoesNotTake(String part, String instead, String said) {
    String template = SERVICE.replace("Memory: \"1024\"", "Memory: '1024'");
    assertNoticed(template, part, instead, "SiteService: is refused, because " + said);
  }

  @Test
  void noticesTooMuchOfWhatIsLimited() {
    String environment = "Environment: [";
    assertNoticed(
        SERVICE,
        environment,
        environment + times(100, "{Name: V%d, Value: v}, "),
        "there are 101 variables in container site, 100 at most");
    assertNoticed(
        SERVICE,
        environment,
        environment + "{Name: LONG, Value: " + "x".repeat(65_000) + "}, ",
        "bytes of task definition, 65536 at most");
    assertNoticed(
        SERVICE,
        "        - Name: setup",
        times(9, "        - {Name: c%d, Image: 'a:1', Essential: false}\n")
            + "        - Name: setup",
        "there are 11 containers, 10 at most");
    assertNoticed(
        SERVICE,
        "- !Ref DatabaseSecret",
        "- !Ref DatabaseSecret\n"
            + times(
                140,
                "                  - !Sub arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:site/variable-%d\n"),
        "characters in the inline policies of SiteExecutionRole, 10240 at most");
  }

  /** Peers may be named in two ways, and the rules of a group are not all in one place. */
  @Test
  void noticesASecurityGroupRuleThatIsThereTwice() {
    String inline = "- {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}";
    String separate =
        """
          Way%s:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              {GroupId: %s, Description: Way%s, IpProtocol: tcp, FromPort: 80, ToPort: 80, DestinationSecurityGroupId: %s}
        """;
    String template =
        """
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupEgress:
                INLINE
        """
            .replace("INLINE", inline);
    String first = separate.formatted("1", "!Ref Group", "1", "sg-1a2b3c4d");
    String same = separate.formatted("2", "!GetAtt Group.GroupId", "2", "sg-1a2b3c4d");
    String ofInline =
        same.replace("80", "443")
            .replace("DestinationSecurityGroupId: sg-1a2b3c4d", "CidrIp: 0.0.0.0/0");

    assertEquals(List.of(), twice(template + first));
    assertEquals(1, twice(template + first + same).size());
    assertEquals(1, twice(template + ofInline).size());
    assertEquals(1, twice(template.replace(inline, inline + "\n        " + inline)).size());
    assertEquals(List.of(), twice(template + first, template + first));
    String ofOthers = "Resources:\n" + first.replace("!Ref Group", "sg-2a2b3c4d");
    assertEquals(1, twice(ofOthers, ofOthers).size());
  }

  @Test
  void noticesAPriorityThatIsThereTwice() {
    String rules =
        """
        Resources:
          Listener: {Type: "AWS::ElasticLoadBalancingV2::Listener"}
          Web: {Type: "AWS::ElasticLoadBalancingV2::ListenerRule", Properties: {ListenerArn: !Ref Listener, Priority: 1}}
          Api: {Type: "AWS::ElasticLoadBalancingV2::ListenerRule", Properties: {ListenerArn: !Ref Listener, Priority: 2}}
        """;
    String shared = rules.replace("!Ref Listener", "arn:aws:elasticloadbalancing:listener");

    assertEquals(List.of(), twice(rules, rules));
    assertEquals(1, twice(rules.replace("Priority: 2", "Priority: 1")).size());
    assertEquals(2, twice(shared, shared).size());
  }

  private static List<String> twice(String... stacks) {
    RuleTwice rules = new RuleTwice();
    for (int i = 0; i < stacks.length; i++) {
      String stack = "shop-" + i;
      rules.add(stack, Template.of(stack, CfnYaml.template(stacks[i]), Map.of()));
    }
    return rules.faults();
  }

  private static String times(int number, String text) {
    return Stream.iterate(1, i -> i + 1)
        .limit(number)
        .map(text::formatted)
        .collect(Collectors.joining());
  }

  private static void assertNoticed(String template, String part, String instead, String said) {
    assertNoticed(template, part, instead, template.equals(NETWORK) ? Map.of() : VALUES, said);
  }

  private static void assertNoticed(
      String template, String part, String instead, Map<String, String> values, String said) {
    assertTrue(template.contains(part), part);
    List<String> faults = faults(template.replace(part, instead), values);
    assertTrue(faults.stream().anyMatch(fault -> fault.contains(said)), faults.toString());
  }

  private static List<String> faults(
      String template, Map<String, String> values, Template... others) {
    return new ProofOfStart(
            Template.of("shop", CfnYaml.template(template), values, List.of(others)))
        .faults();
  }
}

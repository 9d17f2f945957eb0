"""Creates the committed templates in moto's CloudFormation, and reads what is there through its own APIs.

Reads from standard input the paths of params files; each template is the one of that name. Prints, as JSON, what
became of each stack: its status; the types that moto left out, in order; and the
faults, where a resource is not what the template says.

moto can't do all that CloudFormation can. What is put in the place of what the templates say:

- `Fn::Cidr`, which moto does not know, by the addresses that it stands for;
- the ids of a network, a cluster and a hosted zone that exist already, by those of some that moto has;
- `Fn::GetStackOutput`, which moto does not know, by the export of the same name;
- a name for each ECR repository and each FIFO queue, where moto makes one up that it then refuses;
- the ARN of a file system and of its access point, on which moto fails, by a text;
- an Aurora cluster, whose attributes moto does not know, by one that is made through RDS's own API from the same
  properties, but for the subnets and the security group, which are only there with the stack; its instances say its
  version, which moto does not look up;
- a cache with replicas, in the same way;
- the DB parameter group of an instance, which moto knows by another name, by the default one;
- the issuer of a user pool, which moto does not make with a stack, by a text;
- the dynamic reference of its password, and the ARN of the secret, which moto does not make with a stack, by texts.
"""

import ast
import ipaddress
import json
import sys
from pathlib import Path

import boto3

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "src/audit"))
import production  # noqa: E402

acm = boto3.client("acm")
cloudformation = boto3.client("cloudformation")
discovery = boto3.client("servicediscovery")
dynamodb = boto3.client("dynamodb")
ec2 = boto3.client("ec2")
ecr = boto3.client("ecr")
ecs = boto3.client("ecs")
efs = boto3.client("efs")
elasticache = boto3.client("elasticache")
elb = boto3.client("elbv2")
iam = boto3.client("iam")
logs = boto3.client("logs")
rds = boto3.client("rds")
route53 = boto3.client("route53")
s3 = boto3.client("s3")
sns = boto3.client("sns")
sqs = boto3.client("sqs")
stepfunctions = boto3.client("stepfunctions")

# In the examples, and in no emulator.
ZONE = "Z0123456789ABCDEFGHIJ"


def main():
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"].split("/")[-1]
    ecs.create_cluster(clusterName="shared")
    for name in ("legacy-staging", "legacy-prod"):
        legacy(name)
    print(json.dumps([stack(Path(line), {"Zone": zone, **network()}) for line in sys.stdin.read().split()]))


def network():
    """One for each stack: moto takes one namespace for each VPC."""
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{i}.0/24", AvailabilityZone=f"us-east-1{zone}")["Subnet"]
        for i, zone in enumerate("ab")
    ]
    group = ec2.create_security_group(GroupName="existing", Description="Existing", VpcId=vpc)
    return {
        "VpcId": vpc,
        **dict.fromkeys(
            ("SubnetIds", "PrivateSubnetIds", "PublicSubnetIds"), ",".join(subnet["SubnetId"] for subnet in subnets)
        ),
        **dict.fromkeys(("SecurityGroupId", "LedgerSecurityGroup", "SharedSecurityGroup"), group["GroupId"]),
    }


def legacy(name):
    """A stack with an export that an example imports."""
    output = {"Value": "https://legacy.example.com", "Export": {"Name": f"{name}-Url"}}
    template = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}, "Outputs": {"Url": output}}
    cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template))


def stack(params, existing):
    name, environment = params.name.removesuffix(".params.json").rsplit(".", 1)
    stack_name = f"{name}-{environment}"
    values = json.loads(params.read_text())["Parameters"]
    values = {key: existing.get(key, value) for key, value in values.items()}
    original = with_exports(production.load((ROOT / f"templates/{name}.template.yml").read_text().replace(ZONE, existing["Zone"])))
    template = with_addresses(original, addresses(original, values))
    for logical_id, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::ECR::Repository":
            properties["RepositoryName"] = f"{stack_name}-{logical_id}".lower()
        if properties.get("FifoQueue"):
            properties["QueueName"] = f"{stack_name}-{logical_id}.fifo"
        properties.pop("DBParameterGroupName", None)
        if "DBClusterIdentifier" in properties:
            of = template["Resources"][properties["DBClusterIdentifier"]["Ref"]]["Properties"]
            properties["EngineVersion"] = of["EngineVersion"]
    wanted = production.fill_in(template, production.Environment(stack_name, values))["Resources"]
    known = {}
    for key, resource in wanted.items():
        if resource["Type"] == "AWS::RDS::DBCluster":
            known |= database(stack_name, key, resource["Properties"])
            del template["Resources"][key]
        if resource["Type"] == "AWS::ElastiCache::ReplicationGroup":
            known |= cache(stack_name, key, resource["Properties"])
            del template["Resources"][key]
        if resource["Type"] == "AWS::SecretsManager::SecretTargetAttachment":
            known[key, ""] = f"arn:aws:secretsmanager:us-east-1:123456789012:secret:{key}-AbCdEf"
        if resource["Type"] == "AWS::Cognito::UserPool":
            known[key, "ProviderURL"] = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI"
        if resource["Type"].startswith("AWS::EFS::"):
            known |= arn(key, resource)
    cloudformation.create_stack(
        StackName=stack_name,
        TemplateBody=json.dumps(with_attributes(template, known)),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    there = {
        resource["LogicalResourceId"]: resource["PhysicalResourceId"]
        for page in cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack_name)
        for resource in page["StackResourceSummaries"]
    }
    return {
        "stack": stack_name,
        "status": cloudformation.describe_stacks(StackName=stack_name)["Stacks"][0]["StackStatus"],
        "ignored": sorted({wanted[key]["Type"] for key in wanted.keys() - there.keys()}),
        "faults": [
            *(f"{key} is there and should not be" for key in there.keys() - wanted.keys() - {""}),
            *(fault for key in sorted(wanted.keys() & there.keys()) for fault in faults(key, wanted[key], there)),
        ],
    }


def database(stack_name, key, properties):
    """Makes an Aurora cluster through RDS's own API: what refers to it, and what that refers to."""
    later = ("DBSubnetGroupName", "VpcSecurityGroupIds")
    values = {name: value for name, value in properties.items() if name not in later}
    values["MasterUserPassword"] = "in-place-of-the-reference"
    made = rds.create_db_cluster(DBClusterIdentifier=stack_name, **values)["DBCluster"]
    return {
        (key, ""): made["DBClusterIdentifier"],
        (key, "Endpoint.Address"): made["Endpoint"],
    }


def cache(stack_name, key, properties):
    """Makes a replication group through ElastiCache's own API."""
    later = ("CacheSubnetGroupName", "SecurityGroupIds")
    values = {name: value for name, value in properties.items() if name not in later}
    found = elasticache.create_replication_group(ReplicationGroupId=f"{stack_name}-{key}".lower(), **values)
    endpoint = found["ReplicationGroup"]["NodeGroups"][0]["PrimaryEndpoint"]
    return {
        (key, ""): found["ReplicationGroup"]["ReplicationGroupId"],
        (key, "PrimaryEndPoint.Address"): endpoint["Address"],
        (key, "PrimaryEndPoint.Port"): str(endpoint["Port"]),
    }


def arn(key, resource):
    """The ARN of a file system or an access point; that it is the right one is not what is tested here."""
    return {(key, "Arn"): f"arn:aws:elasticfilesystem:us-east-1:123456789012:{resource['Type'].lower()}/{key}"}


def with_attributes(node, known):
    """The tree with what is known in the place of what refers to it."""
    if isinstance(node, list):
        return [with_attributes(item, known) for item in node]
    if isinstance(node, str):
        for (key, name), value in known.items():
            node = node.replace(f"${{{key}.{name}}}" if name else f"${{{key}}}", value)
        return node
    if isinstance(node, dict):
        if len(node) == 1:
            [(function, argument)] = node.items()
            reference = (argument, "") if function == "Ref" else tuple(argument) if function == "Fn::GetAtt" else None
            if reference in known:
                return known[reference]
        return {key: with_attributes(value, known) for key, value in node.items()}
    return node


def with_exports(node):
    if isinstance(node, list):
        return [with_exports(item) for item in node]
    if not isinstance(node, dict):
        return node
    if list(node) == ["Fn::GetStackOutput"]:
        output = node["Fn::GetStackOutput"]
        return {"Fn::ImportValue": {"Fn::Join": ["-", [output["StackName"], output["OutputName"]]]}}
    return {key: with_exports(item) for key, item in node.items()}


def addresses(template, values):
    block = template["Resources"].get("Vpc", {}).get("Properties", {}).get("CidrBlock")
    return values[block["Ref"]] if isinstance(block, dict) else block


def with_addresses(node, block):
    """The tree with `!Select [i, !Cidr [the VPC's addresses, count, bits]]` decided."""
    if isinstance(node, list):
        return [with_addresses(item, block) for item in node]
    if not isinstance(node, dict):
        return node
    index, chosen = node["Fn::Select"] if list(node) == ["Fn::Select"] else (0, None)
    if isinstance(chosen, dict) and "Fn::Cidr" in chosen:
        _, count, bits = chosen["Fn::Cidr"]
        networks = list(ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits)))[: int(count)]
        return str(networks[int(index)])
    return {key: with_addresses(value, block) for key, value in node.items()}


# What is there, by type: pairs of what the type's own API says and what the template says. moto does not keep
# everything: of a service neither the launch type nor the load balancers, of a security group no rules for the way
# out, of a repository neither scan nor encryption, of a bucket not who is kept out of it.

READERS = {}


def reads(type_):
    return lambda reader: READERS.setdefault(type_, reader)


def faults(key, resource, there):
    reader = READERS.get(resource["Type"])
    if reader is None:
        yield f"{key}: nobody reads {resource['Type']}"
        return
    for number, (found, wanted) in enumerate(reader(there[key], resource.get("Properties", {}), there), 1):
        if found != wanted:
            yield f"{key} ({resource['Type']}), fact {number}: there is {found!r}, the template has {wanted!r}"


def physical(value, there):
    """The id of what a value refers to; a value that is none as it is."""
    return there.get(value["Ref"]) if isinstance(value, dict) and "Ref" in value else value


@reads("AWS::EC2::VPC")
def vpc(id_, properties, _):
    yield ec2.describe_vpcs(VpcIds=[id_])["Vpcs"][0]["CidrBlock"], properties["CidrBlock"]


@reads("AWS::EC2::Subnet")
def subnet(id_, properties, there):
    found = ec2.describe_subnets(SubnetIds=[id_])["Subnets"][0]
    yield found["CidrBlock"], properties["CidrBlock"]
    yield found["VpcId"], physical(properties["VpcId"], there)
    yield found["MapPublicIpOnLaunch"], False


@reads("AWS::EC2::InternetGateway")
def internet_gateway(id_, _, there):
    found = ec2.describe_internet_gateways(InternetGatewayIds=[id_])["InternetGateways"][0]
    yield [attachment["VpcId"] for attachment in found["Attachments"]], [there["Vpc"]]


@reads("AWS::EC2::VPCGatewayAttachment")
def attachment(_, properties, there):
    yield from internet_gateway(physical(properties["InternetGatewayId"], there), properties, there)


@reads("AWS::EC2::RouteTable")
def route_table(id_, properties, there):
    yield tables(id_)["VpcId"], physical(properties["VpcId"], there)


@reads("AWS::EC2::SubnetRouteTableAssociation")
def association(id_, properties, there):
    # moto keeps it where no API shows it, under the id of the route table.
    yield id_, physical(properties["RouteTableId"], there)


@reads("AWS::EC2::Route")
def route(_, properties, there):
    found = {one["DestinationCidrBlock"]: one for one in tables(physical(properties["RouteTableId"], there))["Routes"]}
    for key in ("GatewayId", "NatGatewayId"):
        if key in properties:
            yield found[properties["DestinationCidrBlock"]].get(key), physical(properties[key], there)


def tables(id_):
    return ec2.describe_route_tables(RouteTableIds=[id_])["RouteTables"][0]


@reads("AWS::EC2::EIP")
def address(id_, _, __):
    yield [one["PublicIp"] for one in ec2.describe_addresses(PublicIps=[id_])["Addresses"]], [id_]


@reads("AWS::EC2::NatGateway")
def nat_gateway(id_, properties, there):
    found = ec2.describe_nat_gateways(NatGatewayIds=[id_])["NatGateways"][0]
    yield found["SubnetId"], physical(properties["SubnetId"], there)


@reads("AWS::EC2::FlowLog")
def flow_log(id_, properties, there):
    found = ec2.describe_flow_logs(FlowLogIds=[id_])["FlowLogs"][0]
    yield found["TrafficType"], properties["TrafficType"]
    yield found["ResourceId"], physical(properties["ResourceId"], there)


@reads("AWS::EC2::SecurityGroup")
def security_group(id_, properties, _):
    found = ec2.describe_security_groups(GroupIds=[id_])["SecurityGroups"][0]
    yield found["Description"], properties["GroupDescription"]
    for rule in properties.get("SecurityGroupIngress", []):
        yield ports(rule) in map(ports, found["IpPermissions"]), True


@reads("AWS::EC2::SecurityGroupIngress")
def ingress(_, properties, there):
    group = physical(properties["GroupId"], there)
    for rule in ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]:
        if ports(rule) == ports(properties):
            sources = [one["GroupId"] for one in rule["UserIdGroupPairs"]]
            yield physical(properties["SourceSecurityGroupId"], there) in sources, True
            return
    yield "no such rule", ports(properties)


def ports(rule):
    return rule["IpProtocol"], rule.get("FromPort"), rule.get("ToPort")


@reads("AWS::ECS::Cluster")
def cluster(id_, _, __):
    yield ecs.describe_clusters(clusters=[id_])["clusters"][0]["status"], "ACTIVE"


@reads("AWS::ECS::TaskDefinition")
def task_definition(id_, properties, _):
    found = ecs.describe_task_definition(taskDefinition=id_)["taskDefinition"]
    yield found["memory"], str(properties["Memory"])
    yield (
        [(one["name"], one.get("user"), one.get("memory")) for one in found["containerDefinitions"]],
        [(one["Name"], one.get("User"), one.get("Memory")) for one in properties["ContainerDefinitions"]],
    )
    yield [one["name"] for one in found["volumes"]], [one["Name"] for one in properties.get("Volumes", [])]


@reads("AWS::ECS::Service")
def service(id_, properties, there):
    name = physical(properties["Cluster"], there)
    found = ecs.describe_services(cluster=name, services=[id_])["services"][0]
    yield found["desiredCount"], properties.get("DesiredCount", found["desiredCount"])
    yield found["taskDefinition"], physical(properties["TaskDefinition"], there)


@reads("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(id_, properties, there):
    found = elb.describe_load_balancers(LoadBalancerArns=[id_])["LoadBalancers"][0]
    yield found["Scheme"], properties["Scheme"]
    yield found["SecurityGroups"], [physical(group, there) for group in properties["SecurityGroups"]]


@reads("AWS::ElasticLoadBalancingV2::Listener")
def listener(id_, properties, _):
    found = elb.describe_listeners(ListenerArns=[id_])["Listeners"][0]
    yield (found["Protocol"], found["Port"]), (properties["Protocol"], properties["Port"])
    yield [one["Type"] for one in found["DefaultActions"]], [one["Type"] for one in properties["DefaultActions"]]


@reads("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(id_, properties, there):
    found = elb.describe_rules(RuleArns=[id_])["Rules"][0]
    yield found["Priority"], str(properties["Priority"])
    yield [one["Field"] for one in found["Conditions"]], [one["Field"] for one in properties["Conditions"]]
    yield (
        [target for one in found["Actions"] for target in targets(one, there)],
        [target for one in properties["Actions"] for target in targets(one, there)],
    )


def targets(action, there):
    """The target groups of an action, with their weights."""
    groups = action.get("ForwardConfig", {}).get("TargetGroups") or [action]
    return [(physical(one["TargetGroupArn"], there), str(one.get("Weight", ""))) for one in groups]


@reads("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(id_, properties, _):
    found = elb.describe_target_groups(TargetGroupArns=[id_])["TargetGroups"][0]
    for key in ("TargetType", "Protocol", "Port", "HealthCheckPath", "HealthCheckIntervalSeconds"):
        if key in properties:
            yield found[key], properties[key]
    if "HttpCode" in properties.get("Matcher", {}):
        yield found["Matcher"]["HttpCode"], str(properties["Matcher"]["HttpCode"])


@reads("AWS::IAM::Role")
def role(id_, properties, _):
    found = iam.get_role(RoleName=id_)["Role"]
    yield services(found["AssumeRolePolicyDocument"]), services(properties["AssumeRolePolicyDocument"])
    policies = {one["PolicyName"]: one["PolicyDocument"] for one in properties.get("Policies", [])}
    names = iam.list_role_policies(RoleName=id_)["PolicyNames"]
    yield sorted(names), sorted(policies)
    for name in names:
        document = iam.get_role_policy(RoleName=id_, PolicyName=name)["PolicyDocument"]
        yield allowed(document), allowed(policies[name])
    yield iam.list_attached_role_policies(RoleName=id_)["AttachedPolicies"], []


def services(document):
    return [one["Principal"]["Service"] for one in document["Statement"]]


def allowed(document):
    # moto gives the document of an inline policy as Python prints it.
    document = ast.literal_eval(document) if isinstance(document, str) else document
    return [(one["Sid"], one["Effect"], one["Action"]) for one in document["Statement"]]


@reads("AWS::Logs::LogGroup")
def log_group(id_, properties, _):
    found = logs.describe_log_groups(logGroupNamePrefix=id_)["logGroups"]
    yield [one["retentionInDays"] for one in found], [properties["RetentionInDays"]]


@reads("AWS::SQS::Queue")
def queue(id_, properties, _):
    found = sqs.get_queue_attributes(QueueUrl=id_, AttributeNames=["All"])["Attributes"]
    for key in ("VisibilityTimeout", "MessageRetentionPeriod", "KmsMasterKeyId"):
        if key in properties:
            yield found[key], str(properties[key])
    if "RedrivePolicy" in properties:
        wanted = properties["RedrivePolicy"]["maxReceiveCount"]
        yield json.loads(found["RedrivePolicy"])["maxReceiveCount"], wanted
    yield found.get("FifoQueue", "false"), str(properties.get("FifoQueue", False)).lower()


@reads("AWS::EFS::FileSystem")
def file_system(id_, properties, _):
    found = efs.describe_file_systems(FileSystemId=id_)["FileSystems"][0]
    yield found["Encrypted"], properties["Encrypted"]
    yield found["ThroughputMode"], properties["ThroughputMode"]


@reads("AWS::EFS::MountTarget")
def mount_target(id_, properties, there):
    found = efs.describe_mount_targets(MountTargetId=id_)["MountTargets"][0]
    yield found["FileSystemId"], physical(properties["FileSystemId"], there)
    groups = efs.describe_mount_target_security_groups(MountTargetId=id_)["SecurityGroups"]
    yield groups, [physical(group, there) for group in properties["SecurityGroups"]]


@reads("AWS::EFS::AccessPoint")
def access_point(_, properties, there):
    found = efs.describe_access_points(FileSystemId=physical(properties["FileSystemId"], there))["AccessPoints"]
    yield [one["RootDirectory"]["Path"] for one in found], [properties["RootDirectory"]["Path"]]
    yield [str(one["PosixUser"]["Uid"]) for one in found], [str(properties["PosixUser"]["Uid"])]


@reads("AWS::RDS::DBSubnetGroup")
def subnet_group(_, properties, __):
    found = [one["DBSubnetGroupDescription"] for one in rds.describe_db_subnet_groups()["DBSubnetGroups"]]
    yield properties["DBSubnetGroupDescription"] in found, True


@reads("AWS::RDS::DBParameterGroup")
def parameter_group(id_, properties, _):
    found = [one["DBParameterGroupFamily"] for one in rds.describe_db_parameter_groups()["DBParameterGroups"]]
    yield properties["Family"] in found, True


@reads("AWS::ServiceDiscovery::PrivateDnsNamespace")
def namespace(id_, properties, _):
    found = discovery.get_namespace(Id=id_)["Namespace"]
    yield (found["Name"], found["Type"]), (properties["Name"], "DNS_PRIVATE")


@reads("AWS::RDS::DBInstance")
def db_instance(id_, properties, _):
    found = rds.describe_db_instances(DBInstanceIdentifier=id_)["DBInstances"][0]
    for key in ("Engine", "DBInstanceClass", "PubliclyAccessible"):
        yield found[key], properties[key]


@reads("AWS::ECR::Repository")
def repository(id_, properties, _):
    found = ecr.describe_repositories(repositoryNames=[id_])["repositories"][0]
    yield found["imageTagMutability"], properties["ImageTagMutability"]


@reads("AWS::S3::Bucket")
def bucket(id_, properties, _):
    found = s3.get_bucket_encryption(Bucket=id_)["ServerSideEncryptionConfiguration"]["Rules"]
    wanted = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    yield (
        [one["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] for one in found],
        [one["ServerSideEncryptionByDefault"]["SSEAlgorithm"] for one in wanted],
    )


@reads("AWS::DynamoDB::Table")
def table(id_, properties, _):
    found = dynamodb.describe_table(TableName=id_)["Table"]
    yield found["KeySchema"], properties["KeySchema"]
    yield found["AttributeDefinitions"], properties["AttributeDefinitions"]
    yield found["BillingModeSummary"]["BillingMode"], properties["BillingMode"]


@reads("AWS::SNS::Topic")
def topic(id_, properties, _):
    found = sns.get_topic_attributes(TopicArn=id_)["Attributes"]
    yield found.get("FifoTopic", "false"), str(properties.get("FifoTopic", False)).lower()
    if "TopicName" in properties:
        yield id_.split(":")[-1], properties["TopicName"]


@reads("AWS::Route53::RecordSet")
def record(_, properties, __):
    zone = properties["HostedZoneId"]
    found = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    names = [(one["Name"].rstrip("."), one["Type"]) for one in found]
    yield (properties["Name"], properties["Type"]) in names, True


@reads("AWS::CertificateManager::Certificate")
def certificate(id_, properties, _):
    found = acm.describe_certificate(CertificateArn=id_)["Certificate"]
    yield found["DomainName"], properties["DomainName"]
    names = [properties["DomainName"], *properties.get("SubjectAlternativeNames", [])]
    yield sorted(found["SubjectAlternativeNames"]), sorted(names)


@reads("AWS::StepFunctions::StateMachine")
def state_machine(id_, properties, there):
    found = stepfunctions.describe_state_machine(stateMachineArn=id_)
    yield found["roleArn"].split("/")[-1], there[properties["RoleArn"]["Fn::GetAtt"][0]]


if __name__ == "__main__":
    main()

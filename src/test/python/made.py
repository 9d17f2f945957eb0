"""Compares the resources of a stack with its template: what an emulator makes, and what of it its own APIs tell.

    python made.py read STACK TEMPLATE PARAMS
    python made.py create STACK TEMPLATE PARAMS
    python made.py complete STACK TEMPLATE PARAMS

`create` first creates the stack; without the resources of the types that the emulator refuses, if it refuses some,
and without what refers to these resources. `complete` first gives buckets and tables what their properties say by the
APIs of S3 and DynamoDB, as CloudFormation does and the emulators' do not in all parts. Prints JSON:
  status   of the stack
  lacks    the types that were not made, and the properties that no API tells as the template has them: each as
           `Type` or `Type.Property.Property`
"""

import functools
import json
import re
import sys
import time
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

sys.path.insert(0, str(Path(__file__).parents[2] / "audit"))
import production  # noqa: E402

# Where templates are that are too large for a request; the spec names it too.
BUCKET = "templates"

@functools.cache
def aws(service):
    return boto3.client(service)


def main():
    command, stack, template_file, params = sys.argv[1:]
    template = production.load(Path(template_file).read_text())
    values = json.loads(Path(params).read_text())["Parameters"]
    refused = create(stack, template, values) if command == "create" else {}
    there = {
        one["LogicalResourceId"]: one["PhysicalResourceId"]
        for page in aws("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
        for one in page["StackResourceSummaries"]
    }
    account = aws("sts").get_caller_identity()["Account"]
    wanted = production.fill_in(template, production.Environment(stack, values, account=account))["Resources"]
    if command == "complete":
        complete({key: resource for key, resource in wanted.items() if key in there}, there)
    lacks = {
        path
        for key, resource in wanted.items()
        for path in ([refused[key]] if key in refused else lacking(key, resource, there))
    }
    status = aws("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
    json.dump({"status": status, "lacks": sorted(lacks)}, sys.stdout)


def create(stack, template, values):
    """Creates the stack without the resources that the emulator refuses, and says why it does."""
    refused = {}
    types = {key: resource["Type"] for key, resource in template["Resources"].items()}
    while len(refused) < len(types):
        try:
            why = create_once(stack, without(template, refused.keys()), values)
        except ClientError as error:
            unknown = re.search(r"Unrecognized resource types: \[(.*?)]", str(error))
            if unknown is None:
                raise
            why = {key: type_ for key, type_ in types.items() if type_ in unknown.group(1).split(", ")}
        if not why:
            break
        refused |= why
    return refused


def create_once(stack, template, values):
    """Creates the stack. If a resource fails, deletes the stack; what failed, and why."""
    cloudformation = aws("cloudformation")
    aws("s3").put_object(Bucket=BUCKET, Key=stack, Body=json.dumps(template).encode())
    cloudformation.create_stack(
        StackName=stack,
        TemplateURL=f"https://s3.amazonaws.com/{BUCKET}/{stack}",
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    if settled(stack) == "CREATE_COMPLETE":
        return {}
    failed = {
        one["LogicalResourceId"]: f"{one['ResourceType']}: {one['ResourceStatusReason']}"
        for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack)
        for one in page["StackEvents"]
        if one["ResourceStatus"] == "CREATE_FAILED"
    }
    cloudformation.delete_stack(StackName=stack)
    settled(stack)
    return failed


def settled(stack):
    """The status of the stack after what happens to it."""
    for _ in range(300):
        stacks = [one for one in aws("cloudformation").list_stacks()["StackSummaries"] if one["StackName"] == stack]
        status = stacks[0]["StackStatus"]
        if not status.endswith("_IN_PROGRESS"):
            return status
        time.sleep(0.1)
    raise SystemExit(f"{stack} is {status}")


def without(template, gone):
    """The template without these resources and what refers to them."""

    def refers(node):
        if not isinstance(node, dict) or len(node) != 1:
            return False
        text = json.dumps(node.get("Fn::Sub", ""))
        named = {node.get("Ref"), *node.get("Fn::GetAtt", []), *re.findall(r"\$\{(\w+)", text)}
        return not gone.isdisjoint(named)

    def rest(node):
        if isinstance(node, list):
            return [rest(item) for item in node if not refers(item)]
        if isinstance(node, dict):
            return {key: rest(item) for key, item in node.items() if not refers(item)}
        return node

    resources = {key: one for key, one in template["Resources"].items() if key not in gone}
    for key, one in resources.items():
        needed = one.get("DependsOn", [])
        needed = [needed] if isinstance(needed, str) else needed
        resources[key] = {**one, "DependsOn": [other for other in needed if other not in gone]}
    outputs = {key: one for key, one in template.get("Outputs", {}).items() if not refers(one["Value"])}
    return rest({**template, "Resources": resources, "Outputs": outputs})


def lacking(key, resource, there):
    type_ = resource["Type"]
    if key not in there:
        yield type_
        return
    properties = resolved(resource.get("Properties", {}), there)
    reader = READERS.get(type_)
    if reader is None:
        raise SystemExit(f"{type_} is made, and nobody reads it")
    yield from differences(type_, properties, reader(there[key], properties))


class Pattern:
    """A text with parts that only AWS knows."""

    def __init__(self, parts):
        self.pattern = "".join(".+" if part is None else re.escape(part) for part in parts)

    def fits(self, found):
        return isinstance(found, str) and re.fullmatch(self.pattern, found, re.DOTALL) is not None


def resolved(node, there):
    """The value with the IDs of resources that are there; what else only AWS knows is a pattern."""
    if isinstance(node, list):
        return [resolved(item, there) for item in node]
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        [(function, argument)] = node.items()
        if function == "Ref":
            return there.get(argument) or Pattern([None])
        if function == "Fn::Join":
            parts = [resolved(part, there) for part in argument[1]]
            return Pattern([part if isinstance(part, str) else None for part in parts])
        if function.startswith("Fn::"):
            return Pattern([None])
    return {key: resolved(item, there) for key, item in node.items()}


def differences(path, wanted, found):
    """The paths of the values that are not there, or others. The order of a list does not count."""
    if isinstance(wanted, (dict, list)) and isinstance(found, str):
        try:
            found = json.loads(found)
        except ValueError:
            pass
    if isinstance(wanted, Pattern):
        return [] if wanted.fits(found) else [path]
    if isinstance(wanted, dict):
        if not isinstance(found, dict):
            return [path]
        names = {name.lower(): name for name in found}
        return [
            one
            for key, item in wanted.items()
            for one in differences(f"{path}.{key}", item, found.get(names.get(key.lower())))
        ]
    if isinstance(wanted, list):
        if not isinstance(found, list) or not found:
            return [path] if wanted else []  # what is empty need not be told
        return [one for item in wanted for one in min((differences(path, item, other) for other in found), key=len)]
    return [] if found is not None and text(wanted) == text(found) else [path]


def text(scalar):
    """The scalar as text; 90.0 is 90."""
    whole = isinstance(scalar, float) and scalar.is_integer()
    return production.as_text(int(scalar) if whole else scalar)


def complete(resources, there):
    """Makes the calls that CloudFormation makes after it has created a bucket or a table."""
    for service, type_, calls_for in (
        ("s3", "AWS::S3::Bucket", calls_for_bucket),
        ("dynamodb", "AWS::DynamoDB::Table", calls_for_table),
    ):
        for key, resource in resources.items():
            if resource["Type"] == type_:
                for operation, given in calls_for(there[key], resource["Properties"]).items():
                    getattr(aws(service), operation)(**given)


def calls_for_bucket(id_, properties):
    [encryption] = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    default = {"ApplyServerSideEncryptionByDefault": encryption["ServerSideEncryptionByDefault"]}
    more = {key: value for key, value in encryption.items() if key == "BucketKeyEnabled"}
    cors = properties.get("CorsConfiguration", {}).get("CorsRules", [])
    given = {
        "put_bucket_encryption": {"ServerSideEncryptionConfiguration": {"Rules": [default | more]}},
        "put_public_access_block": {
            "PublicAccessBlockConfiguration": properties["PublicAccessBlockConfiguration"]
        },
        "put_bucket_ownership_controls": {"OwnershipControls": properties["OwnershipControls"]},
        "put_bucket_versioning": {"VersioningConfiguration": properties["VersioningConfiguration"]},
        "put_bucket_lifecycle_configuration": {
            "LifecycleConfiguration": {
                "Rules": [to_lifecycle(rule) for rule in properties["LifecycleConfiguration"]["Rules"]]
            }
        },
    }
    if cors:
        given["put_bucket_cors"] = {"CORSConfiguration": {"CORSRules": [to_cors(rule) for rule in cors]}}
    return {operation: {"Bucket": id_, **values} for operation, values in given.items()}


def to_lifecycle(rule):
    """A rule without a prefix is one for all objects."""
    expiration = {}
    if "ExpirationInDays" in rule:
        expiration["Days"] = int(rule["ExpirationInDays"])
    if "ExpiredObjectDeleteMarker" in rule:
        expiration["ExpiredObjectDeleteMarker"] = rule["ExpiredObjectDeleteMarker"]
    same = {"Status", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"}
    rest = {key: value for key, value in rule.items() if key in same}
    return {"ID": rule["Id"], "Filter": {"Prefix": ""}, **rest, **({"Expiration": expiration} if expiration else {})}


def to_cors(rule):
    names = {"Id": "ID", "ExposedHeaders": "ExposeHeaders", "MaxAge": "MaxAgeSeconds"}
    return {names.get(key, key): value for key, value in rule.items()}


def calls_for_table(id_, properties):
    recovery = properties["PointInTimeRecoverySpecification"]
    given = {"update_continuous_backups": {"PointInTimeRecoverySpecification": recovery}}
    if "TimeToLiveSpecification" in properties:
        given["update_time_to_live"] = {"TimeToLiveSpecification": properties["TimeToLiveSpecification"]}
    return {operation: {"TableName": id_, **values} for operation, values in given.items()}


# What the APIs tell of a resource, by type, in the names of its properties. The names of the API need only begin
# with another letter.

READERS = {}


def reads(type_):
    return lambda reader: READERS.setdefault(type_, reader)



@reads("AWS::EC2::SecurityGroup")
def security_group(id_, _):
    found = aws("ec2").describe_security_groups(GroupIds=[id_])["SecurityGroups"][0]
    return {
        **found,
        "GroupDescription": found["Description"],
        "SecurityGroupIngress": list(rules(found["IpPermissions"], "Source")),
        "SecurityGroupEgress": list(rules(found["IpPermissionsEgress"], "Destination")),
    }


def rules(permissions, side):
    for one in permissions:
        ports = {key: one[key] for key in ("IpProtocol", "FromPort", "ToPort") if key in one}
        yield from ({**ports, **place} for place in one["IpRanges"] + one["Ipv6Ranges"])
        for pair in one["UserIdGroupPairs"]:
            yield {**ports, **pair, f"{side}SecurityGroupId": pair["GroupId"]}


@reads("AWS::EC2::SecurityGroupIngress")
def ingress(_, properties):
    group = aws("ec2").describe_security_groups(GroupIds=[properties["GroupId"]])["SecurityGroups"][0]
    of_group = {"GroupId": group["GroupId"]}
    found = [{**rule, **of_group} for rule in rules(group["IpPermissions"], "Source")]
    return min(found, key=lambda rule: len(differences("", properties, rule)), default={})


@reads("AWS::ServiceDiscovery::PrivateDnsNamespace")
def namespace(id_, _):
    return aws("servicediscovery").get_namespace(Id=id_)["Namespace"]


@reads("AWS::ServiceDiscovery::Service")
def discovery(id_, _):
    return aws("servicediscovery").get_service(Id=id_)["Service"]


@reads("AWS::ECS::Cluster")
def cluster(id_, _):
    found = aws("ecs").describe_clusters(clusters=[id_], include=["SETTINGS", "CONFIGURATIONS"])["clusters"][0]
    return {**found, "ClusterSettings": found.get("settings")}


@reads("AWS::ECS::TaskDefinition")
def task_definition(id_, _):
    return aws("ecs").describe_task_definition(taskDefinition=id_)["taskDefinition"]


@reads("AWS::ECS::Service")
def service(id_, properties):
    found = aws("ecs").describe_services(cluster=properties["Cluster"], services=[id_])["services"][0]
    deployment = next(iter(found["deployments"]), {})
    return {**deployment, **found, "Cluster": found["clusterArn"].split("/")[-1]}


@reads("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(id_, _):
    found = aws("elbv2").describe_load_balancers(LoadBalancerArns=[id_])["LoadBalancers"][0]
    attributes = aws("elbv2").describe_load_balancer_attributes(LoadBalancerArn=id_)["Attributes"]
    return {
        **found,
        "Subnets": [zone["SubnetId"] for zone in found["AvailabilityZones"]],
        "LoadBalancerAttributes": attributes,
    }


@reads("AWS::ElasticLoadBalancingV2::Listener")
def listener(id_, _):
    return aws("elbv2").describe_listeners(ListenerArns=[id_])["Listeners"][0]


@reads("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(id_, properties):
    of_listener = properties["ListenerArn"]
    found = aws("elbv2").describe_rules(ListenerArn=of_listener)["Rules"]
    return {**next(rule for rule in found if rule["RuleArn"] == id_), "ListenerArn": of_listener}


@reads("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(id_, _):
    found = aws("elbv2").describe_target_groups(TargetGroupArns=[id_])["TargetGroups"][0]
    attributes = aws("elbv2").describe_target_group_attributes(TargetGroupArn=id_)["Attributes"]
    return {**found, "TargetGroupAttributes": attributes}


@reads("AWS::ElastiCache::SubnetGroup")
def cache_subnets(id_, _):
    found = aws("elasticache").describe_cache_subnet_groups(CacheSubnetGroupName=id_)["CacheSubnetGroups"][0]
    return {
        "Description": found["CacheSubnetGroupDescription"],
        "SubnetIds": [one["SubnetIdentifier"] for one in found["Subnets"]],
    }


@reads("AWS::ElastiCache::ReplicationGroup")
def replication_group(id_, _):
    found = aws("elasticache").describe_replication_groups(ReplicationGroupId=id_)["ReplicationGroups"][0]
    return {
        **of_first_node(found["MemberClusters"][0]),
        **found,
        "ReplicationGroupDescription": found["Description"],
        "NumCacheClusters": len(found["MemberClusters"]),
        "AutomaticFailoverEnabled": found["AutomaticFailover"] == "enabled",
        "MultiAZEnabled": found["MultiAZ"] == "enabled",
    }


@reads("AWS::ElastiCache::CacheCluster")
def cache_cluster(id_, _):
    return of_first_node(id_)


def of_first_node(cluster):
    found = aws("elasticache").describe_cache_clusters(CacheClusterId=cluster)["CacheClusters"][0]
    groups = [one["SecurityGroupId"] for one in found.get("SecurityGroups", [])]
    across = found.get("PreferredAvailabilityZone") == "Multiple"
    return {
        **found,
        "SecurityGroupIds": groups,
        "VpcSecurityGroupIds": groups,
        "AZMode": "cross-az" if across else "single-az",
    }


@reads("AWS::CertificateManager::Certificate")
def certificate(id_, _):
    found = aws("acm").describe_certificate(CertificateArn=id_)["Certificate"]
    methods = {one.get("ValidationMethod") for one in found.get("DomainValidationOptions", [])}
    return {**found, "ValidationMethod": "".join(method or "" for method in methods)}


@reads("AWS::Route53::RecordSet")
def record(_, properties):
    zone = properties["HostedZoneId"]
    for found in aws("route53").list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]:
        if found["Name"].rstrip(".") == properties["Name"] and found["Type"] == properties["Type"]:
            return {**found, "Name": found["Name"].rstrip("."), "HostedZoneId": zone}
    return {}


@reads("AWS::IAM::Role")
def role(id_, _):
    found = aws("iam").get_role(RoleName=id_)["Role"]
    names = aws("iam").list_role_policies(RoleName=id_)["PolicyNames"]
    attached = aws("iam").list_attached_role_policies(RoleName=id_)["AttachedPolicies"]
    return {
        **found,
        "Policies": [aws("iam").get_role_policy(RoleName=id_, PolicyName=name) for name in names],
        "ManagedPolicyArns": [one["PolicyArn"] for one in attached],
    }


@reads("AWS::Logs::LogGroup")
def log_group(id_, _):
    return aws("logs").describe_log_groups(logGroupNamePrefix=id_)["logGroups"][0]


@reads("AWS::CloudWatch::Alarm")
def alarm(id_, _):
    return aws("cloudwatch").describe_alarms(AlarmNames=[id_])["MetricAlarms"][0]


@reads("AWS::SNS::Topic")
def topic(id_, _):
    return {**aws("sns").get_topic_attributes(TopicArn=id_)["Attributes"], "TopicName": id_.split(":")[-1]}


@reads("AWS::SNS::TopicPolicy")
def topic_policy(_, properties):
    policies = {arn: topic(arn, {}).get("Policy") for arn in properties["Topics"]}
    return {"Topics": [arn for arn in policies if policies[arn]], "PolicyDocument": next(iter(policies.values()))}


@reads("AWS::SNS::Subscription")
def subscription(id_, properties):
    listed = aws("sns").list_subscriptions()["Subscriptions"]
    found = next(
        (one for one in listed if id_ == one["SubscriptionArn"] or properties["Endpoint"] == one["Endpoint"]), {}
    )
    confirmed = found.get("SubscriptionArn", "").startswith("arn:")
    more = aws("sns").get_subscription_attributes(SubscriptionArn=found["SubscriptionArn"]) if confirmed else {}
    return {**more.get("Attributes", {}), **found}


@reads("AWS::SQS::Queue")
def queue(id_, _):
    return aws("sqs").get_queue_attributes(QueueUrl=id_, AttributeNames=["All"])["Attributes"]


@reads("AWS::SQS::QueuePolicy")
def queue_policy(_, properties):
    policies = {url: queue(url, {}).get("Policy") for url in properties["Queues"]}
    return {"Queues": [url for url in policies if policies[url]], "PolicyDocument": next(iter(policies.values()))}


@reads("AWS::RDS::DBInstance")
def db_instance(id_, _):
    found = aws("rds").describe_db_instances(DBInstanceIdentifier=id_)["DBInstances"][0]
    endpoint = found.get("Endpoint", {})
    return {
        **found,
        "DBSubnetGroupName": found.get("DBSubnetGroup", {}).get("DBSubnetGroupName"),
        "DBParameterGroupName": next((one["DBParameterGroupName"] for one in found["DBParameterGroups"]), None),
        "VPCSecurityGroups": [one["VpcSecurityGroupId"] for one in found["VpcSecurityGroups"]],
        "EnableCloudwatchLogsExports": found.get("EnabledCloudwatchLogsExports"),
        "EnableIAMDatabaseAuthentication": found.get("IAMDatabaseAuthenticationEnabled"),
        "Port": endpoint.get("Port"),
    }


@reads("AWS::RDS::DBParameterGroup")
def db_parameter_group(id_, _):
    found = aws("rds").describe_db_parameter_groups(DBParameterGroupName=id_)["DBParameterGroups"][0]
    parameters = aws("rds").describe_db_parameters(DBParameterGroupName=id_)["Parameters"]
    return {
        "Description": found["Description"],
        "Family": found["DBParameterGroupFamily"],
        "Parameters": {one["ParameterName"]: one.get("ParameterValue") for one in parameters},
    }


@reads("AWS::RDS::DBSubnetGroup")
def db_subnet_group(id_, _):
    found = aws("rds").describe_db_subnet_groups(DBSubnetGroupName=id_)["DBSubnetGroups"][0]
    return {**found, "SubnetIds": [one["SubnetIdentifier"] for one in found["Subnets"]]}


@reads("AWS::SecretsManager::Secret")
def secret(id_, properties):
    """How a value is generated is not told; it is read from the value."""
    found = aws("secretsmanager").describe_secret(SecretId=id_)
    value = secret_value(id_)
    asked = properties.get("GenerateSecretString", {})
    password = value.get(asked.get("GenerateStringKey", ""), "")
    given = json.loads(asked.get("SecretStringTemplate", "{}"))
    return {
        **found,
        "GenerateSecretString": {
            **asked,
            "PasswordLength": len(password),
            "ExcludePunctuation": password.isalnum(),
            "SecretStringTemplate": json.dumps({key: value.get(key) for key in given}),
        },
    }


def secret_value(id_):
    return json.loads(aws("secretsmanager").get_secret_value(SecretId=id_)["SecretString"])


@reads("AWS::SecretsManager::SecretTargetAttachment")
def attachment(_, properties):
    """It is told by what it adds to the secret."""
    added = {"engine", "host", "port"} <= secret_value(properties["SecretId"]).keys()
    return properties if added else {}


@reads("AWS::StepFunctions::StateMachine")
def state_machine(id_, _):
    found = aws("stepfunctions").describe_state_machine(stateMachineArn=id_)
    return {**found, "DefinitionString": found["definition"]}


@reads("AWS::Scheduler::Schedule")
def schedule(id_, _):
    return aws("scheduler").get_schedule(Name=id_)


@reads("AWS::S3::Bucket")
def bucket(id_, _):
    encryption = of_bucket("get_bucket_encryption", id_).get("ServerSideEncryptionConfiguration", {})
    return {
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [
                {**one, "ServerSideEncryptionByDefault": one["ApplyServerSideEncryptionByDefault"]}
                for one in encryption.get("Rules", [])
            ]
        },
        "PublicAccessBlockConfiguration": of_bucket("get_public_access_block", id_).get(
            "PublicAccessBlockConfiguration"
        ),
        "OwnershipControls": of_bucket("get_bucket_ownership_controls", id_).get("OwnershipControls"),
        "VersioningConfiguration": of_bucket("get_bucket_versioning", id_),
        "LifecycleConfiguration": {
            "Rules": [of_lifecycle(rule) for rule in of_bucket("get_bucket_lifecycle_configuration", id_).get("Rules", [])]
        },
        "CorsConfiguration": {
            "CorsRules": [of_cors(rule) for rule in of_bucket("get_bucket_cors", id_).get("CORSRules", [])]
        },
    }


def of_bucket(operation, name):
    """What the bucket has; S3 answers with an error where it has none."""
    try:
        return getattr(aws("s3"), operation)(Bucket=name)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        return {}


def of_lifecycle(rule):
    expiration = rule.get("Expiration", {})
    return {
        **rule,
        "ExpirationInDays": expiration.get("Days"),
        "ExpiredObjectDeleteMarker": expiration.get("ExpiredObjectDeleteMarker"),
    }


def of_cors(rule):
    return {**rule, "ExposedHeaders": rule.get("ExposeHeaders"), "MaxAge": rule.get("MaxAgeSeconds")}


@reads("AWS::S3::BucketPolicy")
def bucket_policy(_, properties):
    policy = aws("s3").get_bucket_policy(Bucket=properties["Bucket"])["Policy"]
    return {"Bucket": properties["Bucket"], "PolicyDocument": policy}


@reads("AWS::DynamoDB::Table")
def table(id_, _):
    found = aws("dynamodb").describe_table(TableName=id_)["Table"]
    backups = aws("dynamodb").describe_continuous_backups(TableName=id_)["ContinuousBackupsDescription"]
    recovery = backups.get("PointInTimeRecoveryDescription", {})
    live = aws("dynamodb").describe_time_to_live(TableName=id_)["TimeToLiveDescription"]
    return {
        **found,
        "BillingMode": found.get("BillingModeSummary", {}).get("BillingMode"),
        "TimeToLiveSpecification": {**live, "Enabled": live["TimeToLiveStatus"] == "ENABLED"},
        "PointInTimeRecoverySpecification": {
            "PointInTimeRecoveryEnabled": recovery.get("PointInTimeRecoveryStatus") == "ENABLED"
        },
    }


if __name__ == "__main__":
    main()

"""Moto's server with what it lacks.

A creation that fails is rolled back, `Fn::Cidr` has a value, `AWS::NoValue` is no item of a list, an image
repository without a name gets one that ECR takes, a build project has an ARN, a certificate is issued at once,
a load balancer is of its type, `Fn::GetStackOutput` reads the export of the same name, namespaces, their services and
certificates come from templates too, a service gets the task definition that an update makes, the ID of a hosted zone
begins with `Z`, templates are read from its own buckets, and ListImports answers.

    python moto_rolling_back.py -H 127.0.0.1 -p 0

Where a backend refuses a resource (a subnet that is not there), moto answers CreateStack with that
error and leaves the stack CREATE_IN_PROGRESS for ever. CloudFormation takes the stack, says which
resource failed and why, deletes what it had created, and ends in ROLLBACK_COMPLETE. So does this.
"""

import ipaddress
import itertools
import sys

from moto import settings
from moto.acm.models import acm_backends
from moto.cloudformation import models, parsing, responses
from moto.cloudformation.exceptions import ValidationError
from moto.core.common_models import CloudFormationModel
from moto.core.responses import ActionResult
from moto.ecs.models import EC2ContainerServiceBackend as Services
from moto.elbv2.models import FakeLoadBalancer, elbv2_backends
from moto.route53.models import HostedZoneIdentifier
from moto.server import main
from moto.servicediscovery.models import servicediscovery_backends

create_one = parsing.parse_and_create_resource
create_all = models.Stack.create_resources
value_of = parsing.clean_json
name_of = parsing.generate_resource_name
changes_of = parsing.ResourceMap.build_resource_diff
update_of_service = Services.update_service
id_of_zone = HostedZoneIdentifier.generate
template_of_url = responses.get_stack_from_s3_url


def create_one_noting_its_name(logical_id, *rest, **named):
    """Notes the innermost resource that failed, in the error itself."""
    try:
        return create_one(logical_id, *rest, **named)
    except Exception as error:
        if not hasattr(error, "logical_id"):
            error.logical_id = logical_id
        raise


def happened(stack, logical_id, physical_id, state, reason):
    stack.events.append(
        models.Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=logical_id,
            physical_resource_id=physical_id,
            resource_type=stack.template_dict["Resources"][logical_id]["Type"],
            resource_status=state,
            resource_status_reason=reason,
            resource_properties=None,
        )
    )


def create_all_or_roll_back(stack):
    try:
        create_all(stack)
        return
    except Exception as error:
        failed = getattr(error, "logical_id", None)
        if failed is None:
            raise
        reason = getattr(error, "message", None) or str(error)
    resources = stack.template_dict["Resources"]
    created = {
        name: getattr(made, "physical_resource_id", "") or ""
        for name, made in stack.resource_map._parsed_resources.items()
        if name in resources and made is not None
    }
    for name, physical_id in created.items():
        happened(stack, name, physical_id, "CREATE_COMPLETE", None)
    happened(stack, failed, "", "CREATE_FAILED", reason)
    stack._add_stack_event(
        "ROLLBACK_IN_PROGRESS",
        f"The following resource(s) failed to create: [{failed}]. Rollback requested by user.",
    )
    stack.resource_map.delete()
    for name, physical_id in created.items():
        happened(stack, name, physical_id, "DELETE_COMPLETE", None)
    # Moto makes what it is asked about: nothing may be left to ask for.
    stack.resource_map._resource_json_map = {}
    stack.output_map = parsing.OutputMap(stack.resource_map, {}, stack.stack_id)
    stack.status = "ROLLBACK_COMPLETE"
    stack._add_stack_event("ROLLBACK_COMPLETE")


def value_of_more(node, resources):
    if isinstance(node, list):
        return [value for value in (value_of_more(item, resources) for item in node) if value is not None]
    if isinstance(node, dict) and "Fn::Cidr" in node:
        block, count, bits = value_of(node["Fn::Cidr"], resources)
        subnets = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
        return [str(subnet) for subnet in itertools.islice(subnets, int(count))]
    if isinstance(node, dict) and list(node) == ["Fn::GetStackOutput"]:
        output = node["Fn::GetStackOutput"]
        name = {"Fn::Join": ["-", [output["StackName"], output["OutputName"]]]}
        return value_of_more({"Fn::ImportValue": name}, resources)
    return value_of(node, resources)


def imported(node, resources):
    if isinstance(node, dict):
        for key, inner in node.items():
            if key == "Fn::ImportValue":
                yield value_of(inner, resources)
            yield from imported(inner, resources)
    elif isinstance(node, list):
        for item in node:
            yield from imported(item, resources)


def list_imports(response):
    name = response._get_param("ExportName")
    stacks = [
        stack.name
        for stack in response.cloudformation_backend.stacks.values()
        if name in imported(stack.template_dict["Resources"], stack.resource_map)
    ]
    if not stacks:
        raise ValidationError(message=f"Export '{name}' is not imported by any stack.")
    return ActionResult({"Imports": stacks})


def template_of_own_url(url, **named):
    """Moto takes its own address for a bucket's, but not by this name."""
    return template_of_url(url.replace("127.0.0.1", "localhost"), **named)


def name_in_small_letters(resource_type, *rest):
    name = name_of(resource_type, *rest)
    return name.lower() if resource_type == "AWS::ECR::Repository" else name


def changes_of_services_too(resources, template, parameters=None):
    """Moto updates what refers to a changed parameter, but not what refers to that again."""
    changes = changes_of(resources, template, parameters)
    modified = set(changes["Modify"])
    services = [
        name
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::ECS::Service"
        and name not in changes["Add"]
        and (name in modified or modified & set(parsing.get_references_from_template(resource)))
    ]
    changes["Modify"] = [name for name in changes["Modify"] if name not in services] + services
    return changes


def update_with_deployment(services, properties):
    service = update_of_service(services, properties)
    for deployment in service.deployments[:1]:
        deployment["taskDefinition"] = service.task_definition
    return service


def balancer_of_its_type(cls, name, template, account, region, **_):
    of = template["Properties"]
    return elbv2_backends[account][region].create_load_balancer(
        name,
        of.get("SecurityGroups"),
        of["Subnets"],
        scheme=of.get("Scheme", "internet-facing"),
        loadbalancer_type=of.get("Type"),
    )


class Project(CloudFormationModel):
    """A build project that is there by name alone; moto finds its models by what they extend."""

    __module__ = "moto.codebuild"  # moto asks which service it belongs to

    def __init__(self, name):
        self.physical_resource_id = name

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @staticmethod
    def cloudformation_type():
        return "AWS::CodeBuild::Project"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, *_, **__):
        return cls(resource_name)

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Arn"

    def get_cfn_attribute(self, _):
        return f"arn:aws:codebuild:us-east-1:123456789012:project/{self.physical_resource_id}"


class Certificate(CloudFormationModel):
    """A certificate that the stack requests."""

    __module__ = "moto.acm"

    def __init__(self, backend, arn):
        self.backend = backend
        self.physical_resource_id = arn

    @staticmethod
    def cloudformation_name_type():
        return None

    @staticmethod
    def cloudformation_type():
        return "AWS::CertificateManager::Certificate"

    @classmethod
    def create_from_cloudformation_json(cls, _, template, account, region, **__):
        backend = acm_backends[account][region]
        of = template["Properties"]
        names = of.get("SubjectAlternativeNames", [])
        return cls(backend, backend.request_certificate(of["DomainName"], None, names, []))

    def delete(self, *_):
        self.backend.delete_certificate(self.physical_resource_id)


class OfCloudMap:
    """What AWS Cloud Map has under an ID."""

    def __init__(self, backend, made):
        self.backend = backend
        self.made = made
        self.physical_resource_id = made.id

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in ("Arn", "Id")

    def get_cfn_attribute(self, attr):
        return self.made.arn if attr == "Arn" else self.made.id


class Namespace(OfCloudMap, CloudFormationModel):
    __module__ = "moto.servicediscovery"

    @staticmethod
    def cloudformation_type():
        return "AWS::ServiceDiscovery::PrivateDnsNamespace"

    @classmethod
    def create_from_cloudformation_json(cls, _, template, account, region, **__):
        backend = servicediscovery_backends[account][region]
        named = template["Properties"]
        backend.create_private_dns_namespace(named["Name"], "", "", named["Vpc"], [], {})
        made = next(one for one in backend.namespaces.values() if one.name == named["Name"])
        return cls(backend, made)

    def delete(self, *_):
        self.backend.delete_namespace(self.made.id)


class Discovery(OfCloudMap, CloudFormationModel):
    __module__ = "moto.servicediscovery"

    @staticmethod
    def cloudformation_type():
        return "AWS::ServiceDiscovery::Service"

    @classmethod
    def create_from_cloudformation_json(cls, _, template, account, region, **__):
        backend = servicediscovery_backends[account][region]
        of = template["Properties"]
        health = of["HealthCheckCustomConfig"]
        return cls(
            backend,
            backend.create_service(
                of["Name"], of["NamespaceId"], "", "", of["DnsConfig"], {}, health, [], "DNS"
            ),
        )

    def delete(self, *_):
        self.backend.delete_service(self.made.id)


settings.ACM_VALIDATION_WAIT = 0
FakeLoadBalancer.create_from_cloudformation_json = classmethod(balancer_of_its_type)
HostedZoneIdentifier.generate = lambda zone, *rest, **named: "Z" + id_of_zone(zone, *rest, **named)
responses.CloudFormationResponse.list_imports = list_imports
responses.get_stack_from_s3_url = template_of_own_url
parsing.generate_resource_name = name_in_small_letters
parsing.clean_json = value_of_more
parsing.ResourceMap.build_resource_diff = changes_of_services_too
Services.update_service = update_with_deployment
parsing.parse_and_create_resource = create_one_noting_its_name
models.Stack.create_resources = create_all_or_roll_back
main(sys.argv[1:])

"""A template with the values of one environment put in.

The tools judge what stands in a template: a value behind a parameter, a condition or `!If` they pass over,
or take for a fault. So this does what CloudFormation would do before it creates anything: parameters become
their values, conditions are decided, resources whose condition is false are gone. What only AWS knows, the
attributes of resources, stays as it is.
"""

import json
import re

import yaml

DEFAULT_REGION = "us-east-1"
DEFAULT_ACCOUNT = "111122223333"

# What a parameter is taken to be that has neither a value nor a default.
STAND_INS = {
    "AWS::EC2::VPC::Id": "vpc-0a1b2c3d4e5f60718",
    "AWS::EC2::SecurityGroup::Id": "sg-0a1b2c3d4e5f60718",
    "List<AWS::EC2::SecurityGroup::Id>": "sg-0a1b2c3d4e5f60718",
    "AWS::EC2::Subnet::Id": "subnet-0a1b2c3d4e5f60718",
    "List<AWS::EC2::Subnet::Id>": "subnet-0a1b2c3d4e5f60718,subnet-1b2c3d4e5f607182a",
    "Number": "1",
}

NO_VALUE = object()


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms; what looks like a date stays text."""

    yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def short_form(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in ("Ref", "Condition") else "Fn::" + name: value}


Loader.add_multi_constructor("!", short_form)


def load(text):
    return yaml.load(text, Loader)


class Environment:
    """Where a template is deployed to: the values of its parameters and of the pseudo parameters."""

    def __init__(self, stack, values, region=None, account=None):
        self.values = values
        self.region = region or DEFAULT_REGION
        self.account = account or DEFAULT_ACCOUNT
        self.pseudo = {
            "AWS::AccountId": self.account,
            "AWS::Partition": "aws",
            "AWS::Region": self.region,
            "AWS::StackId": f"arn:aws:cloudformation:{self.region}:{self.account}:stack/{stack}/0a1b2c3d",
            "AWS::StackName": stack,
            "AWS::URLSuffix": "amazonaws.com",
        }


def fill_in(template, environment):
    """The template as the environment makes it, without parameters, mappings and conditions."""
    return Filler(template, environment).template()


class Filler:
    def __init__(self, template, environment):
        self.source = template
        self.known = dict(environment.pseudo)
        for name, parameter in template.get("Parameters", {}).items():
            self.known[name] = parameter_value(name, parameter, environment.values)
        self.conditions = template.get("Conditions", {})

    def template(self):
        resources = self.section("Resources")
        for resource in resources.values():
            self.drop_dependencies(resource, resources)
        result = {
            "AWSTemplateFormatVersion": "2010-09-09",
            "Description": self.source.get("Description", ""),
            "Resources": resources,
        }
        outputs = self.section("Outputs")
        if outputs:
            result["Outputs"] = outputs
        return result

    def section(self, name):
        return {
            key: {k: self.value(v) for k, v in entry.items() if k != "Condition"}
            for key, entry in self.source.get(name, {}).items()
            if "Condition" not in entry or self.holds(entry["Condition"])
        }

    def drop_dependencies(self, resource, resources):
        needed = resource.pop("DependsOn", [])
        needed = [needed] if isinstance(needed, str) else needed
        needed = [name for name in needed if name in resources]
        if needed:
            resource["DependsOn"] = needed

    def holds(self, condition):
        """Whether a condition is true: its name, or the function that it stands for."""
        if isinstance(condition, str):
            return self.holds(self.conditions[condition])
        [(function, argument)] = condition.items()
        if function == "Condition":
            return self.holds(argument)
        if function == "Fn::And":
            return all(self.holds(part) for part in argument)
        if function == "Fn::Or":
            return any(self.holds(part) for part in argument)
        if function == "Fn::Not":
            return not self.holds(argument[0])
        if function == "Fn::Equals":
            left, right = (self.value(part) for part in argument)
            return as_text(left) == as_text(right)
        raise ValueError(f"can't decide the condition {json.dumps(condition)}")

    def value(self, node):
        if isinstance(node, list):
            values = (self.value(item) for item in node)
            return [value for value in values if value is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            [(function, argument)] = node.items()
            if function == "Ref" or function.startswith("Fn::"):
                return self.call(function, argument)
        values = {key: self.property(key, item) for key, item in node.items()}
        return {key: value for key, value in values.items() if value is not NO_VALUE}

    def property(self, key, node):
        value = self.value(node)
        return value if isinstance(node, str) else converted(value, key)

    def call(self, function, argument):
        if function == "Ref":
            return self.ref(argument)
        if function == "Fn::If":
            condition, then, otherwise = argument
            return self.value(then if self.holds(condition) else otherwise)
        if function == "Fn::Sub":
            return self.sub(argument)
        argument = self.value(argument)
        if function == "Fn::ImportValue" and isinstance(argument, str):
            return imported(argument)
        if function == "Fn::GetStackOutput" and all(isinstance(part, str) for part in argument.values()):
            return imported(f"{argument['StackName']}-{argument['OutputName']}")
        if function == "Fn::Split" and isinstance(argument[1], str):
            return argument[1].split(argument[0])
        if function == "Fn::Select" and isinstance(argument[1], list) and int(argument[0]) < len(argument[1]):
            return argument[1][int(argument[0])]
        if function == "Fn::Join" and isinstance(argument[1], list):
            if all(isinstance(part, str) for part in argument[1]):
                return argument[0].join(argument[1])
        if function == "Fn::FindInMap" and all(isinstance(key, str) for key in argument):
            name, first, second = argument
            return self.source["Mappings"][name][first][second]
        return {function: argument}

    def ref(self, name):
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self.known:
            return self.known[name]
        resource = self.source["Resources"][name]
        # A bucket policy has its bucket's name for its own; the Control Tower rules look for the bucket.
        if resource["Type"] == "AWS::S3::BucketPolicy":
            return self.value(resource["Properties"]["Bucket"])
        return {"Ref": name}

    def sub(self, argument):
        """The text, or the `Fn::Join` that it stands for: the Control Tower rules know that form alone."""
        text, own = (argument, {}) if isinstance(argument, str) else argument
        parts = []
        for index, part in enumerate(re.split(r"\$\{\s*([^}]*?)\s*\}", text)):
            if index % 2 == 0:
                parts.append(part)
            elif part.startswith("!"):
                parts.append("${" + part[1:] + "}")
            elif part in own:
                parts.append(self.value(own[part]))
            elif "." in part:
                parts.append({"Fn::GetAtt": part.split(".", 1)})
            else:
                parts.append(self.ref(part))
        return joined(parts)


def joined(parts):
    """One text, as far as the parts are known."""
    result = []
    for part in parts:
        part = as_text(part)
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        else:
            result.append(part)
    result = [part for part in result if part != ""]
    if not result or result == [part for part in result[:1] if isinstance(part, str)]:
        return "".join(result)
    return {"Fn::Join": ["", result]}


def parameter_value(name, parameter, values):
    type_ = parameter["Type"]
    text = values.get(name, parameter.get("Default"))
    if text is None:
        text = parameter.get("AllowedValues", [STAND_INS.get(type_, f"{name}-value")])[0]
    text = as_text(text)
    if type_ == "CommaDelimitedList" or type_.startswith("List<"):
        return text.split(",") if text else []
    return text


def converted(value, key):
    """CloudFormation makes of a text the number or the boolean that the property takes. Here, what looks like
    one becomes one, but not in a pair of name and value: there the value is a text, whatever it looks like."""
    if not isinstance(value, str) or key == "Value":
        return value
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch("0|[1-9][0-9]{0,8}", value) else value


def imported(name):
    """What another stack exports, by what its name says that it is."""
    if re.search("subnets?(ids)?(inzones[0-9])?$", name, re.IGNORECASE):
        return STAND_INS["List<AWS::EC2::Subnet::Id>"]
    return f"imported-{name}"


def as_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (dict, list)) else str(value)

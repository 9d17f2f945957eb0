"""Compares resources with the API that makes them: the operation that the create handler of the resource's type
calls, as the type's schema names it (cfn-lint's package has these schemas), and that operation's input as botocore's
model describes it.

    python shapes.py FOLDER <templates.json

Reads a list of templates from standard input, each with its stack's name and the values of its parameters. FOLDER has
three lists, each entry with a reason: `operations.txt`, the operations that a schema does not name or names
after others; `renamed.txt`, the properties that the API has elsewhere; and `no-counterpart.txt`, those that it does not
have. Prints JSON:
  compared   the operation that makes each type
  faults     the properties that the operation does not take, or not so, and what it requires besides; by the
             template where that was first
  unused     the entries of the lists that no resource needs
"""

import json
import re
import sys
from pathlib import Path

import botocore.session
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

sys.path.insert(0, str(Path(__file__).parents[2] / "audit"))
import production  # noqa: E402

# The services whose actions have another prefix than botocore's name for them.
SERVICES = {"elasticfilesystem": "efs", "elasticloadbalancing": "elbv2", "states": "stepfunctions"}

# What a handler calls besides what makes the resource.
OTHER_CALLS = re.compile(r"Describe|Get|List|Tag|Untag|AddTags|CreateTags|PassRole|CreateServiceLinkedRole|Delete")

# An export of another stack, or a value that CloudFormation looks up when it deploys.
KNOWN_LATER = re.compile(r"\bimported-|\{\{resolve:")

# The keys of the items of lists that the API has as maps.
PAIRS = [("Key", "Value"), ("Region", "ArtifactStore")]

NO_OPERATION = [("none", None)]

session = botocore.session.get_session()
models = {}


def shape_of(action):
    """The input of an operation, such as `ecs:CreateService`; None where botocore has no such operation."""
    prefix, name = action.split(":", 1)
    service = SERVICES.get(prefix, prefix)
    if service not in models:
        known = service in session.get_available_services()
        models[service] = session.get_service_model(service) if known else None
    model = models[service]
    return model.operation_model(name).input_shape if model and name in model.operation_names else None


class Lists:
    """The lists of a folder: lines of an entry, perhaps what it stands for, and the reason, two blanks apart."""

    def __init__(self, folder):
        self.operations = self.read(folder / "operations.txt", 3)
        self.renamed = self.read(folder / "renamed.txt", 3)
        self.absent = self.read(folder / "no-counterpart.txt", 2)
        self.used = set()

    @staticmethod
    def read(file, columns):
        entries = {}
        for line in file.read_text().splitlines():
            if line and not line.startswith("#"):
                parts = re.split(" {2,}", line, maxsplit=columns - 1)
                if len(parts) < columns:
                    raise SystemExit(f"{file.name}: a reason is required: {line}")
                entries[parts[0]] = parts[1]
        return entries

    def operations_of(self, type_):
        return self.note("operations", type_).split()

    def member_of(self, path):
        return self.note("renamed", path)

    def has_none(self, path):
        return self.note("absent", path) != ""

    def note(self, name, key):
        found = getattr(self, name).get(key, "")
        if found:
            self.used.add((name, key))
        return found

    def unused(self):
        return [
            f"{name}: {key}"
            for name in ("operations", "renamed", "absent")
            for key in getattr(self, name)
            if (name, key) not in self.used
        ]


class Comparison:
    def __init__(self, lists):
        self.lists = lists
        self.shapes = {}
        self.seen = set()
        self.faults = {}
        self.where = ""

    def compare(self, type_, properties, where):
        text = json.dumps([type_, properties], sort_keys=True)
        if text in self.seen:
            return
        self.seen.add(text)
        self.where = where
        if type_ not in self.shapes:
            self.shapes[type_] = self.inputs(type_)
        inputs = self.shapes[type_]
        if not inputs:
            self.fault(type_, "no operation makes it")
        elif inputs != NO_OPERATION:
            given = {action: set() for action, _ in inputs}
            self.properties(type_, properties, inputs, given)
            action, shape = inputs[0]
            self.required(type_, shape, given[action] | self.names(type_, action))

    def inputs(self, type_):
        """The operations that make a resource, that which creates it first, with their inputs."""
        named = self.lists.operations_of(type_)
        if named == ["none"]:
            return NO_OPERATION
        called = schema_of(type_).get("handlers", {}).get("create", {}).get("permissions", [])
        own = [action for action in called if not OTHER_CALLS.match(action.split(":", 1)[1])]
        shapes = ((action, shape_of(action)) for action in dict.fromkeys([*named, *own]))
        return [(action, shape) for action, shape in shapes if shape is not None]

    def names(self, type_, action):
        """The members for names that CloudFormation makes up where the template has none."""
        schema = schema_of(type_)
        optional = schema["properties"].keys() - schema.get("required", [])
        names = {name for name in optional if re.search("Name$|Identifier$|^Family$", name)}
        renamed = {self.lists.member_of(f"{type_}.{name}").removeprefix(f"{action}.") for name in names}
        return {name.lower() for name in names | renamed}

    def properties(self, path, properties, inputs, given):
        for key, value in properties.items():
            at = f"{path}.{key}"
            if self.lists.has_none(at):
                continue
            target = self.lists.member_of(at)
            if target:
                self.renamed(at, value, target, given)
                continue
            for action, shape in inputs:
                name = member(shape, key)
                if name:
                    given.setdefault(action, set()).add(name.lower())
                    self.value(at, value, shape.members[name])
                    break
            else:
                self.fault(at, f"no counterpart in {inputs[0][0]}")

    def renamed(self, path, value, target, given):
        """Compares with what the list has for the property: an operation whose input the property's value is, or a
        member of one. With a `*` behind it, that is what each item of a list is."""
        action, *names = target.removesuffix("*").split(".")
        shape = shape_of(action)
        for name in names:
            shape = shape and step(shape, name)
        if shape is None:
            self.fault(path, f"{target} does not exist")
            return
        given.setdefault(action, set()).update(name.lower() for name in names[:1])
        for item in value if target.endswith("*") and isinstance(value, list) else [value]:
            if names:
                self.value(path, item, shape)
            else:
                self.properties(path, item, [(action, shape)], {})

    def required(self, path, shape, given):
        for name in shape.required_members:
            made_up = shape.members[name].metadata.get("idempotencyToken")
            if name.lower() not in given and not made_up and not self.lists.has_none(f"{path} without {name}"):
                self.fault(path, f"{shape.name} requires {name}")

    def value(self, path, value, shape):
        if is_call(value):
            if shape.type_name in ("structure", "map"):
                self.fault(path, f"{next(iter(value))} is no {shape.type_name}")
            return
        getattr(self, shape.type_name, self.scalar)(path, value, shape)

    def structure(self, path, value, shape):
        if not isinstance(value, dict):
            self.fault(path, f"{value!r} is no structure, as {shape.name} is")
            return
        given = set()
        for key, inner in value.items():
            at = f"{path}.{key}"
            if self.lists.has_none(at):
                continue
            names = (self.lists.member_of(at) or member(shape, key) or "").split(".")
            of_key = shape
            for name in names:
                of_key = of_key and step(of_key, name)
            if of_key:
                given.add(names[0].lower())
                self.value(at, inner, of_key)
            else:
                self.fault(at, f"no counterpart in {shape.name}")
        self.required(path, shape, given)

    def list(self, path, value, shape):
        if isinstance(value, str) and KNOWN_LATER.search(value):
            return
        if not isinstance(value, list):
            self.fault(path, f"{value!r} is no list, as {shape.name} is")
            return
        self.size(path, len(value), shape)
        for item in value:
            self.value(path, item, shape.member)

    def map(self, path, value, shape):
        for name, content in PAIRS:
            if isinstance(value, list) and all(is_pair(one, name, content) for one in value):
                value = {one[name]: one[content] for one in value}
        if not isinstance(value, dict):
            self.fault(path, f"{value!r} is no map, as {shape.name} is")
            return
        for key, inner in value.items():
            self.value(path, key, shape.key)
            self.value(f"{path}.{key}", inner, shape.value)

    def scalar(self, path, value, shape):
        kind = shape.type_name
        if isinstance(value, (dict, list)):
            if kind != "string" or not is_document(path):
                self.fault(path, f"{type(value).__name__} where {shape.name} is a {kind}")
            return
        text = production.as_text(value)
        if KNOWN_LATER.search(text):
            return
        if kind == "boolean" and text not in ("true", "false"):
            self.fault(path, f"{text!r} is no boolean")
        elif kind in ("integer", "long"):
            if re.fullmatch(r"-?\d+", text):
                self.size(path, int(text), shape)
            else:
                self.fault(path, f"{text!r} is no {kind}")
        elif kind in ("float", "double"):
            if re.fullmatch(r"-?\d+(\.\d+)?", text):
                self.size(path, float(text), shape)
            else:
                self.fault(path, f"{text!r} is no {kind}")
        elif kind == "string":
            if shape.enum and text not in shape.enum:
                self.fault(path, f"{text!r} is none of {', '.join(shape.enum)}")
            self.size(path, len(text), shape)

    def size(self, path, size, shape):
        for bound, wrong in (("min", size.__lt__), ("max", size.__gt__)):
            limit = shape.metadata.get(bound)
            if limit is not None and wrong(limit) is True:
                self.fault(path, f"{size} is outside {bound} {limit} of {shape.name}")

    def fault(self, path, text):
        self.faults.setdefault(f"{path}: {text}", self.where)


def step(shape, name):
    """What a name, or `[]` for the items of a list, leads to from a shape; None where there is nothing."""
    if name == "[]":
        return shape.member if shape.type_name == "list" else None
    if shape.type_name == "map":
        return shape.value if name in (shape.key.enum or [name]) else None
    return shape.members.get(name) if shape.type_name == "structure" else None


def schema_of(type_):
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", type_).schema


def is_call(value):
    """Whether it is a function whose value only AWS knows."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [name] = value
    return name == "Ref" or name.startswith("Fn::")


def is_pair(node, name, content):
    return isinstance(node, dict) and node.keys() == {name, content} and isinstance(node[name], str)


def is_document(path):
    """Whether the template has an object where the API has the object's JSON."""
    return re.search(r"(Document|Policy|PolicyText)$", path) is not None


def member(shape, key):
    """The member of this name; the templates begin names with capitals, and the services do not agree on it."""
    lower = {name.lower(): name for name in shape.members}
    return key if key in shape.members else lower.get(key.lower())


def resources(template, environment):
    """The resources as the environment makes them, but for those of `Fn::ForEach`."""
    single = {key: one for key, one in template["Resources"].items() if isinstance(one, dict)}
    return production.fill_in({**template, "Resources": single, "Outputs": {}}, environment)["Resources"]


def main():
    comparison = Comparison(Lists(Path(sys.argv[1])))
    for one in json.load(sys.stdin):
        environment = production.Environment(one["stack"], one["values"], "eu-west-1")
        for key, resource in resources(one["template"], environment).items():
            comparison.compare(resource["Type"], resource.get("Properties", {}), f"{one['where']} {key}")
    json.dump(
        {
            "compared": {type_: inputs[0][0] for type_, inputs in comparison.shapes.items() if inputs},
            "faults": [f"{fault} ({where})" for fault, where in sorted(comparison.faults.items())],
            "unused": comparison.lists.unused(),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

"""Prints the schema of every resource type, corrected as cfn-lint does, and the schemas of cfn-lint's
rules about resources, as one JSON map."""

import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import cfnlint
from cfnlint.data import AdditionalSpecs
from cfnlint.helpers import load_resource
from cfnlint.rules import Rules
from cfnlint.rules.jsonschema.CfnLintJsonSchema import CfnLintJsonSchema
from cfnlint.rules.jsonschema.CfnLintJsonSchemaRegional import CfnLintJsonSchemaRegional
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as SCHEMAS

REGION = "us-east-1"
RELEASED = date(2026, 11, 1)
BEFORE, INSIDE = "Resources/AWS::", "/Properties"

types = {
    name: SCHEMAS.get_resource_schema(REGION, name).schema
    for name in SCHEMAS.get_resource_types(REGION)
}


def places(rule):
    """The types that a rule is about, each with the path of its properties."""
    found = []
    for keyword in sorted(rule.keywords):
        if keyword.startswith(BEFORE) and INSIDE in keyword:
            name, path = keyword[len("Resources/") :].split(INSIDE, 1)
            if name in types and "/*/Metadata" not in name:
                found.append(name + path)
    return found


rules = [
    {
        "id": name,
        "at": places(rule),
        "schema": rule.schema,
        "regional": isinstance(rule, CfnLintJsonSchemaRegional),
    }
    for name, rule in sorted(
        Rules.create_from_directory(str(Path(cfnlint.__file__).parent / "rules")).items()
    )
    if name.startswith("E") and isinstance(rule, CfnLintJsonSchema) and rule.schema and places(rule)
]
# Those that AWS Lambda no longer lets anyone deploy: the months of grace are over.
runtimes = sorted(
    name
    for name, dates in load_resource(AdditionalSpecs, "LmbdRuntimeLifecycle.json").items()
    if dates["update-block"] and date.fromisoformat(dates["update-block"]) < RELEASED
)
json.dump({"runtimes": runtimes, "version": version("cfn-lint"), "types": types, "rules": rules}, sys.stdout)

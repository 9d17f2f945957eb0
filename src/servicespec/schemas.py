"""Prints the schema of every resource type, corrected as cfn-lint does, as one JSON map."""

import json
import sys
from importlib.metadata import version

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as SCHEMAS

REGION = "us-east-1"

types = {
    name: SCHEMAS.get_resource_schema(REGION, name).schema
    for name in SCHEMAS.get_resource_types(REGION)
}
json.dump({"version": version("cfn-lint"), "types": types}, sys.stdout)

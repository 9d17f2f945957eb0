"""Tells what AWS's own data says of the actions that CloudFormation calls: the handlers of its
resource type schemas, and the Service Authorization Reference. cfn-lint's package has a copy of both.

    python handlers.py TYPE...

Prints JSON:
  handlers   for each type, the actions of its create, read, update and delete handlers; no stack
             operation calls the list handler
  scopable   every action of any service that supports resource-level permissions, in lower case
"""

import json
import sys
from importlib.resources import files

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

HANDLERS = ("create", "read", "update", "delete")


def main():
    handlers = {}
    for name in sys.argv[1:]:
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", name).schema
        of_type = schema.get("handlers", {})
        handlers[name] = sorted(
            {
                action
                for handler in HANDLERS
                for action in of_type.get(handler, {}).get("permissions", [])
            }
        )
    policies = json.loads(
        files("cfnlint").joinpath("data/AdditionalSpecs/Policies.json").read_text("utf-8")
    )
    scopable = [
        f"{prefix}:{name}"
        for prefix, service in policies.items()
        for name, action in service["Actions"].items()
        if action.get("Resources")
    ]
    json.dump({"handlers": handlers, "scopable": scopable}, sys.stdout)


if __name__ == "__main__":
    main()

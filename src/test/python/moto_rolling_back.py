"""Moto's server with the one thing that it lacks: a creation that fails is rolled back.

    python moto_rolling_back.py -H 127.0.0.1 -p 0

Where a backend refuses a resource (a subnet that is not there), moto answers CreateStack with that
error and leaves the stack CREATE_IN_PROGRESS for ever. CloudFormation takes the stack, says which
resource failed and why, deletes what it had created, and ends in ROLLBACK_COMPLETE. So does this.
"""

import sys

from moto.cloudformation import models, parsing
from moto.server import main

create_one = parsing.parse_and_create_resource
create_all = models.Stack.create_resources


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


parsing.parse_and_create_resource = create_one_noting_its_name
models.Stack.create_resources = create_all_or_roll_back
main(sys.argv[1:])

"""Prints the resource types that moto or MiniStack make from templates, as JSON."""

import json
import sys

from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS
from moto.cloudformation import parsing  # loads all models
from moto.core.common_models import CloudFormationModel

if __name__ == "__main__":
    assert parsing
    models = {model.cloudformation_type() for model in CloudFormationModel.__subclasses__()}
    json.dump(sorted(models | _RESOURCE_HANDLERS.keys()), sys.stdout)

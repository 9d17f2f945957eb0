"""Asks cfn-lint, AWS's cloudformation-validate, or parliament about many files in one process: to start
one costs a second.

    python lint.py templates|deployments|validate|policies|decode <files.txt

Reads one file name a line from standard input, and prints JSON:
  templates, deployments   a list of findings, each with file, rule, line, column, message
  validate                 the same, by cloudformation-validate, of those above INFO
  policies                 the same, by parliament, of policy documents
  decode                   a list with the tree of each file as cfn-lint reads it, keys sorted,
                           intrinsics in their long form
"""

import json
import sys

import parliament
from cloudformation_validate import CelEngine, Severity
from cfnlint.config import ConfigMixIn
from cfnlint.decode import decode
from cfnlint.runner import Runner, expand_deployment_files, run_template_by_file_path

# Every rule, informational and experimental ones too, and no template may switch one off.
STRICT = {
    "include_checks": ["I"],
    "include_experimental": True,
    "mandatory_checks": ["E", "W", "I"],
    "regions": ["us-east-1", "eu-west-1"],
}

# I4010 asks for a Metadata block that describes each resource to a machine: for the specs that ask for it.
CONTEXT = "I4010"
BLOCK = "com.aws.cloudformation.Context"


def lint_templates(files):
    runner = Runner(ConfigMixIn([], **STRICT))
    for file in files:
        for match in run_template_by_file_path(file, runner.config, runner.rules, False):
            if counts(match, file):
                yield finding(file, match)


def lint_deployments(files):
    """A file is judged by itself, so that a finding can be told from those of its siblings."""
    runner = Runner(ConfigMixIn([], **STRICT))
    for file in files:
        config = runner.config.evolve(deployment_files=[file])
        for template_config, matches in expand_deployment_files(config):
            for match in matches:
                yield finding(file, match)
            for template in template_config.templates if template_config else []:
                for match in run_template_by_file_path(
                    template, template_config, runner.rules, False
                ):
                    if counts(match, template):
                        yield finding(file, match)


def counts(match, template):
    if match.rule.id != CONTEXT:
        return True
    with open(template) as opened:
        return BLOCK in opened.read()


def validate_templates(files):
    """INFO findings count create-only properties and missing tags: they are no faults."""
    engine = CelEngine()
    for file in files:
        for diagnostic in engine.validate_template(file).diagnostics:
            if diagnostic.severity not in (Severity.INFO, Severity.DEBUG):
                yield {
                    "file": file,
                    "rule": diagnostic.rule_id,
                    "line": diagnostic.start_line or 0,
                    "column": diagnostic.start_column or 0,
                    "message": diagnostic.message,
                }


def judge_policies(files):
    """A document says the same wherever it stands: each is judged once."""
    judged = {}
    for file in files:
        with open(file) as opened:
            documents = json.load(opened)
        for path, document in documents.items():
            if document not in judged:
                judged[document] = list(judge_policy(path, json.loads(document)))
            for rule, message in judged[document]:
                yield {"file": file, "rule": rule, "line": 0, "column": 0, "message": f"{path}: {message}"}


def judge_policy(path, document):
    """A policy with principals is about what it is attached to: it names nothing, or "*", as its resource."""
    attached = all("Principal" in statement for statement in document["Statement"])
    if attached:
        for statement in document["Statement"]:
            statement.setdefault("Resource", "*")
    for one in parliament.analyze_policy_string(json.dumps(document)).findings:
        if not (attached and one.issue == "RESOURCE_STAR"):
            yield one.issue, f"{parliament.config[one.issue]['title']} {one.detail}"


def finding(file, match):
    return {
        "file": file,
        "rule": match.rule.id,
        "line": match.linenumber,
        "column": match.columnnumber,
        "message": match.message,
    }


def decode_files(files):
    for file in files:
        template, matches = decode(file)
        if matches:
            raise SystemExit(f"{file}: {matches[0].message}")
        yield template


def main():
    commands = {
        "templates": lint_templates,
        "deployments": lint_deployments,
        "validate": validate_templates,
        "policies": judge_policies,
        "decode": decode_files,
    }
    files = sys.stdin.read().splitlines()
    json.dump(list(commands[sys.argv[1]](files)), sys.stdout, sort_keys=True)


if __name__ == "__main__":
    main()

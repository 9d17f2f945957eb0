"""The three tools: each takes a folder of templates in JSON and returns findings."""

import json
import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, order=True)
class Finding:
    """What a tool holds against a resource of a template."""

    example: str
    tool: str
    rule: str
    resource: str
    detail: str
    message: str


class ToolFailed(Exception):
    """A tool did not answer, or not in the way that is known."""


def checkov(templates, home):
    """Checkov with all its rules for CloudFormation; it asks the network for nothing."""
    command = [
        *(sys.executable, "-m", "checkov.main", "--framework", "cloudformation"),
        *("--directory", str(templates), "--skip-download", "--quiet", "--compact", "--output", "json"),
    ]
    # A home of its own: a person's settings, or the platform's key, would change what it says.
    home.mkdir(parents=True, exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BC_", "CKV_", "CHECKOV_"))}
    environment |= {"HOME": str(home), "LOG_LEVEL": "ERROR"}
    report = json.loads(run(command, environment, home, exits=(0, 1)))
    if "summary" not in report or report["summary"]["parsing_errors"]:
        raise ToolFailed(f"checkov could not read the templates: {json.dumps(report)[:2000]}")
    for check in report["results"]["failed_checks"]:
        yield Finding(
            Path(check["file_path"]).stem,
            "checkov",
            check["check_id"],
            check["resource"].rsplit(".", 1)[-1],
            "",
            check["check_name"],
        )


def cdk_nag(templates, modules):
    """The AwsSolutions pack of cdk-nag, applied to the templates as CfnInclude reads them."""
    node = Path(sys.executable).parent / "node"
    files = sorted(map(str, templates.glob("*.json")))
    report = run([str(node), str(HERE / "nag.mjs"), str(modules), *files], os.environ, templates)
    for finding in json.loads(report):
        yield Finding(
            Path(finding["file"]).stem,
            "cdk-nag",
            finding["rule"],
            finding["resource"],
            finding["detail"],
            finding["message"].strip(),
        )


def control_tower(templates, modules):
    """The proactive rules of AWS Control Tower, judged by cfn-guard."""
    package = modules / "@cdklabs/cdk-validator-cfnguard"
    rules = package / "rules/control-tower"
    controls = control_names(rules / "metadata", rules / "cfn-guard")
    command = [
        *(str(guard(package)), "validate", "--structured", "--output-format", "json"),
        *("--show-summary", "none", "--alphabetical"),
        *("--rules", str(rules / "cfn-guard"), "--data", str(templates)),
    ]
    # It exits with 19 when a template does not comply.
    for report in json.loads(run(command, os.environ, templates, exits=(0, 19))):
        for failed in report["not_compliant"]:
            rule = failed["Rule"]
            control, title = controls[rule["name"]]
            # What a value is compared to may lie in another resource, so that counts only where there is no more.
            named = resources(rule["checks"], but="to") or resources(rule["checks"])
            for resource in sorted(named) or ["?"]:
                example = Path(report["name"]).stem
                yield Finding(example, "control-tower", control, resource, "", title)


def guard(package):
    """The cfn-guard that the package brings for this machine."""
    system = {"Linux": "ubuntu", "Darwin": "macos"}.get(platform.system())
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
    binary = package / "bin" / str(system) / machine / "cfn-guard"
    if not binary.exists():
        raise ToolFailed(f"there is no cfn-guard for {platform.system()} on {platform.machine()}")
    return binary


def control_names(metadata, rules):
    """The control's identifier and title for the name of each rule in the guard files."""
    names = {}
    for file in rules.glob("**/*.guard"):
        about = metadata / file.parent.name / f"{file.stem}.metadata.json"
        control = json.loads(about.read_text())
        for name in re.findall(r"^rule (\w+) when", file.read_text(), re.MULTILINE):
            names[name] = control["Id"], control["DisplayName"]
    return names


def resources(checks, but=None):
    """The logical ids in the paths that a rule's report speaks of."""
    if isinstance(checks, list):
        return set().union(*(resources(check, but) for check in checks))
    if not isinstance(checks, dict):
        return set()
    path = re.match("/Resources/([^/]+)", str(checks.get("path", "")))
    found = resources([value for key, value in checks.items() if key != but], but)
    return found | {path.group(1)} if path else found


def run(command, environment, folder, exits=(0,)):
    result = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)
    if result.returncode not in exits:
        raise ToolFailed(
            f"{Path(command[0]).name} exited with {result.returncode}\n{result.stderr}{result.stdout[-2000:]}"
        )
    return result.stdout

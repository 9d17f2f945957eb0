"""Compares what checkov, cdk-nag and the Control Tower rules find in the examples with exceptions.yml.

    python audit.py [--update] [--list] [--without TOOL]... [SPEC...]

`src/audit/run` calls it, with the tools in place.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

import exceptions
import production
import tools

ROOT = Path(__file__).parents[2]
HERE = ROOT / "src/audit"
WORK = ROOT / "target/audit"
LIST = HERE / "exceptions.yml"
MODULES = WORK / "node/node_modules"

TOOLS = {
    "checkov": lambda templates: tools.checkov(templates, WORK / "home"),
    "cdk-nag": lambda templates: tools.cdk_nag(templates, MODULES),
    "control-tower": lambda templates: tools.control_tower(templates, MODULES),
}

# What each tool must find in canary.template.yml, or it is not to be believed when it finds nothing.
CANARY = {
    "checkov": "CKV_AWS_260",
    "cdk-nag": "AwsSolutions-EC23",
    "control-tower": "CT.ECS.PR.9",
}


def main():
    options = arguments()
    names = [tool for tool in TOOLS if tool not in options.without]
    specs = options.specs or sorted(ROOT.glob("src/examples/*.yml")) + sorted(HERE.glob("variants/*.yml"))
    templates = prepare(specs)
    examples = sorted(file.stem for file in templates.glob("*.json") if file.stem != "canary")
    findings = believable(judge(templates, names), names)
    at_most, accepted = exceptions.read(LIST)
    if options.update:
        return update(accepted, findings, options)
    unlisted = exceptions.not_listed(findings, accepted)
    stale = list(exceptions.not_found(accepted, findings, examples, names))
    without_reason = [entry for entry in accepted if entry.reason.startswith(exceptions.TODO)]
    if options.list:
        print_accepted(findings, accepted)
    print_counts(examples, names, findings)
    faults = [
        *table("found, but not in the list", map(row, unlisted)),
        *table("in the list, but not found", map(row_of, stale)),
        *table("in the list without a reason", map(row_of, without_reason)),
        *table("more than the bar", over_the_bar(at_most, findings, examples, names)),
    ]
    print("\n".join(faults))
    bad = {f.example + f.tool for f in unlisted} | {x + e.tool for e in stale for x in e.examples}
    total = len(examples) * len(names)
    skipped = len(examples) * len(options.without)
    print(f"audit: {total - len(bad)} passed, {len(bad)} failed, {skipped} skipped")
    return 1 if faults else 0


def arguments():
    parser = argparse.ArgumentParser(prog="src/audit/run", description=__doc__.splitlines()[0])
    parser.add_argument("specs", metavar="SPEC", nargs="*", type=Path, help="judge these only")
    parser.add_argument("--update", action="store_true", help="rewrite the list, and fail")
    parser.add_argument("--list", action="store_true", help="print every finding with its reason")
    parser.add_argument("--without", action="append", default=[], choices=TOOLS, help=argparse.SUPPRESS)
    return parser.parse_args()


# From specs to templates with the values of production


def prepare(specs):
    """Renders the specs; the folder it returns has their templates, with the values of production, as JSON."""
    folder = WORK / "specs"
    result = WORK / "production"
    for old in (folder, result):
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir(parents=True)
    for spec in specs:
        text = variant(spec) if is_variant(spec) else spec.read_text()
        (folder / spec.name).write_text(text)
    command = [ROOT / "target/fargen", "render", *(spec.name for spec in specs)]
    if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode != 0:
        sys.exit("audit: fargen could not render the examples")
    for original in specs:
        spec = yaml.safe_load((folder / original.name).read_text())
        # A variant's pipeline is that of its example.
        suffixes = [""] if is_variant(original) else ["", "-pipeline"]
        for stem in (spec["name"] + suffix for suffix in suffixes):
            template = folder / f"templates/{stem}.template.yml"
            if template.exists():
                filled = fill_in(template, spec)
                (result / f"{stem}.json").write_text(json.dumps(filled, indent=2) + "\n")
    shutil.copy(HERE / "canary.template.json", result / "canary.json")
    return result


def is_variant(spec):
    return spec.resolve().parent == HERE / "variants"


def variant(file):
    """The spec that a variant names in `over`, with what it has in `with` laid over it."""
    content = yaml.safe_load(file.read_text())
    base = yaml.safe_load((file.parent / content["over"]).read_text())
    return yaml.safe_dump(merged(base, content["with"]), sort_keys=False)


def merged(base, patch):
    """RFC 7396: maps merge, anything else replaces, null removes."""
    if not isinstance(base, dict) or not isinstance(patch, dict):
        return patch
    result = {**base, **{key: merged(base.get(key), value) for key, value in patch.items()}}
    return {key: value for key, value in result.items() if value is not None}


def fill_in(template, spec):
    """The template with the values of the spec's last environment, which is production."""
    name, environment = list(spec.get("environments", {"production": {}}).items())[-1]
    stem = template.name.removesuffix(".template.yml")
    values = {}
    for params in (f"{stem}.{name}.params.json", f"{stem}.params.json"):
        file = template.parents[1] / "params" / params
        if file.exists():
            values = json.loads(file.read_text())["Parameters"]
    environment = environment or {}
    stack = environment.get("stack", f"{stem}-{name}") if stem == spec["name"] else stem
    return production.fill_in(
        production.load(template.read_text()),
        production.Environment(
            stack,
            values,
            environment.get("region", spec.get("region")),
            environment.get("account"),
        ),
    )


# From templates to findings


def judge(templates, names):
    findings = set()
    for name in names:
        try:
            findings.update(TOOLS[name](templates))
        except tools.ToolFailed as fault:
            sys.exit(f"audit: {name}: {fault}")
    return findings


def believable(findings, names):
    """The findings in the examples, once each tool has found what is wrong with the canary."""
    canary = {(f.tool, f.rule) for f in findings if f.example == "canary"}
    for name in names:
        if (name, CANARY[name]) not in canary:
            sys.exit(f"audit: {name} does not find {CANARY[name]} in canary.template.json: it can't be believed")
    return sorted(f for f in findings if f.example != "canary")


def over_the_bar(at_most, findings, examples, names):
    rows = []
    for example, bars in at_most.items():
        for tool, bar in bars.items():
            rules = rules_of(findings, example, tool)
            if example in examples and tool in names and len(rules) > bar:
                rows.append((example, tool, f"{len(rules)} > {bar}", "", " ".join(rules)))
    return rows


def rules_of(findings, example, tool):
    return sorted({f.rule for f in findings if (f.example, f.tool) == (example, tool)})


# What is printed


def update(accepted, findings, options):
    if options.specs or options.without:
        sys.exit("audit: --update needs every example and every tool, or it would drop what they find")
    exceptions.write(LIST, exceptions.updated(findings, accepted))
    print(f"audit: rewrote {LIST.relative_to(ROOT)}: read the difference, give each TODO a reason, run again")
    return 1


def print_counts(examples, names, findings):
    print("\nDistinct rules that find something, and on how many resources:\n")
    lines = [("example", *names)]
    for example in examples:
        counts = []
        for tool in names:
            number = sum((f.example, f.tool) == (example, tool) for f in findings)
            counts.append(f"{len(rules_of(findings, example, tool))} ({number})")
        lines.append((example, *counts))
    print("\n".join(aligned(lines)))


def print_accepted(findings, accepted):
    for entry in accepted:
        found = [f for f in findings if entry.covers(f)]
        if found:
            print(f"\n{entry.tool} {entry.rule}: {found[0].message}")
            print("  on    " + ", ".join(f"{f.example}/{f.resource}" for f in found))
            print(f"  since {entry.reason}")


def row(finding):
    about = finding.message + (f" ({finding.detail})" if finding.detail else "")
    return finding.example, finding.tool, finding.rule, finding.resource, about


def row_of(entry):
    about = ", ".join(filter(None, [*entry.details, entry.reason]))
    return ", ".join(entry.examples), entry.tool, entry.rule, ", ".join(entry.resources), about


def table(title, rows):
    rows = list(rows)
    if not rows:
        return []
    return ["", f"{len(rows)} {title}:", "", *aligned([("example", "tool", "rule", "resource", ""), *rows])]


def aligned(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    return ["  " + "  ".join(map(str.ljust, line, widths)).rstrip() for line in rows]


if __name__ == "__main__":
    sys.exit(main())

"""Imports files of other tools with fargen, renders and lints the specs, and counts. See src/corpus/run."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from cfnlint.config import ConfigMixIn
from cfnlint.runner import Runner, run_template_by_file_path

FARGEN = os.environ["FARGEN"]
SKIPPED = {".git", "node_modules", "target", "cdk.out", "vendor", "__pycache__"}
KINDS = ["copilot application", "copilot manifest", "compose", "score"]


def find(directory):
    """Each kind with the directory to run in and the words after `fargen import`."""
    for folder, folders, files in os.walk(directory):
        folders[:] = sorted(set(folders) - SKIPPED)
        here = pathlib.Path(folder)
        if here.name == "copilot" and manifests(here):
            folders.clear()
            yield "copilot application", here, here.parent, ["copilot", "copilot"]
            for service in manifests(here):
                words = ["copilot", "copilot", "--service", service]
                yield "copilot manifest", here / service, here.parent, words
        for file in sorted(files):
            if file.endswith((".yml", ".yaml")) and ".override." not in file:
                kind = kind_of(here / file)
                if kind:
                    yield kind, here / file, here, [kind, file]


def manifests(copilot):
    """The services and jobs of an application."""
    found = sorted(copilot.glob("*/manifest.y*ml"))
    return [file.parent.name for file in found if re.search(r"(?m)^type:", read(file))]


def kind_of(file):
    text = read(file)
    if re.search(r"(?m)^apiVersion:\s*[\"']?score\.dev/", text):
        return "score"
    other = re.search(r"(?m)^(workloads|AWSTemplateFormatVersion|apiVersion|Resources):", text)
    return "compose" if re.search(r"(?m)^services:\s*(#.*)?$", text) and not other else None


def read(file):
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def judge(number, kind, path, directory, words, scratch):
    """Imports one, and renders it."""
    place = scratch / str(number)
    place.mkdir()
    spec = place / "spec.yml"
    done = run(directory, "import", *words, "--out", str(spec), "--output", "json")
    result = {"kind": kind, "path": str(path), "imported": spec.exists(), "rendered": False}
    result.update(lint=[], changed=0, refused=0, secrets=0, reasons=[], errors=[])
    try:
        report = json.loads(done.stdout)
    except ValueError:
        report = {}
    if not spec.exists():
        messages = [one for one in done.stderr.splitlines() if one.startswith(("error", "fargen:"))]
        result["errors"] = messages[:1] or ["no message"]
        return result
    for line in report.get("lines", []):
        for verdict in ("changed", "refused"):
            result[verdict] += line["verdict"] == verdict
        result["secrets"] += line["verdict"] == "secret"
        if line["verdict"] == "refused" and "text" in line:
            text = f"{line['file']}:{line['line']}: {line['key']}: {line['text']}"
            result["reasons"].append(text)
    out = ["--templates-dir", str(place / "templates"), "--params-dir", str(place / "params")]
    rendered = run(directory, "render", str(spec), *out)
    result["rendered"] = rendered.returncode == 0
    result["errors"] = re.findall(r"(?m)^error\[.*", rendered.stderr)
    result["templates"] = sorted(map(str, (place / "templates").glob("*.template.yml")))
    return result


def run(directory, *words):
    return subprocess.run(
        [FARGEN, *words], cwd=directory, capture_output=True, text=True, timeout=600, check=False
    )


def lint(results):
    """Every rule of cfn-lint, as in the tests of fargen; informational findings do not count."""
    rules = {"include_checks": ["I"], "include_experimental": True}
    runner = Runner(ConfigMixIn([], regions=["us-east-1", "eu-west-1"], **rules))
    for result in results:
        for template in result.pop("templates", []):
            for match in run_template_by_file_path(template, runner.config, runner.rules, False):
                if match.rule.id != "I4010":
                    result["lint"].append(f"{match.rule.id} {match.message}")


def clean(result):
    return result["rendered"] and not [one for one in result["lint"] if one[0] != "I"]


def totals(results):
    for kind in KINDS:
        all_of = [result for result in results if result["kind"] == kind]
        if all_of:
            yield {
                "kind": kind,
                "all": len(all_of),
                "imported": sum(result["imported"] for result in all_of),
                "rendered": sum(result["rendered"] for result in all_of),
                "lintClean": sum(map(clean, all_of)),
                "nothingRefused": sum(clean(one) and not one["refused"] for one in all_of),
                "changed": sum(result["changed"] for result in all_of),
                "refused": sum(result["refused"] for result in all_of),
            }


def show(results):
    print(f"{'':50} {'imported':9} {'rendered':9} {'lint-clean':11} {'changed':8} refused")
    for result in results:
        name = f"{result['kind']} {result['path']}"
        yes = ["yes" if good else "NO" for good in (result["imported"], result["rendered"], clean(result))]
        print(f"{name[-50:]:50} {yes[0]:9} {yes[1]:9} {yes[2]:11} {result['changed']:<8} {result['refused']}")
        rules = sorted({one.split()[0] for one in result["lint"] if one[0] != "I"})
        for text in result["errors"][:3] + rules:
            print(f"    {text}")
    for total in totals(results):
        share = 100 * total["nothingRefused"] // total["all"]
        print(
            f"\n{total['kind']}: {total['all']}; imported {total['imported']}, rendered {total['rendered']}, "
            f"lint-clean {total['lintClean']}, and nothing refused {total['nothingRefused']} ({share} %); "
            f"lines changed {total['changed']}, refused {total['refused']}"
        )


def main():
    parser = argparse.ArgumentParser(prog="src/corpus/run")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("directories", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    found = [one for directory in options.directories for one in find(directory.resolve())]
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            jobs = [pool.submit(judge, i, *one, scratch) for i, one in enumerate(found)]
            results = [job.result() for job in jobs]
        lint(results)
    if options.json:
        json.dump({"totals": list(totals(results)), "files": results}, sys.stdout, indent=2)
        print()
    else:
        show(results)


if __name__ == "__main__":
    main()

"""The list of accepted findings, and how it differs from what was found."""

import re
from dataclasses import dataclass, replace

import yaml

TODO = "TODO"


@dataclass(frozen=True)
class Accepted:
    """Accepted findings that have one reason: of all these examples, on all these resources, in each detail."""

    examples: tuple
    tool: str
    rule: str
    resources: tuple
    details: tuple
    reason: str

    def covers(self, finding):
        return (
            (self.tool, self.rule) == (finding.tool, finding.rule)
            and finding.example in self.examples
            and finding.detail in self.details
            and any(matches(pattern, finding.resource) for pattern in self.resources)
        )

    def narrowed(self, findings):
        """What of it is found: nothing, or the entry with fewer examples, resources and details."""
        found = [finding for finding in findings if self.covers(finding)]
        return found and replace(
            self,
            examples=tuple(e for e in self.examples if any(f.example == e for f in found)),
            resources=tuple(r for r in self.resources if any(matches(r, f.resource) for f in found)),
            details=tuple(d for d in self.details if any(f.detail == d for f in found)),
        )


def matches(pattern, resource):
    """Whether a logical id is meant; only `*` is special."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), resource) is not None


def read(file):
    """The bars and the accepted findings of a list."""
    content = yaml.safe_load(file.read_text())
    return content["at_most"], [
        Accepted(
            as_tuple(entry["example"]),
            entry["tool"],
            entry["rule"],
            as_tuple(entry["resource"]),
            as_tuple(entry.get("detail", "")),
            " ".join(entry["reason"].split()),
        )
        for entry in content["exceptions"] or []
    ]


def not_listed(findings, accepted):
    return [finding for finding in findings if not any(entry.covers(finding) for entry in accepted)]


def not_found(accepted, findings, examples, tools):
    """Each example, resource and detail of an entry that no finding is about, as an entry of its own."""
    for entry in accepted:
        if entry.tool not in tools or not set(entry.examples) & set(examples):
            continue
        found = entry.narrowed(findings)
        if not found:
            yield entry
            continue
        for example in entry.examples:
            if example in examples and example not in found.examples:
                yield replace(entry, examples=(example,))
        if set(entry.examples) <= set(examples):
            for resource in set(entry.resources) - set(found.resources):
                yield replace(entry, resources=(resource,))
            for detail in set(entry.details) - set(found.details):
                yield replace(entry, details=(detail,))


def updated(findings, accepted):
    """The list with what was found and nothing else; what is new has no reason yet."""
    kept = [found for found in (entry.narrowed(findings) for entry in accepted) if found]
    new = {}
    for finding in not_listed(findings, kept):
        key = finding.example, finding.tool, finding.rule, finding.resource
        new.setdefault(key, []).append(finding.detail)
    for (example, tool, rule, resource), details in sorted(new.items()):
        kept.append(Accepted((example,), tool, rule, (resource,), tuple(sorted(details)), TODO))
    return kept


def write(file, accepted):
    """Writes the accepted findings; what comes before them in the file stays."""
    head = file.read_text().split("\nexceptions:", 1)[0]
    file.write_text(head + "\nexceptions:\n" + "\n".join(map(as_yaml, accepted)))


def as_yaml(entry):
    keys = {
        "example": as_scalar_or_list(entry.examples),
        "tool": entry.tool,
        "rule": entry.rule,
        "resource": as_scalar_or_list(entry.resources),
        "detail": as_scalar_or_list(entry.details),
        "reason": entry.reason,
    }
    if not keys["detail"]:
        del keys["detail"]
    lines = yaml.safe_dump(keys, sort_keys=False, width=100).splitlines()
    return "\n".join(("    " if index else "  - ") + line for index, line in enumerate(lines)) + "\n"


def as_tuple(value):
    return (value,) if isinstance(value, str) else tuple(value)


def as_scalar_or_list(values):
    return values[0] if len(values) == 1 else list(values)

"""Findings on the screen: for people, for programs, for a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from showkit.model.finding import Severity
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.model.finding import Finding
    from showkit.output.catalogues import Catalogue

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_text(findings: Sequence[Finding], words: Catalogue) -> str:
    """Return findings for people: place, code, what; under it what to do; at last a count."""
    lines = []
    for finding in findings:
        lines.append(f"{finding.place}  {finding.code}  {words.say(finding.what)}")
        lines.append(f"    {words.say(finding.advice)}")
    return "\n".join([*lines, count(findings, words)])


def as_json(findings: Iterable[Finding], words: Catalogue) -> str:
    """Return findings as a JSON array of objects."""
    return json.dumps(
        [
            {
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "code": finding.code,
                "severity": finding.severity,
                "what": words.say(finding.what),
                "advice": words.say(finding.advice),
            }
            for finding in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(findings: Iterable[Finding], words: Catalogue) -> str:
    """Return findings as GitHub's workflow commands, which become annotations."""
    return "\n".join(
        f"::{_GITHUB[finding.severity]} file={_property(finding.place.path)},"
        f"line={finding.place.line or 1},col={finding.place.column or 1},"
        f"title={_property(finding.code)}"
        f"::{_data(words.say(finding.what) + '. ' + words.say(finding.advice))}"
        for finding in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count(findings: Sequence[Finding], words: Catalogue) -> str:
    """Return how many errors, warnings and notes there are."""
    if not findings:
        return words.say(Message("Nothing to mend."))
    by_severity = dict.fromkeys(Severity, 0)
    for finding in findings:
        by_severity[finding.severity] += 1
    return words.say(
        Message(
            "Errors: {errors}. Warnings: {warnings}. Notes: {notes}.",
            errors=by_severity[Severity.ERROR],
            warnings=by_severity[Severity.WARNING],
            notes=by_severity[Severity.NOTE],
        )
    )

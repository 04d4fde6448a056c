"""Findings on the screen: for people, for programs, for a pull request."""

from __future__ import annotations

import json
import os
import posixpath
from typing import IO, TYPE_CHECKING, Final

import click

from showkit.model.finding import Severity
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.commands.excerpts import Excerpts
    from showkit.model.finding import Finding
    from showkit.output.catalogues import Catalogue

_NOTES: Final = 4
"""Notes of one kind that are told one by one."""

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NAMES: Final[Mapping[Severity, Message]] = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.NOTE: Message("note"),
}


def as_text(
    findings: Sequence[Finding],
    words: Catalogue,
    excerpts: Excerpts | None = None,
    *,
    colour: bool = False,
    each_note: bool = False,
) -> str:
    """Return findings for people: place, code, what; the line; what to do; at last a count.

    Of notes of one kind the first few stand for all, where not `each_note` is asked for: a list of
    contacts that has just been taken in has one for each, and among them an error is not seen.
    """
    lines: list[str] = []
    told, more = (findings, ()) if each_note else _in_short(findings)
    for finding in told:
        place = str(finding.place)
        kind = f"{finding.code} {severity_name(finding.severity, words)}"
        marked = excerpts.of(finding.place) if excerpts else ()
        if colour:
            place = click.style(place, bold=True)
            kind = click.style(kind, fg=_COLOURS[finding.severity], bold=True)
            marked = tuple(click.style(line, dim=True) for line in marked)
        what = _printable(words.say(finding.what))
        head = words.say(Message("{place}  {kind}: {what}", place=place, kind=kind, what=what))
        lines += [head, *marked, f"    {_printable(words.say(finding.advice))}"]
    lines += [words.say(_rest(notes)) for notes in more]
    return "\n".join([*lines, count(findings, words)])


def _in_short(
    findings: Sequence[Finding],
) -> tuple[Sequence[Finding], Sequence[Sequence[Finding]]]:
    """Return what is told one by one, and the other notes, those of one kind together."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTE:
            by_code.setdefault(finding.code, []).append(finding)
    rest = [notes[_NOTES:] for notes in by_code.values() if len(notes) > _NOTES + 1]
    left = {id(note) for notes in rest for note in notes}
    return [one for one in findings if id(one) not in left], rest


def _rest(notes: Sequence[Finding]) -> Message:
    """Return how many notes of a kind are not told, and how one sees them."""
    if not any(note.place.path.startswith("content") for note in notes):
        # of a sheet, which no check reads again
        return Message(
            "{code}: {count} more notes of this kind; --all tells each",
            code=notes[0].code,
            count=len(notes),
        )
    folder = posixpath.commonpath([posixpath.dirname(note.place.path) or "." for note in notes])
    return Message(
        "{code}: {count} more notes of this kind; “showkit check {folder}” tells each",
        code=notes[0].code,
        count=len(notes),
        folder=folder if folder.startswith("content") else "content",
    )


def severity_name(severity: Severity, words: Catalogue) -> str:
    """Return what a severity is called."""
    return words.say(_NAMES[severity])


def wants_colour(stream: IO[str]) -> bool:
    """Tell whether a person at a terminal sees the stream, who has not asked for no colour."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


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


def _printable(text: str) -> str:
    """Return a sentence without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() or sign in "\u00a0\u202f" else "�" for sign in text)


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

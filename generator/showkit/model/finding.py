"""One problem in the content: where it is, what it is, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from showkit.model.message import Message


class Severity(StrEnum):
    """How much a finding matters: what has an error is not published, warnings and notes are."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project.

    `path` is relative to the project's folder, with forward slashes; `line` and `column`
    count from 1, and 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


@dataclass(frozen=True)
class Finding:
    """A problem, with its stable code (``Y102``), its place, what is wrong and the way out."""

    code: str
    place: Place
    what: Message
    advice: Message
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[Place, str, str]:
        """Return what findings are shown in order of: place, code, sentence."""
        return (self.place, self.code, str(self.what))


@dataclass(frozen=True)
class Rule:
    """A kind of finding: its code, and the two sentences that every such finding is made from."""

    code: str
    what: str
    advice: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, **values: object) -> Finding:
        """Return a finding of this kind; `values` fill both sentences."""
        return Finding(
            self.code,
            place,
            Message(self.what, **values),
            Message(self.advice, **values),
            self.severity,
        )

"""What an expression says, as a tree; `str` of a tree is an expression that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from showkit.content.where.days import When

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int | float | bool | When
"""What a field is compared with: texts and ids, numbers, days; months are 1 to 12."""


class Operator(Enum):
    """How a field is held against values; each value is how it is written."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    IS = "is"
    IS_NOT = "is not"
    IN = "in"
    NOT_IN = "not in"
    CONTAINS = "contains"
    LESS = "<"
    MORE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


LISTS = frozenset({Operator.IN, Operator.NOT_IN})
"""The operators that take any number of values."""

BARE = frozenset({Operator.KNOWN, Operator.UNKNOWN})
"""The operators that take none."""

_OF_DAYS = {
    Operator.LESS: "before",
    Operator.MORE: "after",
    Operator.AT_MOST: "until",
    Operator.AT_LEAST: "since",
}


@dataclass(frozen=True)
class Comparison:
    """A field held against values: `field` is its English name.

    `argument` is what it asks of: a show, or a town.
    """

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()
    argument: str = ""

    def __str__(self) -> str:
        subject = f"{self.field} {written(self.argument)}" if self.argument else self.field
        if self.operator in BARE:
            return f"{subject} {self.operator.value}"
        if self.operator in LISTS:
            return f"{subject} {self.operator.value} [{', '.join(map(written, self.values))}]"
        (value,) = self.values
        word = self.operator.value
        if isinstance(value, When):
            word = _OF_DAYS.get(self.operator, word)
        return f"{subject} {word} {written(value)}"


@dataclass(frozen=True)
class Not:
    """Whatever `inner` leaves out."""

    inner: Expression

    def __str__(self) -> str:
        return f"not {_inside(self.inner)}"


@dataclass(frozen=True)
class And:
    """All of two or more parts, none of which is an And."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return " and ".join(
            f"({part})" if isinstance(part, Or) else str(part) for part in self.parts
        )


@dataclass(frozen=True)
class Or:
    """Any of two or more parts, none of which is an Or."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.parts))


@dataclass(frozen=True)
class Within:
    """One and the same room, person, talk or exchange of the house for which `inner` holds."""

    group: str
    inner: Expression

    def __str__(self) -> str:
        return f"{self.group}({self.inner})"


@dataclass(frozen=True)
class InSegment:
    """A named segment of the company's."""

    name: str

    def __str__(self) -> str:
        return f"@{self.name}"


Expression = Comparison | Not | And | Or | Within | InSegment


def every(parts: tuple[Expression, ...]) -> Expression:
    """Return what holds where all `parts` do; nested lists of parts become one."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def some(parts: tuple[Expression, ...]) -> Expression:
    """Return what holds where any of `parts` does; nested lists of parts become one."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def segments_in(expression: Expression) -> Iterator[str]:
    """Yield the names of the segments that an expression speaks of."""
    if isinstance(expression, InSegment):
        yield expression.name
    elif isinstance(expression, (And, Or)):
        for part in expression.parts:
            yield from segments_in(part)
    elif isinstance(expression, (Not, Within)):
        yield from segments_in(expression.inner)


def written(value: Value) -> str:
    """Return a value as an expression writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """Return a text between quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inside(inner: Expression) -> str:
    return f"({inner})" if isinstance(inner, (And, Or)) else str(inner)

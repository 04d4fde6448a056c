"""What becomes of a field: what the source said last, what it says now, what the file says.

*base* is what this source said the last time it was imported, *theirs* what it says now, *ours*
what the file says, which a person may have edited since. Only what the source itself has changed
is taken over, and only where nobody has edited it; where both have, a person is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.naming import better_spelled, fold
from showkit.contacts.phones import phone_number
from showkit.content.towns import is_one_region

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR: Final = "; "
"""What parts several values of one field where they are kept as one text."""


class Take(StrEnum):
    """Whose word counts where the sheet and the file have both changed."""

    THEIRS = "theirs"
    OURS = "ours"


class Outcome(StrEnum):
    """What becomes of a field."""

    SAME = "same"
    SET = "set"
    REMOVE = "remove"
    KEPT = "kept"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Merge:
    """What a field says afterwards, and what to remember of the source; None: nothing."""

    outcome: Outcome
    value: str
    base: str | None


def merge(kind: Kind, base: str | None, ours: str, theirs: str, take: Take | None = None) -> Merge:
    """Return what becomes of a field with one value; an empty text is no value.

    A source that never said anything of the field (`base` is None) fills it where it is empty,
    and is in conflict with what it holds otherwise. An empty cell takes away only what the
    source itself had said, and only where nobody has changed it since. A source that has mended
    the spelling of a town is followed, though it says the same.
    """
    news = Merge(Outcome.SET if theirs else Outcome.REMOVE, theirs, theirs or None)
    is_untouched = is_same(kind, base, ours) if base else not ours
    if base and base != theirs and is_untouched and is_mended(kind, ours, theirs):
        merged = news
    elif (not theirs and not base) or is_same(kind, ours, theirs):
        merged = Merge(Outcome.SAME, ours, theirs or base or None)
    elif base is not None and is_same(kind, base, theirs):
        merged = Merge(Outcome.KEPT, ours, base)
    elif is_untouched or take is Take.THEIRS:
        merged = news
    elif take is Take.OURS:
        merged = Merge(Outcome.KEPT, ours, theirs or None)
    else:
        merged = Merge(Outcome.CONFLICT, ours, base)
    return merged


@dataclass(frozen=True)
class ListMerge:
    """What a list says afterwards, and what to remember of the source; None: nothing."""

    outcome: Outcome
    value: tuple[str, ...]
    base: str | None


def merge_list(
    kind: Kind, base: str | None, ours: Sequence[str], theirs: Sequence[str]
) -> ListMerge:
    """Return what becomes of a list: each value by itself, so that there is no conflict.

    What the source has added is added, what it no longer says is taken away, and what people
    added or took away stays so.
    """
    before = base.split(SEPARATOR) if base else []

    def among(value: str, values: Sequence[str]) -> bool:
        return any(is_same(kind, _flat(value), _flat(other)) for other in values)

    kept = [one for one in ours if not among(one, before) or among(one, theirs)]
    added = [one for one in theirs if not among(one, before) and not among(one, ours)]
    value = (*kept, *added)
    remembered = SEPARATOR.join(_flat(one) for one in theirs) or None
    if value == tuple(ours):
        is_ours = any(not among(one, theirs) for one in ours) or len(ours) < len(theirs)
        return ListMerge(Outcome.KEPT if is_ours else Outcome.SAME, value, remembered)
    return ListMerge(Outcome.SET if value else Outcome.REMOVE, value, remembered)


def _flat(value: str) -> str:
    """Return a value without what parts values where they are kept as one text."""
    return value.replace(SEPARATOR, ", ")


def is_same(kind: Kind, one: str, other: str) -> bool:
    """Tell whether two texts say the same of a field, however they are written."""
    if one == other or not one or not other:
        return one == other
    if kind is Kind.PHONE:
        first, second = phone_number(one), phone_number(other)
        return first is not None and second is not None and first.is_same(second)
    if kind is Kind.REGION and is_one_region(one, other):
        return True
    return _comparable(kind, one) == _comparable(kind, other)


def is_mended(kind: Kind, ours: str, theirs: str) -> bool:
    """Tell whether a source only spells a town better than before: Montréal for MONTREAL."""
    return (
        kind is Kind.TOWN and is_same(kind, ours, theirs) and better_spelled(ours, theirs) != ours
    )


def _comparable(kind: Kind, text: str) -> str:
    if kind in {Kind.EMAIL, Kind.LANGUAGE, Kind.COUNTRY}:
        return text.casefold()
    if kind in {Kind.TOWN, Kind.REGION}:
        return fold(text)
    if kind is Kind.WEB:
        return text.rstrip("/")
    if kind is Kind.POSTAL_CODE:
        return fold(text).replace(" ", "")
    return " ".join(text.split())

"""Cells that say that a person asked for no more mail, in whatever column of consent they stand.

Such a cell is never left out for being no word of its column: nobody may be written to because a
sheet says “désabonnée” where “non” was expected.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import words
from showkit.contacts.exchange.data import data
from showkit.contacts.exchange.dates import Ambiguous, parse_day
from showkit.contacts.exchange.fields import Field, Kind, Part
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.sheet import Cell, text_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from showkit.contacts.exchange.dates import DateOrder

UNSUBSCRIBED: Final = "unsubscribed"
"""What such a cell says, alone or with its day: ``unsubscribed 2026-03-04``."""

SPEAK_OF_IT: Final = (
    "consent.email.unsubscribed_on",
    "consent.email.basis",
    "opted_out",
    "status",
)
"""Fields of a person whose cells may say it, the surest first."""

_NOT_SO: Final = frozenset(
    {"annule", "annulee", "cancelled", "no", "non", "not", "pas", "reabonne", "reabonnee"}
)


def unsubscription(field: Field, cell: Cell, order: DateOrder | None = None) -> str | None:
    """Return `UNSUBSCRIBED`, with its day where the cell tells it; None where it says otherwise.

    Columns that ask for a day or for yes or no are answered by the other as well: “oui” under
    “Désabonné le”, a day under “Désabonné”.
    """
    if field.part is not Part.PERSON or field.name not in SPEAK_OF_IT:
        return None
    text = text_of(cell)
    said = words.yes_or_no(text)
    if field.kind is Kind.DAY and said:
        return UNSUBSCRIBED
    is_asked = field.kind is Kind.YES_NO or _may_be_two(field, text, order)
    if is_asked and said is None and (day := _day(text, order)):
        return f"{UNSUBSCRIBED} {day}"
    head, tail = _parted(text)
    return f"{UNSUBSCRIBED} {_day(tail, order)}".strip() if _begins_so(head) else None


def _may_be_two(field: Field, text: str, order: DateOrder | None) -> bool:
    return field.kind is Kind.DAY and isinstance(parse_day(text, order), Ambiguous)


def _day(text: str, order: DateOrder | None) -> str:
    """Return the day in a text, of two that it may be the earlier, ``""`` where it has none."""
    found = parse_day(text, order)
    if isinstance(found, Ambiguous):
        found = min(found.day_first, found.month_first)
    return found.isoformat() if found else ""


def is_bare(text: str) -> bool:
    """Tell whether a cell holds nothing beside the word or its day."""
    return fold(text) in _phrases() or words.yes_or_no(text) is not None or bool(parse_day(text))


def _parted(text: str) -> tuple[str, str]:
    """Return the words of a cell, and what stands from its first digit on."""
    first = re.search("[0-9]", text)
    if first is None:
        return text, ""
    return text[: first.start()], text[first.start() :].strip(" ().")


def _begins_so(text: str) -> bool:
    """Tell whether words begin with an unsubscription and do not take it back."""
    said = fold(text).split()
    if not any(" ".join(said[:n]) in _phrases() for n in range(1, len(said) + 1)):
        return False
    return not _NOT_SO & set(said) or " ".join(said) in _phrases()


@cache
def _phrases() -> AbstractSet[str]:
    return frozenset(fold(phrase) for phrase in data("values")["unsubscribed"])

"""What a mailing tool or CRM knows of consent, in the words of a contact file.

An import may take consent away, never give it back: who is unsubscribed here stays so until a
person edits the file, whatever another program says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import unsubscribing
from showkit.contacts.exchange.said import Said, Values
from showkit.contacts.exchange.unsubscribing import SPEAK_OF_IT, is_bare
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from showkit.contacts.exchange.incoming import Incoming

UNSUBSCRIBED: Final = "consent.email.unsubscribed_on"
_BASIS: Final = "consent.email.basis"
_EVIDENCE: Final = "consent.email.evidence"
_OBTAINED: Final = "consent.email.obtained_on"

_BOUNCED: Final = Message("{source}: messages to this address come back")
_CONFIRMED: Final = Message("{source}: the person confirmed their address")
_WROTE: Final = Message("{source}: “{cell}”")


def with_consent(
    row: Incoming, values: Values, source: str, today: dt.date, say: Callable[[Message], str]
) -> None:
    """Replace what a row says of a person's mail by `consent.email` of a contact file.

    Unsubscribed, opted out and bounced (“cleaned”) all end in the day from which nothing may be
    sent: the one that is given, else `today`; so does a cell that says it in words, whatever its
    column is for, and what else it says is kept as evidence. A confirmed address (double opt-in)
    is express consent with its day. Merely being on a list proves nothing, and says nothing here.
    """
    _take_words(row, values, source, today, say)
    status = values.pop("status", None)
    opted_out = values.pop("opted_out", None)
    bounced = values.pop("bounced_on", None)
    confirmed = values.pop("confirmed_on", None)
    day = values.get(UNSUBSCRIBED)
    if day is not None and not day.value:
        values.pop(UNSUBSCRIBED)
        day = None
    is_cleaned = status is not None and status.value == "cleaned"
    if bounced is not None and not bounced.value:
        bounced = None
    if bounced is not None or is_cleaned:
        why = bounced or status
        if day is None and why is not None:
            values[UNSUBSCRIBED] = Said(bounced.value if bounced else today.isoformat(), why.column)
            text = say(Message(_BOUNCED.text, source=source))
            values.setdefault(_EVIDENCE, Said(text, why.column))
        return
    for told, word in ((opted_out, "yes"), (status, "unsubscribed")):
        if told is not None and told.value == word and day is None:
            values[UNSUBSCRIBED] = Said(today.isoformat(), told.column)
            return
    if confirmed is not None and confirmed.value and day is None:
        values.setdefault(_BASIS, Said("express", confirmed.column))
        values.setdefault(_OBTAINED, confirmed)
        text = say(Message(_CONFIRMED.text, source=source))
        values.setdefault(_EVIDENCE, Said(text, confirmed.column))


def _take_words(
    row: Incoming, values: Values, source: str, today: dt.date, say: Callable[[Message], str]
) -> None:
    """Turn cells that say “unsubscribed” in words into the day from which it is so."""
    found: Said | None = None
    day = ""
    for name in SPEAK_OF_IT:
        word, _, given = str(values[name].value).partition(" ") if name in values else ("", "", "")
        if word == unsubscribing.UNSUBSCRIBED:
            found = found or values[name]
            day = day or given
            del values[name]
    if found is None:
        return
    held = values.get(UNSUBSCRIBED)
    if held is None or not held.value:
        values[UNSUBSCRIBED] = Said(day or today.isoformat(), found.column)
    text = row.text(found)
    if text and not is_bare(text):
        evidence = Said(say(Message(_WROTE.text, source=source, cell=text)), found.column)
        values.setdefault(_EVIDENCE, evidence)

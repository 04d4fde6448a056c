"""What a mailing tool or CRM knows of consent, in the words of a contact file.

An import may take consent away, never give it back: who is unsubscribed here stays so until a
person edits the file, whatever another program says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import unsubscribing
from showkit.contacts.exchange.consent_remarks import BASIS, parse_remark, says_nothing
from showkit.contacts.exchange.fields import Part, target
from showkit.contacts.exchange.said import Said, Values, joined
from showkit.contacts.exchange.unsubscribing import SPEAK_OF_IT, is_bare
from showkit.contacts.exchange.words import choice
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from showkit.contacts.exchange.incoming import Incoming

UNSUBSCRIBED: Final = "consent.email.unsubscribed_on"
_BASIS: Final = "consent.email.basis"
_EVIDENCE: Final = "consent.email.evidence"
_EXPIRES: Final = "consent.email.expires_on"
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
    is express consent with its day. A remark that names its ground among other words is the
    evidence of it, and its end the end of the consent. Merely being on a list proves nothing, and
    says nothing here.
    """
    _take_words(row, values, source, today, say)
    _take_remark(row, values, source, say)
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


def _take_remark(row: Incoming, values: Values, source: str, say: Callable[[Message], str]) -> None:
    """Keep a remark on consent that is more than its word: as evidence, with the end it names."""
    said = values.get(_BASIS)
    what = target(f"{Part.PERSON}.{_BASIS}")
    text = row.text(said) if said is not None else ""
    if said is None or what is None or not text or says_nothing(text):
        return
    remark = parse_remark(what.field, text)
    if choice(BASIS[-1], what.field.choices, text) or (remark is not None and not said.value):
        return  # a plain word, or a remark about another person of the row
    told = say(Message(_WROTE.text, source=source, cell=text))
    before = values.get(_EVIDENCE)
    values[_EVIDENCE] = joined(before, told, said.column)
    if remark is not None and remark.expires_on is not None and not _has(values, _EXPIRES):
        values[_EXPIRES] = Said(remark.expires_on.isoformat(), said.column)


def _has(values: Values, name: str) -> bool:
    return name in values and bool(values[name].value)

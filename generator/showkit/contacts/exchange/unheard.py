"""Remarks of a sheet that may ask for no more e-mail, told because nothing is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.consents import UNSUBSCRIBED
from showkit.contacts.exchange.drafts import said_text
from showkit.contacts.note_words import may_ask_for_no_mail
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.contacts.exchange.drafts import Gathered, HouseDraft, PersonDraft
    from showkit.model.finding import Finding


def unheard_opt_outs(drafts: Iterable[HouseDraft]) -> Iterator[Finding]:
    """Yield such remarks about people who are not unsubscribed, and about houses that have some.

    A remark about a house is not told where all its people are unsubscribed.
    """
    for house in drafts:
        people = list(house.people.values())
        for person in people:
            if not _is_unsubscribed(person):
                who = person.person.name if person.person else said_text(person.said, "name")
                yield from _told(person.said, "note", who)
        if not people or not all(map(_is_unsubscribed, people)):
            yield from _told(house.said, "notes", house.name)


def _is_unsubscribed(draft: PersonDraft) -> bool:
    if said_text(draft.said, UNSUBSCRIBED):
        return True
    return draft.person is not None and draft.person.consent.email.unsubscribed_on is not None


def _told(said: Gathered, name: str, who: str) -> Iterator[Finding]:
    if name not in said:
        return
    note, row = said[name]
    for text in (note.value,) if isinstance(note.value, str) else note.value:
        if may_ask_for_no_mail(text):
            yield IMPORTS.OPT_OUT.at(row.place(note), who=shown(who), value=shown(text))

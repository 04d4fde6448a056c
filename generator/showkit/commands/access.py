"""``showkit access show``: what a person's page holds and why, and what it does not hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from showkit.access.forgotten import ForgottenPeople
from showkit.access.links import LinkState, link_state
from showkit.access.secret import known_secret
from showkit.access.selection import Mark, Place, select
from showkit.access.selection.rules import RULES
from showkit.access.selection.words import Kilometres, Played, said
from showkit.commands.content import read_right_parts, today
from showkit.commands.links import WHY_NOT
from showkit.contacts.consent import Holder, credited, sent_before_agreeing, why_not_noted
from showkit.contacts.whom import person_named
from showkit.content.parts import PRESENTERS
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from showkit.access.selection import Chosen, Nearby, Reason, Selection
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.output.project import Project

_SIGNS: Final = {Mark.FOR: "+", Mark.NEUTRAL: "·", Mark.AGAINST: "−"}
_PLACES: Final = {
    Place.LISTED: Message("on your list"),
    Place.PINNED: Message("pinned"),
    Place.AGREED: Message("agreed"),
    Place.OPEN: Message("nothing against it"),
    Place.DOUBTFUL: Message("something against it"),
}
_FORGOTTEN: Final = "forgotten"


def show_access(project: Project, word: str, form: str, as_of: dt.date | None = None) -> int:
    """Print what the page of the person `word` holds, why, and what it leaves out.

    Raises:
        WhomError: nobody is called so, or several are.
    """
    library = read_right_parts(project, as_of)
    presenter, person = person_named(library, word)
    day = as_of or today(library)
    state = _state(project, library, presenter, person, day)
    selection = select(library, presenter, person, day)
    reader = Reader(catalogue(reader_language()))
    noted = _noted(library, Holder(presenter, person), day)
    if form == "json":
        plain = _plain(selection, person, state, day, reader)
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        click.echo(
            "\n".join(
                _text(selection, person, (_state_words(selection, person, state), noted), reader)
            )
        )
    return 0


def _state(
    project: Project, library: Library, presenter: Presenter, person: Person, day: dt.date
) -> str:
    """Return the state of the person's link; no secret is made to tell who was forgotten."""
    secret = known_secret(project) if library.forgotten else None
    if secret is not None and ForgottenPeople(library.forgotten, secret).has(person):
        return _FORGOTTEN
    return link_state(presenter, person, day).value


def _state_words(selection: Selection, person: Person, state: str) -> Message:
    until = selection.access.expires_on
    if state == LinkState.UNNAMED:
        return WHY_NOT[LinkState.UNNAMED]
    if state == LinkState.REVOKED:
        return WHY_NOT[LinkState.REVOKED]
    if state == LinkState.EXPIRED:
        return Message("no link: access expired on {day}", day=until)
    if state == LinkState.LEFT:
        return Message("no link: left on {day}", day=person.left_on)
    if state == _FORGOTTEN:
        return Message("no link: asked to be forgotten")
    return Message("link open until {day}", day=until) if until else Message("link open")


def _noted(library: Library, holder: Holder, day: dt.date) -> Message:
    """Return for whom visits with their link count, or why for nobody."""
    unknown = library.company.tracking.unknown_consent
    why_not = why_not_noted(holder, day, unknown)
    if why_not is not None:
        return Message("for nobody: {why}", why=why_not)
    found = credited(holder, day, unknown)
    person = holder.person
    rows = library.sent_to.get(person.id, ()) if person is not None else ()
    sent_on = sent_before_agreeing(holder, rows, day, unknown)
    if person is not None and sent_on is not None:
        return Message(
            "once they have the link of “showkit links {person}”: the one sent on {day}, before "
            "they agreed, notes nothing",
            person=person.id,
            day=sent_on,
        )
    if found is not None and found.person is not None:
        return Message("for this person, who agreed")
    return Message("for the house, since nobody knows whether they agree to be named")


def _text(
    selection: Selection, person: Person, told: tuple[Message, Message], reader: Reader
) -> Iterator[str]:
    state, noted = (said(one, reader) for one in told)
    yield f"{person.name}, {selection.presenter.name}  ({person.id})"
    yield reader.say(Message("State of the page: {state}", state=state))
    yield reader.say(Message("Visits count: {whom}", whom=noted))
    if not (selection.access.note or selection.presenter.access.note):
        yield reader.say(
            Message(
                "No note opens the page yet: write one as access.note in {file}.",
                file=f"{PRESENTERS}/{selection.presenter.slug}.yaml",
            )
        )
    yield ""
    if selection.chosen:
        yield reader.say(Message("What they see, in this order (* is what the page says):"))
    else:
        yield reader.say(Message("The page holds no show."))
    for number, one in enumerate(selection.chosen, start=1):
        yield from _chosen(number, one, reader)
    if selection.left_out:
        yield ""
        yield reader.say(Message("What is left out:"))
        for left in selection.left_out:
            reason = left.reason.in_words(reader)
            words = Message("{show}: {reason}", show=_title(left.show, reader), reason=reason)
            yield f"    {reader.say(words)}"
    if selection.unknown:
        yield ""
        yield reader.say(Message("What would tell more:"))
        yield from (f"    {reader.say(one)}" for one in selection.unknown)


def _chosen(number: int, one: Chosen, reader: Reader) -> Iterator[str]:
    place = reader.say(_PLACES[one.place])
    yield f"{number:>3} {_title(one.show, reader)}  [{place}]"
    told = one.told()
    for reason in one.reasons:
        line = f"{'*' if reason in told else ' '} {_SIGNS[reason.mark]} {reason.in_words(reader)}"
        yield f"    {line}{_alone(reason, reader)}"
    for near in one.nearby:
        yield f"      ⌖ {_near(near, reader)}"
    for rule in RULES:
        if rule.kind is one.ahead_by:
            question = reader.say(rule.question)
            yield "      " + reader.say(
                Message("Before the next by: {question}", question=question)
            )


def _alone(reason: Reason, reader: Reader) -> str:
    alone = reader.say(Message("for you alone"))
    return f"  ({alone})" if reason.is_private else ""


def _title(show: Show, reader: Reader) -> str:
    return f"{reader.set(show.in_language(reader.tag).title)} ({show.slug})"


def _near(near: Nearby, reader: Reader) -> str:
    values: dict[str, object] = {
        "town": near.city,
        "distance": Kilometres(near.kilometres),
        "days": Played(near.days),
    }
    if not near.free_days:
        message = Message(
            "{town}, {distance}: {days}; no day around it is free and late enough to decide on",
            **values,
        )
        return said(message, reader)
    free = reader.listed(reader.short_day(day) for day in near.free_days)
    return said(Message("{town}, {distance}: {days}; free {free}", **values, free=free), reader)


def _plain(
    selection: Selection, person: Person, state: str, day: dt.date, reader: Reader
) -> dict[str, Any]:
    return {
        "as_of": day.isoformat(),
        "person": person.id,
        "presenter": selection.presenter.slug,
        "state": state,
        "chosen": [_plain_chosen(one, reader) for one in selection.chosen],
        "left_out": [
            {
                "show": left.show.slug,
                "kind": left.reason.kind.value,
                "reason": left.reason.in_words(reader),
            }
            for left in selection.left_out
        ],
        "unknown": [reader.say(one) for one in selection.unknown],
    }


def _plain_chosen(one: Chosen, reader: Reader) -> dict[str, Any]:
    told = one.told()
    return {
        "show": one.show.slug,
        "place": one.place.value,
        "ahead_by": one.ahead_by.value if one.ahead_by else None,
        "reasons": [
            {
                "kind": reason.kind.value,
                "mark": reason.mark.value,
                "private": reason.is_private,
                "on_page": reason in told,
                "reason": reason.in_words(reader),
            }
            for reason in one.reasons
        ],
        "nearby": [
            {
                "city": near.city,
                "country": near.country,
                "from": near.first.isoformat(),
                "to": near.last.isoformat(),
                "kilometres": round(near.kilometres),
                "free_days": [free.isoformat() for free in near.free_days],
            }
            for near in one.nearby
        ],
    }

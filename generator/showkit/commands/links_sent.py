"""``showkit links --sent``: note that links went out, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from showkit.access.links import LinkState
from showkit.commands.content import today
from showkit.commands.links import WHY_NOT, LinksError, choose, tell_unknown
from showkit.commands.progress import say
from showkit.contacts.consent import why_not_email
from showkit.contacts.exchange.formulas import would_run
from showkit.contacts.sent_log import note_sent
from showkit.contacts.undo import undoable
from showkit.content.load_sent import SENT_LOG
from showkit.model.message import Message
from showkit.model.sent import Channel, Sent
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.access.links import Link
    from showkit.commands.links import Asked, Chosen
    from showkit.output.project import Project


@dataclass(frozen=True)
class Sending:
    """What went out: when (a day, or a moment where the company is), how, on what occasion.

    Without `on` it was today.
    """

    on: dt.date | dt.datetime | None = None
    channel: Channel = Channel.EMAIL
    campaign: str = ""


def note(project: Project, as_of: dt.date | None, asked: Asked, sending: Sending) -> int:
    """Note that the links of who is asked for were sent; return 1 where a word names nobody.

    Whose link does not open is passed over, and by e-mail whoever may not be written to, unless
    they are named themselves: a company that says so did write to them, and is told so.

    Raises:
        LinksError: the day is still to come, or the occasion looks like a formula.
        WhereError: the filter cannot be read.
    """
    with project_lock(project):
        chosen = choose(project, as_of, asked)
        words = catalogue(reader_language())
        tell_unknown(chosen, asked, words)
        rows, passed_over = _rows(chosen, asked.who, sending)
        for link, why in _against_their_will(chosen, rows, sending.channel):
            told = Message("noted all the same: {name} ({id}): {why}", **_who(link), why=why)
            click.echo(words.say(told), err=True)
        for link, why in passed_over:
            told = Message("not noted: {name} ({id}): {why}", **_who(link), why=why)
            click.echo(words.say(told), err=True)
        if rows:
            title = Message("links sent: {n}", n=len(rows))
            with undoable(project, "sent", title) as changes:
                note_sent(project, changes, rows)
    if rows:
        noted = words.ngettext(
            "{file}: {n} link noted as sent. “showkit contacts undo” takes it back.",
            "{file}: {n} links noted as sent. “showkit contacts undo” takes it back.",
            len(rows),
        )
        click.echo(noted.format(file=f"{project.content.name}/{SENT_LOG}", n=len(rows)))
    else:
        say(Message("Nothing was noted."))
    return int(bool(chosen.unknown))


def _rows(
    chosen: Chosen, named: Sequence[str], sending: Sending
) -> tuple[list[Sent], list[tuple[Link, Message]]]:
    """Return the rows, and whose link has none with the reason.

    Raises:
        LinksError: the day is still to come, or the occasion looks like a formula.
    """
    day, time = _when(chosen, sending)
    if would_run(sending.campaign):
        raise LinksError(
            Message(
                "a spreadsheet program would run “{name}”: begin it with a letter",
                name=sending.campaign,
            )
        )
    known = {_key(row) for row in chosen.library.sent}
    rows: list[Sent] = []
    passed_over = []
    for link in chosen.links:
        why_not = _why_not(link, named, day, sending.channel)
        if why_not is not None:
            passed_over.append((link, why_not))
            continue
        row = link.sent(day, sending.channel, sending.campaign, time)
        if _key(row) in known:
            passed_over.append((link, Message("noted already")))
        else:
            rows.append(row)
    return rows, passed_over


def _against_their_will(
    chosen: Chosen, rows: Sequence[Sent], channel: Channel
) -> Iterator[tuple[Link, Message]]:
    """Yield whose rows note an e-mail that should not have been sent, with the reason."""
    noted = {row.person: row.on for row in rows}
    for link in chosen.links if channel is Channel.EMAIL else ():
        day = noted.get(link.person.id)
        why = why_not_email(link.person, day) if day else None
        if why is not None:
            yield link, Message("not by e-mail: {why}", why=why)


def _key(row: Sent) -> tuple[object, ...]:
    """Return what makes two rows one and the same sending."""
    return row.on, row.person, row.generation, row.channel, row.campaign


def _when(chosen: Chosen, sending: Sending) -> tuple[dt.date, dt.datetime | None]:
    """Return the day where the company is, and the moment in UTC where it was given.

    Raises:
        LinksError: it is still to come.
    """
    on = sending.on or chosen.day
    time = None
    if isinstance(on, dt.datetime):
        time = on.replace(tzinfo=ZoneInfo(chosen.library.company.timezone)).astimezone(dt.UTC)
        on = on.date()
    if on > max(chosen.day, today(chosen.library)):
        raise LinksError(Message("{day} is still to come: note it once they are sent", day=on))
    return on, time


def _why_not(link: Link, named: Sequence[str], day: dt.date, channel: Channel) -> Message | None:
    if link.state is not LinkState.OPEN:
        return WHY_NOT[link.state]
    if channel is not Channel.EMAIL or set(named) & set(link.person.ids):
        return None
    why_not = why_not_email(link.person, day)
    return Message("not by e-mail: {why}", why=why_not) if why_not else None


def _who(link: Link) -> dict[str, str]:
    return {"name": link.person.name, "id": link.person.id}

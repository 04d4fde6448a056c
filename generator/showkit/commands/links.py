"""``showkit links``: each person's own link, printed or written for a mailing tool or a printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import click

from showkit.access.link_table import LinkTable
from showkit.access.links import WHY_CLOSED, Link, LinkState
from showkit.access.links import links as everybodys_links
from showkit.access.secret import open_secret
from showkit.commands.content import NO_CONTACT, read_contacts, today
from showkit.commands.link_cards import cards
from showkit.contacts.consent import (
    Holder,
    sent_before_agreeing,
    why_not_email,
    why_not_noted,
)
from showkit.contacts.where import select
from showkit.contacts.whom import WhomError, person_named, presenter_named
from showkit.model.message import Message
from showkit.output.cache import keep_privately
from showkit.output.catalogues import Catalogue, catalogue, reader_language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.access.keys import Secret
    from showkit.model.library import Library
    from showkit.output.project import Project


class Form(StrEnum):
    """What links are written as."""

    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    QR = "qr"


_BY_SUFFIX: Final = {".txt": Form.TEXT, ".csv": Form.CSV, ".xlsx": Form.XLSX, ".pdf": Form.QR}
_FILES_ONLY: Final = frozenset({Form.XLSX, Form.QR})

WHY_NOT: Final = {state: Message("no link: {why}", why=why) for state, why in WHY_CLOSED.items()}


class LinksError(Exception):
    """The links cannot be written there; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Asked:
    """Whose links are asked for: people by `who` (or houses), and by the filter `where`."""

    who: Sequence[str] = ()
    where: str | None = None


@dataclass(frozen=True)
class Chosen:
    """The links of who was asked for, as of a day, and which words of `who` name nobody."""

    library: Library
    secret: Secret
    day: dt.date
    links: tuple[Link, ...]
    unknown: tuple[Message, ...]


def links(
    project: Project, as_of: dt.date | None, asked: Asked, form: str | None, to: Path | None
) -> int:
    """Print the links of who is asked for, or write them to `to`.

    `form` is one of `Form`; left out, the ending of `to` decides.

    Raises:
        LinksError: `to` lies in the site, or it is not said what to write there.
        WhereError: the filter cannot be read.
    """
    chosen_form = form_of(form, to)
    if to is not None:
        keep_out_of_site(project, to)
    chosen = choose(project, as_of, asked)
    words = catalogue(reader_language())
    tell_unknown(chosen, asked, words)
    if to is not None:
        keep_privately(to, _written(project, chosen, chosen_form, words))
        _tell_written(chosen, chosen_form, to, words)
    elif chosen_form is Form.CSV:
        click.echo(
            LinkTable(chosen.library, chosen.links, chosen.day).csv(words, mark=False), nl=False
        )
    elif chosen.links:
        click.echo(_text(chosen, words))
        _tell_notes(chosen, words)
    return int(bool(chosen.unknown))


def form_of(form: str | None, to: Path | None) -> Form:
    """Return what to write.

    Raises:
        LinksError: the ending of `to` does not say, or only a file can hold it.
    """
    if form is None and to is None:
        return Form.TEXT
    found = Form(form) if form else _BY_SUFFIX.get(to.suffix.lower()) if to else None
    if found is None:
        raise LinksError(Message("say with --format what to write: {forms}", forms=", ".join(Form)))
    if found in _FILES_ONLY and to is None:
        raise LinksError(Message("say with --to FILE where to write it"))
    return found


def choose(project: Project, as_of: dt.date | None, asked: Asked) -> Chosen:
    """Return the links of who is asked for.

    Raises:
        WhereError: the filter cannot be read.
    """
    library = read_contacts(project)
    day = as_of or today(library)
    people = select(library, asked.where, day).person_ids
    secret = open_secret(project)
    found = everybodys_links(library, secret, day)
    names, unknown = _meant(library, asked.who)
    chosen = tuple(
        link
        for link in found
        if link.person.id in people
        and (not asked.who or names & {link.person.id, link.presenter.slug})
    )
    return Chosen(library, secret, day, chosen, unknown)


def _meant(library: Library, who: Sequence[str]) -> tuple[set[str], tuple[Message, ...]]:
    """Return the slugs of houses and the ids of people that words name, and why others do not."""
    names: set[str] = set()
    unknown = []
    for word in dict.fromkeys(who):
        try:
            names.add(presenter_named(library, word).slug)
        except WhomError:
            try:
                names.add(person_named(library, word)[1].id)
            except WhomError as error:
                unknown.append(error.message)
    return names, tuple(unknown)


def tell_unknown(chosen: Chosen, asked: Asked, words: Catalogue) -> None:
    """Say which words name nobody, or that nobody is chosen at all."""
    for message in chosen.unknown:
        click.echo(words.say(message), err=True)
    if not chosen.library.presenters:
        click.echo(words.say(NO_CONTACT), err=True)
    elif asked.where is not None and not chosen.links and not chosen.unknown:
        click.echo(words.say(Message("The filter chooses nobody.")), err=True)


def _tell_notes(chosen: Chosen, words: Catalogue) -> None:
    """Say how many pages open without a word of the company's own, and where one is written."""
    bare = sum(
        not (link.presenter.access_of(link.person).note or link.presenter.access.note)
        for link in chosen.links
        if link.state is LinkState.OPEN
    )
    if bare:
        message = Message(
            "Pages without a note of yours: {n}. Write one as access.note in the contact file.",
            n=bare,
        )
        click.echo(words.say(message), err=True)


def keep_out_of_site(project: Project, target: Path) -> None:
    """Refuse to put links where the site is published from.

    Raises:
        LinksError: `target` lies there.
    """
    if target.resolve().is_relative_to(project.site.resolve()):
        raise LinksError(
            Message(
                "“{target}” lies in the site, which everybody can read: choose another place",
                target=target,
            )
        )


def _written(project: Project, chosen: Chosen, form: Form, words: Catalogue) -> bytes:
    is_open = [link for link in chosen.links if link.state is LinkState.OPEN]
    if not is_open and form is Form.QR:
        raise LinksError(Message("nobody chosen has a link that opens; nothing was written"))
    table = LinkTable(chosen.library, chosen.links, chosen.day)
    company_s = catalogue(chosen.library.company.main_language)
    if form is Form.CSV:
        return table.csv(company_s, mark=True)
    if form is Form.XLSX:
        return table.xlsx(company_s)
    if form is Form.QR:
        return cards(project, chosen.library, is_open, chosen.day)
    return f"{_text(chosen, words)}\n".encode()


def _tell_written(chosen: Chosen, form: Form, to: Path, words: Catalogue) -> None:
    """Say what was written, who has no link and whom nothing may be sent to."""
    is_open = [link for link in chosen.links if link.state is LinkState.OPEN]
    said = [
        Message("{file}: {n} links. Whoever holds one holds the page.", file=to, n=len(is_open))
    ]
    said += [
        Message("{name} ({id}): {why}", name=link.person.name, id=link.person.id, why=why)
        for link in chosen.links
        if (why := WHY_NOT.get(link.state)) is not None
    ]
    if form in {Form.CSV, Form.XLSX}:
        said += [
            Message(
                "One address, several invitations: {email} ({people})",
                email=email,
                people=", ".join(ids),
            )
            for email, ids in _shared(is_open, chosen.day).items()
        ]
    silent = sum(why_not_email(link.person, chosen.day) is not None for link in is_open)
    if silent and form is not Form.QR:
        said.append(Message("Not to be written to by e-mail: {n}.", n=silent))
        if form is not Form.TEXT:
            said.append(
                Message(
                    "Their address is left out; the columns may_email and why_not_email say why."
                )
            )
    for message in said:
        click.echo(words.say(message))


def _shared(links: Sequence[Link], day: dt.date) -> dict[str, list[str]]:
    """Return the addresses to which several people's invitations would go, with their ids."""
    found: dict[str, list[str]] = {}
    for link in links:
        if link.person.email and why_not_email(link.person, day) is None:
            found.setdefault(link.person.email.casefold(), []).append(link.person.id)
    return {email: ids for email, ids in found.items() if len(ids) > 1}


SEND_THIS: Final = Message(
    "the link sent on {day}, before they agreed, notes nothing: send this one"
)


def _text(chosen: Chosen, words: Catalogue) -> str:
    lines = []
    house = ""
    company = chosen.library.company
    for link in chosen.links:
        if link.presenter.slug != house:
            house = link.presenter.slug
            lines.append(f"{link.presenter.name}  ({house})")
        is_open = link.state is LinkState.OPEN
        shown = link.url(company.site_url) if is_open else words.say(WHY_NOT[link.state])
        lines.append(f"  {link.person.name}  ({link.person.id})\n    {shown}")
        why_not = why_not_email(link.person, chosen.day)
        if is_open and why_not is not None:
            lines.append(f"    {words.say(Message('not by e-mail: {why}', why=why_not))}")
        holder = Holder(link.presenter, link.person)
        unseen = why_not_noted(holder, chosen.day, company.tracking.unknown_consent)
        if is_open and unseen is not None:
            told = Message("visits are not noted: {why}", why=unseen)
            lines.append(f"    {words.say(told)}")
        rows = chosen.library.sent_to.get(link.person.id, ())
        unknown = company.tracking.unknown_consent
        sent_on = sent_before_agreeing(holder, rows, chosen.day, unknown)
        if is_open and sent_on is not None:
            lines.append(f"    {words.say(Message(SEND_THIS.text, day=sent_on))}")
    return "\n".join(lines)

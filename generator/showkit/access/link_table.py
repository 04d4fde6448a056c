"""Everybody's links as a table for any mailing tool: a row each, nobody left out in silence."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.access.links import LinkState
from showkit.contacts.consent import why_not_email
from showkit.contacts.exchange.formulas import escaped
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.links import Link
    from showkit.model.library import Library
    from showkit.model.person import Person
    from showkit.output.catalogues import Catalogue

_COLUMNS: Final[Mapping[str, Message]] = {
    "presenter": Message("The house, by the name of its file"),
    "person": Message("The person's id"),
    "first_name": Message("What to greet them by"),
    "last_name": Message("The rest of their name"),
    "name": Message("Their full name"),
    "email": Message("Their address; empty where nothing may be sent to it"),
    "language": Message("The language of their page"),
    "role": Message("What they do there"),
    "house": Message("The house's own name"),
    "city": Message("Its town"),
    "country": Message("Its country, by its code"),
    "state": Message("Whether the link opens: open, revoked, expired, left"),
    "link": Message("Their own link; whoever holds it holds the page"),
    "untracked_link": Message("The same page, of which nothing is noted"),
    "email_basis": Message("On what ground you write to them"),
    "may_email": Message("Whether you may write to them by e-mail: yes or no"),
    "why_not_email": Message("Why not"),
    "last_sent_on": Message("When they were last sent a link"),
}
"""The columns by the names that mailing tools read, each with what it means."""


@dataclass(frozen=True)
class LinkTable:
    """Links of people chosen, as of a day, with what else a mailing tool asks for."""

    library: Library
    links: Sequence[Link]
    day: dt.date

    def csv(self, words: Catalogue, *, mark: bool) -> bytes:
        """Return it as CSV in UTF-8, in which no cell runs.

        With `mark`, it begins with the byte order mark by which spreadsheet programs know UTF-8.
        """
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(_COLUMNS)
        rows.writerows([escaped(text) for text in row] for row in self.rows(words))
        return out.getvalue().encode("utf-8-sig" if mark else "utf-8")

    def xlsx(self, words: Catalogue) -> bytes:
        """Return it as a workbook of one sheet."""
        columns = {name: words.say(about) for name, about in _COLUMNS.items()}
        title = words.say(Message("Links"))
        # openpyxl takes long to begin, and who builds writes no table
        from showkit.contacts.exchange.xlsx_write import write_plain_sheet  # noqa: PLC0415

        return write_plain_sheet(title, columns, list(self.rows(words)), self.day)

    def rows(self, words: Catalogue) -> Sequence[Sequence[str]]:
        """Return the cells of each row, why nobody may write to somebody in words."""
        return [self._row(link, words) for link in self.links]

    def _row(self, link: Link, words: Catalogue) -> Sequence[str]:
        person, house = link.person, link.presenter
        why_not = why_not_email(person, self.day)
        is_open = link.state is LinkState.OPEN
        site = self.library.company.site_url
        sent = self.library.sent_to.get(person.id, ())
        first, last = first_and_last_name(person)
        return (
            house.slug,
            person.id,
            first,
            last,
            person.name,
            "" if why_not else person.email or "",
            link.locale,
            person.role,
            house.name,
            house.address.city,
            house.address.country or "",
            link.state,
            link.url(site) if is_open else "",
            link.untracked_url(site) if is_open else "",
            person.consent.email.basis,
            "no" if why_not else "yes",
            words.say(why_not) if why_not else "",
            sent[-1].on.isoformat() if sent else "",
        )


def first_and_last_name(person: Person) -> tuple[str, str]:
    """Return what to greet a person by, and the rest of their name where it follows that."""
    first = person.greeting_name
    if f"{person.name} ".startswith(f"{first} "):
        return first, person.name[len(first) :].strip()
    word, _, rest = person.name.partition(" ")
    return first, rest if rest and word.startswith(first) else person.name  # Montse for Montserrat

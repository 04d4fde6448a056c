"""People of the contact base: on what ground they are written to, and whether they are there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from showkit.content.rules import HOUSES
from showkit.model.consent import EmailBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.person import Person


def people_are_written_to_on_a_ground(
    library: Library, loaded: Loaded, as_of: dt.date
) -> Iterator[Finding]:
    """Who has an e-mail address is written to on a ground that the file names, or not at all.

    Laws ask for it (Canada's anti-spam law, the GDPR), and so do people. ``basis: none`` is an
    answer too: it says that you looked, and that showkit is not to write there.
    """
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            consent = person.consent.email
            silent = "basis" not in consent.model_fields_set and consent.unsubscribed_on is None
            if person.email and silent and not _has_left(person, as_of):
                place = loaded.place(loaded.contact_file(presenter), ("people", n, "email"))
                yield HOUSES.NO_BASIS.at(place, name=person.name)


def consents_hold(library: Library, loaded: Loaded, as_of: dt.date) -> Iterator[Finding]:
    """A consent to e-mail that has expired is asked for again, or given up.

    ``expires_on`` is the last day on which it holds. Who has unsubscribed is not asked again.
    """
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            consent = person.consent.email
            expired = consent.expires_on is not None and consent.expires_on < as_of
            if expired and consent.unsubscribed_on is None and not _has_left(person, as_of):
                yield HOUSES.CONSENT_EXPIRED.at(
                    loaded.place(
                        loaded.contact_file(presenter),
                        ("people", n, "consent", "email", "expires_on"),
                    ),
                    name=person.name,
                    day=consent.expires_on,
                )


def implied_consents_have_a_day(
    library: Library, loaded: Loaded, as_of: dt.date
) -> Iterator[Finding]:
    """Of a consent that is implied, a Canadian company knows since when or until when it holds.

    Canada's anti-spam law (S.C. 2010, c. 23, section 10) gives it an end: two years after a
    contract, six months after a question. “tacite” alone goes on for ever, and nobody is warned.
    """
    if library.company.address.country != "CA":
        return
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            consent = person.consent.email
            is_dated = consent.obtained_on is not None or consent.expires_on is not None
            is_over = consent.unsubscribed_on is not None or _has_left(person, as_of)
            if consent.basis is EmailBasis.IMPLIED and not is_dated and not is_over:
                pointer = ("people", n, "consent", "email", "basis")
                yield HOUSES.NO_END.at(
                    loaded.place(loaded.contact_file(presenter), pointer), name=person.name
                )


def contacts_are_verified_every_year(
    library: Library, loaded: Loaded, as_of: dt.date
) -> Iterator[Finding]:
    """A contact is verified once a year: still there, same role, same address.

    ``verified_on`` is the day on which somebody last made sure. Those without such a day are not
    listed here; ``showkit contacts review`` brings them up, a handful a day.
    """
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            if person.verified_on is None or _has_left(person, as_of):
                continue
            if _a_year_later(person.verified_on) <= as_of:
                place = loaded.place(loaded.contact_file(presenter), ("people", n, "verified_on"))
                yield HOUSES.NOT_VERIFIED.at(
                    place, name=person.name, day=person.verified_on, today=as_of
                )


def _a_year_later(day: dt.date) -> dt.date:
    """Return the same day of the next year; after a 29 February, the 1 March."""
    if day.year == dt.MAXYEAR:
        return day
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, month=3, day=1)


def people_who_left_have_no_page(
    library: Library, loaded: Loaded, as_of: dt.date
) -> Iterator[Finding]:
    """Who has left a house has no page of their own any more.

    From ``left_on`` on their link opens nothing. A file that still chooses shows for them says
    something else than it does; ``revoked: true`` keeps the record straight if they come back.
    """
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            access = person.access
            if access is None or access.revoked or not _has_left(person, as_of):
                continue
            if access.expires_on is None or access.expires_on >= as_of:
                place = loaded.place(
                    loaded.contact_file(presenter), ("people", n, "access"), of_key=True
                )
                yield HOUSES.LEFT_WITH_LINK.at(place, name=person.name, day=person.left_on)


def _has_left(person: Person, as_of: dt.date) -> bool:
    return person.left_on is not None and person.left_on <= as_of

"""Whose id is this? Everything of ours that a web server's log may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.forgotten import ForgottenPeople
from showkit.contacts.consent import Holder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.access.keys import Secret
    from showkit.model.library import Library


@dataclass(frozen=True)
class KnownLinks:
    """Who holds which id, by the place in the log where it stands.

    `pages`: the payload's name under ``/p/``. `twins`: the same for the pages that nobody is to
    be counted on. `readings`: the query of ``/p/read``. `vias`: the ``via`` of other addresses.
    `feeds`: the names of feeds and calendars under ``/p/``, without their endings. `own`: what
    marks a browser of the company's own.
    """

    pages: Mapping[str, Holder]
    twins: frozenset[str]
    readings: Mapping[str, Holder]
    vias: Mapping[str, Holder]
    feeds: Mapping[str, Holder]
    own: str

    @property
    def ids(self) -> frozenset[str]:
        """Every id that a log line may carry for our sake."""
        return frozenset((*self.pages, *self.readings, *self.vias, *self.feeds, self.own))


def known_links(library: Library, secret: Secret) -> KnownLinks:
    """Return every id of the links that hold now.

    A link of a former generation was taken back, and its visits are nobody's. A house's ``via``
    is known by its former slugs too: links made before it was renamed are in people's mail. So
    are those of a person's former ids, which lead to the record that the person has now. What
    was given to be passed on, the part for the stage, is known by whom it came from.
    """
    pages: dict[str, Holder] = {}
    twins: set[str] = set()
    readings: dict[str, Holder] = {}
    vias: dict[str, Holder] = {}
    feeds: dict[str, Holder] = {}
    for presenter in library.presenters:
        for slug in (*presenter.former_slugs, presenter.slug):
            vias[secret.presenter_via(slug)] = Holder(presenter)
    forgotten = ForgottenPeople(library.forgotten, secret)
    for presenter, person in library.people():
        if forgotten.has(person):  # they came back by mistake; nothing is noted of them
            continue
        holder = Holder(presenter, person)
        forwarded = Holder(presenter, person, as_house=True)
        for link in presenter.links_of(person):
            keys = secret.page(*link)
            pages[keys.payload_id] = holder
            readings[keys.reading_token] = holder
            twins.add(secret.untracked_page(*link).payload_id)
            vias[secret.person_via(*link)] = holder
            technical = secret.technical_page(*link)
            pages[technical.payload_id] = forwarded
            readings[technical.reading_token] = forwarded
            twins.add(secret.untracked_technical_page(*link).payload_id)
            feeds[secret.private_feed(*link)] = holder
            feeds[secret.private_calendar(*link)] = holder
    return KnownLinks(pages, frozenset(twins), readings, vias, feeds, secret.own_mark)

"""Checks for which the company's secret is needed; without one, they find nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.forgotten import ForgottenPeople
from showkit.access.secret import known_secret
from showkit.content.checks.check import Check, check
from showkit.content.rules import HOUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def who_was_forgotten_stays_away(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Who asked to be forgotten is not in the contact base again.

    An old copy of a file or of a sheet may bring them back. Until the file is mended they have
    no link and no page, and nothing of theirs is noted.
    """
    secret = known_secret(loaded.project) if library.forgotten else None
    if secret is None:
        return
    forgotten = ForgottenPeople(library.forgotten, secret)
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            if forgotten.has(person):
                place = loaded.place(loaded.contact_file(presenter), ("people", n, "id"))
                yield HOUSES.FORGOTTEN.at(place, name=person.name, id=person.id)


SECRET_CHECKS: Final[tuple[Check, ...]] = (check(who_was_forgotten_stays_away, HOUSES.FORGOTTEN),)

"""The sent log held against the contact base and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.load_sent import SENT_LOG
from showkit.content.rules import OUTREACH
from showkit.content.suggestions import Suggestions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library

_PATH = f"content/{SENT_LOG}"


def the_sent_log_names_known_people(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A row of the sent log names a house of the contact base, and somebody in it.

    Former names and ids count. A row that names nobody known counts for nobody: the page of who
    was meant does not tell what is new since.
    """
    houses, people = library.presenter_by_slug, library.person_by_id
    like_a_house, like_a_person = Suggestions(houses), Suggestions(people)
    for row in loaded.rows(_PATH):
        if row.presenter not in houses and row.presenter not in loaded.unread_presenters:
            yield OUTREACH.UNKNOWN_HOUSE.at(
                loaded.cell(_PATH, row, "presenter"),
                name=row.presenter,
                suggestion=like_a_house[row.presenter],
            )
        if row.person and row.person not in people and not loaded.unread_presenters:
            yield OUTREACH.UNKNOWN_PERSON.at(
                loaded.cell(_PATH, row, "person"),
                id=row.person,
                suggestion=like_a_person[row.person],
            )


def what_was_sent_was_sent_before(loaded: Loaded, as_of: dt.date) -> Iterator[Finding]:
    """What is in the sent log has been sent: no day of it is still to come."""
    for row in loaded.rows(_PATH):
        if row.on > as_of:
            yield OUTREACH.NOT_YET.at(loaded.cell(_PATH, row, "on"), day=row.on)

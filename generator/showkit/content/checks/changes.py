"""News that feeds tell, held against the dates that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.checks.check import of_each_show
from showkit.content.rules import DATES
from showkit.content.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.show import Show
    from showkit.output.memory import Remembered


def changes_name_known_dates(
    library: Library, loaded: Loaded, memory: Remembered
) -> Iterator[Finding]:
    """What changes.csv tells of is a date of the show.

    An id that is none of them keeps the whole piece of news from the feeds: it may belong to a
    date that is not announced yet.
    """
    yield from of_each_show(
        library, memory, "dates in changes", lambda show: _unknown_dates(show, loaded)
    )


def _unknown_dates(show: Show, loaded: Loaded) -> Iterator[Finding]:
    path = f"{show.folder}/changes.csv"
    known = {performance.id for performance in show.performances}
    for row in show.changes:
        for name in row.performances:
            if name not in known:
                yield DATES.UNKNOWN_DATE.at(
                    loaded.cell(path, row, "performances"),
                    id=name,
                    suggestion=did_you_mean(name, known),
                )


def changes_stand_once(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """There is one piece of news of a kind a day.

    Its day and kind are what feed readers know it by; of two that share both they show one.
    """
    for show in library.shows:
        path = f"{show.folder}/changes.csv"
        seen = set()
        for row in show.changes:
            key = (row.date, row.kind)
            if key in seen:
                yield DATES.CHANGE_TWICE.at(
                    loaded.cell(path, row, "date"), date=row.date, kind=row.kind.value
                )
            seen.add(key)

"""When links were sent, so that what came right after it, and how long after, can be told."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.model.library import Library
    from showkit.model.sent import Sent
    from showkit.model.visit import Visit

TOO_SOON: Final = dt.timedelta(seconds=20)
"""Within this nobody has received a message, read it and followed its link."""


class Sendings:
    """The sent log, by whom a row of the link log is credited to."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def is_just_sent(self, row: Visit) -> bool:
        """Tell whether a row came so soon after its link was sent that a program was quicker.

        Only where the moment of sending is known. A row that names nobody counts from whatever
        was last sent to anybody of the house.
        """
        moments = self._moments.get((row.presenter, row.person or ""), ())
        at = bisect_right(moments, row.time)
        return at > 0 and row.time - moments[at - 1] <= TOO_SOON

    def days_before(
        self, presenter: str, visits: Iterable[dt.date], person: str = ""
    ) -> int | None:
        """Return after how many days a link was first opened.

        That of the last sending which a visit followed; None where none did.
        """
        came, before = sorted(visits), dt.date.max
        for day in reversed(self._days.get((presenter, person), ())):
            first = next((visit for visit in came if day <= visit < before), None)
            if first is not None:
                return (first - day).days
            before = day
        return None

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Sequence[Sent]]:
        """Rows of the sent log by house and person, and by the house alone (with an empty id)."""
        found: dict[tuple[str, str], list[Sent]] = defaultdict(list)
        for row in self._library.sent:
            house = self._library.presenter_by_slug.get(row.presenter)
            known = self._library.person_by_id.get(row.person) if row.person else None
            if known is not None:
                house = known[0]
                found[house.slug, known[1].id].append(row)
            if house is not None:
                found[house.slug, ""].append(row)
        return found

    @cached_property
    def _moments(self) -> Mapping[tuple[str, str], Sequence[dt.datetime]]:
        return {
            who: sorted(row.time.astimezone(dt.UTC) for row in rows if row.time is not None)
            for who, rows in self._rows.items()
        }

    @cached_property
    def _days(self) -> Mapping[tuple[str, str], Sequence[dt.date]]:
        return {who: sorted({row.on for row in rows}) for who, rows in self._rows.items()}

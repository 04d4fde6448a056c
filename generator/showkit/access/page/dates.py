"""Dates of a show as a house sees them: those near it with the free days around, then others."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from showkit.access.page.views import DateView
from showkit.access.selection.words import Days, Kilometres
from showkit.portal.dates import coming, house_and_room, region_at_home
from showkit.portal.stays import stay_in_words, stays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.access.selection import Nearby
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.stays import Stay

_SHOWN: Final = 4
"""Dates of a show on a page; the portal has them all."""


@dataclass(frozen=True)
class DateWords:
    """Dates as one reader is told them; stays that house after house is told are worded once."""

    site: Site
    reader: Reader
    _stays: dict[tuple[int, ...], tuple[Stay, DateView]] = field(default_factory=dict)
    """By where their dates are in memory, which are kept beside what is said of them."""

    def views(self, show: Show, nearby: Sequence[Nearby]) -> tuple[DateView, ...]:
        """Return the next public dates of a show, the near ones first."""
        told = {performance.id for one in nearby for performance in one.performances}
        others = [one for one in coming(show, self.site.as_of) if one.id not in told]
        views = chain(map(self._near, nearby), map(self._view, stays(others)))
        return tuple(islice(views, _SHOWN))

    def _near(self, one: Nearby) -> DateView:
        view, reader = self._view(one.performances), self.reader
        distance = Kilometres(one.kilometres).in_words(reader)
        parts = [reader.gettext("{distance} from you").format(distance=distance)]
        if one.free_days:
            free = Days(tuple(sorted(one.free_days))).in_words(reader)
            parts.append(reader.gettext("free around it: {days}").format(days=free))
        return DateView(view.when, view.where, reader.set("; ".join(parts)))

    def _view(self, stay: Stay) -> DateView:
        key = tuple(map(id, stay))
        known = self._stays.get(key)
        if known is None:
            known = self._stays[key] = (stay, self._worded(stay))
        return known[1]

    def _worded(self, stay: Stay) -> DateView:
        reader, first = self.reader, stay[0]
        house, _ = house_and_room(first, self.site.library)
        region = region_at_home(first, self.site.library)
        city = f"{first.city} ({region})" if region else first.city
        country = "" if region else reader.country(first.country)
        parts = (reader.set(house), reader.set(city), country)
        return DateView(
            stay_in_words([one.date for one in stay], reader),
            ", ".join(part for part in parts if part),
        )

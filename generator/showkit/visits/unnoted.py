"""How many visits counted for nobody because somebody had not agreed: a number, kept nowhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from showkit.contacts.consent import Holder

_LONGEST_PAUSE: Final = 30
"""Minutes; events further apart belong to two visits (see `merging`)."""

_MINUTE: Final = 60


class Unnoted:
    """Counts the visits of one run, in memory alone; the same line twice counts once."""

    def __init__(self) -> None:
        self._minutes: dict[tuple[str, str], set[int]] = {}

    def add(self, holder: Holder, time: dt.datetime) -> None:
        """Count an event with the link of `holder` among those of its visit."""
        whose = holder.presenter.slug, holder.person.id if holder.person else ""
        self._minutes.setdefault(whose, set()).add(int(time.timestamp()) // _MINUTE)

    @property
    def visits(self) -> int:
        """How many visits there were, of whomever."""
        return sum(
            1 + sum(later - one > _LONGEST_PAUSE for one, later in pairwise(sorted(minutes)))
            for minutes in self._minutes.values()
        )

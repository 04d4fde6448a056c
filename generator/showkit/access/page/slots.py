"""Places left open in a text that many pages share, to be filled for each of them.

A slot is a name between two control characters, which no text of the content holds (they are
read as spaces), and which the templates' escaping leaves as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SLOT: Final = re.compile("\x02([a-z0-9-]+)\x03")


@lru_cache(maxsize=2_000)
def slot(name: str) -> Markup:
    """Return what stands in a text where `name` is to be put: HTML, or a part of an address."""
    return Markup(f"\x02{name}\x03")  # noqa: S704 - a name of ours, without any markup


VIA: Final = slot("via")
"""What an address of the site ends with: ``?via=…``, or nothing where nothing is noted."""

MORE: Final = slot("more")
"""The same where the address has a query already: ``&amp;via=…``."""

LOADING: Final = slot("loading")
"""How a chapter's photograph is fetched: the first one at once, the others as they are needed."""

WHY: Final = slot("why")
"""Why a show is here and how it fits: the house's."""

DATES: Final = slot("dates")
"""Dates, those near the house first: the house's."""

HELD: Final = slot("held")
"""The days of an option of the house, in a line of an e-mail, percent-encoded, or nothing."""

CHAPTER: Final = {"loading": LOADING, "why": WHY, "dates": DATES}
"""What the template of a chapter leaves open."""

FITS: Final = slot("fits")
"""How a show fits the rooms of a house, for its stage."""

STAGE: Final = {"fits": FITS}
"""What the template of a chapter for the stage leaves open."""

CHAPTERS: Final = slot("chapters")
"""The chapters of a page."""

TWIN: Final = slot("twin")
"""The fragment of the page that notes nothing."""

GREETING: Final = slot("greeting")
"""How a letter begins."""

NEWS: Final = slot("news")
"""What is new to its reader, a section, or nothing."""

TECHNICAL: Final = slot("technical")
"""The fragment of the part for the stage."""

FEED: Final = slot("feed")
CALENDAR: Final = slot("calendar")
"""Where the feed and the calendar of its shows lie."""

RECORDED: Final = slot("recorded")
"""What is noted when a page is opened, a paragraph."""

NAMED: Final = slot("named")
"""Who answers, in a line of an e-mail: ``Claire Aubin, Le Vauban``, percent-encoded."""

SIGNED: Final = slot("signed")
"""The same as the end of an e-mail: a name, and the house under it, percent-encoded."""

NAME: Final = slot("name")
"""A name as the end of an e-mail to somebody of the same house, percent-encoded."""

DETAILS: Final = slot("details")
"""What we hold of a person, in lines of an e-mail, percent-encoded."""

WRITTEN_TO: Final = slot("written-to")
"""The e-mail address of a person as the end of an e-mail, percent-encoded, or nothing."""


def lines_in(show: str, room: int) -> str:
    """Return the name of the slot for the lines of a show's rider in a room, by its number."""
    return f"lines-{show}-{room}"


def plan_in(show: str, room: int) -> str:
    """Return the name of the slot for the stage plan of a show in a room."""
    return f"plan-{show}-{room}"


def outside_slots(text: str, change: Callable[[str], str]) -> str:
    """Return a text with everything but its slots changed."""
    parts = _SLOT.split(text)
    return "".join(slot(part) if n % 2 else change(part) for n, part in enumerate(parts))


def length(text: str, room: Mapping[str, int]) -> int:
    """Return how many characters a text has where the values of its slots take `room`, by name."""
    parts = _SLOT.split(text)
    return sum(room.get(part, 0) if n % 2 else len(part) for n, part in enumerate(parts))


def opened(data: bytes) -> Mapping[str, Any]:
    """Return the JSON of a page with each slot of its ``html`` filled from its ``own``.

    Values are not looked into for slots. The page's script does the same.

    Raises:
        KeyError: a slot has no value.
    """
    page = json.loads(data)
    own = page.pop("own", {})
    return {**page, "html": _SLOT.sub(lambda found: own[found[1]], page["html"])}


@dataclass(frozen=True)
class Shared:
    """A text with slots."""

    text: str

    @property
    def is_whole(self) -> bool:
        """Whether every slot stands as it was given, neither changed nor cut."""
        return not any("\x02" in part or "\x03" in part for part in self._parts[::2])

    @cached_property
    def _parts(self) -> list[str]:
        return _SLOT.split(self.text)

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with `values` in its slots; those of other names stay open."""
        parts = self._parts.copy()
        for n in range(1, len(parts), 2):
            name = parts[n]
            parts[n] = values[name] if name in values else slot(name)
        return "".join(parts)

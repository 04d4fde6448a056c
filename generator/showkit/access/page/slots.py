"""Places left open in a text that many pages share, to be filled for each of them.

A slot is a name between two control characters, which no text of the content holds (they are
read as spaces), and which the templates' escaping leaves as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SLOT: Final = re.compile("\x02([a-z-]+)\x03")


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

CHAPTER: Final = {"loading": LOADING, "why": WHY, "dates": DATES}
"""What the template of a chapter leaves open."""

CHAPTERS: Final = slot("chapters")
"""The chapters of a page."""

NAMED: Final = slot("named")
"""Who answers, in a line of an e-mail: ``Claire Aubin, Le Vauban``, percent-encoded."""

TWIN: Final = slot("twin")
"""The fragment of the page that notes nothing, where the rest is the same for a whole house."""

SIGNED: Final = slot("signed")
"""The same as the end of an e-mail: a name, and the house under it, percent-encoded."""


def outside_slots(text: str, change: Callable[[str], str]) -> str:
    """Return a text with everything but its slots changed."""
    parts = _SLOT.split(text)
    return "".join(slot(part) if n % 2 else change(part) for n, part in enumerate(parts))


def in_json(text: str) -> bytes:
    """Return a text as it stands between the quotes of a JSON string, UTF-8.

    What texts come to one by one is what they come to when joined.
    """
    return json.dumps(text, ensure_ascii=False)[1:-1].encode()


@dataclass(frozen=True)
class Shared:
    """A text with slots."""

    text: str

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

    def written(self, values: Mapping[str, bytes]) -> bytes:
        """Return the text as JSON writes it, with `values`, written likewise, in all its slots.

        Raises:
            KeyError: a slot has no value.
        """
        parts = self._written.copy()
        for n, name in self._named:
            parts[n] = values[name]
        return b"".join(parts)

    @cached_property
    def _written(self) -> list[bytes]:
        return [in_json(part) for part in self._parts]

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        return [(n, self._parts[n]) for n in range(1, len(self._parts), 2)]

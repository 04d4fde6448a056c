"""Templates that run once for all views of one shape: the texts of each are put in afterwards.

Two rooms that a show fits, each with a plan, differ in their texts alone. A template is given
slots in the place of texts, once, and what comes of it is filled for each room (see `slots`):
the same HTML as running it for each. What a template asks (is there a plan?) and what it looks up
(which mark?) belongs to the shape. One that changes a text instead of printing it, in capitals or
cut short, is found out, and runs for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from markupsafe import escape

from showkit.access.page.slots import Shared, slot

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

View = TypeVar("View", bound="Hashable")

_MOST: Final = 500
"""Moulds that are kept, a kilobyte or two each."""

Put: TypeAlias = "Callable[[str], str]"
"""Takes a text of a view, gives what the template finds in its place."""


@dataclass(frozen=True)
class Moulds:
    """What came of templates in one language; `render` runs the template of that name."""

    render: Callable[[str, object], str]
    _made: dict[tuple[str, Hashable], Shared | None] = field(default_factory=dict)

    def cast(self, name: str, view: View, hollow: Callable[[View, Put], View]) -> str:
        """Return what the template `name` makes of `view`.

        `hollow` gives a view of the same shape: each text that the template prints, and nothing
        else, is what its second argument makes of it.
        """
        values: dict[str, str] = {}

        def put(text: str) -> str:
            if not text:
                return text
            place = f"text-{len(values)}"
            values[place] = escape(text)
            return slot(place)

        shape = hollow(view, put)
        key = (name, shape)
        if key not in self._made:
            if len(self._made) == _MOST:
                self._made.clear()
            made = Shared(self.render(name, shape))
            self._made[key] = made if made.is_whole else None
        mould = self._made[key]
        return self.render(name, view) if mould is None else mould.filled(values)

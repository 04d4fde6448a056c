"""What an expression may speak of beside fields: the company's shows and segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from showkit.model.show import Show


@dataclass(frozen=True)
class Known:
    """Names that may be used.

    `shows` gives the slug of a show today, by each that it ever had; `segments` are their names.
    """

    shows: Mapping[str, str] = field(default_factory=dict)
    segments: Collection[str] = ()


def known_names(shows: Iterable[Show], segments: Collection[str]) -> Known:
    """Return the names of shows, those that they had before too, and of segments."""
    slugs: dict[str, str] = {}
    for show in shows:
        for former in show.facts.former_slugs:
            slugs.setdefault(former, show.slug)
    return Known(slugs | {show.slug: show.slug for show in shows}, segments)

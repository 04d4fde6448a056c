"""Whose shows they are, where the company of the site is an agency that represents several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def whose(show: Show, site: Site, reader: Reader) -> str:
    """Return the name of the represented company whose show it is; empty where there is none."""
    one = site.represented.get(show.facts.company or "")
    return reader.set(one.name) if one else ""

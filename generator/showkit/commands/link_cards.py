"""The cards of ``showkit links --format qr``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.access.cards import cards_pdf
from showkit.output.cache import Cache
from showkit.output.templates import Templates
from showkit.portal.stationery import make_stationery

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.access.links import Link
    from showkit.model.library import Library
    from showkit.output.project import Project


def cards(project: Project, library: Library, links: Sequence[Link], day: dt.date) -> bytes:
    """Return the PDF of the cards, set in the company's typefaces, from its own template first.

    Raises:
        TypesettingError: that template is wrong.
    """
    stationery = make_stationery(
        library.company.brand,
        Templates(project.templates),
        project.content,
        Cache(project.cache / "pictures"),
        project.cache / "typefaces",
    )
    return cards_pdf(links, library.company, stationery, day)

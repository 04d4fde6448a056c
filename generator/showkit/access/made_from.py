"""What the pages of a house are made from, as hashes: they tell whether to make them again.

A hash for each house holds all that its pages and the choice of its shows hang on: its own contact
file as far as pages show it or rules look at it, what it was sent and when it last looked, the
shows, the company, the day, the secret, and the code with the libraries beneath it. What was made
of the shows before their pages (`made_for_all`) is added where it is known.
"""

from __future__ import annotations

import contextlib
import sys
import zlib
import zoneinfo
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from showkit.access.house_pages import addressed
from showkit.content.fingerprints import fingerprints
from showkit.output.cache import digest
from showkit.output.shipped import libraries, package_folder
from showkit.portal.downloads import public_documents

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from showkit.access.house_pages import Addressed, HousePages
    from showkit.access.keys import Secret
    from showkit.model.engagement import Engagement
    from showkit.model.library import Library
    from showkit.output.templates import Templates

_NOT_SHOWN: Final = {"imported", "notes", "engagement", "verified_on", "source"}
"""Blocks of a contact file that no page shows and no rule looks at; of `engagement`, see below."""
_COMPILED: Final = "/__pycache__/"


@dataclass(frozen=True)
class HouseStates:
    """How everything stands that the pages of each house of a library hang on."""

    library: Library
    secret: Secret
    as_of: dt.date

    @cached_property
    def houses(self) -> tuple[Addressed, ...]:
        """The houses in the library's order."""
        return tuple(addressed(self.library))

    @cached_property
    def by_slug(self) -> Mapping[str, str]:
        """A hash for each house; the same as long as the same shows are chosen for its people."""
        common = digest(*self._common())
        return {one.presenter.slug: _state(common, one) for one in self.houses}

    @cached_property
    def named_by_dates(self) -> tuple[str, ...]:
        """The slugs of houses that a date of a show names: other houses are told of them."""
        known = self.library.presenter_by_slug
        venues = {date.venue for show in self.library.shows for date in show.performances}
        return tuple(sorted({known[venue].slug for venue in venues if venue in known}))

    def _common(self) -> Iterator[bytes | str]:
        library = self.library
        yield from (self.secret.fingerprint, self.as_of.isoformat())
        yield from (sys.version, zlib.ZLIB_RUNTIME_VERSION, *libraries())
        yield from _code()
        yield to_json([library.company, library.forgotten])
        yield from (to_json(show) for show in library.shows)
        for slug in self.named_by_dates:
            house = library.presenter_by_slug[slug]
            yield slug
            yield to_json([house.former_slugs, house.name, house.address, house.rooms])


def _code() -> Iterator[str]:
    """Yield what the file system says of our own code, and of the zones in which dates stand."""
    for _, files in sorted(fingerprints(package_folder()).items()):
        yield from (str(file) for file in files or () if _COMPILED not in f"/{file[0]}")
    for folder in zoneinfo.TZPATH:
        with contextlib.suppress(OSError):
            yield str((Path(folder) / "tzdata.zi").stat().st_mtime_ns)


def _state(common: str, house: Addressed) -> str:
    presenter = house.presenter
    return digest(
        common,
        presenter.slug,
        presenter.model_dump_json(exclude=_NOT_SHOWN),
        to_json([_visits(presenter.engagement), house.sent]),
    )


def _visits(engagement: Engagement | None) -> object:
    """Return what “new since” is counted from; how often somebody came shows nowhere."""
    if engagement is None:
        return None
    people = {who: one.last_visit for who, one in engagement.people.items()}
    return [engagement.last_visit, people]


def made_for_all(pages: HousePages) -> Iterator[str]:
    """Yield what pages hang on besides: the files of the build that they show, or lead to.

    What a page says of them is made of this and of what `HouseStates` knows, by the same code. So
    none of it need be written to see whether it would come out as it was.
    """
    site = pages.site
    yield from (str(sorted(pages.styles.items())), str(sorted(site.pictures.items())))
    for show in site.library.shows:
        documents = public_documents(show, site.root)
        yield show.slug
        yield str([(address, file.stat().st_size) for _, file, address in documents])
        yield str(site.to_take.told(show.slug, site.addresses.languages))
        yield str([file.told for file in pages.files.get(show.slug, ())])


def state_of_templates(templates: Templates) -> str:
    """Return a hash of all templates but the assets, whose names carry their own."""
    return digest(
        *(
            part
            for name, path in templates.files(".")
            if not name.startswith("assets/")
            for part in (name, path.read_bytes())
        )
    )

"""Everything below ``/p/``: a shell per language, sealed pages, feeds and calendars of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.at_work import Work
from showkit.access.house_pages import HousePages, addressed
from showkit.access.made_from import made_for_all, state_of_templates
from showkit.access.shell import shell
from showkit.output.artifact import Artifact
from showkit.output.cache import digest
from showkit.output.catalogues import catalogue
from showkit.portal.colour import readable
from showkit.portal.feeds.style import FEED_STYLE, feed_style
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.access.kept_pages import KeptHouse, KeptPages
    from showkit.access.keys import Secret
    from showkit.access.made_from import HouseStates
    from showkit.access.private_files import SealedFile
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates
    from showkit.portal.site import Site

READING = "p/read"
"""An empty file; a page fetches it once its reader has touched, typed or scrolled."""

HIDDEN = "p/programs"
"""An empty file; the shell has a link to it that nobody sees and only programs follow."""


@dataclass(frozen=True)
class AccessPlan:
    """What every access page is made from, and the files that come of it."""

    site: Site
    templates: Templates
    assets: Assets
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def artifacts(self, secret: Secret) -> Iterator[Artifact]:
        """Yield the shells, and everything of everybody whose link is open."""
        yield from self._for_all()
        pages = self._house_pages(secret)
        for house in addressed(self.site.library):
            yield from pages.of(house)

    def kept_artifacts(
        self, states: HouseStates, kept: KeptPages, advance: Callable[[int, int], None]
    ) -> Iterator[Artifact]:
        """Yield the same files; those that stand as `kept` has them are not made again.

        `states` say how each house stands. `advance` is called with people (done, to do), and not
        at all where nothing is to be made.
        """
        yield from self._for_all()
        pages = self._house_pages(states.secret)
        common = digest(state_of_templates(self.templates), *made_for_all(pages))
        now = {slug: digest(common, state) for slug, state in states.by_slug.items()}
        kept.begin()
        found = {slug: kept.find(slug, state) for slug, state in now.items()}
        work = Work(pages, kept, now, states.named_by_dates)
        made = dict(
            work.done([one for one in states.houses if not found[one.presenter.slug]], advance)
        )
        houses: dict[str, KeptHouse] = {
            slug: before or made[slug] for slug, before in found.items()
        }
        kept.end(houses)
        for house in houses.values():
            yield from kept.artifacts(house)

    def _for_all(self) -> Iterator[Artifact]:
        for reader in self._readers.values():
            yield shell(reader, self.site, self.templates, self.assets)
        yield Artifact(READING, b"")
        yield Artifact(HIDDEN, b"")

    def _house_pages(self, secret: Secret) -> HousePages:
        styles = {tag: self._style(reader) for tag, reader in self._readers.items()}
        return HousePages(self.site, self.templates, styles, self.files, secret)

    def _style(self, reader: Reader) -> str:
        """Return where the style of feeds in a language lies."""
        common = self.assets.by_name[FEED_STYLE].read().decode()
        accent = readable(self.site.library.company.brand.colour).light
        folder = self.site.addresses.folder(reader.tag)
        return feed_style(reader, folder, common, accent).path

    @cached_property
    def _readers(self) -> Mapping[str, Reader]:
        return {tag: Reader(catalogue(tag)) for tag in self.site.library.company.languages}

"""Everything below ``/p/``: a shell per language, sealed pages, feeds and calendars of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.links import LinkState, links
from showkit.access.page import Pages
from showkit.access.sealing import seal
from showkit.access.selection import HouseSelector, Selector
from showkit.access.shell import shell
from showkit.access.subscriptions import Subscriptions
from showkit.output.artifact import Artifact
from showkit.output.cache import digest
from showkit.output.catalogues import catalogue
from showkit.output.memory import EVERYTHING
from showkit.portal.colour import readable
from showkit.portal.feeds.style import FEED_STYLE, feed_style
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.access.keys import PageKeys, Secret
    from showkit.access.links import Link
    from showkit.access.page import Opened
    from showkit.access.private_files import SealedFile
    from showkit.access.selection import Chosen
    from showkit.model.presenter import Presenter
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates
    from showkit.portal.site import Site

READING = "p/read"
"""An empty file; a page fetches it once its reader has touched, typed or scrolled."""


@dataclass(frozen=True)
class AccessPlan:
    """What every access page is made from, and the files that come of it."""

    site: Site
    templates: Templates
    assets: Assets
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def artifacts(self, secret: Secret) -> Iterator[Artifact]:
        """Yield the shells, and everything of everybody whose link is open."""
        for reader in self._readers.values():
            yield shell(reader, self.site, self.templates, self.assets)
        yield Artifact(READING, b"")
        pages = {tag: self._pages(reader, secret) for tag, reader in self._readers.items()}
        feeds = {tag: self._subscriptions(reader, secret) for tag, reader in self._readers.items()}
        for link in links(self.site.library, secret, self.site.as_of):
            if link.state is not LinkState.OPEN:
                continue
            access = link.presenter.access_of(link.person)
            chosen = self._house(link.presenter).select(access).chosen
            slugs = [one.show.slug for one in chosen]
            yield from _personal(pages[link.locale], link, chosen)
            yield from _technical(pages[link.locale], link, chosen)
            for own in link.presenter.links_of(link.person):
                yield from feeds[link.locale].artifacts(slugs, *own)

    def _house(self, presenter: Presenter) -> HouseSelector:
        """Return what is chosen for a house: its people follow each other in the base."""
        known = self._houses.get(presenter.slug)
        if known is None:
            self._houses.clear()
            known = self._houses[presenter.slug] = self._selector.house(presenter)
        return known

    @cached_property
    def _selector(self) -> Selector:
        return Selector(self.site.library, self.site.as_of, self.site.memory)

    @cached_property
    def _houses(self) -> dict[str, HouseSelector]:
        return {}

    def _pages(self, reader: Reader, secret: Secret) -> Pages:
        return Pages(self.site, reader, self.templates, secret, self.files)

    def _subscriptions(self, reader: Reader, secret: Secret) -> Subscriptions:
        common = self.assets.by_name[FEED_STYLE].read().decode()
        accent = readable(self.site.library.company.brand.colour).light
        folder = self.site.addresses.folder(reader.tag)
        style = feed_style(reader, folder, common, accent)
        return Subscriptions(self.site, reader, style.path, secret)

    @cached_property
    def _readers(self) -> Mapping[str, Reader]:
        return {tag: Reader(catalogue(tag)) for tag in self.site.library.company.languages}


def _personal(pages: Pages, link: Link, chosen: Sequence[Chosen]) -> Iterator[Artifact]:
    """Yield the page of a link and its twin, also under the ids that the person had before.

    Who says no keeps the link in their mail: it opens the page that notes nothing.
    """
    page = pages.personal(link, chosen, tracked=link.tracked)
    twin = pages.personal(link, chosen, tracked=False) if link.tracked else page
    for keys, twin_keys in ((link.keys, link.twin), *link.former):
        yield _sealed(page, keys, pages)
        yield _sealed(twin, twin_keys, pages)


def _technical(pages: Pages, link: Link, chosen: Sequence[Chosen]) -> Iterator[Artifact]:
    """Yield the part for the stage and its twin, likewise; nothing where no show has a rider."""
    if not pages.has_technical([one.show for one in chosen]):
        return
    secret, ids = pages.secret, tuple(link.presenter.links_of(link.person))
    via = secret.presenter_via(link.presenter.slug)
    twin_fragment = secret.untracked_technical_page(*ids[0]).fragment
    page = pages.technical(link, chosen, via, twin_fragment, tracked=link.tracked)
    twin = pages.technical(link, chosen, "", "", tracked=False) if link.tracked else page
    for own in ids:
        yield _sealed(page, secret.technical_page(*own), pages)
        yield _sealed(twin, secret.untracked_technical_page(*own), pages)


def _sealed(page: Opened, keys: PageKeys, pages: Pages) -> Artifact:
    data, kind = page.data, f"sealed {keys.payload_id}"
    sealed = pages.site.memory.once(EVERYTHING, kind, lambda: seal(data, keys), digest(data))
    return Artifact(f"p/{keys.payload_id}", sealed)

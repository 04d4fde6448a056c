"""Everything below ``/p/`` that is somebody's own, house by house."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.forgotten import ForgottenPeople
from showkit.access.links import LinkState, links_of_house
from showkit.access.page import Pages
from showkit.access.sealing import Packing, seal_packed
from showkit.access.selection import Selector
from showkit.access.subscriptions import Subscriptions
from showkit.output.artifact import Artifact
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.access.keys import PageKeys, Secret
    from showkit.access.links import Link
    from showkit.access.page import Opened
    from showkit.access.private_files import SealedFile
    from showkit.access.selection import Chosen
    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.output.templates import Templates
    from showkit.portal.site import Site


@dataclass(frozen=True)
class Addressed:
    """A house, and the day on which each of its people was last sent their link, by their id."""

    presenter: Presenter
    sent: Mapping[str, dt.date] = field(default_factory=dict)


def addressed(library: Library) -> Iterator[Addressed]:
    """Yield the houses of a library in its order."""
    for presenter in library.presenters:
        rows = {one.id: library.sent_to.get(one.id) for one in presenter.people}
        yield Addressed(presenter, {who: sent[-1].on for who, sent in rows.items() if sent})


@dataclass(frozen=True)
class HousePages:
    """What the pages of all houses are made from; `styles` are those of feeds, by language.

    The library of `site` needs to have no other houses than those that dates of shows name.
    """

    site: Site
    templates: Templates
    styles: Mapping[str, str]
    files: Mapping[str, Sequence[SealedFile]]
    secret: Secret

    def of(self, house: Addressed) -> Iterator[Artifact]:
        """Yield the pages, feeds and calendars of everybody at a house whose link is open."""
        presenter, library = house.presenter, self.site.library
        self._packing.forget()
        selector = self._selector.house(presenter)
        selections: dict[int, tuple[Chosen, ...]] = {}  # by where an `Access` is: people share it
        for link in links_of_house(
            library.company, self.secret, presenter, self.site.as_of, self._forgotten
        ):
            if link.state is not LinkState.OPEN:
                continue
            access = presenter.access_of(link.person)
            if id(access) not in selections:
                selections[id(access)] = selector.select(access).chosen
            chosen = selections[id(access)]
            pages = self._pages[link.locale]
            yield from self._personal(pages, link, chosen, house.sent.get(link.person.id))
            yield from self._technical(pages, link, chosen)
            slugs = [one.show.slug for one in chosen]
            for own in presenter.links_of(link.person):
                yield from self._feeds[link.locale].artifacts(slugs, *own)

    def _personal(
        self, pages: Pages, link: Link, chosen: Sequence[Chosen], sent: dt.date | None
    ) -> Iterator[Artifact]:
        """Yield the page of a link and its twin, also under the ids that the person had before.

        Who says no keeps the link in their mail: it opens the page that notes nothing.
        """
        page = self._packed(pages.personal(link, chosen, sent, tracked=link.tracked))
        twin = page
        if link.tracked:
            twin = self._packed(pages.personal(link, chosen, sent, tracked=False))
        for keys, twin_keys in ((link.keys, link.twin), *link.former):
            yield _sealed(page, keys)
            yield _sealed(twin, twin_keys)

    def _technical(self, pages: Pages, link: Link, chosen: Sequence[Chosen]) -> Iterator[Artifact]:
        """Yield the part for the stage and its twin, likewise; none where no show has a rider."""
        if not pages.has_technical([one.show for one in chosen]):
            return
        ids = tuple(link.presenter.links_of(link.person))
        via = self.secret.presenter_via(link.presenter.slug)
        fragment = self.secret.untracked_technical_page(*ids[0]).fragment
        page = self._packed(pages.technical(link, chosen, via, fragment, tracked=link.tracked))
        twin = page
        if link.tracked:
            twin = self._packed(pages.technical(link, chosen, "", "", tracked=False))
        for own in ids:
            yield _sealed(page, self.secret.technical_page(*own))
            yield _sealed(twin, self.secret.untracked_technical_page(*own))

    def _packed(self, page: Opened) -> bytes:
        return self._packing.packed(page.shared, page.rest)

    @cached_property
    def _packing(self) -> Packing:
        return Packing()

    @cached_property
    def _selector(self) -> Selector:
        return Selector(self.site.library, self.site.as_of, self.site.memory)

    @cached_property
    def _forgotten(self) -> ForgottenPeople:
        return ForgottenPeople(self.site.library.forgotten, self.secret)

    @cached_property
    def _pages(self) -> Mapping[str, Pages]:
        return {
            tag: Pages(self.site, reader, self.templates, self.secret, self.files)
            for tag, reader in self._readers.items()
        }

    @cached_property
    def _feeds(self) -> Mapping[str, Subscriptions]:
        return {
            tag: Subscriptions(self.site, reader, self.styles[tag], self.secret)
            for tag, reader in self._readers.items()
        }

    @cached_property
    def _readers(self) -> Mapping[str, Reader]:
        return {tag: Reader(catalogue(tag)) for tag in self.site.library.company.languages}


def _sealed(packed: bytes, keys: PageKeys) -> Artifact:
    return Artifact(f"p/{keys.payload_id}", seal_packed(packed, keys))

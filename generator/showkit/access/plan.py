"""Everything below ``/p/``: a shell per language, a sealed payload per person, an empty file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.access.links import LinkState, links
from showkit.access.sealing import seal
from showkit.access.selection import HouseSelector, Selector
from showkit.access.views import PageInputs, personal_page
from showkit.output.artifact import Artifact
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.access.keys import PageKeys, Secret
    from showkit.access.links import Link
    from showkit.access.private_files import SealedFile
    from showkit.kit.pictures.picture import Picture
    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates

READING = "p/read"
"""An empty file; a page fetches it once its reader has touched, typed or scrolled."""


@dataclass(frozen=True)
class AccessPlan:
    """What every access page is made from, and the files that come of it."""

    library: Library
    pictures: Mapping[str, Picture]
    templates: Templates
    assets: Assets
    as_of: dt.date
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def artifacts(self, secret: Secret) -> Iterator[Artifact]:
        """Yield the shells and the sealed pages of everybody whose link is open."""
        for tag in self.library.company.languages:
            yield self._shell(tag)
        yield Artifact(READING, b"")
        for link in links(self.library, secret, self.as_of):
            if link.state is not LinkState.OPEN:
                continue
            # who says no keeps the link in their mail: it opens the page that notes nothing
            for keys, twin in ((link.keys, link.twin), *link.former):
                yield self._payload(link, keys, tracked=link.tracked)
                yield self._payload(link, twin, tracked=False)

    def _payload(self, link: Link, keys: PageKeys, *, tracked: bool) -> Artifact:
        inputs = self._inputs[link.locale]
        access = link.presenter.access_of(link.person)
        selection = self._house(link.presenter).select(access)
        page = personal_page(inputs, link, selection.shows, tracked=tracked)
        html = self.templates.render("access/page.html", inputs.reader.catalogue, {"page": page})
        payload = {"title": page.title, "lang": link.locale, "html": html, "tracked": tracked}
        data = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
        return Artifact(f"p/{keys.payload_id}", seal(data, keys))

    def _shell(self, tag: str) -> Artifact:
        company = self.library.company
        view = {
            "lang": tag,
            "company": company.name,
            "contact": company.contact(),
            "stylesheets": [self._up("access.css"), self._up("shows.css")],
            "icon": self._up("icon.svg"),
            "script": self._up("access.js"),
            "files_script": self._up("access-files.js"),
        }
        words = self._inputs[tag].reader.catalogue
        html = self.templates.render("access/shell.html", words, view)
        return Artifact(f"{company.path_of(tag)}/p/index.html", html.encode())

    def _up(self, name: str) -> str:
        """Return where a shell finds an asset."""
        return f"../../{self.assets.path(name)}"

    def _house(self, presenter: Presenter) -> HouseSelector:
        """Return how shows stand for a house: of pages in the order of houses, the last is kept."""
        known = self._last_house.get(presenter.slug)
        if known is None:
            self._last_house.clear()
            known = self._last_house[presenter.slug] = self._selector.house(presenter)
        return known

    @cached_property
    def _selector(self) -> Selector:
        return Selector(self.library, self.as_of)

    @cached_property
    def _last_house(self) -> dict[str, HouseSelector]:
        return {}

    @cached_property
    def _inputs(self) -> Mapping[str, PageInputs]:
        company = self.library.company
        return {
            tag: PageInputs(company, self.pictures, Reader(catalogue(tag)), self.as_of, self.files)
            for tag in company.languages
        }

"""Chapters in one language, rendered: once for everybody, once for a house, never for a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from showkit.access.fits import fit_views
from showkit.access.page.chapter import chapter
from showkit.access.page.house import house_view, told
from showkit.access.page.slots import CHAPTER, Shared
from showkit.access.page.technical import technical_show
from showkit.access.selection import memory_of_houses

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from showkit.access.fits import FitView
    from showkit.access.private_files import SealedFile
    from showkit.access.selection import Chosen, Reason
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.output.memory import Remembered
    from showkit.output.templates import Templates
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class _OfHouse:
    """What is kept of one house: by show, and by why it is there, which may be one person's own."""

    slug: str = ""
    fits: dict[str, tuple[FitView, ...]] = field(default_factory=dict)
    chapters: dict[tuple[str, tuple[Reason, ...]], Shared] = field(default_factory=dict)
    stages: dict[str, Shared] = field(default_factory=dict)


@dataclass(frozen=True)
class Chapters:
    """The chapters of all houses, asked for house by house: only the latest one's are kept."""

    site: Site
    reader: Reader
    templates: Templates
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def of_house(self, one: Chosen, presenter: Presenter) -> Shared:
        """Return a chapter for a house, with slots for what is one person's own."""
        kept, key = self._house(presenter), (one.show.slug, told(one))
        known = kept.chapters.get(key)
        if known is None:
            common = self._common(one.show)
            known = kept.chapters[key] = self._once(
                one,
                " ".join((presenter.slug, *(why.kind for why in key[1]))),
                partial(self._of_house, one, presenter, common),
                key[1],
                one.nearby,
                common.text,
            )
        return known

    def _of_house(self, one: Chosen, presenter: Presenter, common: Shared) -> Shared:
        view = house_view(one, self._fits(one, presenter), self.site, self.reader)
        parts = {name: self._render(name, show=view) for name in ("why", "dates")}
        return Shared(common.filled(parts))

    def for_stage(self, one: Chosen, presenter: Presenter) -> Shared:
        """Return what the stage of a house is told of a show; nothing where it has no rider."""
        kept, slug = self._house(presenter), one.show.slug
        known = kept.stages.get(slug)
        if known is None:
            known = kept.stages[slug] = self._once(
                one,
                f"stage {presenter.slug}",
                partial(self._of_stage, one, presenter),
                *(self.site.to_take.of(slug, tag) for tag in self.site.addresses.languages),
            )
        return known

    def _of_stage(self, one: Chosen, presenter: Presenter) -> Shared:
        view = technical_show(one.show, self._fits(one, presenter), self.site, self.reader)
        return Shared(self._render("stage", show=view) if view else "")

    def _once(self, one: Chosen, kind: str, make: Callable[[], Shared], *more: Hashable) -> Shared:
        """Return a chapter, from an earlier build where what it says has not changed."""
        kind = f"chapter {self.reader.tag} {kind}"
        return self._memory.once(one.show.folder, kind, make, *more)

    def _fits(self, one: Chosen, presenter: Presenter) -> tuple[FitView, ...]:
        kept, slug = self._house(presenter), one.show.slug
        if slug not in kept.fits:
            kept.fits[slug] = fit_views(one.show, one.fits, self.reader)
        return kept.fits[slug]

    def _common(self, show: Show) -> Shared:
        """Return a chapter as it is for everybody, with slots for the house and the person."""
        known = self._of_all.get(show.slug)
        if known is None:
            files = self.files.get(show.slug, ())
            known = self._of_all[show.slug] = self.site.memory.once(
                show.folder,
                f"chapter {self.reader.tag}",
                partial(self._of_everybody, show, files),
                tuple(files),
                *self.site.to_take.of(show.slug, self.reader.tag),
            )
        return known

    def _of_everybody(self, show: Show, files: Sequence[SealedFile]) -> Shared:
        view = chapter(show, self.site, self.reader, files)
        return Shared(self._render("chapter", show=view, slots=CHAPTER))

    def _house(self, presenter: Presenter) -> _OfHouse:
        if not self._kept or self._kept[0].slug != presenter.slug:
            self._kept[:] = [_OfHouse(presenter.slug)]
        return self._kept[0]

    def _render(self, name: str, **view: object) -> str:
        return self.templates.render(f"access/{name}.html", self.reader.catalogue, view)

    @cached_property
    def _memory(self) -> Remembered:
        return memory_of_houses(self.site.memory, self.site.library)

    @cached_property
    def _of_all(self) -> dict[str, Shared]:
        return {}

    @cached_property
    def _kept(self) -> list[_OfHouse]:
        return []

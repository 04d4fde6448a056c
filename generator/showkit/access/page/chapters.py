"""Chapters in one language, rendered: once for everybody, once for a house, never for a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeVar

from showkit.access.fits import FitWords
from showkit.access.page.answers import in_mail
from showkit.access.page.chapter import chapter
from showkit.access.page.dates import DateWords
from showkit.access.page.house import (
    dates_view,
    hollow_dates,
    hollow_line,
    hollow_stage_fits,
    hollow_why,
    of_both,
    plan_alone,
    stage_fits_view,
    told,
    why_view,
)
from showkit.access.page.moulds import Moulds
from showkit.access.page.slots import CHAPTER, LOADING, STAGE, Shared
from showkit.access.page.technical import technical_show
from showkit.access.selection import memory_of_houses
from showkit.access.selection.words import Days
from showkit.output.templates import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from showkit.access.fits import FitView
    from showkit.access.page.views import TechnicalShowView
    from showkit.access.private_files import SealedFile
    from showkit.access.selection import Chosen, Reason
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.model.talk import TalkStage
    from showkit.output.memory import Remembered
    from showkit.output.templates import Templates
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

T = TypeVar("T")

_FIRST: Final = 'fetchpriority="high"'
_LATER: Final = 'loading="lazy"'


@dataclass(frozen=True)
class _OfHouse:
    """What is kept of one house: by show, and by why it is there, which may be one person's own."""

    slug: str = ""
    fits: dict[str, tuple[FitView, ...]] = field(default_factory=dict)
    chapters: dict[tuple[str, tuple[Reason, ...]], str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Chapters:
    """The chapters of all houses, asked for house by house: only the latest one's are kept."""

    site: Site
    reader: Reader
    templates: Templates
    files: Mapping[str, Sequence[SealedFile]] = field(default_factory=dict)

    def of_house(self, chosen: Sequence[Chosen], presenter: Presenter) -> str:
        """Return the chapters of a page for a house, with slots for what is one person's own."""
        return _together([self._of_house(one, presenter) for one in chosen])

    def for_stage(self, chosen: Sequence[Chosen], presenter: Presenter) -> str:
        """Return what the stage of a house is told of shows; nothing of those without a rider."""
        return _together([self._for_stage(one, presenter) for one in chosen])

    def of_both(self, chosen: Sequence[Chosen], presenter: Presenter) -> Mapping[str, str]:
        """Return what fills slots of a page and of its part for the stage alike, by their names."""
        found: dict[str, str] = {}
        for one in chosen:
            make = partial(self._made_for_both, one, presenter)
            found.update(self._once(one, f"both {presenter.slug}", make))
        return found

    def _made_for_both(self, one: Chosen, presenter: Presenter) -> Mapping[str, str]:
        return of_both(one.show, self._fits(one, presenter))

    def _of_house(self, one: Chosen, presenter: Presenter) -> str:
        kept, key = self._house(presenter), (one.show.slug, told(one))
        known = kept.chapters.get(key)
        if known is None:
            common = self.common(one.show, one.agreed)
            known = kept.chapters[key] = self._once(
                one,
                " ".join((presenter.slug, *(why.kind for why in key[1]))),
                partial(self._made_for_house, one, presenter, common),
                key[1],
                one.nearby,
                one.held,
                common.text,
            )
        return known

    def _made_for_house(self, one: Chosen, presenter: Presenter, common: Shared) -> str:
        fits = self._fits(one, presenter)
        why = why_view(one, fits, self._plan_if_none(one.show, fits), self.reader)
        dates = dates_view(one, self._dates)
        return common.filled(
            {
                "why": self._moulds.cast("why", why, hollow_why),
                "dates": self._moulds.cast("dates", dates, hollow_dates),
                "held": in_mail(Days(one.held).in_words(self.reader)) if one.held else "",
            }
        )

    def _for_stage(self, one: Chosen, presenter: Presenter) -> str:
        kept, slug = self._house(presenter), one.show.slug
        known = kept.stages.get(slug)
        if known is None:
            known = kept.stages[slug] = self._once(
                one,
                f"stage {presenter.slug}",
                partial(self._made_for_stage, one, presenter),
                *(self.site.to_take.of(slug, tag) for tag in self.site.addresses.languages),
            )
        return known

    def _made_for_stage(self, one: Chosen, presenter: Presenter) -> str:
        common = self._stage_of_all(one.show)
        if common is None:
            return ""
        fits = self._fits(one, presenter)
        view = stage_fits_view(one.show, fits, self._plan_if_none(one.show, fits))
        return common.filled({"fits": self._moulds.cast("stage_fits", view, hollow_stage_fits)})

    def _once(self, one: Chosen, kind: str, make: Callable[[], T], *more: Hashable) -> T:
        """Return a chapter, or what is in one, from an earlier build where that has not changed."""
        kind = f"chapter {self.reader.tag} {kind}"
        return self._memory.once(one.show.folder, kind, make, *more)

    def _fits(self, one: Chosen, presenter: Presenter) -> tuple[FitView, ...]:
        kept, slug = self._house(presenter), one.show.slug
        if slug not in kept.fits:
            kept.fits[slug] = self._words.views(one.show, one.fits)
        return kept.fits[slug]

    def common(self, show: Show, agreed: TalkStage | None = None) -> Shared:
        """Return a chapter as it is for everybody with whom as much is agreed.

        It has slots for the house and the person.
        """
        known = self._of_all.get((show.slug, agreed))
        if known is None:
            files = self.files.get(show.slug, ())
            known = self._of_all[show.slug, agreed] = self.site.memory.once(
                show.folder,
                f"chapter {self.reader.tag} {agreed or ''}",
                partial(self._of_everybody, show, files, agreed),
                tuple(files),
                *self.site.to_take.of(show.slug, self.reader.tag),
            )
        return known

    def stage(self, show: Show) -> TechnicalShowView | None:
        """Return what the stage of any house is told of a show."""
        if show.slug not in self._stages:
            self._stages[show.slug] = technical_show(show, self.site, self.reader)
        return self._stages[show.slug]

    def _stage_of_all(self, show: Show) -> Shared | None:
        """Return a chapter for the stage as it is for everybody, with a slot for the house."""
        if show.slug not in self._stages_of_all:
            view = self.stage(show)
            made = Shared(self._render("stage", show=view, slots=STAGE)) if view else None
            self._stages_of_all[show.slug] = made
        return self._stages_of_all[show.slug]

    def _plan_if_none(self, show: Show, fits: Sequence[FitView]) -> Markup:
        """Return the stage plan by itself, where it is drawn in no room."""
        if any(fit.plan for fit in fits):
            return Markup()
        if show.slug not in self._plans:
            self._plans[show.slug] = plan_alone(show, self.reader)
        return self._plans[show.slug]

    def _of_everybody(
        self, show: Show, files: Sequence[SealedFile], agreed: TalkStage | None
    ) -> Shared:
        view = chapter(show, self.site, self.reader, files, agreed)
        return Shared(self._render("chapter", show=view, slots=CHAPTER))

    def _house(self, presenter: Presenter) -> _OfHouse:
        if not self._kept or self._kept[0].slug != presenter.slug:
            self._kept[:] = [_OfHouse(presenter.slug)]
        return self._kept[0]

    def _render(self, name: str, **view: object) -> str:
        return self.templates.render(f"access/{name}.html", self.reader.catalogue, view)

    @cached_property
    def _words(self) -> FitWords:
        lines = Moulds(lambda name, line: self._render(name, line=line))
        return FitWords(self.reader, lambda line: lines.cast("fit_line", line, hollow_line))

    @cached_property
    def _dates(self) -> DateWords:
        return DateWords(self.site, self.reader)

    @cached_property
    def _stages(self) -> dict[str, TechnicalShowView | None]:
        return {}

    @cached_property
    def _stages_of_all(self) -> dict[str, Shared | None]:
        return {}

    @cached_property
    def _moulds(self) -> Moulds:
        return Moulds(lambda name, view: self._render(name, show=view))

    @cached_property
    def _plans(self) -> dict[str, Markup]:
        return {}

    @cached_property
    def _memory(self) -> Remembered:
        return memory_of_houses(self.site.memory, self.site.library)

    @cached_property
    def _of_all(self) -> dict[tuple[str, TalkStage | None], Shared]:
        return {}

    @cached_property
    def _kept(self) -> list[_OfHouse]:
        return []


def _together(chapters: Sequence[str]) -> str:
    """Return chapters as one text.

    The first photograph is fetched at once, the others as they are needed.
    """
    first = next((n for n, one in enumerate(chapters) if LOADING in one), -1)
    how = [_FIRST if n == first else _LATER for n in range(len(chapters))]
    return "".join(one.replace(LOADING, now) for one, now in zip(chapters, how, strict=True))

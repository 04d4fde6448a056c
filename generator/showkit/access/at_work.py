"""Houses made on all cores: each process is told once what all have in common, then whom to make.

What is secret or somebody's own goes from process to process in memory; on the disk are sealed
files alone. Starting a process takes as long as some hundred people do: a small company is served
in the process that builds, which takes its share of a large one too.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from showkit.access.kept_pages import KeptFile, KeptHouse, KeptPages
from showkit.output.cores import cores, on_all_cores
from showkit.output.memory import Remembered
from showkit.output.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.access.house_pages import Addressed, HousePages

Made = tuple[tuple[str, tuple[KeptFile, ...]], ...]
"""Houses by their slug, each with its files."""

ALONE: Final = 400
"""People; up to so many, one process is done before others would have begun."""

_BATCH: Final = 40
"""People in a batch: the bar moves every second or so, and no core waits long for the last one."""


@dataclass(frozen=True)
class Work:
    """What is to be made: for whom, from what, where to; `states` are hashes by the house."""

    pages: HousePages
    kept: KeptPages
    states: Mapping[str, str]
    named_by_dates: Sequence[str]

    def done(
        self, houses: Sequence[Addressed], advance: Callable[[int, int], None]
    ) -> Iterator[tuple[str, KeptHouse]]:
        """Make houses; yield each by its slug. `advance` is called with people (done, to do)."""
        people = sum(len(house.presenter.people) for house in houses)
        batches = list(_batches(houses))
        if people <= ALONE or cores() == 1:
            made = self._here(batches, people, advance)
        else:
            made = self._on_all_cores(batches, people, advance)
        for slug, files in made:
            yield slug, KeptHouse(self.states[slug], files)

    def _here(
        self,
        batches: Sequence[Sequence[Addressed]],
        people: int,
        advance: Callable[[int, int], None],
    ) -> Iterator[tuple[str, tuple[KeptFile, ...]]]:
        done = 0
        for batch in batches:
            advance(done, people)
            yield from _made(self.pages, self.kept, batch)
            done += sum(len(house.presenter.people) for house in batch)
            advance(done, people)

    def _on_all_cores(
        self,
        batches: Sequence[Sequence[Addressed]],
        people: int,
        advance: Callable[[int, int], None],
    ) -> Iterator[tuple[str, tuple[KeptFile, ...]]]:
        jobs = {n: (batch,) for n, batch in enumerate(batches)}
        told = pickle.dumps(self._told_to_others())
        results = on_all_cores(
            make_batch,
            jobs,
            lambda done, to_do: advance(people * done // to_do, people),
            partial(prepare, told, self.kept.folder),
            here=partial(_made, self.pages, self.kept),
        )
        for n, made in results.items():  # what a process broke on is made here
            yield from made if made is not None else _made(self.pages, self.kept, batches[n])

    def _told_to_others(self) -> HousePages:
        """Return what another process needs: of houses, those that dates of shows name."""
        pages, library = self.pages, self.pages.site.library
        named = tuple(library.presenter_by_slug[slug] for slug in self.named_by_dates)
        short = replace(library, presenters=named, sent=())
        site = replace(pages.site, library=short, memory=Remembered())
        return replace(pages, site=site, templates=Templates(pages.templates.own))


def _batches(houses: Sequence[Addressed]) -> Iterator[tuple[Addressed, ...]]:
    batch: list[Addressed] = []
    people = 0
    for house in houses:
        batch.append(house)
        people += len(house.presenter.people)
        if people >= _BATCH:
            yield tuple(batch)
            batch, people = [], 0
    if batch:
        yield tuple(batch)


def _made(pages: HousePages, kept: KeptPages, batch: Sequence[Addressed]) -> Made:
    return tuple((house.presenter.slug, kept.keep(pages.of(house))) for house in batch)


_told: list[tuple[HousePages, KeptPages]] = []
"""What this process was told when it began; empty in the one that builds."""


def prepare(told: bytes, folder: Path) -> None:
    """Begin a process: `told` is a pickled `HousePages`, `folder` that of `KeptPages`."""
    _told[:] = [(pickle.loads(told), KeptPages(folder))]  # noqa: S301 - from our own parent


def make_batch(batch: Sequence[Addressed]) -> Made:
    """Make some houses in a process that has been prepared."""
    return _made(*_told[0], batch)

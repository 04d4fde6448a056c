"""How a show fits the rooms of a house, in the words of whoever programmes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.kit.fit.compare import Mark, Verdict, fit
from showkit.kit.fit.words import MARKS, headline, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.kit.fit.compare import Fit
    from showkit.kit.fit.needs import Need
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.portal.reader import Reader

_BEST_FIRST: Final = (Verdict.FITS, Verdict.ADAPTABLE, Verdict.UNKNOWN, Verdict.BLOCKED)
_MOST_TELLING: Final = (Mark.SHORT, Mark.UNKNOWN, Mark.TIGHT, Mark.MEETS)


@dataclass(frozen=True)
class FitLineView:
    """One line of the rider: what it is, how it is answered (`mark` for the style), the figures."""

    label: str
    mark: str
    answer: str
    sentence: str
    note: str


@dataclass(frozen=True)
class FitView:
    """A show in a room: the sentence that says it all, and every line behind it."""

    verdict: str
    headline: str
    lines: tuple[FitLineView, ...]


def fit_views(needs: Sequence[Need], presenter: Presenter, reader: Reader) -> tuple[FitView, ...]:
    """Return how a show fits each room of a house, the best one first.

    Nothing is said where the rider asks nothing, or where nothing at all is known of a room: who
    reads that page knows their own hall, and would learn nothing.
    """
    found = [(room, fit(needs, room)) for room in presenter.rooms] if needs else []
    known = [(room, one) for room, one in found if len(one.unknown) < len(one.lines)]
    known.sort(key=lambda pair: _BEST_FIRST.index(pair[1].verdict))
    return tuple(_view(room, one, reader) for room, one in known)


def _view(room: Room, found: Fit, reader: Reader) -> FitView:
    lines = sorted(found.lines, key=lambda line: _MOST_TELLING.index(line.mark))
    return FitView(
        found.verdict.value,
        headline(found, room.name, reader),
        tuple(
            FitLineView(
                reader.say(line.need.label),
                line.mark.value,
                reader.say(MARKS[line.mark]),
                sentence(line, reader),
                reader.text(line.need.note) if line.mark is Mark.SHORT else "",
            )
            for line in lines
        ),
    )

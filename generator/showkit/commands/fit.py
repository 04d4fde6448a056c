"""``showkit fit``: tech riders held against rooms, as a matrix or line by line."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from showkit.commands.content import read_right_parts, today
from showkit.commands.progress import say, table
from showkit.contacts.where import select
from showkit.content.parts import PRESENTERS
from showkit.content.suggestions import did_you_mean
from showkit.kit.fit.compare import Fit, Verdict, fit
from showkit.kit.fit.needs import needs_of
from showkit.kit.fit.places import places_for
from showkit.kit.fit.words import LEVELS, VERDICTS, headline, mark_words, sentence
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.output.project import Project

_SIGNS: Final = {
    Verdict.FITS: "●",
    Verdict.ADAPTABLE: "◐",
    Verdict.BLOCKED: "✕",
    Verdict.UNKNOWN: "?",
}

_ELSEWHERE: Final = "–"
"""A show for the open air is not held against a hall."""


class FitError(Exception):
    """What was asked about is not there, or says nothing that could be compared."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


@dataclass(frozen=True)
class Pair:
    """A show in a room."""

    show: Show
    presenter: Presenter
    room: Room
    fit: Fit


@dataclass(frozen=True)
class Asked:
    """What the command line names: a show, a presenter, a filter; or nothing, which is all."""

    show: str | None = None
    presenter: str | None = None
    where: str | None = None


def show_fit(project: Project, asked: Asked, form: str, as_of: dt.date | None = None) -> int:
    """Print how shows fit rooms: all, one show in all rooms, or one in those of one presenter.

    Raises:
        FitError: there is no such show or presenter, no rider or no room.
    """
    library = read_right_parts(project, as_of)
    shows = asked_shows(library, asked.show)
    houses = asked_houses(library, asked, as_of or today(library))
    pairs = list(_pairs(shows, houses))
    if not pairs:
        if any(house.rooms for house in houses) and shows:
            raise FitError(_without_a_place(shows))
        raise FitError(
            Message("nobody's room is known; “rooms” in a contact file says what a house has")
        )
    reader = Reader(catalogue(reader_language()))
    if form == "csv":
        click.echo(_csv(pairs, reader, with_lines=asked.presenter is not None), nl=False)
    elif form == "json":
        click.echo(json.dumps([_plain(pair, reader) for pair in pairs], ensure_ascii=False))
    elif asked.presenter is not None:
        _print_lines(pairs, reader)
    elif asked.show is not None:
        _print_show(pairs, reader)
    else:
        _print_matrix(pairs)
        held = {pair.show.slug for pair in pairs}
        if homeless := [show for show in shows if show.slug not in held]:
            say(_without_a_place(homeless))
    return 0


def _without_a_place(shows: Sequence[Show]) -> Message:
    return Message(
        "{shows} is played in the open air, and no such place is known: give one the kind "
        "OpenAirEventVenue",
        shows=", ".join(show.slug for show in shows),
    )


def asked_shows(library: Library, name: str | None) -> Sequence[Show]:
    """Return the show of that name, else all that have a rider.

    Raises:
        FitError: there is no such show, or it has no rider.
    """
    if name is None:
        return [show for show in library.shows if show.rider is not None]
    show = library.show_by_slug.get(name)
    if show is None:
        suggestion = did_you_mean(name, library.show_by_slug)
        raise FitError(
            Message("there is no show “{name}”{suggestion}", name=name, suggestion=suggestion)
        )
    if show.rider is None:
        raise FitError(Message("{show} has no tech rider to hold against a room", show=show.slug))
    return [show]


def asked_houses(library: Library, asked: Asked, day: dt.date) -> Sequence[Presenter]:
    """Return the presenter that was named, else those that the filter lets through.

    Raises:
        FitError: there is no such presenter, or no room in its contact file.
    """
    name = asked.presenter
    if name is None:
        return select(library, asked.where, day).houses
    house = library.presenter_by_slug.get(name)
    if house is None:
        suggestion = did_you_mean(name, library.presenter_by_slug)
        raise FitError(
            Message("there is no presenter “{name}”{suggestion}", name=name, suggestion=suggestion)
        )
    if not house.rooms:
        raise FitError(
            Message(
                "{house} has no room in its contact file: write one under “rooms” in {file}, or "
                "leave the presenter out",
                house=house.name,
                file=f"{PRESENTERS}/{house.slug}.yaml",
            )
        )
    return [house]


def _pairs(shows: Sequence[Show], houses: Sequence[Presenter]) -> Iterator[Pair]:
    for show in shows:
        needs = needs_of(show.rider) if show.rider else ()
        for house in houses:
            for room in places_for(show.rider, house.rooms):
                yield Pair(show, house, room, fit(needs, room))


def _print_matrix(pairs: Sequence[Pair]) -> None:
    shows = list(dict.fromkeys(pair.show.slug for pair in pairs))
    signs: dict[tuple[str, str], dict[str, str]] = {}
    for pair in pairs:
        row = signs.setdefault((pair.presenter.name, pair.room.name), {})
        row[pair.show.slug] = _SIGNS[pair.fit.verdict]
    table(
        Message("Fit of all shows and rooms"),
        [Message("House"), Message("Room"), *(Message("{n}", n=slug) for slug in shows)],
        [[*names, *(row.get(slug, _ELSEWHERE) for slug in shows)] for names, row in signs.items()],
    )
    say(Message("● fits   ◐ adaptable   ✕ does not fit   ? not known yet"))
    if any(len(row) < len(shows) for row in signs.values()):
        say(Message("– played in the open air, not in a hall"))
    _print_counts(pairs)


def _print_show(pairs: Sequence[Pair], reader: Reader) -> None:
    table(
        Message("Fit, with {show}", show=pairs[0].show.slug),
        [Message("House"), Message("Verdict"), Message("In short")],
        [
            [
                pair.presenter.name,
                VERDICTS[pair.fit.verdict],
                headline(pair.fit, pair.room.name, reader),
            ]
            for pair in pairs
        ],
    )
    _print_counts(pairs)


def _print_lines(pairs: Sequence[Pair], reader: Reader) -> None:
    for pair in pairs:
        table(
            Message("{n}", n=headline(pair.fit, pair.room.name, reader)),
            [Message("Need"), Message("Level"), Message("Mark"), Message("In short")],
            [
                [
                    line.need.label,
                    LEVELS[line.need.level],
                    mark_words(line, reader),
                    ". ".join(filter(None, (sentence(line, reader), reader.text(line.need.note)))),
                ]
                for line in pair.fit.lines
            ],
        )


def _print_counts(pairs: Sequence[Pair]) -> None:
    counts = Counter(pair.fit.verdict for pair in pairs)
    say(
        Message(
            "fits {fits}, adaptable {adaptable}, does not fit {blocked}, not known yet {unknown}",
            **{verdict.value: counts[verdict] for verdict in Verdict},
        )
    )


def _csv(pairs: Sequence[Pair], reader: Reader, *, with_lines: bool) -> str:
    out = io.StringIO()
    names = ["show", "presenter", "room", "verdict", "short", "to_ask", "headline"]
    if with_lines:
        names[4:] = ["line", "level", "mark", "margin", "sentence"]
    rows = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for pair in pairs:
        plain = _plain(pair, reader)
        lines = plain.pop("lines")
        rows.writerows([{**plain, **line} for line in lines] if with_lines else [plain])
    return out.getvalue()


def _plain(pair: Pair, reader: Reader) -> dict[str, Any]:
    return {
        "show": pair.show.slug,
        "presenter": pair.presenter.slug,
        "room": pair.room.id,
        "verdict": pair.fit.verdict.value,
        "short": len(pair.fit.short),
        "to_ask": len(pair.fit.unknown),
        "headline": headline(pair.fit, pair.room.name, reader),
        "lines": [
            {
                "line": ".".join(line.need.path),
                "level": line.need.level.value,
                "mark": line.mark.value,
                "has": line.has,
                "margin": line.margin,
                "unit": line.need.unit,
                "sentence": sentence(line, reader),
            }
            for line in pair.fit.lines
        ],
    }

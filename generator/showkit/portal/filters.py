"""The sentence above the list of shows, by which one finds what suits one's house.

Which show answers to which choice is decided here; the page's script only hides the others. A
choice that would hide nothing or everything is not offered; but of seasons, which people read as
the list of those in which anything is free, only the empty ones are left out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.portal.facts import people_on_tour
from showkit.portal.rider_lines import least_stage
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_AGES = (3, 6, 9, 12, 15)
"""Years of the youngest in the audience."""

_MINUTES = (45, 60, 75, 90, 120)
_PEOPLE = (2, 4, 6, 10)
_WIDTHS = (4, 6, 8, 10, 12, 14)
"""Metres."""

_PERIOD = "free"
_PERIODS_AHEAD = 5
_SEASONS = ((1, 5), (6, 8), (9, 12))
"""The field's year: winter and spring, summer, autumn; first and last month."""


@dataclass(frozen=True)
class ChoiceView:
    """One choice: its value in the address, and what it says."""

    value: str
    text: str


@dataclass(frozen=True)
class FilterView:
    """One gap in the sentence; `before` leads to it, `any` is what it says when left open."""

    name: str
    label: str
    before: str
    any: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True)
class _Question:
    name: str
    label: str
    before: str
    any: str
    choices: tuple[tuple[str, str, Callable[[Show], bool]], ...]


def filter_views(site: Site, reader: Reader) -> tuple[FilterView, ...]:
    """Return the gaps of the sentence, those that tell shows apart."""
    return tuple(
        FilterView(
            question.name,
            question.label,
            question.before,
            question.any,
            tuple(ChoiceView(value, text) for value, text, _ in question.choices),
        )
        for question in _useful(site, reader)
    )


def answers(site: Site, reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Return the choices that each show answers to, as ``name:value``, by its slug."""
    choices = [
        (f"{question.name}:{value}", suits)
        for question in _useful(site, reader)
        for value, _, suits in question.choices
    ]
    return {
        show.slug: tuple(choice for choice, suits in choices if suits(show))
        for show in site.library.shows
    }


def _useful(site: Site, reader: Reader) -> Iterator[_Question]:
    """Yield the questions of which an answer tells shows apart, with those answers."""
    shows = site.library.shows
    for question in _questions(site, reader):
        told = [(choice, sum(map(choice[2], shows))) for choice in question.choices]
        most = len(shows) if question.name == _PERIOD else len(shows) - 1
        choices = tuple(choice for choice, n in told if 0 < n <= most)
        if any(0 < n < len(shows) for _, n in told):
            yield _Question(question.name, question.label, question.before, question.any, choices)


def _questions(site: Site, reader: Reader) -> tuple[_Question, ...]:
    _ = reader.gettext
    shows = site.library.shows
    return (
        _Question(
            "genre",
            _("Discipline"),
            _("Shows of"),
            _("any discipline"),
            tuple(
                (name, genre(name, reader).lower(), _in_genre(name))
                for name in sorted({name for show in shows for name in show.facts.genres[:1]})
            ),
        ),
        _Question(
            "company",
            _("Company"),
            _("by"),
            _("any company"),
            tuple(
                (one.slug, reader.set(one.name), _of_company(one.slug))
                for one in site.library.company.companies
            ),
        ),
        _Question(
            "age",
            _("Audience"),
            _("for"),
            _("any age"),
            (
                ("very-young", _("very young children"), _for_the_very_young),
                *((str(age), _("people of {n}").format(n=age), _for_age(age)) for age in _AGES),
            ),
        ),
        _Question(
            "minutes",
            _("Duration"),
            _("of"),
            _("any length"),
            tuple((str(n), _("{n} minutes at most").format(n=n), _within(n)) for n in _MINUTES),
        ),
        _Question(
            "people",
            _("On tour"),
            _("with"),
            _("a team of any size"),
            tuple(
                (str(n), _("a team of {n} at most").format(n=n), _travelling(n)) for n in _PEOPLE
            ),
        ),
        _Question(
            "width",
            _("Stage width"),
            _("on a stage of"),
            _("any width"),
            tuple((str(n), reader.metres(n), _fitting(n)) for n in _WIDTHS),
        ),
        _Question(
            "words",
            _("Language"),
            _("played"),
            _("with or without words"),
            (
                ("none", _("without words"), lambda show: show.facts.is_wordless),
                *_languages(shows, reader),
            ),
        ),
        _Question(_PERIOD, _("Period"), _("free"), _("at any time"), tuple(_periods(site, reader))),
    )


def _in_genre(name: str) -> Callable[[Show], bool]:
    return lambda show: name in show.facts.genres


def _of_company(slug: str) -> Callable[[Show], bool]:
    return lambda show: show.facts.company == slug


def _for_age(age: int) -> Callable[[Show], bool]:
    def suits(show: Show) -> bool:
        ages = show.facts.ages
        return ages is not None and ages.from_ <= age and (ages.to is None or age <= ages.to)

    return suits


def _for_the_very_young(show: Show) -> bool:
    """Tell whether a show is made for them; what is for everybody from birth on is not."""
    ages = show.facts.ages
    if ages is None or ages.from_ >= _AGES[0]:
        return False
    return ages.from_ > 0 or (ages.to is not None and ages.to <= _AGES[1])


def _within(minutes: int) -> Callable[[Show], bool]:
    return lambda show: show.facts.duration is not None and show.facts.duration <= minutes


def _travelling(people: int) -> Callable[[Show], bool]:
    return lambda show: 0 < people_on_tour(show) <= people


def _fitting(width: float) -> Callable[[Show], bool]:
    """Return whether the least that a show needs is no wider; an unknown need is not a yes."""

    def suits(show: Show) -> bool:
        least = least_stage(show.rider)
        return least is not None and least[0] <= width

    return suits


def _languages(
    shows: Sequence[Show], reader: Reader
) -> Iterator[tuple[str, str, Callable[[Show], bool]]]:
    tags = {tag.split("-", maxsplit=1)[0] for show in shows for tag in show.facts.languages or ()}
    for tag in sorted(tags):
        name = reader.gettext("in {language}").format(language=reader.language(tag))
        yield tag, name, _played_in(tag)


def _played_in(language: str) -> Callable[[Show], bool]:
    return lambda show: any(tag.split("-")[0] == language for tag in show.facts.languages or ())


def _periods(site: Site, reader: Reader) -> Iterator[tuple[str, str, Callable[[Show], bool]]]:
    """Yield the seasons ahead, each with whether a show is free to tour in it."""
    seasons = [
        (dt.date(year, first, 1), _last_day(year, last))
        for year in range(site.as_of.year, site.as_of.year + 4)
        for first, last in _SEASONS
    ]
    ahead = [(first, last) for first, last in seasons if last >= site.as_of]
    for first, last in ahead[:_PERIODS_AHEAD]:
        yield f"{first:%Y-%m}", reader.months(first, last), _free_between(first, last)


def _free_between(first: dt.date, last: dt.date) -> Callable[[Show], bool]:
    return lambda show: any(w.from_ <= last and first <= w.to for w in show.facts.touring)


def _last_day(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)

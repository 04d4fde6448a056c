"""The facts of a show that decide whether a programmer reads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.age import age_words, in_months
from showkit.portal.rider_lines import least_stage
from showkit.portal.views import FactView
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.show import Show
    from showkit.model.show_facts import Ages, Premiere
    from showkit.portal.reader import Reader

_SAID_IN_MONTHS: Final = 2
"""Years: up to here people say of both ages how many months they are."""


def fact_views(show: Show, reader: Reader) -> tuple[FactView, ...]:
    """Return the facts strip, in the order in which people ask; what is unknown is left out."""
    return tuple(fact for fact in _facts(show, reader) if fact.value)


def card_facts(show: Show, reader: Reader) -> tuple[str, ...]:
    """Return what a card says in one line: discipline, age, minutes, people on tour."""
    facts = show.facts
    number = people_on_tour(show)
    words = (
        genre(facts.genres[0], reader) if facts.genres else "",
        ages(facts.ages, reader) if facts.ages else "",
        reader.minutes(facts.duration) if facts.duration else "",
        people(number, reader) if number else "",
    )
    return tuple(word for word in words if word)


def people_on_tour(show: Show) -> int:
    """Return how many people travel, from the facts or else from the rider; 0 if unknown."""
    return show.facts.people_on_tour or (show.rider.touring_party.people if show.rider else 0)


def ages(given: Ages, reader: Reader) -> str:
    """Return for whom a show is made: From 8 years, 3 to 6 years, 6 to 18 months."""
    if not float(given.from_).is_integer() or not float(given.to or 0).is_integer():
        return _with_months(given, reader)
    if given.to is not None:
        return reader.gettext("Ages {youngest}–{oldest}").format(
            youngest=given.from_, oldest=given.to
        )
    if not given.from_:
        return reader.gettext("All ages")
    return reader.gettext("Ages {age}+").format(age=given.from_)


def _with_months(given: Ages, reader: Reader) -> str:
    if given.to is None:
        return reader.gettext("From {age}").format(age=reader.say(age_words(given.from_)))
    if given.to <= _SAID_IN_MONTHS:
        return reader.gettext("{youngest} to {oldest} months").format(
            youngest=in_months(given.from_), oldest=in_months(given.to)
        )
    return reader.gettext("From {youngest} to {oldest}").format(
        youngest=reader.say(age_words(given.from_)), oldest=reader.say(age_words(given.to))
    )


def words_on_stage(show: Show, reader: Reader) -> str:
    """Return in which languages a show is played, or that it needs none; nothing if unknown."""
    facts = show.facts
    if facts.is_wordless:
        return reader.gettext("Without words")
    if not facts.languages:
        return ""
    names = reader.listed(reader.language(tag) for tag in facts.languages)
    return reader.gettext("In {languages}").format(languages=names)


def _facts(show: Show, reader: Reader) -> Iterator[FactView]:
    facts = show.facts
    number = people_on_tour(show)
    yield FactView(
        "discipline",
        reader.gettext("Discipline"),
        genre(facts.genres[0], reader) if facts.genres else "",
        reader.listed(genre(name, reader).lower() for name in facts.genres[1:]),
    )
    yield FactView(
        "age", reader.gettext("Audience"), ages(facts.ages, reader) if facts.ages else ""
    )
    yield FactView(
        "duration",
        reader.gettext("Duration"),
        reader.minutes(facts.duration) if facts.duration else "",
        reader.gettext("with intermission") if facts.intermission else "",
    )
    yield FactView("people", reader.gettext("On tour"), people(number, reader) if number else "")
    yield _stage(show, reader)
    yield _set_up(show, reader)
    yield FactView(
        "words",
        reader.gettext("Language"),
        words_on_stage(show, reader),
        _other_languages(show, reader),
    )
    yield _premiere(facts.premiere, reader)


def people(number: int, reader: Reader) -> str:
    """Return a number of people in words: 8 people."""
    return reader.ngettext("{n} person", "{n} people", number).format(n=number)


def _stage(show: Show, reader: Reader) -> FactView:
    label = reader.gettext("Minimum stage")
    least = least_stage(show.rider)
    outdoors = reader.gettext("in the open air") if show.rider and show.rider.outdoors else ""
    if least is None:
        return FactView("stage", label, outdoors)
    width, depth = least
    feet = f"{reader.feet(width)} × {reader.feet(depth)}"
    return FactView(
        "stage",
        label,
        f"{reader.number(width)} × {reader.metres(depth)}",
        ", ".join(filter(None, (feet, outdoors))),
    )


def _set_up(show: Show, reader: Reader) -> FactView:
    needed = show.rider.time.set_up if show.rider else None
    hours = (needed.min or needed.ideal) if needed else None
    return FactView(
        "set-up", reader.gettext("Set-up"), reader.hours(hours) if hours is not None else ""
    )


def _other_languages(show: Show, reader: Reader) -> str:
    if not show.facts.surtitles:
        return ""
    names = reader.listed(reader.language(tag) for tag in show.facts.surtitles)
    return reader.gettext("surtitles: {languages}").format(languages=names)


def _premiere(premiere: Premiere | None, reader: Reader) -> FactView:
    return FactView(
        "premiere",
        reader.gettext("Premiere"),
        reader.month(premiere.date) if premiere and premiere.date else "",
        reader.set(premiere.city) if premiere else "",
    )

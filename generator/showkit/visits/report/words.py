"""Words of the report: what is counted, and what stands for something without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.message import Message
from showkit.visits.report.facts import Measure
from showkit.visits.report.market import Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.library import Library
    from showkit.portal.reader import Reader

MEASURES: Final[Mapping[Measure, Message]] = {
    Measure.SENT: Message("Links sent"),
    Measure.HUMAN: Message("Visits, certain"),
    Measure.PROBABLE: Message("Visits, probable"),
    Measure.MACHINE: Message("Machines"),
    Measure.LOOKED: Message("Shows looked at"),
    Measure.RIDERS: Message("Riders read"),
    Measure.KITS: Message("Kits taken"),
    Measure.ANSWERS: Message("Exchanges"),
    Measure.OPTIONS: Message("Options"),
    Measure.CONTRACTS: Message("Contracts"),
    Measure.DATES: Message("Dates"),
}
"""The heads of the columns."""

COVERAGE: Final[Mapping[Coverage, Message]] = {
    Coverage.KNOWN: Message("Known"),
    Coverage.CONTACTED: Message("Contacted"),
    Coverage.ENGAGED: Message("Came to look"),
    Coverage.PLAYED: Message("Played"),
}
"""How far a house has come."""


def country_name(code: str, reader: Reader) -> str:
    """Return a country's name, or that it is not known."""
    return reader.country(code) if code else reader.gettext("Country not known")


def place_name(place: tuple[str, str], reader: Reader) -> tuple[str, str]:
    """Return country and region in words; a dash where the region is not known."""
    country, region = place
    return country_name(country, reader), region or "–"


def title_of(slug: str, library: Library, reader: Reader) -> str:
    """Return a show's title; the slug of one that is gone."""
    show = library.show_by_slug.get(slug)
    return reader.set(show.in_language(reader.tag).title) if show else slug


def described(title: Message, reader: Reader) -> str:
    """Return what is read out instead of a chart."""
    return reader.say(Message("{title}. The figures are in the table below.", title=title))

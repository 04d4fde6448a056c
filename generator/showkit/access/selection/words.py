"""Values inside a reason's sentence that each reader writes in their own way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from showkit.access.selection.seasons import following
from showkit.kit.fit.words import shortages, spare
from showkit.model.message import Message
from showkit.model.record import LocalText
from showkit.portal.stays import stay_in_words
from showkit.portal.typography import NO_BREAK
from showkit.portal.vocabulary import genre

if TYPE_CHECKING:
    from showkit.kit.fit.compare import Line
    from showkit.portal.reader import Reader

_TO_THE_KILOMETRE = 10
_TO_FIVE = 100


@runtime_checkable
class Worded(Protocol):
    """A value that knows how to be written for a reader."""

    def in_words(self, reader: Reader) -> str:
        """Return the value as `reader` writes it."""


@dataclass(frozen=True)
class Kilometres:
    """A distance as the crow flies, said no more exactly than it matters."""

    value: float

    def in_words(self, reader: Reader) -> str:
        """Return it to the kilometre, from 10 km on to five, from 100 km on to ten."""
        step = 1 if self.value < _TO_THE_KILOMETRE else 5 if self.value < _TO_FIVE else 10
        return f"{reader.number(max(1, round(self.value / step) * step))}{NO_BREAK}km"


@dataclass(frozen=True)
class Spare:
    """What a measure of the stage has to spare."""

    line: Line

    def in_words(self, reader: Reader) -> str:
        """Return the figure with its unit, and of what."""
        return spare(self.line, reader)


@dataclass(frozen=True)
class Shortages:
    """What a room falls short of, the firmest first."""

    lines: tuple[Line, ...]

    def in_words(self, reader: Reader) -> str:
        """Return the two firmest, and how many more there are."""
        return shortages(self.lines, reader)


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`."""

    first: dt.date
    last: dt.date

    def in_words(self, reader: Reader) -> str:
        """Return both days, what they share said once; a single day where they are one."""
        return reader.period(self.first, self.last)


@dataclass(frozen=True)
class Played:
    """The days of a stay in one house, in order."""

    days: tuple[dt.date, ...]

    def in_words(self, reader: Reader) -> str:
        """Return them as a period, with the days off in it."""
        return stay_in_words(self.days, reader)


@dataclass(frozen=True)
class Days:
    """Single days, in order."""

    days: tuple[dt.date, ...]

    def in_words(self, reader: Reader) -> str:
        """Return them as a list, those that follow one another as a period."""
        return reader.listed(reader.period(*span) for span in following(self.days))


@dataclass(frozen=True)
class Genres:
    """Artsdata genres, by their ids."""

    names: tuple[str, ...]

    def in_words(self, reader: Reader) -> str:
        """Return their names as a list, as they stand within a sentence."""
        return reader.listed(genre(name, reader).lower() for name in self.names)


@dataclass(frozen=True)
class LanguageNames:
    """Languages, by their tags."""

    tags: tuple[str, ...]

    def in_words(self, reader: Reader) -> str:
        """Return their names as a list."""
        return reader.listed(reader.language(tag) for tag in self.tags)


@dataclass(frozen=True)
class MonthName:
    """A month of any year, 1 to 12."""

    month: int

    def in_words(self, reader: Reader) -> str:
        """Return its name."""
        return str(reader.source.locale.months["stand-alone"]["wide"][self.month])


@dataclass(frozen=True)
class Listed:
    """Words from the catalogue, or values, as a list."""

    messages: tuple[Message | Worded, ...]

    def in_words(self, reader: Reader) -> str:
        """Return them with their “and”."""
        return reader.listed(str(_written(one, reader)) for one in self.messages)


def said(message: Message, reader: Reader) -> str:
    """Return a message with its days, distances and names as `reader` writes them."""
    values = {name: _written(value, reader) for name, value in message.values.items()}
    return reader.gettext(message.text).format_map(values)


def _written(value: object, reader: Reader) -> object:
    if isinstance(value, Message):
        return said(value, reader)
    if isinstance(value, Worded):
        return value.in_words(reader)
    if isinstance(value, dt.date):
        return reader.day(value)
    if isinstance(value, LocalText):
        return reader.text(value)
    return reader.set(value) if isinstance(value, str) else value

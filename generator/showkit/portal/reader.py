"""A reader's language: its words, its typography, and figures and dates as CLDR writes them."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from babel.core import Locale, get_global
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from showkit.portal.prose import to_html
from showkit.portal.typography import NO_BREAK, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from showkit.model.message import Message
    from showkit.model.record import LocalText
    from showkit.output.catalogues import Catalogue

_ENGLISH = Locale("en", "001")
_INCHES_A_METRE = 1 / 0.0254
_KILO = 1000
_DAY_THEN_MONTH = re.compile(r"(?<!\d)(\d{1,2}(?:er|\.)?) (?=[^\W\d])")
_MONTH_THEN_DAY = re.compile(r"(?<=[^\W\d]) (?=\d{1,2}(?!\w| [^\W\d]))")
_SHORT_MONTH = re.compile(r"\bMMM\b")
_FIRST_DAY = re.compile(
    r"\b1\b"
)  # the only figure of one digit, 1, in a date whose month is a word
_IN_QUOTES = re.compile(r'«[^«»]*»|“[^“”]*”|"[^"]*"')
_QUOTES = {"de": ("„", "“"), "es": ("«", "»"), "fr": ("«", "»"), "it": ("«", "»")}


class _Typeset(gettext.NullTranslations):
    """A catalogue's words, set by the rules of its locale."""

    def __init__(self, inner: gettext.NullTranslations, tag: str) -> None:
        super().__init__()
        self._inner = inner
        self._tag = tag
        self._set: dict[str, str] = {}  # labels stand on page after page

    def gettext(self, message: str) -> str:
        known = self._set.get(message)
        if known is None:
            known = self._set[message] = typeset(self._inner.gettext(message), self._tag)
        return known

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return typeset(self._inner.ngettext(msgid1, msgid2, n), self._tag)


@lru_cache(maxsize=10_000)
def _decimal(value: float, locale: str) -> str:
    """Return a number as CLDR writes it; riders and rooms say the same few again and again."""
    return str(format_decimal(value, "#,##0.##", locale=locale))


@lru_cache(maxsize=10_000)
def _interval(first: dt.date, last: dt.date, form: str, locale: str) -> str:
    """Return a period as CLDR writes it: many houses are told of the same few."""
    return str(format_interval(first, last, form, locale=locale))


@lru_cache(maxsize=10_000)
def _days(first: dt.date, last: dt.date, locale: str) -> str:
    """Return a period of two days or more, its months in full.

    Of most locales CLDR has only the pattern with months cut short, of which it says that it is
    also that of longer ones (UTS 35, “Missing Skeleton Fields”); Babel leaves that to its caller.
    """
    known = Locale.parse(locale).interval_formats
    patterns = known.get("yMMMMd") or known["yMMMd"]
    differ = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    parts = zip((first, last), patterns[differ], strict=True)
    return "".join(_date(day, _SHORT_MONTH.sub("MMMM", part), locale) for day, part in parts)


@lru_cache(maxsize=10_000)
def _date(day: dt.date, form: str, locale: str) -> str:
    """Return a day as CLDR writes it: pages, feeds, calendars and sheets say the same ones."""
    return str(format_date(day, form, locale=locale))


@lru_cache(maxsize=10_000)
def _part_of_date(day: dt.date, skeleton: str, locale: str) -> str:
    """Return what a skeleton of CLDR's names of a day: ``yMMM`` is its month, and the year."""
    return str(format_skeleton(skeleton, day, locale=locale))


@lru_cache(maxsize=2_000)
def _time(moment: dt.time, locale: str) -> str:
    """Return a time of day as CLDR writes it."""
    return str(format_time(moment, "short", locale=locale))


@lru_cache(maxsize=10_000)
def _quantity(value: float, unit: str, locale: str) -> str:
    """Return a quantity with its unit as CLDR shortens it."""
    return str(format_unit(value, unit, length="short", locale=locale))


@dataclass(frozen=True)
class Reader:
    """Someone who reads in the locale of `source`."""

    source: Catalogue

    @property
    def tag(self) -> str:
        """The BCP 47 tag of the locale."""
        return self.source.tag

    @cached_property
    def _locale(self) -> str:
        """The locale as CLDR calls it."""
        return str(self.source.locale)

    @cached_property
    def _spoken(self) -> Locale:
        """The locale of the sentences: its own, or English for who reads them in English."""
        own = self.source.spoken == self.source.language
        return self.source.locale if own else _ENGLISH

    @property
    def graph_locale(self) -> str:
        """The locale as the Open Graph protocol wants it, with a territory: fr_CA."""
        language, *rest = self.tag.split("-")
        territory = next((part for part in rest if len(part) in {2, 3}), "")
        likely = get_global("likely_subtags").get(language, "")
        return f"{language}_{territory.upper() or likely.rpartition('_')[2]}".rstrip("_")

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue with its words typeset: what templates are given."""
        return replace(self.source, translations=_Typeset(self.source.translations, self.tag))

    def gettext(self, text: str) -> str:
        """Translate one message id."""
        return self.catalogue.gettext(text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a message id with a plural."""
        return self.catalogue.ngettext(one, many, n)

    def say(self, message: Message) -> str:
        """Return a message in this language."""
        return self.catalogue.say(message)

    def set(self, text: str) -> str:
        """Return a company's plain text, typeset."""
        return typeset(text, self.tag)

    def text(self, text: LocalText | None) -> str:
        """Return a company's short text in this language, typeset; empty where there is none."""
        return "" if text is None else self.set(text.in_language(self.tag))

    def other_than_own(self, tag: str) -> str:
        """Return a language if it is another than this one, else nothing (WCAG 2.2, 3.1.2)."""
        return "" if tag.split("-", maxsplit=1)[0] == self.tag.split("-")[0] else tag

    def quoted(self, text: str) -> str:
        """Return what somebody said, between the quotation marks of this language."""
        bare = text.strip()
        if _IN_QUOTES.fullmatch(bare):
            bare = bare[1:-1].strip("\u00a0\u202f ")
        opening, closing = _QUOTES.get(self.tag.split("-", maxsplit=1)[0], ("“", "”"))
        return self.set(f"{opening}{bare}{closing}")

    def prose(self, text: str, heading: int = 3, links: Mapping[str, str] | None = None) -> Markup:
        """Return a company's Markdown as HTML (see `portal/prose.py`)."""
        return to_html(text, self.tag, heading, links)

    def number(self, value: float) -> str:
        """Return a number with at most two decimals."""
        return _decimal(value, self._locale)

    def metres(self, value: float) -> str:
        """Return a length in metres: 8,5 m."""
        return f"{self.number(value)}{NO_BREAK}m"

    def feet(self, metres: float) -> str:
        """Return the same length in feet and inches, to the nearest inch: 27′ 11″."""
        feet, inches = divmod(round(metres * _INCHES_A_METRE), 12)
        return f"{feet}′{NO_BREAK}{inches}″" if inches else f"{feet}′"

    def hours(self, value: float) -> str:
        """Return hours: 4 h."""
        return f"{self.number(value)}{NO_BREAK}h"

    def minutes(self, value: int) -> str:
        """Return minutes: 65 min."""
        return f"{self.number(value)}{NO_BREAK}min"

    def size(self, octets: int) -> str:
        """Return a file's size, in kilobytes or megabytes as the reader's country names them."""
        kilobytes = max(1, round(octets / _KILO))
        if kilobytes < _KILO:
            return self._unit(kilobytes, "digital-kilobyte")
        return self._unit(round(kilobytes / _KILO, 1), "digital-megabyte")

    def date(self, day: dt.date) -> str:
        """Return a day in full, with its weekday."""
        return self._dated(_date(day, "full", self._locale))

    def day(self, day: dt.date) -> str:
        """Return a day without its weekday."""
        return self._dated(_date(day, "long", self._locale))

    def short_day(self, day: dt.date) -> str:
        """Return a day with its month's short name, without a year."""
        return self._dated(_part_of_date(day, "MMMd", self._locale))

    def figure(self, day: dt.date) -> str:
        """Return the day of the month alone, as it stands large in a timetable."""
        return self._dated(str(day.day))

    def month(self, day: dt.date) -> str:
        """Return a month with its year."""
        return self._tidy(_part_of_date(day, "yMMMM", self._locale))

    def short_month(self, day: dt.date) -> str:
        """Return a month's short name with its year."""
        return self._tidy(_part_of_date(day, "yMMM", self._locale))

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week."""
        return self._tidy(_date(day, "EEEE", self._locale))

    def time(self, clock: str) -> str:
        """Return a time such as ``19:30`` as this locale writes it.

        In French as the Office québécois de la langue française has it, and as everybody
        reads it: 15 h, 19 h 30.
        """
        hours, minutes = clock.split(":")
        if self._is_french:
            past = f"{NO_BREAK}{minutes}" if int(minutes) else ""
            return f"{int(hours)}{NO_BREAK}h{past}"
        moment = dt.time(int(hours), int(minutes))
        text = self._tidy(_time(moment, self._locale))
        return text.replace(" ", NO_BREAK)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return str(self.source.locale.territories.get(code, code))

    def language(self, tag: str) -> str:
        """Return the name of a language, as it stands in a sentence: “In French”."""
        name = self._spoken.languages.get(tag.split("-", maxsplit=1)[0], tag)
        return str(name)

    @property
    def own_language(self) -> str:
        """The name of this language in itself: Français, Deutsch."""
        name = str(self.source.locale.languages.get(self.source.language, self.tag))
        return name[:1].upper() + name[1:]

    def months(self, first: dt.date, last: dt.date) -> str:
        """Return a period by its months, the year said once where it is the same."""
        return self._tidy(_interval(first, last, "yMMMM", self._locale))

    def period(self, first: dt.date, last: dt.date) -> str:
        """Return a period by its days, what both share said once; a single day by itself."""
        if first == last:
            return self.day(first)
        return self._dated(_days(first, last, self._locale))

    def either(self, words: Iterable[str]) -> str:
        """Return words as a list with its "or"."""
        return str(format_list(list(words), style="or", locale=self._spoken))

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list with its "and"."""
        return str(format_list(list(words), locale=self._spoken))

    def _unit(self, value: float, unit: str) -> str:
        return self._tidy(_quantity(value, unit, self._locale))

    @property
    def _is_french(self) -> bool:
        return self.source.locale.language == "fr"

    def _dated(self, text: str) -> str:
        """Return CLDR's words for days, a day kept with its month and French with its “1er”."""
        if self._is_french:
            text = _FIRST_DAY.sub("1er", text)
        text = _MONTH_THEN_DAY.sub(NO_BREAK, self._tidy(text))
        return _DAY_THEN_MONTH.sub(rf"\1{NO_BREAK}", text)

    @staticmethod
    def _tidy(text: str) -> str:
        return text.replace("\u202f", NO_BREAK)

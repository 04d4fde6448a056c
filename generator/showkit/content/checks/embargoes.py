"""Dates that are not announced yet, and texts that give them away."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from showkit.content.cldr import month_names
from showkit.content.rules import DATES
from showkit.model.finding import Place
from showkit.model.record import Visibility

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.show import Show


_DIGIT = re.compile("[0-9]")
"""Without one a paragraph names no date."""


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph that anybody can read; `is_file` where it stands in a file as it is here."""

    text: str
    begin: Callable[[], Place]
    is_file: bool = False

    @cached_property
    def folded(self) -> str:
        """The same text as names and dates are looked for in it, sign for sign."""
        return _folded(self.text)

    def place(self, offset: int) -> Place:
        """Return where a character stands; of a value in YAML or a table, where it begins."""
        start = self.begin()
        if not self.is_file:
            return start
        lines = self.text[:offset].split("\n")
        return Place(start.path, start.line + len(lines) - 1, len(lines[-1]) + 1)


def embargoes_hold(library: Library, loaded: Loaded, as_of: dt.date) -> Iterator[Finding]:
    """A public text does not give away a date before its house announces it.

    A house that unveils its season in March does not forgive a company that names the date in
    January. A paragraph is held to give it away if it names the day together with the town or
    the house, or the house together with the month and year. A town or a house alone gives
    nothing away, nor does what a date that is announced already says as well.
    """
    held = [
        (show, row)
        for show in library.shows
        for row in show.performances
        if row.announced_on and as_of < row.announced_on and row.date >= as_of
    ]
    if not held:
        return
    told: set[tuple[Place, str]] = set()
    paragraphs = [one for one in _paragraphs(library, loaded) if _DIGIT.search(one.text)]
    announced = [row for show in library.shows for row in show.performances if row.is_public(as_of)]
    known = _Announced(announced)
    named: dict[str, _Name] = {}
    watches = [(show, row, _Watch(row, library, known, named)) for show, row in held]
    names = {name for _, _, watch in watches for name in watch.names}
    paragraphs = [one for one in paragraphs if any(name in one.folded for name in names)]
    for show, row, watch in watches:
        places = [
            paragraph.place(offset)
            for paragraph in paragraphs
            for offset in watch.leaks(paragraph.folded)
        ]
        premiere = show.facts.premiere
        if premiere and premiere.date == row.date:
            path = f"{show.folder}/datapackage.yaml"
            places.append(loaded.place(path, ("premiere", "date")))
        for place in places:
            if (place, row.venue) not in told:
                told.add((place, row.venue))
                yield _finding(place, show, row, watch.house)


def _finding(place: Place, show: Show, row: Performance, house: str) -> Finding:
    return DATES.EMBARGO.at(
        place,
        show=show.slug,
        house=house,
        city=row.city,
        date=row.date,
        announced=row.announced_on,
    )


def _paragraphs(library: Library, loaded: Loaded) -> Iterator[_Paragraph]:
    """Yield every paragraph that the portal shows."""
    company = library.company
    for field, text in (("tagline", company.tagline), ("about", company.about)):
        for tag, words in text.root.items() if text else ():
            place = partial(loaded.place, "content/company.yaml", (field, tag))
            yield from (_Paragraph(part, place) for part in re.split(r"\n\s*\n", words))
    for show in library.shows:
        for tag, of_show in show.words.items():
            path = f"{show.folder}/show.{tag}.md"
            for field in ("title", "subtitle", "hook", "summary"):
                yield _Paragraph(getattr(of_show, field), partial(loaded.place, path, (field,)))
            if path in loaded.texts:
                yield from _body(of_show.body, path, loaded)
        yield from _rows(show, loaded)


def _rows(show: Show, loaded: Loaded) -> Iterator[_Paragraph]:
    """Yield what tables of a show say in sentences: its news and its captions."""
    table = f"{show.folder}/changes.csv"
    for change in show.changes:
        if not change.performances:  # else it is kept back until they may be known
            for tag, said in change.text.root.items():
                yield _Paragraph(said, partial(loaded.cell, table, change, "text", tag))
    table = f"{show.folder}/visuals.csv"
    for visual in show.visuals:
        if visual.visibility is Visibility.PUBLIC:
            for tag, caption in visual.caption.root.items():
                yield _Paragraph(caption, partial(loaded.cell, table, visual, "caption", tag))


def _body(body: str, path: str, loaded: Loaded) -> Iterator[_Paragraph]:
    lines = 0
    for paragraph in re.split(r"(\n(?:[ \t]*\n)+)", body):
        yield _Paragraph(paragraph, partial(_line_of_body, path, lines, loaded), is_file=True)
        lines += paragraph.count("\n")


def _line_of_body(path: str, lines: int, loaded: Loaded) -> Place:
    return Place(path, loaded.texts[path].body_line + lines, 1)


class _Announced:
    """What anybody may know: where shows are played on a day, at which houses in a month."""

    def __init__(self, announced: Sequence[Performance]) -> None:
        self.cities = {(one.date, one.city) for one in announced}
        self.houses = {(one.date.year, one.date.month, one.venue) for one in announced}


class _Watch:
    """What would give one performance away."""

    def __init__(
        self,
        row: Performance,
        library: Library,
        announced: _Announced,
        named: dict[str, _Name],
    ) -> None:
        house = library.presenter_by_slug.get(row.venue)
        self.house = house.name if house else row.venue
        self._date = row.date
        self._languages = {tag.split("-")[0] for tag in library.company.languages}
        self._known_in_month = (row.date.year, row.date.month, row.venue) in announced.houses
        city = "" if (row.date, row.city) in announced.cities else row.city
        # many dates are at the same few houses and in the same few towns
        self._house = named.setdefault(self.house, _Name(self.house))
        self._city = named.setdefault(city, _Name(city))

    @property
    def names(self) -> Sequence[str]:
        """The names, folded, without one of which nothing is given away."""
        return [name for name in (self._house.folded, self._city.folded) if name]

    def leaks(self, folded: str) -> Sequence[int]:
        """Return where a folded paragraph gives the performance away: one offset at most."""
        names_house = self._house.stands_in(folded)
        if not names_house and not self._city.stands_in(folded):
            return ()
        day = self._day.search(folded)
        if day:
            return (day.start(),)
        month = self._month.search(folded) if names_house and not self._known_in_month else None
        return (month.start(),) if month else ()

    @cached_property
    def _day(self) -> re.Pattern[str]:
        return _day_pattern(self._date, self._months)

    @cached_property
    def _month(self) -> re.Pattern[str]:
        return _month_pattern(self._date, self._months)

    @cached_property
    def _months(self) -> str:
        others = sorted(self._languages - {"en", "fr"})
        return _either(month_names(self._date.month, ("en", "fr", *others)))


class _Name:
    """A name to look for in many folded texts; an empty one is found nowhere."""

    def __init__(self, name: str) -> None:
        self.folded = _folded(name).strip()
        self._found: dict[str, bool] = {}

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){re.escape(self.folded)}(?!\w)")

    def stands_in(self, folded: str) -> bool:
        if not self.folded or self.folded not in folded:  # most texts end here
            return False
        found = self._found.get(folded)
        if found is None:
            found = self._found[folded] = self._word.search(folded) is not None
        return found


class _Plain(dict[int, str]):
    """Every sign without accent or capital, as one sign; made up as texts ask for them."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = unicodedata.normalize("NFKD", sign)[0].lower()[0]
        self[code] = "'" if sign in "’ʼ‘" else " " if sign.isspace() else plain
        return self[code]


_PLAIN = _Plain()


def _folded(text: str) -> str:
    """Return a text sign for sign without capitals, accents and curled apostrophes."""
    return text.translate(_PLAIN)


def _day_pattern(day: dt.date, months: str) -> re.Pattern[str]:
    """Match the day as people write it, with its year or without one, but not another year."""
    month = rf"(?:{months})(?!\w)"
    number = rf"(?<![0-9])0?{day.day}"
    other_year = rf",? +(?!{day.year})[0-9]{{4}}"
    ordinal = r"(?:er|re|st|nd|rd|th|\.)?"
    next_day = r"(?: ?(?:et|and|&|au|to|[-–/]) ?[0-9]{1,2})?"
    return re.compile(
        rf"{number}{ordinal}{next_day} (?:de |d'|of )?{month}(?!{other_year})"
        rf"|(?<!\w){month} 0?{day.day}(?:st|nd|rd|th)?(?![0-9])(?!{other_year})"
        rf"|(?<![0-9]){day.year}-{day.month:02}-{day.day:02}(?![0-9])"
        rf"|{number}[/.]0?{day.month}[/.](?:20)?{day.year % 100:02}(?![0-9])"
    )


def _month_pattern(day: dt.date, months: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{months}),? +(?:de +)?{day.year}(?![0-9])")


def _either(names: Sequence[str]) -> str:
    return "|".join(re.escape(_folded(name)) for name in names)

"""A show's own facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.rules import CONTENT, DATES
from showkit.content.suggestions import did_you_mean
from showkit.model.age import age_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def touring_windows_end_after_they_begin(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A touring window ends on the day it begins or later."""
    for show in library.shows:
        path = f"{show.folder}/datapackage.yaml"
        for n, window in enumerate(show.facts.touring):
            if window.to < window.from_:
                place = loaded.place(path, ("touring", n, "to"))
                yield DATES.WINDOW_ORDER.at(place, from_=window.from_, to=window.to)


def ages_rise(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """The oldest age of an audience is not below the youngest.

    An age is a number of years, or of months where that is said: 18 months.
    """
    for show in library.shows:
        ages = show.facts.ages
        if ages is not None and ages.to is not None and ages.to < ages.from_:
            place = loaded.place(f"{show.folder}/datapackage.yaml", ("ages", "to"))
            youngest, oldest = age_words(ages.from_), age_words(ages.to)
            yield CONTENT.AGE_ORDER.at(place, youngest=youngest, oldest=oldest)


def shows_belong_to_known_companies(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """An agency's show names a company that company.yaml describes.

    Under ``companies`` each company has a slug; a show names it under ``company``. A company
    that tours its own shows needs neither.
    """
    known = {company.slug for company in library.company.companies}
    for show in library.shows:
        named = show.facts.company
        if named is not None and named not in known:
            place = loaded.place(f"{show.folder}/datapackage.yaml", ("company",))
            suggestion = did_you_mean(named, known)
            yield CONTENT.UNKNOWN_COMPANY.at(place, company=named, suggestion=suggestion)

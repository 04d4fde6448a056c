"""Where a touring window is: countries and regions named in a company's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError

from showkit.content.folding import folded_words
from showkit.content.towns import plain_name, region_of, regions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.place import PostalAddress
    from showkit.model.record import LocalText

_PARTS: Final = re.compile(
    r"[,;:/()+]|\b(?:et|puis|ou|and|then|or|y|e|o|und|oder|en|of|i|amb)\b", re.IGNORECASE
)
_EXCEPT: Final = re.compile(
    r"\b(?:sauf|hors|hormis|except|excluding|without|excepto|salvo|sin|ohne)\b", re.IGNORECASE
)
_COMPASS: Final = frozenset(
    {
        *(
            "nord",
            "sud",
            "est",
            "ouest",
            "norte",
            "sur",
            "este",
            "oeste",
            "norden",
            "suden",
            "osten",
            "westen",
        ),
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
        *("centre", "center", "central", "centro", "grand", "great"),
    }
)
"""Words that are the whole name of some region of the world, and never mean it here."""
_ALWAYS: Final = ("fr", "en")
"""Languages in which names are known, beside that of the text."""
_CONTINENTS: Final = {"150": "EU", "003": "NA", "005": "SA", "142": "AS", "002": "AF", "009": "OC"}
"""CLDR's codes of the continents, and GeoNames'."""
_LONGEST: Final = 6
_SHORT_COUNTRIES: Final = {"usa": "US", "u.s.a.": "US", "uk": "GB"}

Territory = str
"""A country (``FR``) or one of its regions (``CA.10``), by GeoNames' code."""


class Reach(Enum):
    """Whether a window is open to a house."""

    HERE = auto()
    ELSEWHERE = auto()
    UNKNOWN = auto()
    """The zone, or where the house is, cannot be told."""


@dataclass(frozen=True)
class Zone:
    """The territories that a zone names; not `is_whole` where some of its words are unknown.

    `doubtful` are those of which it excepts a part or all.
    """

    territories: frozenset[Territory]
    is_whole: bool
    doubtful: frozenset[Territory] = frozenset()

    def reaches(self, home: tuple[Territory, ...]) -> Reach:
        """Tell whether the zone holds a house; `home` is its country and, if known, its region.

        Words that are understood limit it: an unknown one beside them may be another region of a
        country that they name, and opens no other country.
        """
        if self.territories.intersection(home):
            return Reach.HERE
        if not home or not self.territories or self.doubtful.intersection(home):
            return Reach.UNKNOWN
        names_country_of_home = any(one.partition(".")[0] in home for one in self.territories)
        if names_country_of_home and (len(home) == 1 or not self.is_whole):
            return Reach.UNKNOWN
        return Reach.ELSEWHERE


def home_of(address: PostalAddress) -> tuple[Territory, ...]:
    """Return the country of an address, and its region where it is known."""
    if not address.country:
        return ()
    country = address.country.upper()
    region = region_of(address.region, country)
    return (country, f"{country}.{region.code}") if region else (country,)


def zone_of(text: LocalText | None) -> Zone | None:
    """Return the territories that a window's zone names, None where it names no zone at all.

    What follows a colon is a remark. A text in several languages is understood in the best of them.
    """
    if text is None or not any(words.strip() for words in text.root.values()):
        return None
    read = [_read(words, tag) for tag, words in text.root.items()]
    territories = frozenset[Territory]().union(*(one.territories for one in read))
    doubtful = frozenset[Territory]().union(*(one.doubtful for one in read)) - territories
    return Zone(territories, any(one.is_whole for one in read), doubtful)


@lru_cache(maxsize=1_000)
def _read(text: str, tag: str) -> Zone:
    names = _names(tag.split("-", maxsplit=1)[0])
    said, *excepted = _EXCEPT.split(text.partition(":")[0])
    named = [_named(part, names) for part in _PARTS.split(said) if part.strip()]
    without = frozenset[Territory]().union(*(_named(part, names) for part in excepted))
    found = frozenset[Territory]().union(*named) - without
    return Zone(found, all(named) and not excepted, without)


def _named(part: str, names: Mapping[str, frozenset[Territory]]) -> frozenset[Territory]:
    """Return what a part names: “northern France” names France, which is more than it says."""
    words = plain_name(part).split()
    found: set[Territory] = set()
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at), 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in names), 0)
        if size:
            found |= names[" ".join(words[at : at + size])]
        at += size or 1
    return frozenset(found)


@lru_cache(maxsize=20)
def _names(language: str) -> Mapping[str, frozenset[Territory]]:
    """Return territories by their names: regions, then countries and continents before them."""
    known: dict[str, frozenset[Territory]] = {}
    for country, found in regions().by_country.items():
        for region in found:
            for name in region.names:
                if _COMPASS.issuperset(name.split()):
                    continue
                known[name] = known.get(name, frozenset()) | {f"{country}.{region.code}"}
    for tag in (language, *_ALWAYS):
        for code, name in _territories(tag).items():
            meant = _meant(code)
            if meant:
                known[folded_words(name)] = meant
    return known | {name: frozenset({code}) for name, code in _SHORT_COUNTRIES.items()}


def _territories(tag: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(tag).territories)
    except (ValueError, UnknownLocaleError):
        return {}


def _meant(code: str) -> frozenset[Territory]:
    continents = regions().continents
    if code in _CONTINENTS:
        wanted = _CONTINENTS[code]
        return frozenset(one for one, continent in continents.items() if continent == wanted)
    return frozenset({code}) if code in continents else frozenset()

